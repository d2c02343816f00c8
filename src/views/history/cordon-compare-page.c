/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two dates compared: the days are chosen as in history, and what differs is listed thing by thing. A comparison is
 * made when the page shows, and again when the plan has changed and the last day is not over. */

#include "views/history/cordon-compare-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-report.h"
#include "model/cordon-kind.h"
#include "views/history/cordon-compare-row.h"
#include "views/history/cordon-history-entry.h"
#include "views/history/cordon-history-span.h"

/* So many rows of a kind are shown; the others are counted. */
#define MOST_ROWS 500

struct _CordonComparePage
{
  AdwBin parent_instance;

  CordonPlan *plan;
  CordonHistoryNames *names;
  GPtrArray *comparisons; /* of CordonComparison; %NULL before the first has come */
  GListStore *items;      /* of CordonCompareItem */
  GCancellable *cancellable;
  gboolean stale;
  gboolean filling; /* the choice changes because we say so */

  GtkDropDown *compare_span;
  GtkListBox *compare_dates;
  CordonFieldRow *first;
  CordonFieldRow *last;
  GtkLabel *between;
  GtkStack *compare_stack;
  GtkListView *compare_list;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (CordonComparePage, cordon_compare_page, ADW_TYPE_BIN)

/* What differs */

typedef struct
{
  const CordonDifference *difference;
  char *key;
} Sorted;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Sorted *) a)->key, ((const Sorted *) b)->key);
}

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

/* By code and by title: 1.C before 1.C.2 before 1.D. */
static GArray *
sort (const CordonComparison *comparison)
{
  const CordonKind *kind = cordon_kind_find (comparison->kind);
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (sorted, clear_sorted);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const CordonDifference *difference = comparison->differences->pdata[i];
      CordonRow *row = difference->after != NULL ? difference->after : difference->before;
      const char *code = cordon_row_get_text (row, "code");
      const char *title = kind != NULL ? cordon_row_get_text (row, kind->title_field) : NULL;
      g_autofree char *title_key = g_utf8_collate_key (title != NULL ? title : "", -1);
      Sorted each = {difference, g_strjoin ("\n", code != NULL ? code : "", title_key, cordon_row_get_id (row), NULL)};

      g_array_append_val (sorted, each);
    }
  g_array_sort (sorted, compare_keys);
  return sorted;
}

static void
add_item (GPtrArray *items, CordonComparePage *self, const CordonComparison *comparison,
          const CordonDifference *difference, guint more)
{
  g_ptr_array_add (items, cordon_compare_item_new (self->comparisons, comparison, difference, more));
}

static void
show_results (CordonComparePage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->comparisons->len; i++)
    {
      const CordonComparison *comparison = self->comparisons->pdata[i];
      guint n = comparison->n_changed + comparison->n_made + comparison->n_deleted;
      g_autoptr (GArray) sorted = sort (comparison);

      add_item (items, self, comparison, NULL, 0);
      for (guint j = 0; j < sorted->len; j++)
        add_item (items, self, comparison, g_array_index (sorted, Sorted, j).difference, 0);
      if (n > sorted->len)
        add_item (items, self, comparison, NULL, n - sorted->len);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->compare_stack, items->len > 0 ? "results" : "nothing");
  gtk_spinner_stop (self->spinner);
}

static void
on_row_set_up (CordonComparePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cordon_compare_row_new (self->names));
}

static void
on_row_bound (CordonComparePage *self, GtkListItem *item)
{
  CordonCompareItem *line = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, cordon_compare_item_get_row (line) != NULL);
  cordon_compare_row_set_item (CORDON_COMPARE_ROW (gtk_list_item_get_child (item)), line);
}

static void
on_row_unbound (CordonComparePage *self, GtkListItem *item)
{
  cordon_compare_row_set_item (CORDON_COMPARE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_item_activated (CordonComparePage *self, guint position)
{
  g_autoptr (CordonCompareItem) line = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  CordonRow *row = cordon_compare_item_get_row (line);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", cordon_row_get_kind (row),
                                cordon_row_get_id (row));
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonComparePage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *comparisons = cordon_ledger_compare_finish (CORDON_LEDGER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  self->comparisons = comparisons;
  if (error != NULL)
    {
      gtk_spinner_stop (self->spinner);
      gtk_stack_set_visible_child_name (self->compare_stack, "failed");
      cordon_report_error (GTK_WIDGET (self), error);
      return;
    }
  show_results (self);
}

static void
say_between (CordonComparePage *self, const char *first, const char *last)
{
  g_autofree char *from = cordon_date_format (strcmp (first, last) <= 0 ? first : last);
  g_autofree char *to = cordon_date_format (strcmp (first, last) <= 0 ? last : first);
  /* Translators: what a list shows; both are dates. */
  g_autofree char *text =
      g_strdup_printf (C_ ("compare", "In what the plan at the end of %2$s differs from the plan before %1$s."), from,
                       to);

  gtk_label_set_label (self->between, text);
}

static void
compare (CordonComparePage *self)
{
  const char *first = cordon_field_row_get_value (self->first), *last = cordon_field_row_get_value (self->last);
  const char *chosen = cordon_history_drop_down_get_value (self->compare_span);
  gint64 begin, end;

  if (self->plan == NULL || first == NULL || last == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->compare_dates), chosen != NULL && *chosen == '\0');
  say_between (self, first, last);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  /* Dates of ISO text sort as they follow each other. */
  begin = cordon_history_day_begins (strcmp (first, last) <= 0 ? first : last) - 1;
  end = cordon_history_day_ends (strcmp (first, last) <= 0 ? last : first) - 1;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->comparisons == NULL)
    {
      gtk_stack_set_visible_child_name (self->compare_stack, "loading");
      gtk_spinner_start (self->spinner);
    }
  cordon_ledger_compare_async (cordon_plan_get_ledger (self->plan), MAX (begin, 0), MAX (end, 1), MOST_ROWS,
                               self->cancellable, on_compared, g_object_ref (self));
}

static void
on_map (CordonComparePage *self)
{
  if (self->stale)
    compare (self);
}

static void
on_plan_changed (CordonComparePage *self)
{
  const char *first = cordon_field_row_get_value (self->first), *last = cordon_field_row_get_value (self->last);
  g_autofree char *today = cordon_history_date_of (g_get_real_time () / 1000);

  if (g_strcmp0 (first, today) >= 0 || g_strcmp0 (last, today) >= 0)
    compare (self);
}

/* Which days */

static void
on_span_changed (CordonComparePage *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->filling || self->plan == NULL)
    return;
  if (cordon_history_span_read (cordon_history_drop_down_get_value (self->compare_span), &first, &last))
    {
      cordon_field_row_set_value (self->first, first);
      cordon_field_row_set_value (self->last, last);
    }
  compare (self);
}

static void
on_date_committed (CordonComparePage *self, const char *value, CordonFieldRow *row)
{
  cordon_field_row_set_value (row, value);
  compare (self);
}

static void
fill_spans (CordonComparePage *self)
{
  g_autoptr (GListModel) spans = cordon_history_spans (self->plan, NULL);
  g_autofree char *chosen = g_strdup (cordon_history_drop_down_get_value (self->compare_span));

  self->filling = TRUE;
  cordon_history_drop_down_set_options (self->compare_span, spans);
  cordon_history_drop_down_set_value (self->compare_span, "");
  cordon_history_drop_down_set_value (self->compare_span, chosen);
  self->filling = FALSE;
}

/* Class */

void
cordon_compare_page_set_plan (CordonComparePage *self, CordonPlan *plan, CordonHistoryNames *names)
{
  g_return_if_fail (CORDON_IS_COMPARE_PAGE (self));
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  self->names = g_object_ref (names);
  fill_spans (self);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (fill_spans), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (fill_spans), self, G_CONNECT_SWAPPED);
  /* Today's changes are what one asks for most. */
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->compare_span, 0);
  self->filling = FALSE;
  on_span_changed (self);
}

static void
cordon_compare_page_dispose (GObject *object)
{
  CordonComparePage *self = CORDON_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->compare_list != NULL)
    gtk_list_view_set_model (self->compare_list, NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->names);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_compare_page_parent_class)->dispose (object);
}

static void
cordon_compare_page_finalize (GObject *object)
{
  CordonComparePage *self = CORDON_COMPARE_PAGE (object);

  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (cordon_compare_page_parent_class)->finalize (object);
}

static void
cordon_compare_page_class_init (CordonComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_compare_page_dispose;
  object_class->finalize = cordon_compare_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/history/cordon-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, compare_span);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, compare_dates);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, between);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, compare_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, compare_list);
  gtk_widget_class_bind_template_callback (widget_class, on_span_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_item_activated);
}

static void
cordon_compare_page_init (CordonComparePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (CORDON_TYPE_COMPARE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_set_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbound), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->compare_list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->compare_list, GTK_SELECTION_MODEL (selection));
  self->first = CORDON_FIELD_ROW (cordon_history_date_row_new ("first", C_ ("span of time", "First day")));
  self->last = CORDON_FIELD_ROW (cordon_history_date_row_new ("last", C_ ("span of time", "Last day")));
  gtk_list_box_append (self->compare_dates, GTK_WIDGET (self->first));
  gtk_list_box_append (self->compare_dates, GTK_WIDGET (self->last));
  g_signal_connect_object (self->first, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

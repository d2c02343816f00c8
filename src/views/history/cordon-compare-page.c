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
#include "model/cordon-words.h"
#include "views/history/cordon-compare-row.h"
#include "views/history/cordon-history-entry.h"
#include "views/history/cordon-history-span.h"

/* So many rows of a kind are shown; the others are counted. */
#define MOST_ROWS 50

struct _CordonComparePage
{
  AdwBin parent_instance;

  CordonPlan *plan;
  CordonHistoryNames *names;
  GPtrArray *comparisons; /* of CordonComparison; %NULL before the first has come */
  GCancellable *cancellable;
  gboolean stale;
  gboolean filling; /* the choice changes because we say so */

  GtkDropDown *compare_span;
  GtkListBox *compare_dates;
  CordonFieldRow *first;
  CordonFieldRow *last;
  GtkStack *compare_stack;
  GtkBox *results;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (CordonComparePage, cordon_compare_page, ADW_TYPE_BIN)

/* What differs */

static void
add_count (GString *counts, const char *format, guint n)
{
  if (n == 0)
    return;
  if (counts->len > 0)
    g_string_append (counts, C_ ("between the parts of a list", ", "));
  g_string_append_printf (counts, format, n);
}

static char *
count_words (const CordonComparison *comparison)
{
  GString *counts = g_string_new (NULL);
  guint changed = comparison->n_changed, made = comparison->n_made, deleted = comparison->n_deleted;

  add_count (counts, ngettext ("%u changed", "%u changed", changed), changed);
  add_count (counts, ngettext ("%u new", "%u new", made), made);
  add_count (counts, ngettext ("%u deleted", "%u deleted", deleted), deleted);
  return g_string_free (counts, FALSE);
}

static void
add_heading (CordonComparePage *self, const CordonComparison *comparison)
{
  const CordonKind *kind = cordon_kind_find (comparison->kind);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (kind != NULL ? cordon_kind_label (kind) : comparison->kind);
  g_autofree char *counts = count_words (comparison);
  GtkWidget *counted = gtk_label_new (counts);

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (counted, "dim-label");
  gtk_widget_add_css_class (counted, "numeric");
  gtk_label_set_wrap (GTK_LABEL (counted), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), counted);
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (self->results, box);
}

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

/* By code and by what they are called: 1.C before 1.C.2 before 1.D. */
static GArray *
sort (CordonComparePage *self, const CordonComparison *comparison)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (sorted, clear_sorted);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const CordonDifference *difference = comparison->differences->pdata[i];
      g_autofree char *title =
          cordon_history_names_dup_row (self->names,
                                        difference->after != NULL ? difference->after : difference->before);
      Sorted each = {difference, g_utf8_collate_key_for_filename (title, -1)};

      g_array_append_val (sorted, each);
    }
  g_array_sort (sorted, compare_keys);
  return sorted;
}

static void
add_comparison (CordonComparePage *self, const CordonComparison *comparison)
{
  GtkWidget *list = gtk_list_box_new ();
  const CordonKind *kind = cordon_kind_find (comparison->kind);
  guint n = comparison->n_changed + comparison->n_made + comparison->n_deleted;
  g_autoptr (GArray) sorted = sort (self, comparison);

  add_heading (self, comparison);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind != NULL ? cordon_kind_label (kind) : comparison->kind, -1);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         cordon_compare_row_new (g_array_index (sorted, Sorted, i).difference, self->names));
  gtk_box_append (self->results, list);
  if (n > sorted->len)
    {
      guint more = n - sorted->len;
      g_autofree char *counted = cordon_words_count (comparison->kind, more);
      g_autofree char *text = g_strdup_printf (
          /* Translators: under a list that is too long to show; %s is a number of things: “232 bodies”. */
          C_ ("compare", "And %s more. Choose dates closer to each other to see them."), counted);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (self->results, label);
    }
}

static void
show_results (CordonComparePage *self)
{
  GtkWidget *child;

  if (self->comparisons == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_box_remove (self->results, child);
  for (guint i = 0; i < self->comparisons->len; i++)
    add_comparison (self, self->comparisons->pdata[i]);
  gtk_stack_set_visible_child_name (self->compare_stack, self->comparisons->len > 0 ? "results" : "nothing");
  gtk_spinner_stop (self->spinner);
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
compare (CordonComparePage *self)
{
  const char *first = cordon_field_row_get_value (self->first), *last = cordon_field_row_get_value (self->last);
  gint64 begin, end;

  if (self->plan == NULL || first == NULL || last == NULL)
    return;
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

  if (self->filling || self->plan == NULL
      || !cordon_history_span_read (cordon_history_drop_down_get_value (self->compare_span), &first, &last))
    return;
  cordon_field_row_set_value (self->first, first);
  cordon_field_row_set_value (self->last, last);
  compare (self);
}

/* What is typed as a date may be one of the spans; where it isn't, the choice says so. */
static void
on_date_committed (CordonComparePage *self, const char *value, CordonFieldRow *row)
{
  g_autofree char *span = NULL;

  cordon_field_row_set_value (row, value);
  span = g_strconcat (cordon_field_row_get_value (self->first), "/", cordon_field_row_get_value (self->last), NULL);
  self->filling = TRUE;
  cordon_history_drop_down_set_value (self->compare_span, "");
  cordon_history_drop_down_set_value (self->compare_span, span);
  self->filling = FALSE;
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
  g_signal_connect_object (names, "changed", G_CALLBACK (show_results), self, G_CONNECT_SWAPPED);
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
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, compare_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, results);
  gtk_widget_class_bind_template_child (widget_class, CordonComparePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_span_changed);
}

static void
cordon_compare_page_init (CordonComparePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->first = CORDON_FIELD_ROW (cordon_history_date_row_new ("first", C_ ("span of time", "First day")));
  self->last = CORDON_FIELD_ROW (cordon_history_date_row_new ("last", C_ ("span of time", "Last day")));
  gtk_list_box_append (self->compare_dates, GTK_WIDGET (self->first));
  gtk_list_box_append (self->compare_dates, GTK_WIDGET (self->last));
  g_signal_connect_object (self->first, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

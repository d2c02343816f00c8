/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The results of a search. The ledger finds rows; what they are called is read from their records, and the list is
 * filled when all of those are there, so that it doesn't move under the person's hand. A search that is overtaken by
 * the next is dropped. */

#include "app/cordon-search-page.h"

#include "app/cordon-views.h"
#include "base/cordon-error.h"
#include "kit/cordon-report.h"
#include "model/cordon-words.h"
#include "store/cordon-search.h"

#define AT_MOST 50

struct _CordonSearchPage
{
  AdwBin parent_instance;

  GCancellable *cancellable;

  GPtrArray *rows;

  GtkStack *stack;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (CordonSearchPage, cordon_search_page, ADW_TYPE_BIN)

/* A search that is under way */
typedef struct
{
  CordonSearchPage *page;
  CordonPlan *plan;
  GCancellable *cancellable;
  GPtrArray *hits;
  GPtrArray *records;
  guint n_waiting;
} Search;

static Search *
search_ref (Search *search)
{
  return g_atomic_rc_box_acquire (search);
}

static void
search_clear (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->page);
  g_clear_object (&search->plan);
  g_clear_object (&search->cancellable);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_clear_pointer (&search->records, g_ptr_array_unref);
}

static void
search_unref (Search *search)
{
  g_atomic_rc_box_release_full (search, search_clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_unref)

static gboolean
has_kind (GPtrArray *kinds, const char *kind)
{
  return g_ptr_array_find_with_equal_func (kinds, kind, g_str_equal, NULL);
}

/* The kinds that a view shows come first, in the views' order. */
static GPtrArray *
list_kinds (void)
{
  GPtrArray *kinds = g_ptr_array_new ();
  guint n_views;
  const CordonView *views = cordon_views_get (&n_views);

  for (guint i = 0; i < n_views; i++)
    {
      for (const char *const *kind = views[i].kinds; kind != NULL && *kind != NULL; kind++)
        {
          if (!has_kind (kinds, *kind))
            g_ptr_array_add (kinds, (gpointer) *kind);
        }
    }
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      if (!has_kind (kinds, (*kind)->name))
        g_ptr_array_add (kinds, (gpointer) (*kind)->name);
    }
  return kinds;
}

void
cordon_search_prepare (CordonPlan *plan)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (CordonSearchField));
  g_autoptr (GPtrArray) kinds = list_kinds ();

  g_return_if_fail (CORDON_IS_PLAN (plan));

  for (guint i = 0; i < kinds->len; i++)
    {
      const CordonKind *kind = cordon_kind_find (g_ptr_array_index (kinds, i));

      for (guint j = 0; kind != NULL && j < kind->n_fields; j++)
        {
          const CordonField *field = &kind->fields[j];
          CordonSearchField searched = {kind->name, field->name, (field->flags & CORDON_FIELD_SEARCH_LONG) != 0};

          if ((field->flags & (CORDON_FIELD_SEARCH | CORDON_FIELD_SEARCH_LONG)) != 0)
            g_array_append_val (fields, searched);
        }
    }
  if (fields->len > 0)
    cordon_ledger_set_search (cordon_plan_get_ledger (plan), (CordonSearchField *) fields->data, fields->len);
}

static GtkWidget *
create_row (CordonHit *hit, CordonRecord *record)
{
  const CordonKind *kind = cordon_record_get_kind (record);
  const CordonField *field = cordon_kind_field (kind, hit->field);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cordon_record_dup_title (record);
  g_autofree char *subtitle = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* Translators: the field in which a search found something, and the words there. */
  if (field != NULL && g_strcmp0 (hit->field, kind->title_field) != 0)
    subtitle = g_strdup_printf (C_ ("search result", "%s: %s"), cordon_field_label (field), hit->snippet);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", hit->kind, hit->id);
  return row;
}

static void
clear_list (CordonSearchPage *self)
{
  GtkWidget *group;

  g_ptr_array_set_size (self->rows, 0);
  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, group);
}

/* What a hit is called in its group's heading: nouns that share a table are told apart. */
static const char *
name_group (CordonRecord *record)
{
  const CordonKind *kind = cordon_record_get_kind (record);
  const CordonField *variety = cordon_kind_field (kind, "kind");
  const char *value = variety != NULL ? cordon_record_get_text (record, "kind") : NULL;

  if (value == NULL || !g_strv_contains (cordon_words_varied, kind->name))
    return cordon_kind_label (kind);
  return cordon_field_choice_label (variety, value);
}

static void
show_found (Search *search)
{
  CordonSearchPage *self = search->page;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  /* Groups in the order in which their best hits came */
  for (guint i = 0; i < search->hits->len; i++)
    {
      CordonRecord *record = g_ptr_array_index (search->records, i);
      const char *name = record != NULL ? name_group (record) : NULL;

      if (name != NULL && !has_kind (names, name))
        g_ptr_array_add (names, (gpointer) name);
    }
  clear_list (self);
  for (guint k = 0; k < names->len; k++)
    {
      const char *name = g_ptr_array_index (names, k);
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
      for (guint i = 0; i < search->hits->len; i++)
        {
          CordonRecord *record = g_ptr_array_index (search->records, i);
          GtkWidget *row;

          if (record == NULL || !g_str_equal (name_group (record), name))
            continue;
          row = create_row (g_ptr_array_index (search->hits, i), record);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
          g_ptr_array_add (self->rows, row);
        }
      gtk_box_append (self->groups, group);
    }
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "found" : "nothing");
}

typedef struct
{
  Search *search;
  guint index;
} Waiting;

static void
on_record_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (Search) search = waiting->search;
  g_autoptr (GError) error = NULL;

  /* One that is gone by now is left out. */
  g_ptr_array_index (search->records, waiting->index) =
      cordon_plan_get_record_finish (CORDON_PLAN (source), result, &error);
  if (--search->n_waiting == 0 && !g_cancellable_is_cancelled (search->cancellable))
    show_found (search);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Search) search = data;
  g_autoptr (GError) error = NULL;

  search->hits = cordon_ledger_search_finish (CORDON_LEDGER (source), result, &error);
  if (search->hits == NULL)
    {
      if (!g_cancellable_is_cancelled (search->cancellable))
        cordon_report_error (GTK_WIDGET (search->page), error);
      return;
    }
  if (g_cancellable_is_cancelled (search->cancellable))
    return;

  search->records = g_ptr_array_new_with_free_func (unref_record);
  g_ptr_array_set_size (search->records, (int) search->hits->len);
  search->n_waiting = search->hits->len;
  if (search->n_waiting == 0)
    show_found (search);
  for (guint i = 0; i < search->hits->len; i++)
    {
      CordonHit *hit = g_ptr_array_index (search->hits, i);
      Waiting *waiting = g_new0 (Waiting, 1);

      waiting->search = search_ref (search);
      waiting->index = i;
      cordon_plan_get_record_async (search->plan, hit->kind, hit->id, search->cancellable, on_record_read, waiting);
    }
}

static void
stop (CordonSearchPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
cordon_search_page_find (CordonSearchPage *self, CordonPlan *plan, const char *text)
{
  Search *search;

  g_return_if_fail (CORDON_IS_SEARCH_PAGE (self));
  g_return_if_fail (text != NULL);

  stop (self);
  if (plan == NULL || *text == '\0')
    {
      clear_list (self);
      gtk_stack_set_visible_child_name (self->stack, "found");
      return;
    }
  self->cancellable = g_cancellable_new ();
  search = g_atomic_rc_box_new0 (Search);
  search->page = g_object_ref (self);
  search->plan = g_object_ref (plan);
  search->cancellable = g_object_ref (self->cancellable);
  cordon_ledger_search_async (cordon_plan_get_ledger (plan), text, AT_MOST, search->cancellable, on_searched, search);
}

gboolean
cordon_search_page_open_first (CordonSearchPage *self)
{
  g_return_val_if_fail (CORDON_IS_SEARCH_PAGE (self), FALSE);

  return self->rows->len > 0 && gtk_widget_activate (g_ptr_array_index (self->rows, 0));
}

guint
cordon_search_page_get_n_found (CordonSearchPage *self)
{
  g_return_val_if_fail (CORDON_IS_SEARCH_PAGE (self), 0);

  return self->rows->len;
}

static void
cordon_search_page_dispose (GObject *object)
{
  stop (CORDON_SEARCH_PAGE (object));

  G_OBJECT_CLASS (cordon_search_page_parent_class)->dispose (object);
}

static void
cordon_search_page_finalize (GObject *object)
{
  g_clear_pointer (&CORDON_SEARCH_PAGE (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cordon_search_page_parent_class)->finalize (object);
}

static void
cordon_search_page_class_init (CordonSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_search_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_search_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonSearchPage, groups);
}

static void
cordon_search_page_init (CordonSearchPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History as a list. Three kinds of reading may be under way: the next page, edits newer than the first entry, and one
 * entry again that was taken back. Each belongs to the filter with which it began, and a new filter stops all of them.
 * No position is in the list twice, and positions only fall. */

#include "views/history/cordon-history-list.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-words.h"

#define PAGE 50

struct _CordonHistoryList
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonHistoryQuery filter; /* owns its texts */
  GPtrArray *entries;
  GCancellable *cancellable;
  gboolean reading_page;
  gboolean complete;
  gboolean reading_new;
  gboolean more_new; /* an edit came while new ones were being read */
  gboolean loading;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonHistoryList, cordon_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_LOADING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint failed_signal;

static GType
list_get_item_type (GListModel *model)
{
  return CORDON_TYPE_HISTORY_ENTRY;
}

static guint
list_get_n_items (GListModel *model)
{
  return CORDON_HISTORY_LIST (model)->entries->len;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  CordonHistoryList *self = CORDON_HISTORY_LIST (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

static void
set_loading (CordonHistoryList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
cordon_history_list_get_loading (CordonHistoryList *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_LIST (self), FALSE);

  return self->loading;
}

/* Days */

static char *
day_words (CordonHistoryList *self, const char *date)
{
  g_autofree char *words = cordon_date_format (date);
  g_autofree char *weekday = NULL;
  GDate day;
  char name[64];
  int days;

  if (!cordon_date_parse (date, &day))
    return g_steal_pointer (&words);
  if (cordon_date_days_between (date, cordon_plan_get_today (self->plan), &days) && (days == 0 || days == 1))
    /* Translators: a heading above what was done that day; %s is the date. */
    return g_strdup_printf (days == 0 ? C_ ("day", "Today, %s") : C_ ("day", "Yesterday, %s"), words);
  g_date_strftime (name, sizeof name, "%A", &day);
  weekday = g_strdup (name);
  /* Translators: a heading above what was done that day: the day of the week, and the date. */
  return g_strdup_printf (C_ ("day", "%s, %s"), weekday, words);
}

/* Gives each entry from @first to @last its heading, where the one above it is of another day. */
static void
head_days (CordonHistoryList *self, guint first, guint last)
{
  g_autofree char *above = first > 0 ? cordon_history_entry_dup_date (self->entries->pdata[first - 1]) : NULL;

  for (guint i = first; i <= last && i < self->entries->len; i++)
    {
      CordonHistoryEntry *entry = self->entries->pdata[i];
      g_autofree char *date = cordon_history_entry_dup_date (entry);
      g_autofree char *words = g_strcmp0 (date, above) != 0 ? day_words (self, date) : NULL;

      cordon_history_entry_set_day (entry, words);
      g_free (above);
      above = g_steal_pointer (&date);
    }
}

/* Reading */

static gint64
position_at (CordonHistoryList *self, guint index)
{
  return cordon_history_entry_get_position (self->entries->pdata[index]);
}

static CordonEdit *
steal_edit (GPtrArray *edits, guint index)
{
  CordonEdit *edit = edits->pdata[index];

  edits->pdata[index] = NULL;
  return edit;
}

static GPtrArray *
finish_reading (CordonHistoryList *self, GObject *source, GAsyncResult *result, gboolean *stopped)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = cordon_ledger_history_finish (CORDON_LEDGER (source), result, &error);

  *stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !*stopped)
    g_signal_emit (self, failed_signal, 0, error);
  return edits;
}

static void
read_history (CordonHistoryList *self, gint64 before, guint limit, GAsyncReadyCallback callback)
{
  CordonHistoryQuery query = self->filter;

  query.before_position = before;
  query.limit = limit;
  query.varied = cordon_words_varied;
  cordon_ledger_history_async (cordon_plan_get_ledger (self->plan), &query, self->cancellable, callback,
                               g_object_ref (self));
}

static void
on_page_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonHistoryList) self = data;
  gboolean stopped;
  g_autoptr (GPtrArray) edits = finish_reading (self, source, result, &stopped);
  guint first = self->entries->len;

  if (stopped)
    return;
  self->reading_page = FALSE;
  self->complete = edits == NULL || edits->len < PAGE;
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    g_ptr_array_add (self->entries, cordon_history_entry_new (steal_edit (edits, i)));
  head_days (self, first, self->entries->len);
  if (self->entries->len > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, 0, self->entries->len - first);
  set_loading (self, FALSE);
}

void
cordon_history_list_read_on (CordonHistoryList *self)
{
  g_return_if_fail (CORDON_IS_HISTORY_LIST (self));

  if (self->reading_page || self->complete)
    return;
  self->reading_page = TRUE;
  read_history (self, self->entries->len > 0 ? position_at (self, self->entries->len - 1) : 0, PAGE, on_page_read);
}

static void
begin_anew (CordonHistoryList *self)
{
  guint n = self->entries->len;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->reading_page = self->reading_new = self->more_new = self->complete = FALSE;
  g_ptr_array_set_size (self->entries, 0);
  set_loading (self, TRUE);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  cordon_history_list_read_on (self);
}

void
cordon_history_list_set_filter (CordonHistoryList *self, const CordonHistoryQuery *filter)
{
  g_return_if_fail (CORDON_IS_HISTORY_LIST (self));

  g_free ((char *) self->filter.kind);
  g_free ((char *) self->filter.row);
  g_free ((char *) self->filter.author);
  self->filter = (CordonHistoryQuery){.kind = g_strdup (filter->kind),
                                      .row = g_strdup (filter->row),
                                      .parts = filter->parts,
                                      .n_parts = filter->n_parts,
                                      .author = g_strdup (filter->author),
                                      .from = filter->from,
                                      .to = filter->to};
  begin_anew (self);
}

/* What comes while it is shown */

static void read_new (CordonHistoryList *self);

static void
on_new_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonHistoryList) self = data;
  gboolean stopped;
  g_autoptr (GPtrArray) edits = finish_reading (self, source, result, &stopped);
  gint64 newest = self->entries->len > 0 ? position_at (self, 0) : 0;
  guint n = 0;

  if (stopped)
    return;
  self->reading_new = FALSE;
  while (edits != NULL && n < edits->len
         && cordon_changes_get_position (((CordonEdit *) edits->pdata[n])->changes) > newest)
    n++;
  if (n == PAGE)
    {
      /* There may be a gap below what was read. */
      begin_anew (self);
      return;
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->entries, (int) i, cordon_history_entry_new (steal_edit (edits, i)));
  head_days (self, 0, n);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
  if (self->more_new)
    read_new (self);
}

static void
read_new (CordonHistoryList *self)
{
  self->more_new = self->reading_new;
  if (self->reading_new)
    return;
  self->reading_new = TRUE;
  read_history (self, 0, PAGE, on_new_read);
}

static CordonHistoryEntry *
find_entry (CordonHistoryList *self, gint64 position)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (position_at (self, middle) > position)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->entries->len && position_at (self, low) == position ? self->entries->pdata[low] : NULL;
}

static void on_entry_read (GObject *source, GAsyncResult *result, gpointer data);

/* What was taken back may itself have taken something back, which stands again then. */
static void
read_again (CordonHistoryList *self, gint64 position)
{
  if (position > 0)
    cordon_ledger_history_async (
        cordon_plan_get_ledger (self->plan),
        &(CordonHistoryQuery){.before_position = position + 1, .limit = 1, .varied = cordon_words_varied},
        self->cancellable, on_entry_read, g_object_ref (self));
}

static void
on_entry_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonHistoryList) self = data;
  gboolean stopped;
  g_autoptr (GPtrArray) edits = finish_reading (self, source, result, &stopped);
  CordonHistoryEntry *entry;
  CordonEdit *edit;

  if (edits == NULL || edits->len == 0)
    return;
  edit = steal_edit (edits, 0);
  read_again (self, cordon_changes_get_undoes (edit->changes));
  entry = find_entry (self, cordon_changes_get_position (edit->changes));
  if (entry != NULL)
    cordon_history_entry_take_edit (entry, edit);
  else
    cordon_edit_free (edit);
}

static void
on_plan_changed (CordonHistoryList *self, CordonChanges *changes)
{
  read_new (self);
  read_again (self, cordon_changes_get_undoes (changes));
}

static void
on_today_changed (CordonHistoryList *self)
{
  head_days (self, 0, self->entries->len);
}

/* Class */

CordonHistoryList *
cordon_history_list_new (CordonPlan *plan)
{
  CordonHistoryList *self = g_object_new (CORDON_TYPE_HISTORY_LIST, NULL);

  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (on_today_changed), self, G_CONNECT_SWAPPED);
  return self;
}

static void
cordon_history_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, CORDON_HISTORY_LIST (object)->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_history_list_dispose (GObject *object)
{
  CordonHistoryList *self = CORDON_HISTORY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_history_list_parent_class)->dispose (object);
}

static void
cordon_history_list_finalize (GObject *object)
{
  CordonHistoryList *self = CORDON_HISTORY_LIST (object);

  g_free ((char *) self->filter.kind);
  g_free ((char *) self->filter.row);
  g_free ((char *) self->filter.author);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (cordon_history_list_parent_class)->finalize (object);
}

static void
cordon_history_list_class_init (CordonHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_history_list_get_property;
  object_class->dispose = cordon_history_list_dispose;
  object_class->finalize = cordon_history_list_finalize;
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  failed_signal = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cordon_history_list_init (CordonHistoryList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

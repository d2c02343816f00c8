/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry of history, and the words for it. An edit of many cells is told by its first sentences, and one that made
 * many rows by how many of each sort: an import is one entry that a person can take in at a glance. */

#include "views/history/cordon-history-entry.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-words.h"

#define BRIEF_SENTENCES 3
#define MANY_BIRTHS 8
#define MOST_SORTS 12

struct _CordonHistoryEntry
{
  GObject parent_instance;

  CordonEdit *edit;
  char *day;
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (CordonHistoryEntry, cordon_history_entry, G_TYPE_OBJECT)

enum
{
  PROP_DAY = 1,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

CordonHistoryEntry *
cordon_history_entry_new (CordonEdit *edit)
{
  CordonHistoryEntry *self = g_object_new (CORDON_TYPE_HISTORY_ENTRY, NULL);

  self->edit = edit;
  return self;
}

CordonEdit *
cordon_history_entry_get_edit (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  return self->edit;
}

gint64
cordon_history_entry_get_position (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), 0);

  return cordon_changes_get_position (self->edit->changes);
}

void
cordon_history_entry_take_edit (CordonHistoryEntry *self, CordonEdit *edit)
{
  gboolean same;

  g_return_if_fail (CORDON_IS_HISTORY_ENTRY (self));

  same = self->edit->undone_by == edit->undone_by;
  cordon_edit_free (self->edit);
  self->edit = edit;
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}

const char *
cordon_history_entry_get_day (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  return self->day;
}

void
cordon_history_entry_set_day (CordonHistoryEntry *self, const char *day)
{
  g_return_if_fail (CORDON_IS_HISTORY_ENTRY (self));

  if (g_strcmp0 (self->day, day) == 0)
    return;
  g_free (self->day);
  self->day = g_strdup (day);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

gboolean
cordon_history_entry_get_expanded (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), FALSE);

  return self->expanded;
}

void
cordon_history_entry_set_expanded (CordonHistoryEntry *self, gboolean expanded)
{
  g_return_if_fail (CORDON_IS_HISTORY_ENTRY (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/* Moments */

static GDateTime *
moment_of (gint64 at)
{
  return g_date_time_new_from_unix_local (at / 1000);
}

char *
cordon_history_date_of (gint64 at)
{
  g_autoptr (GDateTime) moment = moment_of (at);

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
}

static char *
time_of (gint64 at)
{
  g_autoptr (GDateTime) moment = moment_of (at);

  return moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");
}

char *
cordon_history_format_moment (gint64 at)
{
  g_autofree char *iso = cordon_history_date_of (at);
  g_autofree char *date = cordon_date_format (iso);
  g_autofree char *time = time_of (at);

  /* Translators: a date and a time of day. */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
}

static gint64
day_begins (const char *text, int days_later)
{
  GDate date;
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) moved = NULL;

  if (!cordon_date_parse (text, &date))
    return 0;
  begin =
      g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  moved = begin != NULL ? g_date_time_add_days (begin, days_later) : NULL;
  return moved != NULL ? g_date_time_to_unix (moved) * 1000 : 0;
}

gint64
cordon_history_day_begins (const char *date)
{
  return day_begins (date, 0);
}

gint64
cordon_history_day_ends (const char *date)
{
  return day_begins (date, 1);
}

char *
cordon_history_entry_dup_date (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  return cordon_history_date_of (cordon_changes_get_at (self->edit->changes));
}

char *
cordon_history_entry_dup_time (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  return time_of (cordon_changes_get_at (self->edit->changes));
}

/* Words */

char *
cordon_history_entry_dup_label (CordonHistoryEntry *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  return cordon_words_label (self->edit->changes);
}

char *
cordon_history_entry_dup_maker (CordonHistoryEntry *self)
{
  CordonEdit *edit;
  const char *author;
  g_autofree char *maker = NULL;
  g_autofree char *moment = NULL;

  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);

  edit = self->edit;
  author = cordon_changes_get_author (edit->changes);
  /* Translators: who made an edit, and the name of the computer on which it was made. */
  maker = edit->device_name != NULL ? g_strdup_printf (C_ ("history", "%s on %s"), author, edit->device_name)
                                    : g_strdup (author);
  if (edit->undoes_at == 0)
    return g_steal_pointer (&maker);
  moment = cordon_history_format_moment (edit->undoes_at);
  if (g_strcmp0 (edit->undoes_author, author) == 0)
    /* Translators: the first is who took an edit back; the second when that edit was made. */
    return g_strdup_printf (C_ ("history", "%s · takes back the edit of %s"), maker, moment);
  /* Translators: the first is who took an edit back; then who made that edit, and when. */
  return g_strdup_printf (C_ ("history", "%s · takes back the edit by %s of %s"), maker, edit->undoes_author, moment);
}

/* How many cells and rows the edit did of which it holds nothing. */
static guint
count_unread (CordonEdit *edit)
{
  guint cells = 0, births = 0;

  for (guint i = 0; i < cordon_changes_get_length (edit->changes); i++)
    {
      const CordonChange *change = cordon_changes_get (edit->changes, i);

      if (!change->birth)
        cells++;
      else if (g_str_equal (change->field, "deleted"))
        births++;
    }
  return edit->n_cells - MIN (cells, edit->n_cells) + edit->n_births - MIN (births, edit->n_births);
}

char **
cordon_history_entry_describe (CordonHistoryEntry *self, CordonHistoryNames *names, gboolean brief, guint *n_more)
{
  g_auto (GStrv) sentences = NULL;
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();
  guint n, most;

  g_return_val_if_fail (CORDON_IS_HISTORY_ENTRY (self), NULL);
  g_return_val_if_fail (CORDON_IS_HISTORY_NAMES (names), NULL);

  if (self->edit->n_births >= MANY_BIRTHS)
    {
      g_autofree char *made = cordon_words_made (self->edit, brief ? MOST_SORTS : 0, n_more);

      *n_more += self->edit->n_cells;
      g_strv_builder_add (told, made);
      return g_strv_builder_end (told);
    }
  sentences = cordon_words_describe (self->edit->changes, cordon_history_names_title, names, 0);
  n = g_strv_length (sentences);
  /* Saying that there is one more takes as much room as saying it. */
  most = brief && n > BRIEF_SENTENCES + 1 ? BRIEF_SENTENCES : n;
  for (guint i = 0; i < most; i++)
    g_strv_builder_add (told, sentences[i]);
  *n_more = count_unread (self->edit) + n - most;
  return g_strv_builder_end (told);
}

/* Class */

static void
cordon_history_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonHistoryEntry *self = CORDON_HISTORY_ENTRY (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_history_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonHistoryEntry *self = CORDON_HISTORY_ENTRY (object);

  switch (id)
    {
    case PROP_DAY:
      cordon_history_entry_set_day (self, g_value_get_string (value));
      break;
    case PROP_EXPANDED:
      cordon_history_entry_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_history_entry_finalize (GObject *object)
{
  CordonHistoryEntry *self = CORDON_HISTORY_ENTRY (object);

  cordon_edit_free (self->edit);
  g_free (self->day);
  G_OBJECT_CLASS (cordon_history_entry_parent_class)->finalize (object);
}

static void
cordon_history_entry_class_init (CordonHistoryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cordon_history_entry_get_property;
  object_class->set_property = cordon_history_entry_set_property;
  object_class->finalize = cordon_history_entry_finalize;
  properties[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_history_entry_init (CordonHistoryEntry *self)
{
}

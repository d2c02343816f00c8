/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the schedule in words: its dates, how it stands, and both with what it is, for whoever hears it. */

#include "model/cordon-schedule.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"

static char *
format_day (int day)
{
  GDate date;
  g_autofree char *text = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  text = cordon_date_to_text (&date);
  return cordon_date_format (text);
}

/* Its dates alone; of a fiscal year, "2026". */
static char *
format_dates (const CordonScheduleRow *row)
{
  g_autofree char *first = format_day (row->first);
  g_autofree char *last = format_day (row->last);

  if (row->open_start && row->open_due)
    return cordon_record_dup_words (row->record, "horizon");
  if (row->open_due)
    /* Translators: %s is a date */
    return g_strdup_printf (C_ ("schedule", "from %s"), first);
  if (!row->is_span || row->open_start)
    return g_steal_pointer (&last);
  /* Translators: two dates, from the one to the other */
  return g_strdup_printf (C_ ("schedule", "%s – %s"), first, last);
}

static char *
describe_dates (const CordonScheduleRow *row)
{
  g_autofree char *first = format_day (row->first);
  g_autofree char *last = format_day (row->last);

  if (row->is_group)
    /* Translators: when what belongs to something takes place; two dates */
    return g_strdup_printf (C_ ("schedule", "what belongs to it takes from %s to %s"), first, last);
  if (row->open_start && row->open_due)
    {
      g_autofree char *year = cordon_record_dup_words (row->record, "horizon");

      /* Translators: %s is a fiscal year */
      return g_strdup_printf (C_ ("schedule", "in %s, without a date"), year);
    }
  if (row->open_due)
    return g_strdup_printf (C_ ("schedule", "begins %s, without a due date"), first);
  if (!row->is_span || row->open_start)
    return g_strdup_printf (C_ ("schedule", "due %s"), last);
  return g_strdup_printf (C_ ("schedule", "from %s, due %s"), first, last);
}

/* How it stands, as far as that is more than not done yet. */
static void
add_state (const CordonScheduleRow *row, GPtrArray *parts)
{
  const char *state = cordon_record_get_text (row->record, "state");

  if (row->is_group)
    return;
  if (g_strcmp0 (state, "done") == 0)
    {
      g_autofree char *done = row->done > 0 ? format_day (row->done) : NULL;

      g_ptr_array_add (parts, done != NULL ? g_strdup_printf (C_ ("schedule", "done %s"), done)
                                           : g_strdup (C_ ("schedule", "done")));
    }
  else if (g_strcmp0 (state, "on_hold") == 0)
    g_ptr_array_add (parts, g_strdup (C_ ("schedule", "on hold")));
  else if (g_strcmp0 (state, "cancelled") == 0)
    g_ptr_array_add (parts, g_strdup (C_ ("schedule", "cancelled")));
  if (row->days_late > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "late by %d day", "late by %d days",
                                                          (gulong) row->days_late),
                                             row->days_late));
  if (row->baseline > 0 && row->baseline != row->last)
    {
      g_autofree char *baseline = format_day (row->baseline);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("schedule", "first promised for %s"), baseline));
    }
}

char *
cordon_schedule_format_state (const CordonScheduleRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (row != NULL, NULL);

  g_ptr_array_add (parts, format_dates (row));
  add_state (row, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
cordon_schedule_describe (CordonSchedule *self, const CordonScheduleRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *kind = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CORDON_IS_SCHEDULE (self) && row != NULL, NULL);

  kind = cordon_record_dup_words (row->record, "kind");
  title = cordon_record_dup_title (row->record);
  /* Translators: a kind of item and its title: "Milestone “Sign the agreement”" */
  g_ptr_array_add (parts, g_strdup_printf (C_ ("schedule", "%s “%s”"), kind, title));
  g_ptr_array_add (parts, describe_dates (row));
  add_state (row, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments in words. The ledger counts them in UTC; a person reads them by the clock on the wall. */

#include "app/cordon-moment.h"

#include "base/cordon-date.h"
#include "base/cordon-error.h"

char *
cordon_moment_format_date (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / 1000);
  g_autofree char *date = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;

  return cordon_date_format (date);
}

char *
cordon_moment_format (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / 1000);
  g_autofree char *date = cordon_moment_format_date (at);
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");

  /* Translators: a date and a time of day. */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
}

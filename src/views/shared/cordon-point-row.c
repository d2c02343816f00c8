/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A point on the earth in one field of a form. People copy it from many places: with a comma or a space between, with
 * signs or with letters for the hemisphere, with the decimal mark of their locale. What is stored is two numbers. */

#include "views/shared/cordon-point-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cordon-number.h"
#include "kit/cordon-map-fit.h"
#include "kit/cordon-report.h"
#include "model/cordon-country.h"
#include "views/shared/cordon-edit.h"

typedef struct
{
  CordonPlan *plan;
  CordonSite *site;
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_clear_object (&binding->plan);
  g_clear_object (&binding->site);
  g_free (binding);
}

/* One of the two numbers, with a sign or the letter of a hemisphere. */
static gboolean
read_degrees (const char *text, const char *letters, double *degrees)
{
  g_autofree char *bare = g_strdup (text);
  gsize length;
  double sign = 1;

  g_strstrip (bare);
  length = strlen (bare);
  if (length > 0 && strchr (letters, g_ascii_toupper (bare[length - 1])) != NULL)
    {
      sign = g_ascii_toupper (bare[length - 1]) == letters[1] ? -1 : 1;
      bare[length - 1] = '\0';
    }
  if (g_str_has_suffix (g_strchomp (bare), "°"))
    bare[strlen (bare) - strlen ("°")] = '\0';
  /* A minus sign as it is printed */
  if (g_str_has_prefix (bare, "−"))
    {
      sign = -sign;
      memmove (bare, bare + strlen ("−"), strlen (bare) - strlen ("−") + 1);
    }
  if (!cordon_number_parse_plain (g_strstrip (bare), degrees) && !cordon_number_parse (bare, degrees))
    return FALSE;
  *degrees *= sign;
  return TRUE;
}

static char *
split_point (const char *typed, char **rest)
{
  const char *const separators[] = {";", ", ", "N", "S", "n", "s", " ", ","};

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (typed, separators[i]);
      gboolean letter = g_ascii_isalpha (*separators[i]);

      if (at == NULL)
        continue;
      *rest = g_strdup (at + strlen (separators[i]));
      /* "32.22 N, 110.97 W": the comma went with the first separator; after a letter alone it may still stand there. */
      return g_strndup (typed, (gsize) (at - typed) + (letter ? 1 : 0));
    }
  return NULL;
}

char *
cordon_point_read (const char *typed, double *lat, double *lon)
{
  g_autofree char *text = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *rest = NULL;
  g_autofree char *first = split_point (text, &rest);

  if (first == NULL || !read_degrees (first, "NS", lat) || !read_degrees (rest, "EW", lon))
    return g_strdup (_ ("A point is a latitude and a longitude in degrees, such as 32.22, -110.97."));
  if ((*lat < -90 || *lat > 90) && *lat >= -180 && *lat <= 180 && *lon >= -90 && *lon <= 90)
    return g_strdup (_ ("The latitude comes first and lies between -90 and 90. Perhaps the two are the wrong way "
                        "round."));
  if (*lat < -90 || *lat > 90 || *lon < -180 || *lon > 180)
    return g_strdup (_ ("The latitude lies between -90 and 90, the longitude between -180 and 180."));
  return NULL;
}

static char *
make_value (double lat, double lon)
{
  g_autofree char *north = cordon_number_to_plain (lat);
  g_autofree char *east = cordon_number_to_plain (lon);

  return g_strjoin (" ", north, east, NULL);
}

gboolean
cordon_point_of_value (const char *value, double *lat, double *lon)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", " ", 2);

  return g_strv_length (parts) == 2 && cordon_number_parse_plain (parts[0], lat)
         && cordon_number_parse_plain (parts[1], lon);
}

static char *
read_typed (const char *typed, char **value, gpointer user_data)
{
  g_autofree char *bare = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  double lat, lon;
  char *wrong;

  if (*bare == '\0')
    return NULL;
  wrong = cordon_point_read (bare, &lat, &lon);
  if (wrong == NULL)
    *value = make_value (lat, lon);
  return wrong;
}

static char *
show_value (const char *value, gpointer user_data)
{
  double lat, lon;
  g_autofree char *north = NULL;
  g_autofree char *east = NULL;

  if (!cordon_point_of_value (value, &lat, &lon))
    return g_strdup ("");
  north = cordon_number_format (lat, -1);
  east = cordon_number_format (lon, -1);
  /* Translators: a point, latitude and longitude. Use “; ” where the decimal mark is a comma. */
  return g_strdup_printf (C_ ("point", "%s, %s"), north, east);
}

static void
show_site (CordonFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-point");
  double lat, lon;
  g_autofree char *value = cordon_site_get_point (binding->site, &lat, &lon) ? make_value (lat, lon) : NULL;

  if (g_strcmp0 (value, cordon_field_row_get_value (row)) != 0)
    cordon_field_row_set_value (row, value);
}

static void
on_read_only (CordonFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-point");

  cordon_field_row_set_editable (row, cordon_edit_is_possible (binding->plan));
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonFieldRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes != NULL)
    {
      show_site (row);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  cordon_field_row_set_error (row, error->message);
  if (!g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
    cordon_report_error (GTK_WIDGET (row), error);
}

CordonDraft *
cordon_point_move (CordonSite *site, double lat, double lon)
{
  CordonDraft *draft = cordon_draft_new (N_ ("Move on the map"));
  CordonRecord *place = cordon_site_get_place (site);
  const char *id = place != NULL ? cordon_record_get_id (place) : NULL;

  if (id == NULL)
    {
      id = cordon_draft_create (draft, "place", NULL);
      cordon_draft_set_text (draft, "place", id, "name", cordon_site_get_title (site));
      cordon_draft_set_text (draft, "place", id, "country", cordon_site_get_country (site));
      cordon_draft_set_text (draft, "party", cordon_site_get_id (site), "place", id);
    }
  cordon_draft_set_number (draft, "place", id, "lat", lat);
  cordon_draft_set_number (draft, "place", id, "lon", lon);
  return draft;
}

char *
cordon_point_remark (CordonSite *site, gboolean *swapped)
{
  const char *country = cordon_site_get_country (site);
  const char *subdivision = cordon_site_get_subdivision (site);
  const char *area, *there;
  CordonMapFit fit;
  double lat, lon;

  if (swapped != NULL)
    *swapped = FALSE;
  if (!cordon_site_get_point (site, &lat, &lon))
    return NULL;
  fit = cordon_map_fit_check (lat, lon, country, subdivision, &there);
  area = country != NULL && g_str_equal (country, "US") && subdivision != NULL ? cordon_subdivision_name (subdivision)
         : country != NULL                                                     ? cordon_country_name (country)
                                                                               : NULL;
  switch (fit)
    {
    case CORDON_MAP_FIT_SWAPPED:
      if (swapped != NULL)
        *swapped = TRUE;
      /* Translators: %s is a country or state */
      return g_strdup_printf (C_ ("point", "This point isn’t in %s, but it would be with latitude and longitude the "
                                           "other way round."),
                              area);
    case CORDON_MAP_FIT_ELSEWHERE:
      /* Translators: the country or state in which a point is, and the one that is written beside it */
      return g_strdup_printf (C_ ("point", "This point is in %s, not in %s. One of the two is wrong."),
                              strchr (there, '-') != NULL ? cordon_subdivision_name (there)
                                                          : cordon_country_name (there),
                              area);
    case CORDON_MAP_FIT_SEA:
      return g_strdup (C_ ("point", "This point is at sea. Check its latitude and longitude."));
    case CORDON_MAP_FIT_UNKNOWN_CODE:
      return g_strdup_printf (C_ ("point", "There is no country or state “%s”. Choose one from the list."),
                              subdivision != NULL ? subdivision : country);
    case CORDON_MAP_FIT_GOOD:
    default:
      return NULL;
    }
}

static void
on_commit (CordonFieldRow *row, const char *value)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-point");
  CordonRecord *place = cordon_site_get_place (binding->site);
  g_autoptr (CordonDraft) draft = NULL;
  double lat, lon;

  if (cordon_point_of_value (value, &lat, &lon))
    draft = cordon_point_move (binding->site, lat, lon);
  else
    {
      draft = cordon_draft_new (N_ ("Move on the map"));
      if (place != NULL)
        {
          cordon_draft_set (draft, "place", cordon_record_get_id (place), "lat", NULL);
          cordon_draft_set (draft, "place", cordon_record_get_id (place), "lon", NULL);
        }
    }
  cordon_plan_commit_async (binding->plan, draft, NULL, on_committed, g_object_ref (row));
}

static void
on_loose_commit (CordonFieldRow *row, const char *value)
{
  cordon_field_row_set_value (row, value);
}

static GtkWidget *
make_row (void)
{
  CordonFieldRowSpec spec = {
      .name = "point",
      .title = C_ ("field", "Latitude and longitude"),
      .hint = C_ ("site", "In degrees, such as 32.22, -110.97"),
      .type = CORDON_FIELD_ROW_TEXT,
      .read = read_typed,
      .show = show_value,
  };

  return cordon_field_row_new (&spec);
}

GtkWidget *
cordon_point_row_new (CordonPlan *plan, CordonSite *site)
{
  GtkWidget *row;
  Binding *binding;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_SITE (site), NULL);

  row = make_row ();
  binding = g_new0 (Binding, 1);
  binding->plan = g_object_ref (plan);
  binding->site = g_object_ref (site);
  g_object_set_data_full (G_OBJECT (row), "cordon-point", binding, binding_free);
  g_signal_connect (row, "commit", G_CALLBACK (on_commit), NULL);
  g_signal_connect_object (site, "changed", G_CALLBACK (show_site), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (on_read_only), row, G_CONNECT_SWAPPED);
  show_site (CORDON_FIELD_ROW (row));
  on_read_only (CORDON_FIELD_ROW (row));
  return row;
}

GtkWidget *
cordon_point_row_new_loose (void)
{
  GtkWidget *row = make_row ();

  g_signal_connect (row, "commit", G_CALLBACK (on_loose_commit), NULL);
  return row;
}

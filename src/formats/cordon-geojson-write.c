/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bodies as features. A body whose place has no point is written without a geometry, as RFC 7946 has it, so that
 * nothing is silently left out; one without a place is no feature, and how many those are is told. */

#include "formats/cordon-geojson.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/cordon-number.h"
#include "model/cordon-kind.h"

#include <glib/gi18n-lib.h>

static const char *const party_fields[] = {"kind",     "name",   "abbreviation", "level",      "state", "valid_from",
                                           "valid_to", "source", "source_date",  "confidence", "note",  NULL};

typedef struct
{
  CordonExportJob *job;
  GHashTable *places; /* id → CordonRow */
  guint n_written;
  guint n_placeless;
  GError *error;
} Writing;

static void
take_place (CordonRow *row, gpointer data)
{
  Writing *self = data;

  g_hash_table_insert (self->places, g_strdup (cordon_row_get_id (row)), cordon_row_ref (row));
}

static gboolean
get_number (CordonRow *row, const char *field, double *number)
{
  GVariant *value = row != NULL ? cordon_row_get (row, field) : NULL;

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return FALSE;
  *number = g_variant_get_double (value);
  return TRUE;
}

static void
append_text (GString *text, const char *name, const char *value)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *written = NULL;

  if (value == NULL)
    return;
  node = json_node_init_string (json_node_alloc (), value);
  written = json_to_string (node, FALSE);
  g_string_append_printf (text, "%s\"%s\":%s", text->str[text->len - 1] == '{' ? "" : ",", name, written);
}

static void
write_party (CordonRow *row, gpointer data)
{
  Writing *self = data;
  const char *place_id = cordon_row_get_text (row, "place");
  CordonRow *place = place_id != NULL ? g_hash_table_lookup (self->places, place_id) : NULL;
  g_autoptr (GString) text = NULL;
  double lat, lon;

  if (self->error != NULL || !cordon_export_job_step (self->job, 0, 0, &self->error)
      || !cordon_export_job_wants (self->job, row))
    return;
  if (place == NULL)
    {
      self->n_placeless++;
      return;
    }
  text = g_string_new (self->n_written > 0 ? ",\n{" : "\n{");
  g_string_append (text, "\"type\":\"Feature\"");
  append_text (text, "id", cordon_row_get_id (row));
  if (get_number (place, "lat", &lat) && get_number (place, "lon", &lon))
    {
      g_autofree char *east = cordon_number_to_plain (lon);
      g_autofree char *north = cordon_number_to_plain (lat);

      /* The longitude comes first: RFC 7946, 3.1.1. */
      g_string_append_printf (text, ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}", east, north);
    }
  else
    g_string_append (text, ",\"geometry\":null");
  g_string_append (text, ",\"properties\":{");
  for (guint i = 0; party_fields[i] != NULL; i++)
    append_text (text, party_fields[i], cordon_row_get_text (row, party_fields[i]));
  append_text (text, "place_id", place_id);
  append_text (text, "place", cordon_row_get_text (place, "name"));
  append_text (text, "country", cordon_row_get_text (place, "country"));
  append_text (text, "subdivision", cordon_row_get_text (place, "subdivision"));
  g_string_append (text, "}}");
  if (cordon_export_job_write (self->job, text->str, (gssize) text->len, &self->error))
    {
      self->n_written++;
      cordon_export_job_count (self->job, 1);
    }
}

gboolean
cordon_geojson_write (CordonExportJob *job, GError **error)
{
  g_autoptr (CordonQuery) places = cordon_query_new ("place");
  g_autoptr (CordonQuery) parties = cordon_query_new ("party");
  Writing self = {.job = job};
  gboolean written;

  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordon_row_unref);
  cordon_query_order_by (parties, "kind", FALSE);
  cordon_query_order_by (parties, "name", FALSE);
  written = cordon_export_job_each_row (job, places, take_place, &self, error)
            && cordon_export_job_write (job, "{\"type\":\"FeatureCollection\",\"features\":[", -1, error)
            && cordon_export_job_each_row (job, parties, write_party, &self, error);
  if (written && self.error == NULL)
    written = cordon_export_job_write (job, "\n]}\n", -1, error);
  if (self.n_placeless > 0)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u body has no place and isn’t in the map.",
                                     "%u bodies have no place and aren’t in the map.", self.n_placeless),
                           self.n_placeless);

      cordon_export_job_note (job, words);
    }
  g_hash_table_unref (self.places);
  if (self.error == NULL)
    return written;
  if (written)
    g_propagate_error (error, self.error);
  else
    g_error_free (self.error);
  return FALSE;
}

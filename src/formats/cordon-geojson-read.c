/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Features as bodies, each with a place at its point. A body is known again by its id, so that a map that went out and
 * was put right elsewhere comes back as changes; a feature of somebody else's gets an id from its name and kind, so
 * that reading it twice makes nothing twice. Each feature that can't come in is named with the reason. */

#include "formats/cordon-geojson.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/cordon-error.h"
#include "base/cordon-text.h"
#include "model/cordon-kind.h"

#include <glib/gi18n-lib.h>

/* A larger document is no list of offices; it would need ten times its size in memory. */
#define BYTES_MAX (64 * 1024 * 1024)

static const char *const party_fields[] = {"abbreviation", "level",       "state",      "valid_from", "valid_to",
                                           "source",       "source_date", "confidence", "note",       NULL};
static const char *const place_fields[] = {"country", "subdivision", NULL};

/* Coordinates in degrees of WGS 84, longitude first, as RFC 7946 has it, whatever else they were once called. */
static const char *const good_systems[] = {"urn:ogc:def:crs:OGC:1.3:CRS84",
                                           "urn:ogc:def:crs:OGC::CRS84",
                                           "urn:ogc:def:crs:EPSG::4326",
                                           "EPSG:4326",
                                           "CRS84",
                                           NULL};

typedef struct
{
  CordonImportJob *job;
  GHashTable *parties; /* id → CordonRow */
  GHashTable *places;
  const char *kind; /* of features that don't say which */
} Reading;

typedef struct
{
  CordonImportCell cells[16];
  guint n;
} Cells;

static void
take_row (CordonRow *row, gpointer data)
{
  g_hash_table_insert (data, g_strdup (cordon_row_get_id (row)), cordon_row_ref (row));
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static void
add_cell (Cells *cells, const char *field, GVariant *value)
{
  g_assert (cells->n < G_N_ELEMENTS (cells->cells));
  cells->cells[cells->n++] = (CordonImportCell){field, value};
}

/* What is said of a field; nothing where it isn't named, so that what stands in the plan stays. A value that can't be
 * taken is left out with a note, and the feature comes in without it. */
static void
add_property (Reading *self, Cells *cells, const char *kind, const char *field, JsonObject *properties,
              const char *where)
{
  const char *text = get_text (properties, field);
  const CordonField *table = cordon_kind_field (cordon_kind_find (kind), field);
  GVariant *value = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL || *text == '\0')
    return;
  /* A code is looked up as a name is: one that doesn't exist is no country. */
  if (cordon_field_parse (table, text, table->type != CORDON_FIELD_COUNTRY, &value, &error)
      || cordon_field_parse (table, text, FALSE, &value, NULL))
    add_cell (cells, field, value);
  else
    cordon_import_job_note (self->job, CORDON_IMPORT_LEFT_OUT, 0, where, error->message);
}

/* Returns: (transfer full) (nullable): why a feature's geometry can't be taken */
static char *
read_point (JsonObject *feature, gboolean *has_point, double *lat, double *lon)
{
  JsonNode *node = json_object_get_member (feature, "geometry");
  JsonObject *geometry;
  JsonArray *coordinates;
  const char *type;
  JsonNode *member;

  *has_point = FALSE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("Its geometry is no object, as GeoJSON has it."));
  geometry = json_node_get_object (node);
  type = get_text (geometry, "type");
  if (g_strcmp0 (type, "Point") != 0)
    /* Translators: %s is a sort of geometry in GeoJSON: "Polygon" */
    return g_strdup_printf (_ ("It is of the sort “%s”. An office or task force is at one point: give its latitude and "
                               "longitude as a Point."),
                            type != NULL ? type : "?");
  member = json_object_get_member (geometry, "coordinates");
  coordinates = member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  if (coordinates == NULL || json_array_get_length (coordinates) < 2
      || !is_number (json_array_get_element (coordinates, 0)) || !is_number (json_array_get_element (coordinates, 1)))
    return g_strdup (_ ("Its coordinates aren’t two numbers, the longitude and the latitude."));
  *lon = json_array_get_double_element (coordinates, 0);
  *lat = json_array_get_double_element (coordinates, 1);
  if (*lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180)
    {
      *has_point = TRUE;
      return NULL;
    }
  if (*lon >= -90 && *lon <= 90 && *lat >= -180 && *lat <= 180)
    return g_strdup (
        _ ("Its latitude is beyond the poles. In GeoJSON the longitude comes first: perhaps the two are the "
           "wrong way round."));
  return g_strdup (
      _ ("Its coordinates are no degrees: the longitude lies between -180 and 180, the latitude between -90 "
         "and 90."));
}

static const char *
find_kind (Reading *self, JsonObject *properties)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "kind");
  const char *kind = get_text (properties, "kind");

  for (const CordonChoice *choice = field->choices; kind != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, kind) || g_strcmp0 (cordon_field_choice_label (field, choice->value), kind) == 0)
      return choice->value;
  return kind == NULL ? self->kind : NULL;
}

static void
put_feature (Reading *self, JsonObject *feature, guint number)
{
  JsonNode *node = json_object_get_member (feature, "properties");
  JsonObject *properties = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = get_text (properties, "name");
  /* Translators: a place in a document; %u counts its features from 1 */
  g_autofree char *where = g_strdup_printf (C_ ("geojson", "Feature %u"), number);
  g_autofree char *wrong = NULL;
  g_autofree char *derived = NULL;
  g_autofree char *derived_place = NULL;
  const char *kind, *id, *place_id;
  CordonRow *party, *place;
  gboolean has_point = FALSE;
  double lat = 0, lon = 0;
  Cells cells = {.n = 0};

  if (g_strcmp0 (get_text (feature, "type"), "Feature") != 0)
    wrong = g_strdup (_ ("It is no feature."));
  else if (name == NULL || *name == '\0')
    wrong = g_strdup (_ ("It has no name: a body needs the property “name”."));
  else
    wrong = read_point (feature, &has_point, &lat, &lon);
  kind = find_kind (self, properties);
  if (wrong == NULL && kind == NULL)
    wrong = g_strdup_printf (_ ("There is no kind of body called “%s”."), get_text (properties, "kind"));
  if (wrong != NULL)
    {
      cordon_import_job_refuse (self->job, "party", name, 0, where, wrong);
      return;
    }

  id = get_text (feature, "id");
  party = id != NULL ? g_hash_table_lookup (self->parties, id) : NULL;
  if (party == NULL)
    {
      derived = cordon_id_derive ("geojson", kind, name, NULL);
      id = derived;
      party = g_hash_table_lookup (self->parties, id);
    }
  place_id = party != NULL ? cordon_row_get_text (party, "place") : get_text (properties, "place_id");
  place = place_id != NULL ? g_hash_table_lookup (self->places, place_id) : NULL;
  if (place == NULL)
    {
      derived_place = cordon_id_derive ("geojson-place", id, NULL);
      place_id = derived_place;
      place = g_hash_table_lookup (self->places, place_id);
    }

  if (has_point || place != NULL)
    {
      const char *place_name = get_text (properties, "place");

      if (place == NULL || place_name != NULL)
        add_cell (&cells, "name", g_variant_new_string (place_name != NULL && *place_name != '\0' ? place_name : name));
      for (guint i = 0; place_fields[i] != NULL; i++)
        add_property (self, &cells, "place", place_fields[i], properties, where);
      if (has_point)
        {
          add_cell (&cells, "lat", g_variant_new_double (lat));
          add_cell (&cells, "lon", g_variant_new_double (lon));
        }
      if (cordon_import_job_put (self->job, "place", place_id, place, cells.cells, cells.n, 0, where)
          == CORDON_IMPORT_REFUSED)
        place_id = NULL;
    }
  else
    place_id = NULL;

  cells.n = 0;
  add_cell (&cells, "kind", g_variant_new_string (kind));
  add_cell (&cells, "name", g_variant_new_string (name));
  for (guint i = 0; party_fields[i] != NULL; i++)
    add_property (self, &cells, "party", party_fields[i], properties, where);
  if (place_id != NULL)
    add_cell (&cells, "place", g_variant_new_string (place_id));
  else if (get_text (properties, "country") != NULL)
    add_property (self, &cells, "party", "country", properties, where);
  cordon_import_job_put (self->job, "party", id, party, cells.cells, cells.n, 0, where);
}

static gboolean
check_system (JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "crs");
  JsonObject *crs = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *inner = crs != NULL ? json_object_get_member (crs, "properties") : NULL;
  const char *name =
      inner != NULL && JSON_NODE_HOLDS_OBJECT (inner) ? get_text (json_node_get_object (inner), "name") : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || (name != NULL && g_strv_contains (good_systems, name)))
    return TRUE;
  cordon_set_error (error, CORDON_ERROR_INVALID,
                    N_ ("The map’s coordinates are in another reference system (%s), and not in degrees of WGS 84. "
                        "Nothing was read. Save it as GeoJSON of RFC 7946, and import that."),
                    name != NULL ? name : "?");
  return FALSE;
}

static void
offer_kinds (Reading *self)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "kind");
  const char *asked = cordon_import_job_get_option (self->job, "body");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  self->kind = "other";
  for (const CordonChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_ptr_array_add (values, (gpointer) choice->value);
      g_ptr_array_add (labels, (gpointer) cordon_field_choice_label (field, choice->value));
      if (g_strcmp0 (asked, choice->value) == 0)
        self->kind = choice->value;
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  cordon_import_job_add_setting (self->job, "body", C_ ("geojson", "Kind of features that don’t say which"), NULL, NULL,
                                 self->kind, (const char *const *) values->pdata, (const char *const *) labels->pdata);
}

static gboolean
put_features (Reading *self, JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "features");
  JsonArray *features = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n;

  if (g_strcmp0 (get_text (root, "type"), "Feature") == 0)
    {
      put_feature (self, root, 1);
      return TRUE;
    }
  if (features == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is no map in GeoJSON: it holds no features. Nothing was read. Choose another file."));
      return FALSE;
    }
  n = json_array_get_length (features);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *feature = json_array_get_element (features, i);

      if (!cordon_import_job_step (self->job, i, n, error))
        return FALSE;
      if (JSON_NODE_HOLDS_OBJECT (feature))
        put_feature (self, json_node_get_object (feature), i + 1);
      else
        {
          g_autofree char *where = g_strdup_printf (C_ ("geojson", "Feature %u"), i + 1);

          cordon_import_job_refuse (self->job, "party", NULL, 0, where, _ ("It is no feature."));
        }
    }
  return TRUE;
}

gboolean
cordon_geojson_read (CordonImportJob *job, GError **error)
{
  GBytes *bytes = cordon_import_job_get_bytes (job);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (CordonQuery) parties = cordon_query_new ("party");
  g_autoptr (CordonQuery) places = cordon_query_new ("place");
  g_autoptr (GError) local = NULL;
  Reading self = {.job = job};
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonNode *root;
  gboolean read;

  if (size > BYTES_MAX)
    {
      cordon_set_error (
          error, CORDON_ERROR_INVALID,
          N_ ("The map is larger than 64 MB, which is more than all offices of the world would need. Nothing "
              "was read. Import a map that holds only the offices and task forces."));
      return FALSE;
    }
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is no map in GeoJSON (%s). Nothing was read. Mend the file, or choose another."),
                        local->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is no map in GeoJSON: it holds no features. Nothing was read. Choose another file."));
      return FALSE;
    }
  if (!check_system (json_node_get_object (root), error))
    return FALSE;
  self.parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordon_row_unref);
  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordon_row_unref);
  /* What was deleted comes back as what it was. */
  cordon_query_set_living (parties, CORDON_LIVING_AND_DELETED);
  cordon_query_set_living (places, CORDON_LIVING_AND_DELETED);
  offer_kinds (&self);
  read = cordon_import_job_each_row (job, parties, take_row, self.parties, error)
         && cordon_import_job_each_row (job, places, take_row, self.places, error)
         && put_features (&self, json_node_get_object (root), error);
  g_hash_table_unref (self.parties);
  g_hash_table_unref (self.places);
  return read;
}

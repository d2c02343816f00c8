/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plans that were open lately, in the setting "recent-plans": a(xs), when and where, newest first. Kept by Cordon
 * itself and not by the desktop's list of recent files, which other programs read. */

#include "app/cordon-recent.h"

#define KEY "recent-plans"
#define AT_MOST 10

struct _CordonRecent
{
  GObject parent_instance;

  char *path;
  char *name;
  char *place;
  gint64 opened;
};

G_DEFINE_FINAL_TYPE (CordonRecent, cordon_recent, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_NAME,
  PROP_PLACE,
  PROP_OPENED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

const char *
cordon_recent_get_path (CordonRecent *self)
{
  g_return_val_if_fail (CORDON_IS_RECENT (self), NULL);

  return self->path;
}

char *
cordon_recent_name_of (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".cordon") && strlen (name) > strlen (".cordon"))
    name[strlen (name) - strlen (".cordon")] = '\0';
  return name;
}

static char *
place_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *home = g_get_home_dir ();

  if (g_str_equal (folder, home))
    return g_strdup ("~");
  if (g_str_has_prefix (folder, home) && folder[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", shown + strlen (home), NULL);
  return g_steal_pointer (&shown);
}

static CordonRecent *
recent_new (const char *path, gint64 opened)
{
  CordonRecent *self = g_object_new (CORDON_TYPE_RECENT, NULL);

  self->path = g_strdup (path);
  self->name = cordon_recent_name_of (path);
  self->place = place_of (path);
  self->opened = opened;
  return self;
}

GListModel *
cordon_recent_list (GSettings *settings)
{
  GListStore *list = g_list_store_new (CORDON_TYPE_RECENT);
  g_autoptr (GVariant) stored = g_settings_get_value (settings, KEY);
  GVariantIter iter;
  const char *path;
  gint64 opened;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(x&s)", &opened, &path))
    {
      g_autoptr (CordonRecent) recent = NULL;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      recent = recent_new (path, opened);
      g_list_store_append (list, recent);
    }
  return G_LIST_MODEL (list);
}

/* Without @path; with it in front when @opened is not 0. */
static void
store_with (GSettings *settings, const char *path, gint64 opened)
{
  g_autoptr (GVariant) stored = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  gint64 other_opened;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xs)"));
  if (opened != 0)
    {
      g_variant_builder_add (&builder, "(xs)", opened, path);
      n++;
    }
  g_variant_iter_init (&iter, stored);
  while (n < AT_MOST && g_variant_iter_next (&iter, "(x&s)", &other_opened, &other))
    {
      if (g_str_equal (other, path))
        continue;
      g_variant_builder_add (&builder, "(xs)", other_opened, other);
      n++;
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

void
cordon_recent_add (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (path != NULL);

  /* A setting holds UTF-8 only. */
  if (g_utf8_validate (path, -1, NULL))
    store_with (settings, path, g_get_real_time () / 1000);
}

void
cordon_recent_remove (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (path != NULL);

  store_with (settings, path, 0);
}

static void
cordon_recent_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonRecent *self = CORDON_RECENT (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_OPENED:
      g_value_set_int64 (value, self->opened);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_recent_finalize (GObject *object)
{
  CordonRecent *self = CORDON_RECENT (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->place);

  G_OBJECT_CLASS (cordon_recent_parent_class)->finalize (object);
}

static void
cordon_recent_class_init (CordonRecentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_recent_get_property;
  object_class->finalize = cordon_recent_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_OPENED] = g_param_spec_int64 ("opened", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_recent_init (CordonRecent *self)
{
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of plans that were open lately: newest first, once each, without those that are gone. */

#include "app/cordon-recent.h"

#include <glib/gstdio.h>

static GSettings *settings;
static char *folder;

static char *
make (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

static char *
names (void)
{
  g_autoptr (GListModel) list = cordon_recent_list (settings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CordonRecent) recent = g_list_model_get_item (list, i);
      g_autofree char *name = NULL;

      g_object_get (recent, "name", &name, NULL);
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_names (const char *expected)
{
  g_autofree char *found = names ();

  g_assert_cmpstr (found, ==, expected);
}

static void
test_order (void)
{
  g_autofree char *a = make ("a.cordon");
  g_autofree char *b = make ("b.cordon");

  cordon_recent_add (settings, a);
  cordon_recent_add (settings, b);
  assert_names ("b,a");
  cordon_recent_add (settings, a);
  assert_names ("a,b");
  cordon_recent_remove (settings, a);
  assert_names ("b");
  g_assert_true (g_file_test (a, G_FILE_TEST_EXISTS));
  cordon_recent_remove (settings, b);
}

static void
test_gone (void)
{
  g_autofree char *path = make ("gone.cordon");

  cordon_recent_add (settings, path);
  assert_names ("gone");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_names ("");
  cordon_recent_remove (settings, path);
}

static void
test_bound (void)
{
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("plan %d.cordon", i);
      g_autofree char *path = make (name);

      cordon_recent_add (settings, path);
    }
  assert_names ("plan 29,plan 28,plan 27,plan 26,plan 25,plan 24,plan 23,plan 22,plan 21,plan 20");
}

static void
test_names (void)
{
  static const struct
  {
    const char *path;
    const char *name;
  } expected[] = {
      {"/tmp/Strategy.cordon", "Strategy"},
      {"/tmp/strategy.v2.cordon", "strategy.v2"},
      {"/tmp/.cordon", ".cordon"},
      {"/tmp/plan", "plan"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = cordon_recent_name_of (expected[i].path);

      g_assert_cmpstr (name, ==, expected[i].name);
    }
}

int
main (int argc, char *argv[])
{
  int code;

  g_test_init (&argc, &argv, NULL);
  settings = g_settings_new (CORDON_APP_ID);
  folder = g_dir_make_tmp ("cordon-recent-XXXXXX", NULL);
  g_test_add_func ("/recent/order", test_order);
  g_test_add_func ("/recent/gone", test_gone);
  g_test_add_func ("/recent/bound", test_bound);
  g_test_add_func ("/recent/names", test_names);
  code = g_test_run ();
  g_object_unref (settings);
  g_free (folder);
  return code;
}

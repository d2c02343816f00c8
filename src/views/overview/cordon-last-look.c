/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key file of two lines for each plan. It is a convenience: what can't be read counts as never. */

#include "views/overview/cordon-last-look.h"

#include <glib/gstdio.h>

static char *
find_path (CordonPlan *plan)
{
  const char *id = cordon_ledger_get_plan_id (cordon_plan_get_ledger (plan));

  return id != NULL ? g_build_filename (g_get_user_data_dir (), "cordon", "plans", id, "overview", NULL) : NULL;
}

gint64
cordon_last_look_read (CordonPlan *plan, char **owner)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (CORDON_IS_PLAN (plan), 0);
  g_return_val_if_fail (owner != NULL, 0);

  *owner = NULL;
  path = find_path (plan);
  if (path == NULL || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return 0;
  *owner = g_key_file_get_string (file, "overview", "owner", NULL);
  return MAX (g_key_file_get_int64 (file, "overview", "looked", NULL), 0);
}

void
cordon_last_look_write (CordonPlan *plan, gint64 at, const char *owner)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_if_fail (CORDON_IS_PLAN (plan));

  path = find_path (plan);
  if (path == NULL)
    return;
  folder = g_path_get_dirname (path);
  g_key_file_set_int64 (file, "overview", "looked", at);
  if (owner != NULL)
    g_key_file_set_string (file, "overview", "owner", owner);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}

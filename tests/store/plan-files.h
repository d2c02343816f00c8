/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Plan files for tests of store: good ones, ones spoilt in a named way, and what a file is made of. Each test program
 * has a folder of its own, which goes with its home. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "store/cordon-guard.h"
#include "store/cordon-schema.h"

G_GNUC_UNUSED static char *
new_path (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("plans-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

/* Runs SQL on a file as any other program would. */
G_GNUC_UNUSED static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* A closed plan with @n_rows items in it. */
G_GNUC_UNUSED static char *
new_plan (guint n_rows)
{
  g_autofree char *path = new_path ("plan.cordon");
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      "INSERT INTO plan_item (id, kind, title) SELECT printf ('0190a0b0-0000-7000-8000-%%012d', i), 'goal',"
      " printf ('Goal %%d, and what it is to reach', i) FROM n",
      n_rows);
  sqlite3 *db = cordon_guard_open (path, TRUE, TRUE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  cordon_sqlite_run (db, path, sql, &error);
  g_assert_no_error (error);
  cordon_guard_close (db, path);
  return g_steal_pointer (&path);
}

G_GNUC_UNUSED static GBytes *
read_bytes (const char *path)
{
  char *content = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

G_GNUC_UNUSED static void
write_bytes (const char *path, const void *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* How many files lie in the folder of @path. */
G_GNUC_UNUSED static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

#define SCHEMA "/org/cordonplan/Cordon/store/schema"

/* A plan as the first schema has it, with @rows in it, which is SQL. */
G_GNUC_UNUSED static char *
new_old_plan (const char *id, const char *rows)
{
  g_autofree char *path = new_path ("old.cordon");
  g_autoptr (GBytes) sql = g_resources_lookup_data (SCHEMA "/0001-plan.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  g_autofree char *number = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = 1;"
                                             "INSERT INTO plan_file VALUES ('plan', '%s');%s",
                                             CORDON_APPLICATION_NUMBER, id, rows);

  run_sql (path, text);
  run_sql (path, number);
  return g_steal_pointer (&path);
}

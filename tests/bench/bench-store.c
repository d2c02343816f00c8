/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the ledger and the search, each beside bare SQLite on a file of the same kind, in the same run:
 * `bench-store FIGURE FOLDER`, where FOLDER holds what was made before by `make`. */

#include "bench.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/cordon-plan.h"
#include "model/cordon-starter.h"
#include "store/cordon-check.h"
#include "store/cordon-search.h"

#define MILLION 1000000
#define A_DRAFT 20000
#define EDITS 100
#define CELLS 10000
#define LONG_HISTORY 100000
#define ROWS_OF_LONG_HISTORY 1000

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
take_time (GArray *times, double since)
{
  double took = bench_now () - since;

  g_array_append_val (times, took);
}

static void
commit (CordonLedger *ledger, CordonDraft *draft)
{
  g_autoptr (CordonChanges) changes = cordon_await_commit (ledger, draft, NULL);

  g_assert_nonnull (changes);
}

/* A new plan with the strategy in it. */
static CordonLedger *
make_starter (const char *path)
{
  g_autoptr (CordonDraft) draft = cordon_starter_draft (NULL);
  CordonLedger *ledger;

  g_unlink (path);
  ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  commit (ledger, draft);
  return ledger;
}

/* The plans that are measured on */

static const char *const words[] = {
    "customs", "harbor",   "northern",  "working",  "group",  "precursor", "laboratory", "express",
    "freight", "regional", "border",    "inquiry",  "trade",  "unit",      "western",    "maritime",
    "postal",  "training", "liaison",   "forensic", "office", "airport",   "central",    "joint",
    "vetted",  "analysis", "container", "pill",     "press",  "synthetic",
};

static void
add_places (CordonLedger *ledger, GRand *random, guint n)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add places");

  cordon_draft_set_nature (draft, CORDON_NATURE_IMPORT);
  for (guint i = 0; i < n; i++)
    {
      const char *id = cordon_draft_create (draft, "place", NULL);
      g_autoptr (GString) name = g_string_new (NULL);

      for (int j = 0; j < 3; j++)
        g_string_append_printf (name, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append_printf (name, "%d", g_rand_int_range (random, 0, 100000));
      cordon_draft_set_text (draft, "place", id, "kind", "other");
      cordon_draft_set_text (draft, "place", id, "name", name->str);
      cordon_draft_set_text (draft, "place", id, "country", "MX");
      cordon_draft_set_number (draft, "place", id, "lat", g_rand_double_range (random, 15, 32));
      cordon_draft_set_number (draft, "place", id, "lon", g_rand_double_range (random, -117, -87));
    }
  commit (ledger, draft);
}

static void
make (const char *folder)
{
  g_autofree char *starter = path_in (folder, "starter.cordon");
  g_autofree char *million = path_in (folder, "million.cordon");
  g_autofree char *unfinished = path_in (folder, "unfinished.cordon");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  CordonLedger *ledger = make_starter (starter);

  cordon_await_close (ledger);
  if (g_file_test (million, G_FILE_TEST_EXISTS))
    return;
  ledger = make_starter (unfinished);
  for (guint done = 0; done < MILLION; done += A_DRAFT)
    add_places (ledger, random, A_DRAFT);
  cordon_await_close (ledger);
  g_assert_cmpint (g_rename (unfinished, million), ==, 0);
}

/* One edit */

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *read, *update, *edit, *cell, *device, *commit;
} Bare;

static Bare *
bare_new (const char *path)
{
  Bare *bare = g_new0 (Bare, 1);

  bare->db = bench_open (path);
  bare->begin = bench_prepare (bare->db, "BEGIN IMMEDIATE");
  bare->read = bench_prepare (bare->db, "SELECT title FROM plan_item WHERE id = ?1");
  bare->update = bench_prepare (bare->db, "UPDATE plan_item SET title = ?1 WHERE id = ?2");
  bare->edit = bench_prepare (bare->db, "INSERT INTO edit VALUES (?1, 'bare', ?1, ?1, 'bare', 'Change', 'edit', NULL)");
  bare->cell = bench_prepare (bare->db, "INSERT INTO cell VALUES (?1, 'plan_item', ?2, 'title', ?3, ?4)");
  bare->device = bench_prepare (bare->db, "INSERT INTO device VALUES ('bare', 'bare', ?1) ON CONFLICT (id)"
                                          " DO UPDATE SET seen = excluded.seen");
  bare->commit = bench_prepare (bare->db, "COMMIT");
  return bare;
}

static void
bare_free (Bare *bare)
{
  sqlite3_stmt *all[] = {bare->begin, bare->read, bare->update, bare->edit, bare->cell, bare->device, bare->commit};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    sqlite3_finalize (all[i]);
  sqlite3_close (bare->db);
  g_free (bare);
}

static void
bare_begin (Bare *bare, int position)
{
  bench_run (bare->begin);
  sqlite3_bind_int (bare->edit, 1, position);
  bench_run (bare->edit);
  sqlite3_bind_int (bare->device, 1, position);
  bench_run (bare->device);
}

static void
bare_set (Bare *bare, int position, const char *id, const char *title)
{
  sqlite3_bind_text (bare->read, 1, id, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (bare->read), ==, SQLITE_ROW);
  sqlite3_bind_int (bare->cell, 1, position);
  sqlite3_bind_text (bare->cell, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_value (bare->cell, 3, sqlite3_column_value (bare->read, 0));
  sqlite3_reset (bare->read);
  sqlite3_bind_text (bare->cell, 4, title, -1, SQLITE_STATIC);
  bench_run (bare->cell);
  sqlite3_bind_text (bare->update, 1, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->update, 2, id, -1, SQLITE_STATIC);
  bench_run (bare->update);
}

static void
commit_checked (CordonPlan *plan, CordonDraft *draft)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  cordon_plan_commit_async (plan, draft, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  changes = cordon_plan_commit_finish (plan, result, &error);
  g_assert_no_error (error);
}

static void
wait_for_list (GListModel *list)
{
  gboolean loading;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_object_get (list, "loading", &loading, NULL);
    }
  while (loading);
}

/* As the window does it: checked by the rules, with the records that a view holds. */
static void
measure_edit (const char *folder)
{
  g_autofree char *path = path_in (folder, "edit.cordon");
  g_autofree char *bare_path = path_in (folder, "edit-bare.cordon");
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C");
  g_autoptr (GArray) ours = times_new ();
  g_autoptr (GArray) floor_times = times_new ();
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (GListModel) list = NULL;
  CordonLedger *ledger = make_starter (bare_path);
  Bare *bare;

  cordon_await_close (ledger);
  ledger = make_starter (path);
  plan = cordon_plan_new (ledger);
  list = cordon_plan_get_list (plan, query);
  wait_for_list (list);
  bare = bare_new (bare_path);
  for (int i = 0; i < EDITS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title number %d", i);
      g_autoptr (CordonDraft) draft = NULL;
      double since = bench_now ();

      draft = cordon_draft_new ("Change");
      cordon_draft_set_text (draft, "plan_item", id, "title", title);
      commit_checked (plan, draft);
      take_time (ours, since);

      since = bench_now ();
      bare_begin (bare, i + 2);
      bare_set (bare, i + 2, id, title);
      bench_run (bare->commit);
      take_time (floor_times, since);
    }
  bench_print ("edit", ours, floor_times);
  bare_free (bare);
  g_clear_object (&list);
  g_clear_object (&plan);
  cordon_await_close (ledger);
}

/* Undo of many cells */

static void
measure_undo (const char *folder)
{
  g_autofree char *path = path_in (folder, "undo.cordon");
  g_autofree char *bare_path = path_in (folder, "undo-bare.cordon");
  g_autoptr (CordonDraft) births = cordon_draft_new ("Add items");
  g_autoptr (CordonDraft) edit = cordon_draft_new ("Change");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) ours = times_new ();
  g_autoptr (GArray) floor_times = times_new ();
  CordonLedger *ledger;
  Bare *bare;

  for (guint i = 0; i < CELLS; i++)
    {
      const char *id = cordon_draft_create (births, "plan_item", NULL);
      g_autofree char *title = g_strdup_printf ("Milestone number %u", i);

      g_ptr_array_add (ids, (gpointer) id);
      cordon_draft_set_text (births, "plan_item", id, "kind", "milestone");
      cordon_draft_set_text (births, "plan_item", id, "title", title);
      cordon_draft_set_text (edit, "plan_item", id, "title", "Another title");
    }
  ledger = make_starter (bare_path);
  commit (ledger, births);
  cordon_await_close (ledger);
  ledger = make_starter (path);
  commit (ledger, births);
  commit (ledger, edit);
  bare = bare_new (bare_path);
  for (int i = 0; i < 4; i++)
    {
      double since = bench_now ();
      g_autoptr (CordonChanges) undone = cordon_await_undo (ledger, NULL);

      take_time (ours, since);
      g_assert_cmpuint (cordon_changes_get_length (undone), ==, CELLS);
      g_object_unref (cordon_await_redo (ledger, NULL));

      since = bench_now ();
      bare_begin (bare, i + 10);
      for (guint j = 0; j < ids->len; j++)
        bare_set (bare, i + 10, ids->pdata[j], i % 2 == 0 ? "Another title" : "Milestone");
      bench_run (bare->commit);
      take_time (floor_times, since);
    }
  bench_print ("undo", ours, floor_times);
  bare_free (bare);
  cordon_await_close (ledger);
}

/* The past */

/* A history too long to be made edit by edit, each on the disk before the next: written as the ledger would have. */
static void
write_history (const char *path, GPtrArray *ids)
{
  sqlite3 *db = bench_open (path);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, (g_get_real_time () / 1000) << 16);
  g_autofree char *edits =
      g_strdup_printf ("INSERT INTO edit (position, device, seq, at, author, label, nature)"
                       " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                       " SELECT i + (SELECT max (position) FROM edit), (SELECT max (id) FROM device),"
                       "  i + (SELECT max (seq) FROM edit), %s + i, 'Planner', 'Change', 'edit' FROM n",
                       LONG_HISTORY, now);
  g_autofree char *cells = g_strdup_printf (
      "INSERT INTO cell (edit, kind, row, field, old, new)"
      " SELECT position, 'plan_item', ids.id, 'title', CASE WHEN seq <= 2 + %u THEN ids.title"
      "  ELSE 'Title ' || (seq - %u) END, 'Title ' || seq"
      " FROM edit JOIN (SELECT row_number () OVER (ORDER BY id) - 1 AS i, id, title FROM plan_item"
      "  WHERE kind = 'milestone' AND title LIKE 'Row %%') AS ids ON ids.i = (seq - 3) %% %u WHERE label = 'Change'",
      ids->len, ids->len, ids->len);

  bench_execute (db, "BEGIN");
  bench_execute (db, edits);
  bench_execute (db, cells);
  bench_execute (db, "UPDATE plan_item SET title = (SELECT new FROM cell WHERE row = plan_item.id AND field = 'title'"
                     " ORDER BY edit DESC LIMIT 1) WHERE title LIKE 'Row %'");
  bench_execute (db, "UPDATE device SET seen = (SELECT max (seq) FROM edit)");
  bench_execute (db, "COMMIT");
  sqlite3_close (db);
}

static void
assert_sound (const char *path)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  cordon_check_async (path, NULL, 0, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  findings = cordon_check_finish (result, NULL);
  g_assert_nonnull (findings);
  if (findings->len > 0)
    g_error ("The plan with a long history is not sound: %s", ((CordonFinding *) findings->pdata[0])->sentence);
}

static void
measure_past (const char *folder)
{
  g_autofree char *path = path_in (folder, "past.cordon");
  g_autoptr (CordonDraft) births = cordon_draft_new ("Add items");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) ours = times_new ();
  g_autoptr (GArray) floor_times = times_new ();
  CordonLedger *ledger = make_starter (path);
  sqlite3 *db;
  sqlite3_stmt *all;

  for (guint i = 0; i < ROWS_OF_LONG_HISTORY; i++)
    {
      const char *id = cordon_draft_create (births, "plan_item", NULL);
      g_autofree char *title = g_strdup_printf ("Row %u", i);

      g_ptr_array_add (ids, (gpointer) id);
      cordon_draft_set_text (births, "plan_item", id, "kind", "milestone");
      cordon_draft_set_text (births, "plan_item", id, "title", title);
    }
  commit (ledger, births);
  cordon_await_close (ledger);
  write_history (path, ids);
  assert_sound (path);

  ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  db = bench_open (path);
  all =
      bench_prepare (db, "SELECT e.at, e.device, c.row, c.field, c.new FROM cell c JOIN edit e ON e.position = c.edit");
  for (int i = 0; i < 3; i++)
    {
      double since = bench_now ();
      CordonLedger *past = cordon_await_as_of (ledger, g_get_real_time () / 1000 + 1000, NULL);

      take_time (ours, since);
      cordon_await_close (past);
      since = bench_now ();
      g_assert_cmpuint (bench_run (all), ==, LONG_HISTORY);
      take_time (floor_times, since);
    }
  bench_print ("past", ours, floor_times);
  sqlite3_finalize (all);
  sqlite3_close (db);
  cordon_await_close (ledger);
}

/* Search as one types */

static double blocked, longest;

/* The main loop's own work is what lies between two waits. */
static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  if (blocked > 0)
    longest = MAX (longest, bench_now () - blocked);
  ready = g_poll (fds, n_fds, timeout);
  blocked = bench_now ();
  return ready;
}

static void
set_search (CordonLedger *ledger)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (CordonSearchField));

  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const CordonField *field = &(*kind)->fields[i];
          CordonSearchField one = {(*kind)->name, field->name, (field->flags & CORDON_FIELD_SEARCH_LONG) != 0};

          if ((field->flags & (CORDON_FIELD_SEARCH | CORDON_FIELD_SEARCH_LONG)) != 0)
            g_array_append_val (fields, one);
        }
    }
  cordon_ledger_set_search (ledger, (const CordonSearchField *) fields->data, fields->len);
  while (cordon_ledger_get_search_position (ledger) < cordon_ledger_get_position (ledger))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static guint
search (CordonLedger *ledger, const char *text)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  blocked = bench_now ();
  cordon_ledger_search_async (ledger, text, 0, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  hits = cordon_ledger_search_finish (ledger, result, NULL);
  longest = MAX (longest, bench_now () - blocked);
  g_assert_nonnull (hits);
  return hits->len;
}

/* The same matches out of the same index, and their words out of the plan. */
static guint
search_bare (sqlite3_stmt *match, sqlite3_stmt *read, const char *text)
{
  g_autofree char *expression = g_strdup_printf ("{short} : (\"%s\"*)", text);
  guint n = 0;

  if (strchr (text, ' ') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, " ", 2);

      g_free (expression);
      expression = g_strdup_printf ("{short} : (\"%s\" AND \"%s\"*)", parts[0], parts[1]);
    }
  sqlite3_bind_text (match, 1, expression, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (match) == SQLITE_ROW)
    {
      sqlite3_bind_value (read, 1, sqlite3_column_value (match, 1));
      n += bench_run (read);
    }
  sqlite3_reset (match);
  return n;
}

static void
measure_search (const char *folder)
{
  static const char *const typed[] = {"pr",      "pre",       "precursor",  "precursor un", "precursor unit",
                                      "forensi", "harbor 42", "harbor 421", "wo",           "working group"};
  g_autofree char *path = path_in (folder, "million.cordon");
  g_autoptr (GArray) ours = times_new ();
  g_autoptr (GArray) floor_times = times_new ();
  g_autoptr (GArray) stalls = times_new ();
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  g_autofree char *name = g_strconcat (cordon_ledger_get_plan_id (ledger), ".db", NULL);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "cordon", "search", name, NULL);
  sqlite3 *plan;
  sqlite3 *index;
  sqlite3_stmt *match, *read;

  set_search (ledger);
  plan = bench_open (path);
  index = bench_open (cache);
  match = bench_prepare (index, "SELECT d.kind, d.id FROM word JOIN document AS d ON d.docid = word.rowid"
                                " WHERE word MATCH ?1 LIMIT 200");
  read = bench_prepare (plan, "SELECT id, name FROM place WHERE id = ?1");
  g_main_context_set_poll_func (NULL, poll_and_note);
  for (int round = 0; round < 5; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        {
          double since = bench_now ();

          longest = 0;
          search (ledger, typed[i]);
          if (round > 0)
            {
              take_time (ours, since);
              g_array_append_val (stalls, longest);
            }
          since = bench_now ();
          search_bare (match, read, typed[i]);
          if (round > 0)
            take_time (floor_times, since);
        }
    }
  g_main_context_set_poll_func (NULL, NULL);
  bench_print ("search", ours, floor_times);
  bench_print ("search-stall", stalls, NULL);
  sqlite3_finalize (match);
  sqlite3_finalize (read);
  sqlite3_close (index);
  sqlite3_close (plan);
  cordon_await_close (ledger);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*measure) (const char *folder);
  } figures[] = {
      {"make", make},         {"edit", measure_edit},     {"undo", measure_undo},
      {"past", measure_past}, {"search", measure_search},
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures) && argc == 3; i++)
    {
      if (g_str_equal (figures[i].name, argv[1]))
        {
          figures[i].measure (argv[2]);
          return 0;
        }
    }
  g_printerr ("bench-store FIGURE FOLDER\n");
  return 2;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plan files made to do harm, and plan files gone bad in every which way: each is refused in words or opened, and then
 * read, searched through history, looked at in the past, undone and edited, without a crash, a hang or a complaint of
 * the libraries. With a fixed seed; the sanitizers see more of it (./dev test --sanitize). */

#include "plan-files.h"
#include "store/cordon-check.h"
#include "support/cordon-await.h"

#include <unistd.h>

#define SEED 19141214
#define N_MUTANTS 150
#define LONGEST_SECONDS 100

static const CordonReference references[] = {
    {.kind = "plan_item", .field = "parent", .referenced = "plan_item", .tree = TRUE},
    {.kind = "link", .field = "from_row"},
};

static void
set_text (CordonLedger *ledger, const char *id, const char *text)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change");
  g_autoptr (CordonChanges) changes = NULL;

  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "title", text);
  cordon_draft_set_text (draft, "party", cordon_draft_create (draft, "party", NULL), "name", text);
  changes = cordon_await_commit (ledger, draft, NULL);
}

/* A small plan with a bit of everything in its history. */
static char *
new_victim (void)
{
  g_autofree char *path = new_path ("plan.cordon");
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);

  for (int n = 0; n < 12; n++)
    {
      g_autofree char *id = g_strdup_printf ("0190a0b0-0000-7000-8000-%012d", n % 5);
      g_autofree char *text = g_strnfill (20 + 40 * (gsize) n, (char) ('a' + n));

      set_text (ledger, id, text);
    }
  g_clear_object (&(CordonChanges *){cordon_await_undo (ledger, NULL)});
  g_clear_object (&(CordonChanges *){cordon_await_undo (ledger, NULL)});
  g_clear_object (&(CordonChanges *){cordon_await_redo (ledger, NULL)});
  cordon_await_close (ledger);
  return g_steal_pointer (&path);
}

/* Whatever is answered will do, as long as it is an answer. */
static void
take_back (CordonLedger *ledger, gint64 position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_await_undo_edit (ledger, position, &error);

  g_assert_true (changes != NULL || error != NULL);
}

static void
read_everything (CordonLedger *ledger)
{
  const char *const *kinds = cordon_ledger_get_kinds (ledger);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  CordonHistoryQuery query = {.limit = 50};
  CordonLedger *past;

  for (int i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (CordonQuery) all = cordon_query_new (kinds[i]);
      g_autoptr (GError) problem = NULL;
      g_autoptr (CordonRows) rows = NULL;

      cordon_query_set_living (all, CORDON_LIVING_AND_DELETED);
      rows = cordon_await_rows (ledger, all, &problem);
      g_assert_true (rows != NULL || problem != NULL);
    }
  history = cordon_await_history (ledger, &query, &error);
  g_assert_true (history != NULL || error != NULL);
  g_clear_error (&error);
  past = cordon_await_as_of (ledger, g_get_real_time () / 1000 + 1000, &error);
  g_assert_true (past != NULL || error != NULL);
  if (past != NULL)
    cordon_await_close (past);
}

static void
edit_everything (CordonLedger *ledger)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change");
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (CordonChanges) undone = NULL;
  g_autoptr (CordonChanges) redone = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 position = 1; position < 18; position++)
    take_back (ledger, position);
  take_back (ledger, G_MAXINT64);
  cordon_draft_set_text (draft, "plan_item", "0190a0b0-0000-7000-8000-000000000001", "title", "x");
  changes = cordon_await_commit (ledger, draft, &error);
  g_assert_true (changes != NULL || error != NULL);
  g_clear_error (&error);
  undone = cordon_await_undo (ledger, &error);
  g_assert_true (undone != NULL || error != NULL);
  g_clear_error (&error);
  redone = cordon_await_redo (ledger, &error);
  g_assert_true (redone != NULL || error != NULL);
}

static void
check (const char *path)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  cordon_check_async (path, references, G_N_ELEMENTS (references), NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  findings = cordon_check_finish (result, &error);
  g_assert_true (findings != NULL || error != NULL);
}

/* Returns whether it could be opened. */
static gboolean
endure (const char *path)
{
  g_autoptr (GError) error = NULL;
  CordonLedger *ledger;

  alarm (LONGEST_SECONDS);
  check (path);
  ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, &error);
  g_assert_true (ledger != NULL || error != NULL);
  if (ledger != NULL)
    {
      read_everything (ledger);
      if (!cordon_ledger_get_read_only (ledger))
        edit_everything (ledger);
      read_everything (ledger);
      cordon_await_close (ledger);
    }
  alarm (0);
  return ledger != NULL;
}

static void
mutate (guint8 *bytes, gsize length, GRand *rand)
{
  gsize n_pages = length / 4096;
  gsize page = (gsize) g_rand_int_range (rand, 0, (int) n_pages) * 4096;
  gsize other = (gsize) g_rand_int_range (rand, 0, (int) n_pages) * 4096;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      memset (bytes + page, 0, 4096);
      break;
    case 1:
      memmove (bytes + page, bytes + other, 4096);
      break;
    case 2:
      for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
        bytes[g_rand_int_range (rand, 0, (int) length)] = (guint8) g_rand_int (rand);
      break;
    case 3:
      bytes[g_rand_int_range (rand, 16, 100)] = (guint8) g_rand_int (rand);
      break;
    case 4:
      bytes[page + (gsize) g_rand_int_range (rand, 0, 16)] = (guint8) g_rand_int (rand);
      break;
    default:
      /* In the cells' content, where no check of pages looks. */
      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        bytes[page + (gsize) g_rand_int_range (rand, 2048, 4096)] = (guint8) g_rand_int (rand);
    }
}

static void
test_mutants (void)
{
  g_autofree char *victim = new_victim ();
  g_autoptr (GBytes) good = read_bytes (victim);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  gsize length = g_bytes_get_size (good);
  int n_opened = 0;

  for (int n = 0; n < N_MUTANTS; n++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (good, NULL), length);
      g_autofree char *wal = g_strconcat (victim, "-wal", NULL);
      g_autofree char *shm = g_strconcat (victim, "-shm", NULL);

      mutate (bytes, length, rand);
      g_unlink (wal);
      g_unlink (shm);
      write_bytes (victim, bytes, length);
      n_opened += endure (victim);
    }
  /* Both ways must have been tried. */
  g_assert_cmpint (n_opened, >, N_MUTANTS / 20);
  g_assert_cmpint (n_opened, <, N_MUTANTS);
}

/* A WAL beside the plan is from the same stranger. */
static void
test_mutant_wals (void)
{
  g_autofree char *victim = new_victim ();
  g_autofree char *wal = g_strconcat (victim, "-wal", NULL);
  g_autofree char *shm = g_strconcat (victim, "-shm", NULL);
  g_autofree char *journal = g_strconcat (victim, "-journal", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) good_wal = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (victim, &db), ==, SQLITE_OK);
  g_assert_true (cordon_sqlite_run (db, victim, "PRAGMA journal_mode = WAL; UPDATE plan_item SET note = 'x'", NULL));
  good = read_bytes (victim);
  good_wal = read_bytes (wal);
  sqlite3_close (db);
  for (int n = 0; n < 30; n++)
    {
      gsize length = g_bytes_get_size (good_wal);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (good_wal, NULL), length);

      for (int i = g_rand_int_range (rand, 1, 20); i > 0; i--)
        bytes[g_rand_int_range (rand, 0, n % 2 == 0 ? 64 : (int) length)] = (guint8) g_rand_int (rand);
      g_unlink (shm);
      write_bytes (victim, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      write_bytes (n % 3 == 2 ? journal : wal, bytes, length);
      endure (victim);
      g_unlink (wal);
      g_unlink (journal);
    }
}

/* What passes every check of pages and schema, and still means harm. */
static const char *const spells[] = {
    "UPDATE plan_item SET title = CAST (x'ff00fe41' AS TEXT), note = x'00ff'",
    "UPDATE plan_item SET title = 1e999, horizon = 'x', deleted = 'perhaps'",
    "UPDATE plan_item SET deleted = 9223372036854775807",
    "UPDATE plan_item SET id = CAST (x'ff' AS TEXT) WHERE rowid = 1",
    "UPDATE plan_item SET id = '' WHERE rowid = 1",
    "UPDATE plan_item SET parent = id",
    "UPDATE edit SET author = CAST (x'c3' AS TEXT), label = CAST (x'f0808080' AS TEXT), device = x'ff'",
    "UPDATE edit SET nature = 'spell'",
    "UPDATE edit SET nature = CAST (x'ff' AS TEXT)",
    "UPDATE edit SET nature = 'redo', undoes = position",
    "UPDATE edit SET nature = 'undo', undoes = position",
    "UPDATE edit SET nature = 'redo', undoes = position % 15 + 1",
    "UPDATE edit SET undoes = 9223372036854775807",
    "UPDATE edit SET undoes = -1, nature = 'undo'",
    "UPDATE edit SET position = 9223372036854775807 WHERE position = 15",
    "UPDATE edit SET position = -position",
    "UPDATE edit SET seq = 9223372036854775807",
    "UPDATE edit SET at = 9223372036854775807",
    "UPDATE edit SET at = -9223372036854775807",
    "UPDATE edit SET at = 'noon'",
    "DELETE FROM edit",
    "DELETE FROM device",
    "DELETE FROM plan_file",
    "UPDATE plan_file SET value = '../../../../tmp/x'",
    "UPDATE plan_file SET value = CAST (x'ff' AS TEXT)",
    "INSERT INTO plan_file VALUES ('branch', CAST (x'ff00' AS TEXT))",
    "UPDATE birth SET first = '{' || replace (hex (zeroblob (100000)), '0', '[') || '}'",
    "UPDATE birth SET first = '{\"a\":' || replace (hex (zeroblob (100000)), '0', '{\"a\":')",
    "UPDATE birth SET first = '[]'",
    "UPDATE birth SET first = 'null'",
    "UPDATE birth SET first = ''",
    "UPDATE birth SET first = x'ff'",
    "UPDATE birth SET first = CAST (x'7b2261223a22ff227d' AS TEXT)",
    "UPDATE birth SET first = '{\"title\":null,\"note\":true,\"horizon\":1e999,\"deleted\":\"x\"}'",
    "UPDATE birth SET first = '{\"title\":\"\\ud800\",\"\":\"\",\"id\":\"x\"}'",
    "UPDATE birth SET first = '{\"nonsense\":1,\"title\":\"\\u0000\"}'",
    "UPDATE birth SET kind = 'cell'",
    "UPDATE birth SET kind = 'plan_item\" SET x; --'",
    "UPDATE cell SET kind = 'sqlite_schema'",
    "UPDATE cell SET kind = CAST (x'ff' AS TEXT)",
    "UPDATE cell SET field = 'id'",
    "UPDATE cell SET field = 'title\" = 1; DROP TABLE cell; --'",
    "UPDATE cell SET field = CAST (x'ff' AS TEXT)",
    "UPDATE cell SET row = CAST (x'ff' AS TEXT)",
    "UPDATE cell SET row = ''",
    "UPDATE cell SET old = x'ff', new = x'00'",
    "UPDATE cell SET old = 1e999, new = -1e999",
    "UPDATE cell SET new = CAST (x'ff' AS TEXT), old = 9223372036854775807",
    "UPDATE cell SET edit = 9223372036854775807",
    "UPDATE cell SET edit = 1",
    "UPDATE device SET name = CAST (x'ff' AS TEXT), seen = -9223372036854775808",
    "UPDATE plan_item SET title = hex (zeroblob (3000000))",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
    " INSERT INTO cell SELECT 3, 'plan_item', '0190a0b0-0000-7000-8000-000000000001', 'field' || i, i, i FROM n",
};

static void
test_spells (void)
{
  g_autofree char *victim = new_victim ();
  g_autoptr (GBytes) good = read_bytes (victim);

  for (guint n = 0; n < G_N_ELEMENTS (spells); n++)
    {
      g_test_message ("%s", spells[n]);
      write_bytes (victim, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      run_sql (victim, spells[n]);
      endure (victim);
    }
}

/* A tree of pages in which every branch leads to the same one is read for ever, unless somebody counts. */
static void
test_endless_schema (void)
{
  g_autofree char *victim = new_victim ();
  g_autoptr (GBytes) good = read_bytes (victim);
  gsize length = g_bytes_get_size (good) + 20 * 4096;
  g_autofree guint8 *bytes = g_malloc0 (length);
  gsize first = g_bytes_get_size (good) / 4096;

  memcpy (bytes, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  for (gsize level = 0; level < 18; level++)
    {
      guint8 *page = level == 0 ? bytes + 100 : bytes + (first + level - 1) * 4096;
      guint8 *start = level == 0 ? bytes : page;
      guint32 next = (guint32) (first + level + 1);
      int n_cells = 200;

      /* An interior page of a table: a header, the right child, cell pointers, cells of child and key. */
      memset (page, 0, level == 0 ? 3996 : 4096);
      page[0] = 5;
      page[3] = (guint8) (n_cells >> 8);
      page[4] = (guint8) n_cells;
      page[5] = (guint8) (1000 >> 8);
      page[6] = (guint8) (1000 & 0xff);
      page[10] = (guint8) (next >> 8);
      page[11] = (guint8) next;
      for (int n = 0; n < n_cells; n++)
        {
          int where = 1000 + n * 6;

          page[12 + 2 * n] = (guint8) (where >> 8);
          page[13 + 2 * n] = (guint8) where;
          start[where + 2] = (guint8) (next >> 8);
          start[where + 3] = (guint8) next;
          start[where + 4] = 1;
        }
    }
  bytes[28] = bytes[29] = 0;
  bytes[30] = (guint8) ((length / 4096) >> 8);
  bytes[31] = (guint8) (length / 4096);
  bytes[(first + 17) * 4096] = 13;
  write_bytes (victim, bytes, length);
  g_assert_false (endure (victim));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/mutants", test_mutants);
  g_test_add_func ("/hostile/mutant-wals", test_mutant_wals);
  g_test_add_func ("/hostile/spells", test_spells);
  g_test_add_func ("/hostile/endless-schema", test_endless_schema);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search, as the person at the keyboard relies on it: it finds what is in the plan now, however it is spelt and typed,
 * never what was deleted, and nobody ever has to know that there is a cache. */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/cordon-error.h"
#include "store/cordon-search.h"
#include "support/cordon-await.h"

static const CordonSearchField fields[] = {
    {"plan_item", "code", FALSE}, {"plan_item", "title", FALSE},    {"plan_item", "intent", TRUE},
    {"party", "name", FALSE},     {"party", "abbreviation", FALSE}, {"status_update", "narrative", TRUE},
};

typedef struct
{
  char *folder;
  char *path;
  CordonLedger *ledger;
} Plan;

static void
open_plan (Plan *plan, CordonOpen flags)
{
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE | flags, NULL);
  cordon_ledger_set_search (plan->ledger, fields, G_N_ELEMENTS (fields));
}

static void
set_up (Plan *plan, gconstpointer data)
{
  plan->folder = cordon_await_folder ();
  plan->path = g_build_filename (plan->folder, "plan.cordon", NULL);
  open_plan (plan, CORDON_OPEN_CREATE);
}

static void
tear_down (Plan *plan, gconstpointer data)
{
  if (plan->ledger != NULL)
    cordon_await_close (plan->ledger);
  g_free (plan->path);
  cordon_await_remove (plan->folder);
}

static char *
add (Plan *plan, const char *kind, const char *field, const char *text)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add");
  g_autoptr (CordonChanges) changes = NULL;
  const char *id = cordon_draft_create (draft, kind, NULL);

  cordon_draft_set_text (draft, kind, id, field, text);
  changes = cordon_await_commit (plan->ledger, draft, NULL);
  return g_strdup (id);
}

static void
set_text (Plan *plan, const char *kind, const char *id, const char *field, const char *text)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change");
  g_autoptr (CordonChanges) changes = NULL;

  cordon_draft_set_text (draft, kind, id, field, text);
  changes = cordon_await_commit (plan->ledger, draft, NULL);
}

static GPtrArray *
search_once (Plan *plan, const char *text, guint limit)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  cordon_ledger_search_async (plan->ledger, text, limit, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  hits = cordon_ledger_search_finish (plan->ledger, result, &error);
  g_assert_no_error (error);
  return hits;
}

static gboolean
is_up_to_date (Plan *plan)
{
  return cordon_ledger_get_search_position (plan->ledger) == cordon_ledger_get_position (plan->ledger);
}

/* On a busy computer a search loses patience before the cache has followed the last edit, as it should. */
static GPtrArray *
search_for (Plan *plan, const char *text, guint limit)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gboolean late = !is_up_to_date (plan);
  GPtrArray *hits = search_once (plan, text, limit);

  while (late && g_get_monotonic_time () < deadline)
    {
      late = !is_up_to_date (plan);
      g_ptr_array_unref (hits);
      hits = search_once (plan, text, limit);
    }
  return hits;
}

static void
assert_found (Plan *plan, const char *text, const char *id)
{
  g_autoptr (GPtrArray) hits = search_for (plan, text, 0);

  if (id == NULL)
    {
      g_assert_cmpuint (hits->len, ==, 0);
      return;
    }
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((CordonHit *) hits->pdata[0])->id, ==, id);
}

static char *
cache_path (Plan *plan)
{
  g_autofree char *name = g_strconcat (cordon_ledger_get_plan_id (plan->ledger), ".db", NULL);

  return g_build_filename (g_get_user_cache_dir (), "cordon", "search", name, NULL);
}

static void
close_plan (Plan *plan)
{
  cordon_await_close (plan->ledger);
  plan->ledger = NULL;
}

static void
test_finds_words (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Expand the Mexico Transnational Unit");
  g_autofree char *other = add (plan, "plan_item", "title", "Expand operations");
  g_autoptr (GPtrArray) hits = NULL;
  const CordonHit *hit;

  assert_found (plan, "Mexico", id);
  assert_found (plan, "unit EXPAND", id);
  assert_found (plan, "mexico trans", id);
  assert_found (plan, "trans mexico", NULL); /* only the last word may be unfinished */
  assert_found (plan, "exico", NULL);
  assert_found (plan, "operations", other);
  assert_found (plan, "", NULL);
  assert_found (plan, "  ", NULL);

  hits = search_for (plan, "transnational", 0);
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->kind, ==, "plan_item");
  g_assert_cmpstr (hit->field, ==, "title");
  g_assert_cmpstr (hit->snippet, ==, "Expand the Mexico Transnational Unit");
}

static void
test_ignores_diacritics (Plan *plan, gconstpointer data)
{
  g_autofree char *pena = add (plan, "party", "name", "Oficina Peña, São Paulo");
  g_autofree char *merida = add (plan, "party", "name", "HSI Merida");

  assert_found (plan, "Pena", pena);
  assert_found (plan, "PEÑA", pena);
  assert_found (plan, "sao pau", pena);
  assert_found (plan, "Mérida", merida);
}

static void
test_syntax_is_text (Plan *plan, gconstpointer data)
{
  static const char *const typed[] = {
      "\"",  "\"\"", "\"cartel", "*",    "AND",  "OR",          "NOT",        "NEAR(a b)", "title : x",
      "(",   ")",    "-",        "^",    "{",    "{short} : x", "a\" OR \"b", "'",         "; DROP TABLE note",
      "% _", "\\",   "\xff\xfe", "\x01", "🙂", "a AND",       "-cartel",    "+",         "short:x",
  };
  g_autofree char *id = add (plan, "plan_item", "title", "Say \"cartel\" AND mean it");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) hits = search_for (plan, typed[i], 0);

      g_assert_cmpuint (hits->len, <=, 1);
    }
  assert_found (plan, "\"cartel\"", id);
  assert_found (plan, "cartel AND", id);
  assert_found (plan, "cartel NOT", NULL);
}

static void
test_finds_codes (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "code", "1.C");
  g_autofree char *other = add (plan, "plan_item", "title", "Care for 1 in 3");

  assert_found (plan, "1.C", id);
  assert_found (plan, "1.c", id);
  assert_found (plan, "care 1", other);
  assert_found (plan, "c", id); /* not each word that begins so */
  assert_found (plan, "ca", other);
}

static void
test_follows_edits (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "First name");
  g_autoptr (CordonChanges) undone = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (CordonChanges) changes = NULL;

  assert_found (plan, "first", id);
  set_text (plan, "plan_item", id, "title", "Second name");
  assert_found (plan, "first", NULL);
  assert_found (plan, "second", id);
  undone = cordon_await_undo (plan->ledger, NULL);
  assert_found (plan, "second", NULL);
  assert_found (plan, "first", id);

  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "plan_item", id);
  changes = cordon_await_commit (plan->ledger, draft, NULL);
  assert_found (plan, "first", NULL);
  g_clear_object (&undone);
  undone = cordon_await_undo (plan->ledger, NULL);
  assert_found (plan, "first", id);
  g_assert_true (is_up_to_date (plan));
}

static void
test_titles_come_before_long_texts (Plan *plan, gconstpointer data)
{
  g_autofree char *unit = add (plan, "plan_item", "intent", "What it means to do with fentanyl, at length.");
  g_autofree char *with = add (plan, "plan_item", "title", "Seize fentanyl");
  g_autofree char *start = add (plan, "plan_item", "title", "Fentanyl seized");
  g_autoptr (GPtrArray) hits = search_for (plan, "fentanyl", 0);
  g_autoptr (GPtrArray) one = search_for (plan, "fentanyl", 1);

  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpstr (((CordonHit *) hits->pdata[0])->id, ==, start);
  g_assert_cmpstr (((CordonHit *) hits->pdata[1])->id, ==, with);
  g_assert_cmpstr (((CordonHit *) hits->pdata[2])->id, ==, unit);
  g_assert_cmpstr (((CordonHit *) hits->pdata[2])->field, ==, "intent");
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_words_may_stand_in_different_fields (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Expand the unit");

  set_text (plan, "plan_item", id, "intent", "In Mexico, vetted\nofficials deploy nationwide.");
  assert_found (plan, "expand vetted", id);
  assert_found (plan, "unit mex", id);
}

static void
test_long_text_is_cut_around_the_word (Plan *plan, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *id = NULL;
  const char *snippet;

  for (int i = 0; i < 200; i++)
    g_string_append (text, "ñandú filler\n");
  g_string_append (text, "before precursor after");
  for (int i = 0; i < 200; i++)
    g_string_append (text, " filler");
  id = add (plan, "status_update", "narrative", text->str);
  hits = search_for (plan, "precursor", 0);
  snippet = ((CordonHit *) hits->pdata[0])->snippet;
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  g_assert_nonnull (strstr (snippet, "before precursor after"));
  g_assert_true (g_str_has_prefix (snippet, "…") && g_str_has_suffix (snippet, "…"));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <=, 82);
}

static void
test_catches_up (Plan *plan, gconstpointer data)
{
  g_autofree char *old = add (plan, "plan_item", "title", "Kept from before");
  g_autofree char *new = NULL;

  assert_found (plan, "before", old);
  close_plan (plan);
  /* somebody edits without searching */
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
  new = add (plan, "plan_item", "title", "Added meanwhile");
  set_text (plan, "plan_item", old, "title", "Renamed meanwhile");
  close_plan (plan);

  open_plan (plan, CORDON_OPEN_DEFAULT);
  assert_found (plan, "added", new);
  assert_found (plan, "renamed", old);
  assert_found (plan, "before", NULL);
}

static void
test_tells_copies_apart (Plan *plan, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (plan->folder, "copy.cordon", NULL);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autofree char *shared = add (plan, "plan_item", "title", "Shared");
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  close_plan (plan);
  from = g_file_new_for_path (plan->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  open_plan (plan, CORDON_OPEN_DEFAULT);
  here = add (plan, "plan_item", "title", "Only here");
  assert_found (plan, "only", here);
  close_plan (plan);

  g_free (plan->path);
  plan->path = g_steal_pointer (&copy);
  open_plan (plan, CORDON_OPEN_DEFAULT);
  there = add (plan, "plan_item", "title", "Only there");
  assert_found (plan, "only", there);
  assert_found (plan, "shared", shared);
}

static void
spoil (const char *path, const char *how)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (g_str_equal (how, "garbage"))
    g_assert_true (g_file_set_contents (path, "not a database at all", -1, NULL));
  else if (g_str_equal (how, "truncated"))
    g_assert_true (g_file_set_contents (path, content, (gssize) length / 2, NULL));
  else if (g_str_equal (how, "emptied"))
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else if (g_str_equal (how, "missing"))
    g_assert_cmpint (g_unlink (path), ==, 0);
  else
    {
      /* everything behind the header and the schema's first page */
      memset (content + 4096, 0x5a, length - 4096);
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
    }
}

static void
test_nobody_sees_a_damaged_cache (Plan *plan, gconstpointer data)
{
  static const char *const ways[] = {"garbage", "truncated", "emptied", "missing", "overwritten"};
  g_autofree char *id = add (plan, "plan_item", "title", "Still found");
  g_autofree char *path = cache_path (plan);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      assert_found (plan, "still", id);
      close_plan (plan);
      spoil (path, ways[i]);
      open_plan (plan, CORDON_OPEN_DEFAULT);
      assert_found (plan, "still fo", id);
    }
}

static void
test_nobody_sees_it_damaged_while_open (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Still found");
  g_autofree char *path = cache_path (plan);
  g_autofree char *new = NULL;

  assert_found (plan, "still", id);
  g_assert_cmpint (g_unlink (path), ==, 0);
  new = add (plan, "plan_item", "title", "Added after");
  assert_found (plan, "still", id);
  assert_found (plan, "after", new);
}

static void
test_other_fields_make_another_cache (Plan *plan, gconstpointer data)
{
  static const CordonSearchField other[] = {{"plan_item", "note", TRUE}};
  g_autofree char *id = add (plan, "plan_item", "note", "In the margin");

  assert_found (plan, "margin", NULL);
  close_plan (plan);
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
  cordon_ledger_set_search (plan->ledger, other, G_N_ELEMENTS (other));
  assert_found (plan, "margin", id);
}

static void
test_cache_is_private_and_the_plan_one_file (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Something");
  g_autofree char *path = cache_path (plan);
  g_autoptr (GDir) folder = NULL;
  struct stat info;

  assert_found (plan, "something", id);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  close_plan (plan);
  folder = g_dir_open (plan->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "plan.cordon");
  g_assert_null (g_dir_read_name (folder));
}

static void
test_second_reader_searches_too (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Seen by two");
  Plan second = {NULL, g_strdup (plan->path), NULL};

  open_plan (&second, CORDON_OPEN_READ_ONLY);
  assert_found (plan, "seen", id);
  assert_found (&second, "seen", id);
  close_plan (&second);
  g_free (second.path);
}

static void
test_a_new_search_supersedes (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Superseded");
  CordonAnswer first = {0}, second = {0}, third = {0};
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GAsyncResult) third_result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  cordon_ledger_search_async (plan->ledger, "super", 0, NULL, cordon_take_answer, &first);
  cordon_ledger_search_async (plan->ledger, "su", 0, cancellable, cordon_take_answer, &second);
  g_cancellable_cancel (cancellable);
  cordon_ledger_search_async (plan->ledger, "sup", 0, NULL, cordon_take_answer, &third);

  third_result = cordon_await (&third);
  hits = cordon_ledger_search_finish (plan->ledger, third_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  second_result = cordon_await (&second);
  g_assert_null (cordon_ledger_search_finish (plan->ledger, second_result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  first_result = cordon_await (&first);
  g_assert_null (cordon_ledger_search_finish (plan->ledger, first_result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_past_and_closed_say_so (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add (plan, "plan_item", "title", "Then");
  CordonLedger *past = cordon_await_as_of (plan->ledger, g_get_real_time () / 1000, NULL);
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cordon_ledger_set_search (past, fields, G_N_ELEMENTS (fields));
  cordon_ledger_search_async (past, "then", 0, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_null (cordon_ledger_search_finish (past, result, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
  g_clear_object (&result);
  cordon_await_close (past);
}

static void
test_holds_a_large_plan (Plan *plan, gconstpointer data)
{
  const guint n = 100000;
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Import");
  g_autoptr (CordonChanges) changes = NULL;
  g_autofree char *id = NULL;
  gint64 start, one;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Office %06u of the northern corridor", i);
      const char *row = cordon_draft_create (draft, "plan_item", NULL);

      cordon_draft_set_text (draft, "plan_item", row, "title", title);
    }
  changes = cordon_await_commit (plan->ledger, draft, NULL);

  start = g_get_monotonic_time ();
  {
    g_autoptr (GPtrArray) hits = search_for (plan, "office 099999", 0);

    g_assert_cmpuint (hits->len, ==, 1);
  }
  g_test_message ("followed %u rows in %.2f s", n, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_true (is_up_to_date (plan));

  start = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GPtrArray) hits = search_for (plan, i % 2 == 0 ? "of" : "northern corr", 0);

      g_assert_cmpuint (hits->len, ==, 50);
    }
  one = (g_get_monotonic_time () - start) / 20;
  g_test_message ("a search with %u candidates takes %.1f ms", n, (double) one / 1000);
  g_assert_cmpint (one, <, G_USEC_PER_SEC / 2);

  /* What comes last is no worse off. */
  id = add (plan, "party", "name", "Northern Command");
  assert_found (plan, "northern command", id);
}

#define ADD(path, func) g_test_add ("/search/" path, Plan, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  char *caches = cordon_await_folder ();
  int status;

  g_setenv ("XDG_CACHE_HOME", caches, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("finds-words", test_finds_words);
  ADD ("ignores-diacritics", test_ignores_diacritics);
  ADD ("syntax-is-text", test_syntax_is_text);
  ADD ("finds-codes", test_finds_codes);
  ADD ("follows-edits", test_follows_edits);
  ADD ("titles-come-before-long-texts", test_titles_come_before_long_texts);
  ADD ("words-may-stand-in-different-fields", test_words_may_stand_in_different_fields);
  ADD ("long-text-is-cut-around-the-word", test_long_text_is_cut_around_the_word);
  ADD ("catches-up", test_catches_up);
  ADD ("tells-copies-apart", test_tells_copies_apart);
  ADD ("nobody-sees-a-damaged-cache", test_nobody_sees_a_damaged_cache);
  ADD ("nobody-sees-it-damaged-while-open", test_nobody_sees_it_damaged_while_open);
  ADD ("other-fields-make-another-cache", test_other_fields_make_another_cache);
  ADD ("cache-is-private-and-the-plan-one-file", test_cache_is_private_and_the_plan_one_file);
  ADD ("second-reader-searches-too", test_second_reader_searches_too);
  ADD ("a-new-search-supersedes", test_a_new_search_supersedes);
  ADD ("past-and-closed-say-so", test_past_and_closed_say_so);
  g_test_add ("/search-large/holds-a-large-plan", Plan, NULL, set_up, test_holds_a_large_plan, tear_down);
  status = g_test_run ();
  cordon_await_remove (caches);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random edits, as many as one would make in a long week, with a fixed seed: undoing all of them gives the plan of the
 * beginning, redoing all of them the plan of the end, and any moment in between is shown as it was. */

#include "support/cordon-await.h"

#define N_EDITS 400
#define N_ROWS 40

static const char *const fields[] = {"title", "note", "owner", "horizon", "deleted"};

static void
fill (CordonDraft *draft, GRand *rand, const char *id)
{
  const char *field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
  g_autofree char *text = g_strdup_printf ("%u", g_rand_int (rand));

  if (g_str_equal (field, "deleted"))
    cordon_draft_set_integer (draft, "plan_item", id, field, g_rand_boolean (rand));
  else if (g_rand_int_range (rand, 0, 5) == 0)
    cordon_draft_set (draft, "plan_item", id, field, NULL);
  else if (g_str_equal (field, "horizon"))
    cordon_draft_set_integer (draft, "plan_item", id, field, g_rand_int_range (rand, 2020, 2030));
  else
    cordon_draft_set_text (draft, "plan_item", id, field, text);
}

static void
edit (CordonLedger *ledger, GRand *rand, GPtrArray *ids)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Edit");
  g_autoptr (CordonChanges) changes = NULL;

  for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    if (ids->len < N_ROWS && g_rand_int_range (rand, 0, 3) == 0)
      {
        g_ptr_array_add (ids, g_strdup (cordon_draft_create (draft, "plan_item", NULL)));
        fill (draft, rand, g_ptr_array_index (ids, ids->len - 1));
      }
    else if (ids->len > 0)
      fill (draft, rand, g_ptr_array_index (ids, g_rand_int_range (rand, 0, (int) ids->len)));
  changes = cordon_await_commit (ledger, draft, NULL);
}

static gboolean
can (CordonLedger *ledger, const char *property)
{
  gboolean able;

  g_object_get (ledger, property, &able, NULL);
  return able;
}

static char *
dump_living (CordonLedger *ledger)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = cordon_await_rows (ledger, query, NULL);

  return g_strdup_printf ("%u", rows->rows->len);
}

static void
test_undo_all_redo_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251125);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  char *folder = cordon_await_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.cordon", NULL);
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;
  g_autofree char *begin = NULL;

  for (int i = 0; i < N_EDITS; i++)
    {
      edit (ledger, rand, ids);
      /* Now and then somebody thinks twice. */
      if (i % 7 == 0 && can (ledger, "can-undo"))
        g_object_unref (cordon_await_undo (ledger, NULL));
      if (i % 21 == 0 && can (ledger, "can-redo"))
        g_object_unref (cordon_await_redo (ledger, NULL));
    }
  end = cordon_await_dump (ledger);
  while (can (ledger, "can-undo"))
    g_object_unref (cordon_await_undo (ledger, NULL));
  begin = dump_living (ledger);
  g_assert_cmpstr (begin, ==, "0");

  cordon_await_close (ledger);
  ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  while (can (ledger, "can-redo"))
    g_object_unref (cordon_await_redo (ledger, NULL));
  again = cordon_await_dump (ledger);
  g_assert_cmpstr (again, ==, end);
  cordon_await_close (ledger);
  cordon_await_remove (folder);
}

static void
test_past_of_every_moment (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  char *folder = cordon_await_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.cordon", NULL);
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);

  for (int i = 0; i < 30; i++)
    {
      gint64 at;

      edit (ledger, rand, ids);
      at = g_get_real_time () / 1000;
      g_array_append_val (moments, at);
      g_ptr_array_add (dumps, cordon_await_dump (ledger));
      while (g_get_real_time () / 1000 <= at)
        g_thread_yield ();
    }
  for (guint i = 0; i < moments->len; i++)
    {
      CordonLedger *past = cordon_await_as_of (ledger, g_array_index (moments, gint64, i), NULL);
      g_autofree char *shown = cordon_await_dump (past);

      g_assert_cmpstr (shown, ==, g_ptr_array_index (dumps, i));
      cordon_await_close (past);
    }
  cordon_await_close (ledger);
  cordon_await_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/undo-all-redo-all", test_undo_all_redo_all);
  g_test_add_func ("/replay/past-of-every-moment", test_past_of_every_moment);
  return g_test_run ();
}

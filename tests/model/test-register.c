/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a whole plan: the gravest risks first, the matrix, the filters; and that nothing comes to wait for
 * itself, by whatever way. */

#include "model/cordon-register.h"
#include "plan-fixture.h"

static CordonRegister *
open_register (Fixture *fixture)
{
  CordonRegister *entries = cordon_register_new (fixture->plan);

  while (cordon_register_get_loading (entries))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return entries;
}

static char *
add_item (Fixture *fixture, const char *code)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  char *id = g_strdup (cordon_draft_create (draft, "plan_item", NULL));

  cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", id, "code", code);
  cordon_draft_set_text (draft, "plan_item", id, "title", "Title");
  commit (fixture->plan, draft);
  return id;
}

static const char *
begin_entry (CordonDraft *draft, const char *kind, const char *item, const char *title)
{
  const char *id = cordon_draft_create (draft, "register_entry", NULL);

  cordon_draft_set_text (draft, "register_entry", id, "kind", kind);
  cordon_draft_set_text (draft, "register_entry", id, "plan_item", item);
  cordon_draft_set_text (draft, "register_entry", id, "title", title);
  cordon_draft_set_text (draft, "register_entry", id, "state", "open");
  return id;
}

static char *
add_risk (Fixture *fixture, const char *item, const char *title, int likelihood, int impact)
{
  CordonDraft *draft = cordon_draft_new ("Add register entry");
  char *id = g_strdup (begin_entry (draft, "risk", item, title));

  if (likelihood > 0)
    cordon_draft_set_integer (draft, "register_entry", id, "likelihood", likelihood);
  if (impact > 0)
    cordon_draft_set_integer (draft, "register_entry", id, "impact", impact);
  commit (fixture->plan, draft);
  settle ();
  return id;
}

static CordonDraft *
dependency (const char *from, const char *to)
{
  CordonDraft *draft = cordon_draft_new ("Add register entry");
  const char *id = begin_entry (draft, "dependency", from, "Waits");

  cordon_draft_set_text (draft, "register_entry", id, "depends_on", to);
  return draft;
}

static char *
titles (CordonRegister *entries)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entries));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cordon_record_get_text (entry, "title"));
    }
  return g_string_free (text, FALSE);
}

#define assert_titles(entries, expected)                                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found = titles (entries);                                                                         \
    g_assert_cmpstr (found, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static void
test_list_and_matrix (Fixture *fixture, gconstpointer data)
{
  g_autofree char *item = add_item (fixture, "1.A");
  g_autofree char *small = add_risk (fixture, item, "Small", 1, 2);
  g_autofree char *grave = add_risk (fixture, item, "Grave", 5, 4);
  g_autofree char *open = add_risk (fixture, NULL, "Unweighed", 3, 0);
  g_autoptr (CordonRegister) entries = open_register (fixture);
  CordonDraft *draft = cordon_draft_new ("Add register entry");

  begin_entry (draft, "issue", item, "Issue");
  commit (fixture->plan, draft);
  settle ();
  assert_titles (entries, "Grave Small Issue Unweighed");
  g_assert_cmpuint (cordon_register_count (entries, 5, 4), ==, 1);
  g_assert_cmpuint (cordon_register_count (entries, 4, 5), ==, 0);
  g_assert_cmpuint (cordon_register_count (entries, 0, 0), ==, 1);
  cordon_register_set_cell (entries, 5, 4);
  assert_titles (entries, "Grave");
  cordon_register_set_cell (entries, 0, 0);
  cordon_register_set_kind (entries, "issue");
  assert_titles (entries, "Issue");
  cordon_register_set_kind (entries, NULL);

  draft = cordon_draft_new ("Change state");
  cordon_draft_set_text (draft, "register_entry", grave, "state", "closed");
  commit (fixture->plan, draft);
  settle ();
  assert_titles (entries, "Small Issue Unweighed");
  g_assert_cmpuint (cordon_register_count (entries, 5, 4), ==, 0);
  cordon_register_set_closed (entries, TRUE);
  assert_titles (entries, "Small Issue Unweighed Grave");

  /* With what they are about they go from sight. */
  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "plan_item", item);
  commit (fixture->plan, draft);
  settle ();
  assert_titles (entries, "Unweighed");
}

static void
test_no_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "1.A");
  g_autofree char *b = add_item (fixture, "1.B");
  g_autofree char *c = add_item (fixture, "1.C");
  g_autoptr (CordonRegister) entries = open_register (fixture);
  g_autoptr (CordonRecord) first = NULL;
  CordonDraft *draft;

  commit (fixture->plan, dependency (a, b));
  commit (fixture->plan, dependency (b, c));
  /* The same again and another way to the same end are no circle. */
  commit (fixture->plan, dependency (a, c));
  refuse (fixture->plan, dependency (c, a), "1.C → 1.A → 1.C");
  refuse (fixture->plan, dependency (b, a), "1.B → 1.A → 1.B");
  refuse (fixture->plan, dependency (a, a), "depend on itself");

  /* Two that close it together are as bad. */
  draft = dependency (c, NULL);
  commit (fixture->plan, draft);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      if (cordon_record_get_text (entry, "depends_on") == NULL)
        g_set_object (&first, entry);
    }
  draft = cordon_draft_new ("Change field");
  cordon_draft_set_text (draft, "register_entry", cordon_record_get_id (first), "depends_on", a);
  refuse (fixture->plan, draft, "in a circle");

  /* What is closed holds nobody up, until it is open again. */
  draft = cordon_draft_new ("Change field");
  cordon_draft_set_text (draft, "register_entry", cordon_record_get_id (first), "depends_on", a);
  cordon_draft_set_text (draft, "register_entry", cordon_record_get_id (first), "state", "closed");
  commit (fixture->plan, draft);
  settle ();
  draft = cordon_draft_new ("Change state");
  cordon_draft_set_text (draft, "register_entry", cordon_record_get_id (first), "state", "open");
  refuse (fixture->plan, draft, "in a circle");
}

#define ADD(path, test) g_test_add ("/register/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list-and-matrix", test_list_and_matrix);
  ADD ("no-circle", test_no_circle);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which office has taken up which practice: recorded as of today, changed in place, taken back; closed offices and
 * other bodies of a practice don't count. */

#include "model/cordon-adoption.h"
#include "model/cordon-matter.h"
#include "plan-fixture.h"

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonAdoption) adoption = NULL;
  CordonDraft *draft = cordon_draft_new ("Make");
  g_autoptr (CordonRecord) practice = NULL;
  g_autofree char *id = NULL;
  CordonRecord *cell;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *office = g_strdup_printf ("s%u", i);

      cordon_draft_create (draft, "party", office);
      cordon_draft_set_text (draft, "party", office, "kind", "sac_office");
      cordon_draft_set_text (draft, "party", office, "name", office);
    }
  cordon_draft_set_text (draft, "party", "s2", "state", "closed");
  commit (fixture->plan, draft);
  commit (fixture->plan, cordon_matter_create (fixture->plan, "practice", NULL, "Parcel triage", &id));

  adoption = cordon_adoption_new (fixture->plan);
  wait_for (cordon_adoption_get_practices (adoption));
  while (g_list_model_get_n_items (cordon_adoption_get_offices (adoption)) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_adoption_get_offices (adoption)), ==, 2);
  practice = g_list_model_get_item (cordon_adoption_get_practices (adoption), 0);
  g_assert_null (cordon_adoption_get_state (adoption, id, "s0"));

  commit (fixture->plan, cordon_adoption_set (adoption, practice, "s0", "piloting"));
  commit (fixture->plan, cordon_adoption_set (adoption, practice, "s1", "adopted"));
  g_assert_cmpstr (cordon_adoption_get_state (adoption, id, "s0"), ==, "piloting");
  cell = cordon_adoption_get (adoption, id, "s0");
  g_assert_cmpstr (cordon_record_get_text (cell, "since"), ==, cordon_plan_get_today (fixture->plan));
  g_assert_cmpuint (cordon_adoption_count (adoption, id, "adopted"), ==, 1);

  commit (fixture->plan, cordon_adoption_set (adoption, practice, "s0", "adopted"));
  g_assert_true (cordon_adoption_get (adoption, id, "s0") == cell);
  g_assert_cmpuint (cordon_adoption_count (adoption, id, "adopted"), ==, 2);
  commit (fixture->plan, cordon_adoption_set (adoption, practice, "s1", NULL));
  g_assert_null (cordon_adoption_get_state (adoption, id, "s1"));
  g_assert_cmpuint (cordon_adoption_count (adoption, id, "adopted"), ==, 1);
  /* What was taken back can be recorded again. */
  commit (fixture->plan, cordon_adoption_set (adoption, practice, "s1", "declined"));
  while (cordon_adoption_get (adoption, id, "s1") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (cordon_adoption_get_state (adoption, id, "s1"), ==, "declined");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/adoption/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  return g_test_run ();
}

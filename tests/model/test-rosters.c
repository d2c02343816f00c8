/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rosters: an agency counts while it takes part and once for all task forces, the host is one office, what is closed or
 * only planned isn't counted, and a filter by host or level shows what it says. */

#include "model/cordon-rosters.h"
#include "model/cordon-sites.h"
#include "model/cordon-tie.h"
#include "plan-fixture.h"

static const char *const kinds[] = {"best", NULL};

static void
put_party (CordonDraft *draft, const char *kind, const char *id, const char *level)
{
  cordon_draft_create (draft, "party", id);
  cordon_draft_set_text (draft, "party", id, "kind", kind);
  cordon_draft_set_text (draft, "party", id, "name", id);
  cordon_draft_set_text (draft, "party", id, "level", level);
}

static char *
put_tie (CordonDraft *draft, const char *party, const char *body, int count, const char *from, const char *to)
{
  char *id = cordon_tie_derive_id ("participates", party, body, NULL, NULL);

  cordon_draft_create (draft, "tie", id);
  cordon_draft_set_text (draft, "tie", id, "kind", "participates");
  cordon_draft_set_text (draft, "tie", id, "party", party);
  cordon_draft_set_text (draft, "tie", id, "other", body);
  if (count > 0)
    cordon_draft_set_integer (draft, "tie", id, "count", count);
  cordon_draft_set_text (draft, "tie", id, "valid_from", from);
  cordon_draft_set_text (draft, "tie", id, "valid_to", to);
  return id;
}

/* The tests' day is 2026-02-10. */
static void
make_plan (CordonPlan *plan)
{
  CordonDraft *draft = cordon_draft_new ("Make");

  put_party (draft, "best", "b1", NULL);
  put_party (draft, "best", "b2", NULL);
  put_party (draft, "best", "b3", NULL);
  cordon_draft_set_text (draft, "party", "b3", "state", "closed");
  put_party (draft, "agency", "cbp", "federal");
  put_party (draft, "agency", "sheriff", "local");
  put_party (draft, "agency", "nation", "tribal");
  put_party (draft, "sac_office", "sac", NULL);
  put_party (draft, "sac_office", "sac-2", NULL);
  g_free (put_tie (draft, "cbp", "b1", 12, "2019-01-01", NULL));
  g_free (put_tie (draft, "cbp", "b2", 3, NULL, NULL));
  g_free (put_tie (draft, "sheriff", "b1", 0, NULL, "2026-02-10"));
  g_free (put_tie (draft, "nation", "b1", 2, NULL, "2026-02-09"));
  g_free (put_tie (draft, "nation", "b3", 40, NULL, NULL));
  commit (plan, draft);
}

static void
wait_for_rosters (CordonRosters *rosters)
{
  while (cordon_rosters_get_loading (rosters))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRosters) rosters = NULL;
  g_autofree char *id = NULL;
  CordonDraft *draft;
  guint located;

  make_plan (fixture->plan);
  rosters = cordon_rosters_new (fixture->plan);
  wait_for_rosters (rosters);
  g_assert_cmpuint (cordon_rosters_count_agencies (rosters, "b1"), ==, 2);
  g_assert_cmpuint (cordon_rosters_count_people (rosters, "b1"), ==, 12);
  g_assert_true (cordon_rosters_has_level (rosters, "b1", "federal"));
  g_assert_true (cordon_rosters_has_level (rosters, "b1", "local"));
  /* It left yesterday. */
  g_assert_false (cordon_rosters_has_level (rosters, "b1", "tribal"));

  g_assert_cmpuint (cordon_rosters_tally (rosters, "best", "bodies", &located), ==, 2);
  g_assert_cmpuint (located, ==, 0);
  g_assert_cmpuint (cordon_rosters_tally (rosters, "best", "people", NULL), ==, 15);
  g_assert_cmpuint (cordon_rosters_tally (rosters, "best", "agencies", NULL), ==, 2);

  draft = cordon_draft_new ("Leave");
  id = put_tie (draft, "cbp", "b1", 12, "2019-01-01", "2025-12-31");
  commit (fixture->plan, draft);
  g_assert_cmpuint (cordon_rosters_tally (rosters, "best", "people", NULL), ==, 3);
}

static void
test_host (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRosters) rosters = NULL;
  g_autoptr (CordonSites) sites = NULL;
  g_autoptr (GPtrArray) hosts = NULL;

  make_plan (fixture->plan);
  rosters = cordon_rosters_new (fixture->plan);
  sites = cordon_sites_new (fixture->plan, kinds);
  cordon_sites_set_rosters (sites, rosters);
  wait_for_rosters (rosters);
  wait_for (sites);
  g_assert_null (cordon_rosters_get_host (rosters, "b1"));

  commit (fixture->plan, cordon_rosters_host (rosters, "b1", "sac"));
  g_assert_cmpstr (cordon_rosters_get_host (rosters, "b1"), ==, "sac");
  cordon_sites_set_host (sites, "sac");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 1);

  /* The one that was ends the day before, and so it is known who it was. */
  commit (fixture->plan, cordon_rosters_host (rosters, "b1", "sac-2"));
  g_assert_cmpstr (cordon_rosters_get_host (rosters, "b1"), ==, "sac-2");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 0);
  hosts = cordon_rosters_list_hosts (rosters);
  g_assert_cmpuint (hosts->len, ==, 1);
  commit (fixture->plan, cordon_rosters_host (rosters, "b1", NULL));
  g_assert_null (cordon_rosters_get_host (rosters, "b1"));

  cordon_sites_set_host (sites, NULL);
  cordon_sites_set_level (sites, "federal");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 2);
  cordon_sites_set_level (sites, "local");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rosters/counts-what-takes-part-today", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/rosters/one-host-at-a-time", Fixture, NULL, set_up, test_host, tear_down);
  return g_test_run ();
}

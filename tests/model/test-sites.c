/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites and how they cover countries: where a body is and how it stands is said as the plan has it, filters and counts
 * agree, and after any edit only what changed is told. */

#include "model/cordon-coverage.h"
#include "model/cordon-intents.h"
#include "model/cordon-site-change.h"
#include "model/cordon-sites.h"
#include "model/cordon-starter.h"
#include "plan-fixture.h"

#include <string.h>

static const char *const at_home[] = {"best", "hidta", "ocdetf", "sac_office", NULL};

static void
put_place (CordonDraft *draft, const char *id, const char *name, const char *country, const char *subdivision,
           double lat, double lon)
{
  cordon_draft_create (draft, "place", id);
  cordon_draft_set_text (draft, "place", id, "name", name);
  cordon_draft_set_text (draft, "place", id, "country", country);
  cordon_draft_set_text (draft, "place", id, "subdivision", subdivision);
  cordon_draft_set (draft, "place", id, "lat", g_variant_new_double (lat));
  cordon_draft_set (draft, "place", id, "lon", g_variant_new_double (lon));
}

static void
put_party (CordonDraft *draft, const char *kind, const char *id, const char *name, const char *place)
{
  cordon_draft_create (draft, "party", id);
  cordon_draft_set_text (draft, "party", id, "kind", kind);
  cordon_draft_set_text (draft, "party", id, "name", name);
  cordon_draft_set_text (draft, "party", id, "place", place);
}

static void
set_text (CordonPlan *plan, const char *kind, const char *id, const char *field, const char *text)
{
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, kind, id, field, text);
  commit (plan, draft);
}

/* Three bodies in two towns, one without a place, and one of a kind that no list here shows */
static void
make_plan (CordonPlan *plan)
{
  CordonDraft *draft = cordon_draft_new ("Make");

  put_place (draft, "tucson", "Tucson", "US", "US-AZ", 32.22, -110.97);
  put_place (draft, "san-juan", "San Juan", "PR", NULL, 18.47, -66.11);
  put_party (draft, "best", "b1", "Tucson BEST", "tucson");
  put_party (draft, "best", "b2", "San Juan BEST", "san-juan");
  put_party (draft, "hidta", "h1", "Arizona HIDTA", "tucson");
  put_party (draft, "sac_office", "s1", "Office without a place", NULL);
  put_party (draft, "agency", "a1", "An agency", "tucson");
  cordon_draft_set_text (draft, "party", "h1", "confidence", "recalled");
  commit (plan, draft);
}

static void
assert_sites (CordonSites *sites, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sites)); i++)
    {
      g_autoptr (CordonSite) site = g_list_model_get_item (G_LIST_MODEL (sites), i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", cordon_site_get_id (site));
      g_assert_cmpuint (cordon_sites_find (sites, cordon_site_get_id (site)), ==, i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  CordonSite *site;
  double lat, lon;

  make_plan (fixture->plan);
  wait_for (sites);
  assert_sites (sites, "h1 s1 b2 b1");

  site = cordon_sites_lookup (sites, "b1");
  g_assert_cmpstr (cordon_site_get_where (site), ==, "Tucson, Arizona");
  g_assert_cmpstr (cordon_site_get_kind_label (site), ==, "BEST");
  g_assert_cmpstr (cordon_site_get_state (site), ==, "active");
  g_assert_true (cordon_site_get_point (site, &lat, &lon));
  g_assert_cmpfloat (lat, ==, 32.22);
  g_assert_cmpfloat (lon, ==, -110.97);
  g_assert_true (cordon_site_is_in (site, "US"));
  g_assert_true (cordon_site_is_in (site, "US-AZ"));

  site = cordon_sites_lookup (sites, "b2");
  g_assert_cmpstr (cordon_site_get_where (site), ==, "San Juan, Puerto Rico");
  g_assert_true (cordon_site_is_in (site, "US-PR"));
  g_assert_false (cordon_site_is_in (site, "US-AZ"));

  site = cordon_sites_lookup (sites, "s1");
  g_assert_cmpstr (cordon_site_get_where (site), ==, "");
  g_assert_false (cordon_site_get_point (site, NULL, NULL));
  g_assert_null (cordon_sites_lookup (sites, "a1"));
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  CordonSite *site;

  make_plan (fixture->plan);
  wait_for (sites);
  site = cordon_sites_lookup (sites, "b1");
  /* The tests' day is 2026-02-10. */
  set_text (fixture->plan, "party", "b1", "valid_to", "2026-02-10");
  g_assert_cmpstr (cordon_site_get_state (site), ==, "active");
  set_text (fixture->plan, "party", "b1", "valid_to", "2026-02-09");
  g_assert_true (cordon_site_is_closed (site));
  set_text (fixture->plan, "party", "b1", "valid_to", NULL);
  set_text (fixture->plan, "party", "b1", "valid_from", "2026-10-01");
  g_assert_cmpstr (cordon_site_get_state (site), ==, "planned");
  set_text (fixture->plan, "party", "b1", "state", "closed");
  g_assert_true (cordon_site_is_closed (site));

  cordon_sites_set_only_open (sites, TRUE);
  assert_sites (sites, "h1 s1 b2");
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const char *const bests[] = {"best", NULL};
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  g_autoptr (Recorder) recorder = record_list (G_LIST_MODEL (sites));

  make_plan (fixture->plan);
  wait_for (sites);
  cordon_sites_set_shown_kinds (sites, bests);
  assert_sites (sites, "b2 b1");
  /* How many there are of a kind is said of those that aren't shown, too. */
  g_assert_cmpuint (cordon_sites_count (sites, "hidta"), ==, 1);
  g_assert_cmpuint (cordon_sites_count (sites, NULL), ==, 4);

  cordon_sites_set_search (sites, "TÚCSON");
  assert_sites (sites, "b1");
  g_assert_cmpuint (cordon_sites_count (sites, "best"), ==, 1);
  cordon_sites_set_shown_kinds (sites, NULL);
  assert_sites (sites, "h1 b1");
  cordon_sites_set_only_unverified (sites, TRUE);
  assert_sites (sites, "h1");
  cordon_sites_set_only_unverified (sites, FALSE);
  cordon_sites_set_search (sites, NULL);
  cordon_sites_set_area (sites, "US-PR");
  assert_sites (sites, "b2");
  g_assert_cmpuint (cordon_sites_get_total (sites), ==, 4);
}

static void
on_told (guint *n)
{
  (*n)++;
}

static void
test_patches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  g_autoptr (Recorder) recorder = NULL;
  g_autoptr (CordonSite) kept = NULL;
  CordonDraft *draft;
  guint n_told = 0;

  make_plan (fixture->plan);
  wait_for (sites);
  recorder = record_list (G_LIST_MODEL (sites));
  kept = g_object_ref (cordon_sites_lookup (sites, "b1"));
  g_signal_connect_swapped (kept, "changed", G_CALLBACK (on_told), &n_told);

  /* The place moves: nothing in the list does, and the site is told. */
  set_text (fixture->plan, "place", "tucson", "name", "South Tucson");
  g_assert_cmpuint (recorder->n_signals, ==, 0);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (cordon_site_get_where (kept), ==, "South Tucson, Arizona");

  /* A new title is another place in the order: taken out and put in. */
  set_text (fixture->plan, "party", "b1", "name", "A BEST");
  assert_sites (sites, "b1 h1 s1 b2");
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  g_assert_true (cordon_sites_lookup (sites, "b1") == kept);

  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "party", "h1");
  commit (fixture->plan, draft);
  assert_sites (sites, "b1 s1 b2");
  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "place", "tucson");
  commit (fixture->plan, draft);
  g_assert_null (cordon_site_get_place (kept));
  g_assert_false (cordon_site_get_point (kept, NULL, NULL));

  /* What becomes of another kind leaves. */
  set_text (fixture->plan, "party", "b2", "kind", "agency");
  assert_sites (sites, "b1 s1");
}

static void
commit_starter (CordonPlan *plan)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);

  g_assert_no_error (error);
  commit (plan, draft);
}

static void
test_starter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  guint n = 0;

  commit_starter (fixture->plan);
  wait_for (sites);
  for (guint i = 0; i < G_N_ELEMENTS (at_home) - 1; i++)
    n += cordon_sites_count (sites, at_home[i]);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (sites)));
  g_assert_cmpuint (cordon_sites_count (sites, "best"), ==, 43);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonSite) site = g_list_model_get_item (G_LIST_MODEL (sites), i);

      g_assert_true (cordon_site_get_point (site, NULL, NULL));
      g_assert_cmpstr (cordon_site_get_where (site), !=, "");
      /* The strike forces are history, and nothing else here is. */
      g_assert_cmpint (cordon_site_is_closed (site), ==, g_str_equal (cordon_site_get_kind (site), "ocdetf"));
    }
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, cordon_coverage_kinds);
  g_autoptr (CordonCoverage) coverage = cordon_coverage_new (sites);
  g_autoptr (Recorder) recorder = record_list (G_LIST_MODEL (coverage));
  CordonCoveredCountry *country;
  CordonDraft *draft = cordon_draft_new ("Make");

  put_place (draft, "bogota", "Bogotá", "CO", NULL, 4.61, -74.08);
  put_place (draft, "mexico", "Mexico City", "MX", NULL, 19.43, -99.13);
  put_party (draft, "foreign_office", "o1", "HSI Bogotá", "bogota");
  put_party (draft, "foreign_office", "o2", "HSI Cartagena", NULL);
  put_party (draft, "tciu", "t1", "Colombia TCIU", "bogota");
  put_party (draft, "tciu", "t2", "Mexico TCIU", "mexico");
  put_party (draft, "ttu_partner", "p1", "Panama TTU", NULL);
  cordon_draft_set_text (draft, "party", "o2", "country", "CO");
  cordon_draft_set_text (draft, "party", "p1", "country", "PA");
  commit (fixture->plan, draft);
  wait_for (sites);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (coverage)), ==, 3);
  g_assert_cmpuint (cordon_coverage_find (coverage, "CO"), ==, 0);
  country = cordon_coverage_lookup (coverage, "CO");
  g_assert_cmpstr (cordon_covered_country_get_name (country), ==, "Colombia");
  g_assert_cmpuint (cordon_covered_country_get_n_offices (country), ==, 2);
  g_assert_cmpuint (cordon_covered_country_get_n_units (country), ==, 1);
  g_assert_cmpint (cordon_covered_country_get_reach (country), ==, CORDON_REACH_OFFICE);
  g_assert_cmpint (cordon_covered_country_get_reach (cordon_coverage_lookup (coverage, "MX")), ==,
                   CORDON_REACH_PARTNER);
  g_assert_cmpuint (cordon_coverage_get_n_offices (coverage), ==, 2);
  g_assert_cmpuint (cordon_coverage_get_n_office_countries (coverage), ==, 1);

  /* What a list of sites shows changes nothing in what there is. */
  cordon_sites_set_search (sites, "panama");
  g_assert_cmpuint (cordon_coverage_get_n_offices (coverage), ==, 2);
  cordon_coverage_set_search (coverage, "cartagena");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (coverage)), ==, 1);
  cordon_coverage_set_search (coverage, NULL);

  /* The office over a country is one office only where no other is known. */
  set_text (fixture->plan, "party", "t2", "kind", "country_office");
  g_assert_cmpint (cordon_covered_country_get_reach (cordon_coverage_lookup (coverage, "MX")), ==, CORDON_REACH_OFFICE);
  set_text (fixture->plan, "party", "t1", "kind", "country_office");
  g_assert_cmpuint (cordon_covered_country_get_n_offices (country), ==, 2);

  set_text (fixture->plan, "party", "p1", "state", "closed");
  g_assert_cmpint (cordon_covered_country_get_reach (cordon_coverage_lookup (coverage, "PA")), ==, CORDON_REACH_NONE);
  cordon_coverage_set_reach (coverage, TRUE, CORDON_REACH_NONE);
  g_assert_cmpuint (cordon_coverage_find (coverage, "PA"), ==, 0);
  g_assert_cmpuint (cordon_coverage_find (coverage, "CO"), ==, G_MAXUINT);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  CordonDraft *draft = cordon_draft_new ("Make");
  gint64 start;

  put_place (draft, "tucson", "Tucson", "US", "US-AZ", 32.22, -110.97);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%04u", i);
      g_autofree char *name = g_strdup_printf ("Site %u", (i * 7919) % 5000);

      put_party (draft, at_home[i % 4], id, name, "tucson");
    }
  commit (fixture->plan, draft);
  wait_for (sites);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 5000);

  start = g_get_monotonic_time ();
  cordon_sites_set_search (sites, "site 49");
  cordon_sites_set_search (sites, NULL);
  g_test_message ("a search and back among 5,000: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  /* Twice a keystroke's worth; a frame is 16 ms, and a loaded machine is slow. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);

  start = g_get_monotonic_time ();
  set_text (fixture->plan, "party", "s0001", "name", "Another");
  g_test_message ("an edit among 5,000: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static char *
dup_changes (CordonSites *sites, const char *from, const char *to)
{
  static const char *const words[] = {"opened", "closed", "moved"};
  g_autoptr (GArray) changes = cordon_site_changes (sites, from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      CordonSiteChange *change = &g_array_index (changes, CordonSiteChange, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", words[change->kind],
                              cordon_site_get_id (change->site));
      if (change->before != NULL)
        g_string_append_printf (text, " from %s", cordon_site_get_id (change->before));
    }
  return g_string_free (text, FALSE);
}

/* On any day, and between two. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonSites) sites = cordon_sites_new (fixture->plan, at_home);
  CordonDraft *draft = cordon_draft_new ("Dates");
  g_autofree char *changes = NULL;

  make_plan (fixture->plan);
  wait_for (sites);
  cordon_draft_set_text (draft, "party", "b1", "valid_from", "2021-06-01");
  cordon_draft_set_text (draft, "party", "b2", "state", "closed");
  cordon_draft_set_text (draft, "party", "b2", "valid_to", "2020-03-31");
  put_party (draft, "hidta", "h2", "Arizona HIDTA", "san-juan");
  cordon_draft_set_text (draft, "party", "h1", "valid_to", "2022-12-31");
  cordon_draft_set_text (draft, "party", "h2", "valid_from", "2023-01-01");
  commit (fixture->plan, draft);

  /* What was not there yet isn't shown, and what is closed today was open. */
  cordon_sites_set_date (sites, "2019-12-31");
  assert_sites (sites, "h1 s1 b2");
  g_assert_cmpstr (cordon_site_get_state (cordon_sites_lookup (sites, "b2")), ==, "active");
  cordon_sites_set_date (sites, NULL);
  assert_sites (sites, "h1 h2 s1 b2 b1");
  g_assert_cmpstr (cordon_site_get_state (cordon_sites_lookup (sites, "b2")), ==, "closed");

  changes = dup_changes (sites, "2019-12-31", "2026-02-10");
  g_assert_cmpstr (changes, ==, "opened b1, closed b2, moved h2 from h1");
  g_free (changes);
  changes = dup_changes (sites, "2021-06-01", "2022-12-31");
  g_assert_cmpstr (changes, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/sites/words", test_words);
  ADD ("/sites/state", test_state);
  ADD ("/sites/filters-and-counts", test_filters);
  ADD ("/sites/patches-what-changed", test_patches);
  ADD ("/sites/starter-plan", test_starter);
  ADD ("/sites/five-thousand", test_many);
  ADD ("/coverage/counts-what-is-open", test_coverage);
  g_test_add ("/sites/on-any-day", Fixture, NULL, set_up, test_dates, tear_down);
#undef ADD
  return g_test_run ();
}

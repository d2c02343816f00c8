/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The footprint view as a person uses it: countries and marks share what is selected, a country's card leads to its
 * offices and back, figures that sources publish stand beside the plan's own, and the view fits a narrow window. */

#include "kit/cordon-toolkit.h"
#include "model/cordon-matter.h"
#include "model/cordon-mentions.h"
#include "sites-fixture.h"
#include "views/footprint/cordon-country-card.h"
#include "views/footprint/cordon-country-notes.h"
#include "views/footprint/cordon-footprint-view.h"
#include "views/shared/cordon-published-figures.h"

#define VIEW(shown) CORDON_FOOTPRINT_VIEW ((shown)->view)

static void
show (Shown *shown)
{
  show_view (shown, cordon_footprint_view_new, 1000);
  wait_until (!cordon_sites_get_loading (cordon_footprint_view_get_sites (VIEW (shown))));
  settle ();
}

static void
set_up_starter (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  commit_starter (shown);
  show (shown);
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show (shown);
}

static guint
n_countries (Shown *shown)
{
  return g_list_model_get_n_items (G_LIST_MODEL (cordon_footprint_view_get_coverage (VIEW (shown))));
}

static CordonSite *
shown_site (Shown *shown)
{
  GtkWidget *card = find (shown->view, CORDON_TYPE_SITE_CARD, NULL);

  return card != NULL ? cordon_site_card_get_site (CORDON_SITE_CARD (card)) : NULL;
}

static void
test_selection (Shown *shown, gconstpointer data)
{
  g_autofree char *office = cordon_starter_id ("party", "fo-mexico-city");
  GtkWidget *list = find (shown->view, GTK_TYPE_LIST_VIEW, NULL);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  CordonCoverage *coverage = cordon_footprint_view_get_coverage (VIEW (shown));
  CordonMapView *map = cordon_footprint_view_get_map (VIEW (shown));
  GtkWidget *card;

  gtk_single_selection_set_selected (selection, cordon_coverage_find (coverage, "CO"));
  settle ();
  g_assert_cmpstr (cordon_map_view_get_selected_area (map), ==, "CO");
  card = find (shown->view, CORDON_TYPE_COUNTRY_CARD, NULL);
  g_assert_nonnull (card);
  g_assert_cmpuint (cordon_country_card_get_count (CORDON_COUNTRY_CARD (card)), >, 0);

  /* A mark selects its office, and the country with it. */
  cordon_map_view_set_selected (map, office);
  settle ();
  g_assert_cmpstr (cordon_footprint_view_get_country (VIEW (shown)), ==, "MX");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, cordon_coverage_find (coverage, "MX"));
  g_assert_cmpstr (cordon_site_get_id (shown_site (shown)), ==, office);

  g_assert_true (gtk_widget_activate_action (shown->view, "footprint.country", NULL));
  settle ();
  g_assert_null (shown_site (shown));
  g_assert_null (cordon_map_view_get_selected (map));
  g_assert_cmpstr (cordon_footprint_view_get_country (VIEW (shown)), ==, "MX");

  /* Of a country without anything, that is said. */
  g_signal_emit_by_name (map, "area-activated", "MN");
  settle ();
  card = find (shown->view, CORDON_TYPE_COUNTRY_CARD, NULL);
  g_assert_cmpuint (cordon_country_card_get_count (CORDON_COUNTRY_CARD (card)), ==, 0);

  gtk_widget_activate_action (shown->view, "footprint.unselect", NULL);
  settle ();
  g_assert_null (find (shown->view, CORDON_TYPE_COUNTRY_CARD, NULL));
}

static void
test_filters (Shown *shown, gconstpointer data)
{
  CordonCoverage *coverage = cordon_footprint_view_get_coverage (VIEW (shown));
  GtkToggleButton *offices = GTK_TOGGLE_BUTTON (find (shown->view, GTK_TYPE_TOGGLE_BUTTON, NULL));
  guint all = n_countries (shown);
  guint with_office;

  gtk_toggle_button_set_active (offices, TRUE);
  with_office = n_countries (shown);
  g_assert_cmpuint (with_office, ==, cordon_coverage_get_n_office_countries (coverage));
  g_assert_cmpuint (with_office, <, all);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (offices))), TRUE);
  g_assert_false (gtk_toggle_button_get_active (offices));
  g_assert_cmpuint (n_countries (shown), ==, all - with_office);
  gtk_widget_activate_action (shown->view, "footprint.clear", NULL);
  g_assert_cmpuint (n_countries (shown), ==, all);
}

static void
test_reveal (Shown *shown, gconstpointer data)
{
  g_autofree char *office = cordon_starter_id ("party", "fo-mexico-city");
  g_autofree char *city = cordon_starter_id ("place", "mx-mexico-city");
  g_autofree char *task_force = cordon_starter_id ("party", "best-tucson");

  cordon_coverage_set_search (cordon_footprint_view_get_coverage (VIEW (shown)), "colombia");
  g_assert_true (cordon_footprint_view_reveal (shown->view, "party", office));
  settle ();
  g_assert_cmpstr (cordon_footprint_view_get_site (VIEW (shown)), ==, office);
  g_assert_cmpuint (n_countries (shown), >, 1);
  g_assert_true (cordon_footprint_view_reveal (shown->view, "place", city));
  g_assert_cmpstr (cordon_footprint_view_get_country (VIEW (shown)), ==, "MX");
  /* What is at home is for another view. */
  g_assert_false (cordon_footprint_view_reveal (shown->view, "party", task_force));
}

static void
test_edit (Shown *shown, gconstpointer data)
{
  g_autofree char *office = cordon_starter_id ("party", "fo-mexico-city");
  CordonCoverage *coverage = cordon_footprint_view_get_coverage (VIEW (shown));
  guint n = cordon_coverage_get_n_offices (coverage);
  GtkWidget *card;

  cordon_footprint_view_choose (VIEW (shown), NULL, office);
  settle ();
  card = find (shown->view, CORDON_TYPE_SITE_CARD, NULL);
  g_assert_true (gtk_widget_activate_action (card, "site.close", NULL));
  wait_until (cordon_coverage_get_n_offices (coverage) == n - 1);
  undo (shown);
  wait_until (cordon_coverage_get_n_offices (coverage) == n);

  g_assert_true (gtk_widget_activate_action (shown->view, "footprint.delete", NULL));
  wait_until (shown_site (shown) == NULL);
  /* Its country stays in sight. */
  g_assert_nonnull (find (shown->view, CORDON_TYPE_COUNTRY_CARD, NULL));
  undo (shown);
  wait_until (shown_site (shown) != NULL);
}

/* A country that casework names and nobody covers is a gap, until an office elsewhere covers it. */
static void
test_gaps (Shown *shown, gconstpointer data)
{
  g_autofree char *office = cordon_starter_id ("party", "fo-bangkok");
  CordonCoverage *coverage = cordon_footprint_view_get_coverage (VIEW (shown));
  CordonMapView *map = cordon_footprint_view_get_map (VIEW (shown));
  guint before = cordon_coverage_get_n_gaps (coverage);
  CordonCountryNotes *notes;
  CordonCoveredCountry *country;
  CordonDraft *draft;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;

  draft = cordon_matter_create (shown->plan.plan, "agreement", NULL, "Trade data with Mongolia", &id);
  cordon_draft_set_text (draft, "matter", id, "country", "MN");
  cordon_draft_set_text (draft, "matter", id, "state", "in_force");
  cordon_draft_set_text (draft, "matter", id, "expires_on", "2031-06-30");
  commit (shown->plan.plan, draft);
  wait_until (cordon_coverage_get_n_gaps (coverage) == before + 1);
  country = cordon_coverage_lookup (coverage, "MN");
  words = cordon_country_card_describe (country);
  g_assert_nonnull (strstr (words, "no office covers it"));
  g_assert_nonnull (strstr (words, "1 agreement, to 30 Jun 2031"));

  cordon_coverage_set_only_gaps (coverage, TRUE);
  g_assert_cmpuint (n_countries (shown), ==, before + 1);
  g_signal_emit_by_name (map, "area-activated", "MN");
  settle ();
  notes = CORDON_COUNTRY_NOTES (find (shown->view, CORDON_TYPE_COUNTRY_NOTES, NULL));
  wait_until (cordon_country_notes_count (notes, "agreements") == 1);
  g_assert_cmpuint (cordon_country_notes_count (notes, "legs"), ==, 0);

  commit (shown->plan.plan, cordon_mentions_cover (office, "MN"));
  wait_until (cordon_coverage_get_n_gaps (coverage) == before);
  g_assert_cmpint (cordon_covered_country_get_reach (country), ==, CORDON_REACH_COVERED);
  wait_until (cordon_country_notes_count (notes, "covering") == 1);
  undo (shown);
  wait_until (cordon_coverage_get_n_gaps (coverage) == before + 1);
}

static void
test_published (Shown *shown, gconstpointer data)
{
  GtkWidget *figures = find (shown->view, CORDON_TYPE_PUBLISHED_FIGURES, NULL);

  /* Two numbers of offices and two of countries, from two places of the same document */
  g_assert_nonnull (figures);
  wait_until (cordon_published_figures_get_count (CORDON_PUBLISHED_FIGURES (figures)) == 4);
}

static void
test_add (Shown *shown, gconstpointer data)
{
  CordonSiteDialog *dialog;

  g_assert_null (find (shown->view, CORDON_TYPE_PUBLISHED_FIGURES, NULL));
  g_assert_true (gtk_widget_activate_action (shown->view, "footprint.add", NULL));
  dialog = find_dialog ();
  settle ();
  type (cordon_site_dialog_get_field (dialog, "name"), "HSI Bogotá");
  type (cordon_site_dialog_get_field (dialog, "place-name"), "Bogotá");
  type (cordon_site_dialog_get_field (dialog, "country"), "Colombia");
  type (cordon_site_dialog_get_field (dialog, "point"), "4.61, -74.08");
  cordon_site_dialog_add (dialog);
  wait_until (shown_site (shown) != NULL);
  g_assert_cmpstr (cordon_footprint_view_get_country (VIEW (shown)), ==, "CO");
  g_assert_cmpstr (cordon_site_get_where (shown_site (shown)), ==, "Bogotá, Colombia");
}

static void
test_width (Shown *shown, gconstpointer data)
{
  g_autofree char *unit = cordon_starter_id ("party", "tciu-mx");
  int minimum;

  cordon_footprint_view_choose (VIEW (shown), NULL, unit);
  settle ();
  gtk_widget_measure (shown->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();

#define ADD(path, setup, test) g_test_add (path, Shown, NULL, setup, test, take_down)
  ADD ("/footprint/list-and-map-share-the-selection", set_up_starter, test_selection);
  ADD ("/footprint/filters", set_up_starter, test_filters);
  ADD ("/footprint/what-is-asked-for-is-shown", set_up_starter, test_reveal);
  ADD ("/footprint/edit-and-undo", set_up_starter, test_edit);
  ADD ("/footprint/gaps-and-agreements", set_up_starter, test_gaps);
  ADD ("/footprint/published-figures", set_up_starter, test_published);
  ADD ("/footprint/add-the-first", set_up_empty, test_add);
  ADD ("/footprint/fits-360", set_up_starter, test_width);
#undef ADD
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The task forces view as a person uses it: list and map share what is selected, filters and counts agree, a site is
 * edited, added, closed and deleted with a way back, and it fits a narrow window and is gone when it is closed. */

#include "kit/cordon-section.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-matter.h"
#include "sites-fixture.h"
#include "views/shared/cordon-date-bar.h"
#include "views/shared/cordon-off-map.h"
#include "views/shared/cordon-point-row.h"
#include "views/shared/cordon-published-figures.h"
#include "views/shared/cordon-roster-dialog.h"
#include "views/shared/cordon-roster.h"
#include "views/taskforces/cordon-adoption-matrix.h"
#include "views/taskforces/cordon-task-forces-view.h"

#define VIEW(shown) CORDON_TASK_FORCES_VIEW ((shown)->view)

static void
set_up_starter (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  commit_starter (shown);
  show_view (shown, cordon_task_forces_view_new, 1000);
  wait_until (!cordon_sites_get_loading (cordon_task_forces_view_get_sites (VIEW (shown))));
  settle ();
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_view (shown, cordon_task_forces_view_new, 1000);
  wait_until (!cordon_sites_get_loading (cordon_task_forces_view_get_sites (VIEW (shown))));
  settle ();
}

static guint
n_shown (Shown *shown)
{
  return g_list_model_get_n_items (G_LIST_MODEL (cordon_task_forces_view_get_sites (VIEW (shown))));
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
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  g_autofree char *laredo = cordon_starter_id ("party", "best-laredo");
  GtkWidget *list = find (shown->view, GTK_TYPE_LIST_VIEW, NULL);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  CordonSites *sites = cordon_task_forces_view_get_sites (VIEW (shown));
  CordonMapView *map = cordon_task_forces_view_get_map (VIEW (shown));

  g_assert_null (cordon_task_forces_view_get_chosen (VIEW (shown)));
  g_assert_null (shown_site (shown));

  cordon_map_view_set_selected (map, tucson);
  settle ();
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, cordon_sites_find (sites, tucson));
  g_assert_cmpstr (cordon_site_get_id (shown_site (shown)), ==, tucson);

  gtk_single_selection_set_selected (selection, cordon_sites_find (sites, laredo));
  settle ();
  g_assert_cmpstr (cordon_map_view_get_selected (map), ==, laredo);
  g_assert_cmpstr (cordon_task_forces_view_get_chosen (VIEW (shown)), ==, laredo);

  gtk_widget_activate_action (shown->view, "taskforces.unselect", NULL);
  settle ();
  g_assert_null (cordon_map_view_get_selected (map));
  g_assert_null (shown_site (shown));
}

static void
test_filters (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  CordonSites *sites = cordon_task_forces_view_get_sites (VIEW (shown));
  GtkToggleButton *best = cordon_task_forces_view_get_chip (VIEW (shown), "best");
  guint all = n_shown (shown);

  cordon_task_forces_view_choose (VIEW (shown), tucson);
  gtk_toggle_button_set_active (best, TRUE);
  g_assert_cmpuint (n_shown (shown), ==, cordon_sites_count (sites, "best"));
  settle ();
  g_assert_cmpstr (cordon_task_forces_view_get_chosen (VIEW (shown)), ==, tucson);
  gtk_toggle_button_set_active (cordon_task_forces_view_get_chip (VIEW (shown), "hidta"), TRUE);
  g_assert_cmpuint (n_shown (shown), ==, cordon_sites_count (sites, "best") + cordon_sites_count (sites, "hidta"));

  /* What a filter hides stays selected, and is found again. */
  gtk_toggle_button_set_active (best, FALSE);
  settle ();
  g_assert_cmpstr (cordon_site_get_id (shown_site (shown)), ==, tucson);
  g_assert_true (cordon_task_forces_view_reveal (shown->view, "party", tucson));
  settle ();
  g_assert_cmpuint (n_shown (shown), ==, all);

  /* A click on a state shows what is in it; another shows everything again. */
  g_signal_emit_by_name (cordon_task_forces_view_get_map (VIEW (shown)), "area-activated", "US-AZ");
  g_assert_cmpuint (n_shown (shown), <, 30);
  g_assert_cmpuint (cordon_sites_find (sites, tucson), !=, G_MAXUINT);
  g_signal_emit_by_name (cordon_task_forces_view_get_map (VIEW (shown)), "area-activated", "US-AZ");
  g_assert_cmpuint (n_shown (shown), ==, all);

  gtk_toggle_button_set_active (cordon_task_forces_view_get_chip (VIEW (shown), "open"), TRUE);
  g_assert_cmpuint (cordon_sites_count (sites, "ocdetf"), ==, 0);
}

static void
test_edit (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  CordonSite *site;
  double lat;

  cordon_task_forces_view_choose (VIEW (shown), tucson);
  settle ();
  site = shown_site (shown);
  type (find (shown->view, CORDON_TYPE_FIELD_ROW, "name"), "Zuni BEST");
  wait_until (g_strcmp0 (cordon_site_get_title (site), "Zuni BEST") == 0);
  settle ();
  /* It has moved to the end of the list, and is still the one selected. */
  g_assert_cmpstr (cordon_task_forces_view_get_chosen (VIEW (shown)), ==, tucson);
  g_assert_true (shown_site (shown) == site);

  type (find (shown->view, CORDON_TYPE_FIELD_ROW, "point"), "31.5 N 110.25 W");
  wait_until (cordon_site_get_point (site, &lat, NULL) && lat == 31.5);
  undo (shown);
  settle ();
  cordon_site_get_point (site, &lat, NULL);
  g_assert_cmpfloat (lat, !=, 31.5);
  undo (shown);
  settle ();
  g_assert_cmpstr (cordon_site_get_title (site), ==, "Tucson BEST");
}

static void
test_close_and_delete (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  GtkWidget *card;
  CordonSite *site;

  cordon_task_forces_view_choose (VIEW (shown), tucson);
  settle ();
  card = find (shown->view, CORDON_TYPE_SITE_CARD, NULL);
  site = shown_site (shown);
  g_assert_true (gtk_widget_activate_action (card, "site.close", NULL));
  wait_until (cordon_site_is_closed (site));
  wait_until (shown->done != NULL);
  g_assert_cmpstr (cordon_record_get_text (cordon_site_get_party (site), "valid_to"), ==,
                   cordon_plan_get_today (shown->plan.plan));
  g_assert_true (gtk_widget_activate_action (card, "site.reopen", NULL));
  wait_until (!cordon_site_is_closed (site));
  g_assert_null (cordon_record_get_text (cordon_site_get_party (site), "valid_to"));

  g_assert_true (gtk_widget_activate_action (shown->view, "taskforces.delete", NULL));
  wait_until (shown_site (shown) == NULL);
  wait_until (strstr (shown->done, "Tucson BEST") != NULL);
  undo (shown);
  wait_until (shown_site (shown) != NULL);
}

static void
test_add (Shown *shown, gconstpointer data)
{
  CordonSites *sites = cordon_task_forces_view_get_sites (VIEW (shown));
  CordonSiteDialog *dialog;
  CordonSite *site;
  double lat, lon;

  g_assert_true (gtk_widget_activate_action (shown->view, "taskforces.add", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  settle ();
  cordon_site_dialog_add (dialog);
  g_assert_nonnull (cordon_site_dialog_get_error (dialog));

  type (cordon_site_dialog_get_field (dialog, "name"), "Nogales BEST");
  type (cordon_site_dialog_get_field (dialog, "place-name"), "Nogales");
  type (cordon_site_dialog_get_field (dialog, "subdivision"), "US-AZ");
  type (cordon_site_dialog_get_field (dialog, "point"), "-110.93, 31.34");
  g_assert_nonnull (cordon_field_row_get_error (CORDON_FIELD_ROW (cordon_site_dialog_get_field (dialog, "point"))));
  type (cordon_site_dialog_get_field (dialog, "point"), "31.34, -110.93");
  cordon_site_dialog_add (dialog);
  wait_until (find_dialog () == NULL);
  wait_until (shown_site (shown) != NULL);

  site = shown_site (shown);
  g_assert_cmpstr (cordon_site_get_title (site), ==, "Nogales BEST");
  g_assert_cmpstr (cordon_site_get_where (site), ==, "Nogales, Arizona");
  g_assert_cmpstr (cordon_site_get_kind (site), ==, "best");
  g_assert_true (cordon_site_get_point (site, &lat, &lon));
  g_assert_cmpfloat (lat, ==, 31.34);

  /* All of it is one edit. */
  undo (shown);
  wait_until (cordon_sites_get_total (sites) == 0);
  settle ();
}

static void
test_points_on_the_map (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  g_autofree char *mexico = cordon_starter_id ("party", "best-mexico-city");
  const char *const two[] = {tucson, mexico, NULL};
  CordonMapView *map = cordon_task_forces_view_get_map (VIEW (shown));
  CordonOffMap *off_map = CORDON_OFF_MAP (find (shown->view, CORDON_TYPE_OFF_MAP, NULL));
  g_autofree char *remark = NULL;
  CordonSite *site;
  double lat;
  gboolean swapped;

  /* The one in Mexico is told of beside the map of the United States. */
  g_assert_nonnull (off_map);
  g_assert_cmpuint (cordon_off_map_get_count (off_map), ==, 1);
  g_signal_emit_by_name (off_map, "chosen", mexico);
  g_assert_cmpstr (cordon_task_forces_view_get_chosen (VIEW (shown)), ==, mexico);

  cordon_task_forces_view_choose (VIEW (shown), tucson);
  site = shown_site (shown);
  g_assert_null (cordon_point_remark (site, NULL));
  g_signal_emit_by_name (map, "moved", tucson, 47.0, -110.0);
  wait_until (cordon_site_get_point (site, &lat, NULL) && lat == 47);
  remark = cordon_point_remark (site, &swapped);
  g_assert_nonnull (strstr (remark, "Montana"));
  g_assert_nonnull (strstr (remark, "Arizona"));
  g_assert_false (swapped);
  undo (shown);
  settle ();
  g_assert_null (cordon_point_remark (site, NULL));

  /* What lies in a rectangle is what the list shows. */
  g_signal_emit_by_name (map, "gathered", two);
  g_assert_cmpuint (n_shown (shown), ==, 2);
  gtk_widget_activate_action (shown->view, "taskforces.clear", NULL);
  g_assert_cmpuint (n_shown (shown), >, 100);
}

static void
test_two_dates (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  CordonDraft *draft = cordon_draft_new ("Opened");
  CordonDateBar *bar;
  guint all = n_shown (shown);

  cordon_draft_set_text (draft, "party", tucson, "valid_from", "2021-05-01");
  commit (shown->plan.plan, draft);
  g_assert_null (find (shown->view, CORDON_TYPE_DATE_BAR, NULL));
  gtk_toggle_button_set_active (cordon_task_forces_view_get_chip (VIEW (shown), "date"), TRUE);
  bar = CORDON_DATE_BAR (find (shown->view, CORDON_TYPE_DATE_BAR, NULL));
  g_assert_nonnull (bar);

  cordon_date_bar_set_date (bar, "2019-12-31");
  settle ();
  g_assert_cmpuint (n_shown (shown), ==, all - 1);
  cordon_date_bar_set_compared (bar, TRUE, NULL);
  settle ();
  g_assert_cmpuint (n_shown (shown), ==, all);
  g_assert_nonnull (strstr (cordon_date_bar_get_summary (bar), "1 opened · 0 closed · 0 moved"));
  /* Put away, nothing of it is left. */
  cordon_date_bar_set_compared (bar, FALSE, NULL);
  gtk_toggle_button_set_active (cordon_task_forces_view_get_chip (VIEW (shown), "date"), FALSE);
  settle ();
  g_assert_cmpuint (n_shown (shown), ==, all);
}

static void
test_practices (Shown *shown, gconstpointer data)
{
  CordonAdoptionMatrix *matrix;
  CordonAdoption *adoption;
  g_autoptr (CordonRecord) practice = NULL;
  g_autofree char *id = NULL;
  g_autofree char *office = cordon_starter_id ("party", "sac-tampa");
  int minimum;

  g_assert_true (gtk_widget_activate_action (shown->view, "taskforces.practices", NULL));
  matrix = CORDON_ADOPTION_MATRIX (find (shown->view, CORDON_TYPE_ADOPTION_MATRIX, NULL));
  g_assert_nonnull (matrix);
  g_assert_cmpuint (cordon_adoption_matrix_get_n_columns (matrix), ==, 0);
  adoption = cordon_adoption_matrix_get_adoption (matrix);
  wait_until (g_list_model_get_n_items (cordon_adoption_get_offices (adoption)) == 30);

  commit (shown->plan.plan, cordon_matter_create (shown->plan.plan, "practice", NULL, "Parcel triage", &id));
  wait_until (cordon_adoption_matrix_get_n_columns (matrix) == 1);
  practice = g_list_model_get_item (cordon_adoption_get_practices (adoption), 0);
  settle ();
  commit (shown->plan.plan, cordon_adoption_set (adoption, practice, office, "adopted"));
  settle ();
  gtk_widget_measure (shown->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_activate_action (shown->view, "taskforces.practices", NULL));
  g_assert_null (find (shown->view, CORDON_TYPE_ADOPTION_MATRIX, NULL));
}

static CordonRosterDialog *
find_roster_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CORDON_IS_ROSTER_DIALOG (toplevel))
        return CORDON_ROSTER_DIALOG (toplevel);
    }
  return NULL;
}

static void
test_roster (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  CordonPublishedFigures *figures;
  CordonRoster *roster;
  CordonRosterDialog *dialog;

  figures = CORDON_PUBLISHED_FIGURES (find (shown->view, CORDON_TYPE_PUBLISHED_FIGURES, NULL));
  g_assert_nonnull (figures);
  wait_until (cordon_published_figures_get_count (figures) == 3);
  wait_until (strstr (cordon_published_figures_get_summary (figures), "86 task forces · 43 in this plan") != NULL);

  cordon_task_forces_view_choose (VIEW (shown), tucson);
  settle ();
  roster = CORDON_ROSTER (find (shown->view, CORDON_TYPE_ROSTER, NULL));
  g_assert_nonnull (roster);
  g_signal_emit_by_name (find (GTK_WIDGET (roster), CORDON_TYPE_SECTION, NULL), "add");
  dialog = find_roster_dialog ();
  g_assert_nonnull (dialog);
  settle ();
  cordon_roster_dialog_add (dialog);
  g_assert_nonnull (cordon_roster_dialog_get_error (dialog));
  type (cordon_roster_dialog_get_field (dialog, "name"), "Pima County Sheriff");
  cordon_field_row_set_value (CORDON_FIELD_ROW (cordon_roster_dialog_get_field (dialog, "level")), "local");
  type (cordon_roster_dialog_get_field (dialog, "count"), "4");
  cordon_roster_dialog_add (dialog);
  wait_until (find_roster_dialog () == NULL);
  wait_until (g_strcmp0 (cordon_roster_get_totals (roster), "1 agency · 4 people") == 0);
  wait_until (strstr (cordon_published_figures_get_summary (figures), "people · 4 in this plan") != NULL);
  cordon_sites_set_level (cordon_task_forces_view_get_sites (VIEW (shown)), "local");
  g_assert_cmpuint (n_shown (shown), ==, 1);

  undo (shown);
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (roster)) || *cordon_roster_get_totals (roster) == '0');
}

static void
test_points (void)
{
  static const struct
  {
    const char *typed;
    double lat;
    double lon;
  } good[] = {
      {"32.22, -110.97", 32.22, -110.97},
      {"32.22 -110.97", 32.22, -110.97},
      {"32.22,-110.97", 32.22, -110.97},
      {"32.22 N 110.97 W", 32.22, -110.97},
      {"32.22° N, 110.97° W", 32.22, -110.97},
      {"4.61 S; 74.08 E", -4.61, 74.08},
      {"−4.61, 0", -4.61, 0},
  };
  const char *const bad[] = {"", "Tucson", "32.22", "-110.97, 32.22", "91, 0", "0, 181", "32.22, -110.97, 5"};

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      double lat, lon;
      g_autofree char *wrong = cordon_point_read (good[i].typed, &lat, &lon);

      if (wrong != NULL)
        g_error ("%s: %s", good[i].typed, wrong);
      g_assert_cmpfloat (lat, ==, good[i].lat);
      g_assert_cmpfloat (lon, ==, good[i].lon);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double lat, lon;
      g_autofree char *wrong = cordon_point_read (bad[i], &lat, &lon);

      if (wrong == NULL)
        g_error ("%s was taken", bad[i]);
    }
}

static void
test_width (Shown *shown, gconstpointer data)
{
  g_autofree char *tucson = cordon_starter_id ("party", "best-tucson");
  int minimum;

  cordon_task_forces_view_choose (VIEW (shown), tucson);
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
  ADD ("/task-forces/list-and-map-share-the-selection", set_up_starter, test_selection);
  ADD ("/task-forces/filters", set_up_starter, test_filters);
  ADD ("/task-forces/edit-and-undo", set_up_starter, test_edit);
  ADD ("/task-forces/close-reopen-delete", set_up_starter, test_close_and_delete);
  ADD ("/task-forces/points-on-the-map", set_up_starter, test_points_on_the_map);
  ADD ("/task-forces/two-dates-compared", set_up_starter, test_two_dates);
  ADD ("/task-forces/practices-at-the-offices", set_up_starter, test_practices);
  ADD ("/task-forces/roster-and-published-figures", set_up_starter, test_roster);
  ADD ("/task-forces/add-the-first", set_up_empty, test_add);
  ADD ("/task-forces/fits-360", set_up_starter, test_width);
#undef ADD
  g_test_add_func ("/task-forces/points-as-people-type-them", test_points);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network abroad. What is selected is a country, and within it perhaps one of its sites; both are kept here as
 * code and id, so that they stay while filters, edits and undo move rows and marks. */

#include "views/footprint/cordon-footprint-view.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-split.h"
#include "model/cordon-country.h"
#include "views/footprint/cordon-country-card.h"
#include "views/shared/cordon-date-bar.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-off-map.h"
#include "views/shared/cordon-point-row.h"
#include "views/shared/cordon-published-figures.h"
#include "views/shared/cordon-site-card.h"
#include "views/shared/cordon-site-dialog.h"

struct _CordonFootprintView
{
  AdwBin parent_instance;

  GtkStack *stack;
  CordonSplit *split;
  GtkWidget *sidebar;
  GtkToggleButton *office_chip;
  GtkToggleButton *partner_chip;
  GtkToggleButton *gap_chip;
  GtkLabel *gap_count;
  GtkSearchEntry *search;
  GtkWidget *map_button;
  GtkWidget *back_button;
  GtkStack *list_stack;
  GtkListView *list;
  GtkLabel *totals;
  CordonPublishedFigures *published;
  GtkWidget *separator;
  CordonMapView *map;
  CordonOffMap *off_map;
  GtkToggleButton *date_chip;
  CordonDateBar *date_bar;
  GtkWidget *card_box;
  GtkStack *card_stack;
  CordonCountryCard *country_card;
  GtkWidget *site_page;
  AdwButtonContent *country_button_content;
  CordonSiteCard *card;

  CordonPlan *plan;
  CordonSites *sites;
  CordonRosters *rosters;
  CordonMentions *mentions;
  CordonCoverage *coverage;
  GtkSingleSelection *selection;
  char *country;
  char *site;
  char *wanted_kind; /* what is to be selected once it has been read */
  char *wanted_id;
  guint settling;
  guint scrolling;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (CordonFootprintView, cordon_footprint_view, ADW_TYPE_BIN)

/* The selection */

static void
show_possible (CordonFootprintView *self)
{
  gboolean possible = cordon_edit_is_possible (self->plan);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "footprint.add", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "footprint.delete", possible && self->site != NULL);
  cordon_country_card_set_can_add (self->country_card, possible);
  cordon_map_view_set_movable (self->map, possible);
}

/* Once the list has its size, which a view that is just being shown has not. */
static gboolean
on_scroll (gpointer data)
{
  CordonFootprintView *self = data;
  guint place = gtk_single_selection_get_selected (self->selection);

  self->scrolling = 0;
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  return G_SOURCE_REMOVE;
}

static void
show_chosen (CordonFootprintView *self)
{
  CordonSite *site = cordon_sites_lookup (self->sites, self->site);
  guint place =
      self->country != NULL ? cordon_coverage_find (self->coverage, self->country) : GTK_INVALID_LIST_POSITION;

  self->syncing = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != place)
    {
      gtk_single_selection_set_selected (self->selection, place);
      if (self->scrolling == 0)
        self->scrolling = g_idle_add_full (G_PRIORITY_LOW, on_scroll, self, NULL);
    }
  if (g_strcmp0 (cordon_map_view_get_selected (self->map), self->site) != 0)
    cordon_map_view_set_selected (self->map, self->site);
  cordon_map_view_set_selected_area (self->map, self->country);
  self->syncing = FALSE;

  cordon_country_card_set_country (self->country_card, self->plan, self->coverage, self->sites, self->country);
  cordon_site_card_set_site (self->card, self->plan, site);
  if (self->country != NULL)
    adw_button_content_set_label (self->country_button_content, cordon_country_name (self->country));
  gtk_stack_set_visible_child (self->card_stack, site != NULL ? self->site_page : GTK_WIDGET (self->country_card));
  gtk_widget_set_visible (self->card_box, site != NULL || self->country != NULL);
  show_possible (self);
}

void
cordon_footprint_view_choose (CordonFootprintView *self, const char *country, const char *site)
{
  CordonSite *known;
  char *code;
  char *id;

  g_return_if_fail (CORDON_IS_FOOTPRINT_VIEW (self));

  known = cordon_sites_lookup (self->sites, site);
  code = g_strdup (known != NULL ? cordon_site_get_country (known) : country);
  id = g_strdup (site);
  g_free (self->country);
  g_free (self->site);
  self->country = code;
  self->site = id;
  show_chosen (self);
}

static void
on_selected (CordonFootprintView *self)
{
  CordonCoveredCountry *country = gtk_single_selection_get_selected_item (self->selection);

  if (!self->syncing && self->settling == 0)
    cordon_footprint_view_choose (self, country != NULL ? cordon_covered_country_get_code (country) : NULL, NULL);
}

static void
on_map_selected (CordonFootprintView *self)
{
  const char *id = cordon_map_view_get_selected (self->map);

  if (self->sites != NULL && !self->syncing)
    cordon_footprint_view_choose (self, id != NULL ? NULL : self->country, id);
}

static void
on_area_activated (CordonFootprintView *self, const char *code)
{
  cordon_footprint_view_choose (self, code, NULL);
}

static gboolean
on_settled (gpointer data)
{
  CordonFootprintView *self = data;

  self->settling = 0;
  show_chosen (self);
  return G_SOURCE_REMOVE;
}

static void
on_list_changing (CordonFootprintView *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

static void
on_list_activate (CordonFootprintView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->card_stack), GTK_DIR_TAB_FORWARD);
}

static void
on_mark_activated (CordonFootprintView *self, const char *id)
{
  cordon_footprint_view_choose (self, NULL, id);
  gtk_widget_child_focus (GTK_WIDGET (self->card_stack), GTK_DIR_TAB_FORWARD);
}

/* Put away, the bar leaves nothing behind that one would have to remember. */
static void
on_date_chip (CordonFootprintView *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->date_chip);

  gtk_widget_set_visible (GTK_WIDGET (self->date_bar), shown);
  if (!shown && self->sites != NULL)
    cordon_date_bar_reset (self->date_bar);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->date_bar), GTK_DIR_TAB_FORWARD);
}

static void
on_moved (CordonFootprintView *self, const char *id, double lat, double lon)
{
  CordonSite *site = cordon_sites_lookup (self->sites, id);
  g_autofree char *done = g_strdup_printf (C_ ("site", "Moved “%s”"), cordon_site_get_title (site));

  if (cordon_edit_is_possible (self->plan))
    cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_point_move (site, lat, lon), done);
}

static void
on_off_map_chosen (CordonFootprintView *self, const char *id)
{
  cordon_footprint_view_choose (self, NULL, id);
}

/* Filters */

static void
on_chip_toggled (CordonFootprintView *self, GtkToggleButton *chip)
{
  gboolean offices, partners;

  if (self->coverage == NULL)
    return;
  /* A country is one or the other. */
  if (gtk_toggle_button_get_active (chip))
    gtk_toggle_button_set_active (chip == self->office_chip ? self->partner_chip : self->office_chip, FALSE);
  offices = gtk_toggle_button_get_active (self->office_chip);
  partners = gtk_toggle_button_get_active (self->partner_chip);
  cordon_coverage_set_reach (self->coverage, offices || partners, offices ? CORDON_REACH_OFFICE : CORDON_REACH_PARTNER);
}

static void
on_gap_toggled (CordonFootprintView *self)
{
  if (self->coverage != NULL)
    cordon_coverage_set_only_gaps (self->coverage, gtk_toggle_button_get_active (self->gap_chip));
}

static void
on_search_changed (CordonFootprintView *self)
{
  if (self->coverage != NULL)
    cordon_coverage_set_search (self->coverage, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_stop (CordonFootprintView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cordon_coverage_set_search (self->coverage, NULL);
  gtk_toggle_button_set_active (self->office_chip, FALSE);
  gtk_toggle_button_set_active (self->partner_chip, FALSE);
  gtk_toggle_button_set_active (self->gap_chip, FALSE);
}

/* What the map and the totals say */

typedef struct
{
  GArray *values;
  GPtrArray *words;
} Tints;

enum
{
  CLASS_OFFICE,
  CLASS_COVERED,
  CLASS_PARTNER,
  CLASS_NONE,
  N_CLASSES,
};

static void
add_tint (gpointer item, gpointer user_data)
{
  Tints *tints = user_data;
  CordonReach reach = cordon_covered_country_get_reach (item);
  CordonMapValue value = {cordon_covered_country_get_code (item), CLASS_NONE, NULL};

  if (reach != CORDON_REACH_NONE)
    value.class_index = reach == CORDON_REACH_OFFICE    ? CLASS_OFFICE
                        : reach == CORDON_REACH_COVERED ? CLASS_COVERED
                                                        : CLASS_PARTNER;
  value.detail = cordon_country_card_describe (item);
  g_ptr_array_add (tints->words, (char *) value.detail);
  g_array_append_val (tints->values, value);
}

static void
show_tints (CordonFootprintView *self)
{
  const CordonMapClass classes[N_CLASSES] = {
      [CLASS_OFFICE] = {CORDON_MAP_TINT_4, C_ ("footprint", "Resident office")},
      [CLASS_COVERED] = {CORDON_MAP_TINT_3, C_ ("footprint", "Covered from elsewhere")},
      [CLASS_PARTNER] = {CORDON_MAP_TINT_2, C_ ("footprint", "Unit or partner only")},
      [CLASS_NONE] = {CORDON_MAP_PLAIN, C_ ("footprint", "None")},
  };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (CordonMapValue));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Tints tints = {values, words};

  cordon_coverage_foreach (self->coverage, add_tint, &tints);
  cordon_map_view_set_classes (self->map, C_ ("footprint", "Coverage"), classes, N_CLASSES,
                               (const CordonMapValue *) (gpointer) values->data, values->len, CLASS_NONE);
}

static void
show_totals (CordonFootprintView *self)
{
  guint n_offices = cordon_coverage_get_n_offices (self->coverage);
  guint n_countries = cordon_coverage_get_n_office_countries (self->coverage);
  guint n_units = cordon_coverage_get_n_units (self->coverage);
  guint n_partners = cordon_coverage_get_n_partners (self->coverage);
  g_autofree char *offices = g_strdup_printf (ngettext ("%u office", "%u offices", n_offices), n_offices);
  g_autofree char *countries = g_strdup_printf (ngettext ("%u country", "%u countries", n_countries), n_countries);
  g_autofree char *units = g_strdup_printf (ngettext ("%u vetted unit", "%u vetted units", n_units), n_units);
  g_autofree char *partners =
      g_strdup_printf (ngettext ("%u trade partner", "%u trade partners", n_partners), n_partners);
  /* Translators: "66 offices in 47 countries · 12 vetted units · 16 trade partners in this plan" */
  g_autofree char *words = g_strdup_printf (C_ ("footprint", "%1$s in %2$s · %3$s · %4$s in this plan"), offices,
                                            countries, units, partners);
  g_autofree char *count = NULL;

  gtk_label_set_label (self->totals, words);
  count = g_strdup_printf ("%u", cordon_coverage_get_n_gaps (self->coverage));
  gtk_label_set_label (self->gap_count, count);
}

static void
forget_wanted (CordonFootprintView *self)
{
  g_clear_pointer (&self->wanted_kind, g_free);
  g_clear_pointer (&self->wanted_id, g_free);
}

typedef struct
{
  const char *place;
  const char *found;
} AtPlace;

static void
find_at_place (gpointer item, gpointer user_data)
{
  AtPlace *at = user_data;
  CordonRecord *place = cordon_site_get_place (item);

  /* The one of the least id, so that it is always the same. */
  if (place != NULL && g_strcmp0 (cordon_record_get_id (place), at->place) == 0
      && (at->found == NULL || g_strcmp0 (cordon_site_get_id (item), at->found) < 0))
    at->found = cordon_site_get_id (item);
}

static void
choose_wanted (CordonFootprintView *self)
{
  AtPlace at = {self->wanted_id, NULL};

  if (self->wanted_id == NULL)
    return;
  if (g_str_equal (self->wanted_kind, "place"))
    cordon_sites_foreach (self->sites, find_at_place, &at);
  else if (cordon_sites_lookup (self->sites, self->wanted_id) != NULL)
    at.found = self->wanted_id;
  if (at.found == NULL)
    return;
  cordon_footprint_view_choose (self, NULL, at.found);
  cordon_split_set_show_content (self->split, TRUE);
  forget_wanted (self);
  /* A filter may hide it. */
  if (self->country != NULL && cordon_coverage_find (self->coverage, self->country) == G_MAXUINT)
    {
      clear_action (GTK_WIDGET (self), NULL, NULL);
      show_chosen (self);
    }
}

static void
on_coverage_changed (CordonFootprintView *self)
{
  gboolean loading = cordon_sites_get_loading (self->sites);
  gboolean gone = self->site != NULL && cordon_sites_lookup (self->sites, self->site) == NULL;

  if (cordon_sites_get_total (self->sites) > 0)
    gtk_stack_set_visible_child_name (self->stack, "sites");
  else if (!loading)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_stack_set_visible_child_name (
      self->list_stack, g_list_model_get_n_items (G_LIST_MODEL (self->coverage)) > 0 || loading ? "list" : "nothing");
  show_totals (self);
  show_tints (self);
  cordon_off_map_update (self->off_map, self->sites, self->map);
  cordon_map_view_refresh (self->map);
  /* Deleted, or brought back by undo */
  if (self->site != NULL && gone == (cordon_site_card_get_site (self->card) != NULL))
    on_list_changing (self);
  choose_wanted (self);
  if (self->wanted_id != NULL && !loading)
    {
      g_autofree char *kind = g_steal_pointer (&self->wanted_kind);
      g_autofree char *id = g_steal_pointer (&self->wanted_id);

      /* It was asked for before it could be known that it is not here: another view may have it. */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", kind, id);
    }
}

gboolean
cordon_footprint_view_reveal (GtkWidget *view, const char *kind, const char *id)
{
  CordonFootprintView *self;

  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (view), FALSE);
  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  self = CORDON_FOOTPRINT_VIEW (view);
  if (!g_str_equal (kind, "party") && !g_str_equal (kind, "place"))
    return FALSE;
  forget_wanted (self);
  self->wanted_kind = g_strdup (kind);
  self->wanted_id = g_strdup (id);
  choose_wanted (self);
  if (self->wanted_id == NULL || cordon_sites_get_loading (self->sites))
    return TRUE;
  forget_wanted (self);
  return FALSE;
}

/* Actions */

static void
on_added (CordonFootprintView *self, const char *id)
{
  cordon_footprint_view_reveal (GTK_WIDGET (self), "party", id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);
  GtkWidget *dialog = cordon_site_dialog_new (widget, self->plan, cordon_coverage_kinds, NULL, self->country);

  g_signal_connect_object (dialog, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
site_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);

  cordon_footprint_view_choose (self, NULL, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (GTK_WIDGET (self->card), GTK_DIR_TAB_FORWARD);
}

static void
country_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);
  g_autofree char *country = g_strdup (self->country);

  cordon_footprint_view_choose (self, country, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->country_card), GTK_DIR_TAB_FORWARD);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);
  CordonSite *site = cordon_sites_lookup (self->sites, self->site);

  if (site != NULL)
    cordon_edit_delete (widget, self->plan, cordon_site_get_party (site));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_footprint_view_choose (CORDON_FOOTPRINT_VIEW (widget), NULL, NULL);
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);

  gtk_toggle_button_set_active (self->date_chip, !gtk_toggle_button_get_active (self->date_chip));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (widget);

  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* Folded, a tap opens; beside each other, it only selects. */
static void
on_folded (CordonFootprintView *self)
{
  gboolean folded = cordon_split_get_folded (self->split);

  gtk_list_view_set_single_click_activate (self->list, folded);
  gtk_widget_set_visible (self->separator, !folded);
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->map_button, folded);
  gtk_widget_set_hexpand (self->sidebar, folded);
}

/* The list */

static GtkWidget *
make_line (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *detail;

  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  make_line (box);
  detail = make_line (box);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
show_country (GtkWidget *box, CordonCoveredCountry *country)
{
  GtkWidget *title = gtk_widget_get_first_child (box);
  g_autofree char *detail = cordon_country_card_describe (country);

  gtk_label_set_label (GTK_LABEL (title), cordon_covered_country_get_name (country));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), detail);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  CordonCoveredCountry *country = gtk_list_item_get_item (item);

  g_signal_connect_object (country, "changed", G_CALLBACK (show_country), box, G_CONNECT_SWAPPED);
  show_country (box, country);
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

GtkWidget *
cordon_footprint_view_new (CordonPlan *plan)
{
  CordonFootprintView *self;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_FOOTPRINT_VIEW, NULL);
  self->plan = g_object_ref (plan);
  self->sites = cordon_sites_new (plan, cordon_coverage_kinds);
  self->coverage = cordon_coverage_new (self->sites);
  self->mentions = cordon_mentions_new (plan);
  cordon_coverage_set_mentions (self->coverage, self->mentions);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  /* Before the selection hears of it, so that it is known that the list is changing. */
  g_signal_connect_object (self->coverage, "items-changed", G_CALLBACK (on_list_changing), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->coverage));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  cordon_date_bar_set_sites (self->date_bar, plan, self->sites, self->map);
  self->rosters = cordon_rosters_new (plan);
  cordon_site_card_set_rosters (self->card, self->rosters);
  cordon_published_figures_set_plan (self->published, plan, self->rosters, cordon_coverage_kinds);

  g_signal_connect_object (self->coverage, "changed", G_CALLBACK (on_coverage_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "notify::loading", G_CALLBACK (on_coverage_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  on_coverage_changed (self);
  show_chosen (self);
  return GTK_WIDGET (self);
}

const char *
cordon_footprint_view_get_country (CordonFootprintView *self)
{
  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (self), NULL);

  return self->country;
}

const char *
cordon_footprint_view_get_site (CordonFootprintView *self)
{
  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (self), NULL);

  return self->site;
}

CordonCoverage *
cordon_footprint_view_get_coverage (CordonFootprintView *self)
{
  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (self), NULL);

  return self->coverage;
}

CordonSites *
cordon_footprint_view_get_sites (CordonFootprintView *self)
{
  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (self), NULL);

  return self->sites;
}

CordonMapView *
cordon_footprint_view_get_map (CordonFootprintView *self)
{
  g_return_val_if_fail (CORDON_IS_FOOTPRINT_VIEW (self), NULL);

  return self->map;
}

static void
cordon_footprint_view_dispose (GObject *object)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->scrolling, g_source_remove);
  if (self->sites != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sites, self);
      g_signal_handlers_disconnect_by_data (self->coverage, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      self->syncing = TRUE;
      gtk_list_view_set_model (self->list, NULL);
      cordon_map_view_set_marks (self->map, NULL, NULL, NULL, NULL);
      cordon_country_card_set_country (self->country_card, NULL, NULL, NULL, NULL);
      cordon_site_card_set_site (self->card, NULL, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->coverage);
  g_clear_object (&self->mentions);
  g_clear_object (&self->rosters);
  g_clear_object (&self->sites);

  G_OBJECT_CLASS (cordon_footprint_view_parent_class)->dispose (object);
}

static void
cordon_footprint_view_finalize (GObject *object)
{
  CordonFootprintView *self = CORDON_FOOTPRINT_VIEW (object);

  g_clear_object (&self->plan);
  g_free (self->country);
  g_free (self->site);
  forget_wanted (self);

  G_OBJECT_CLASS (cordon_footprint_view_parent_class)->finalize (object);
}

static void
cordon_footprint_view_class_init (CordonFootprintViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_footprint_view_dispose;
  object_class->finalize = cordon_footprint_view_finalize;

  g_type_ensure (CORDON_TYPE_SPLIT);
  g_type_ensure (CORDON_TYPE_MAP_VIEW);
  g_type_ensure (CORDON_TYPE_DATE_BAR);
  g_type_ensure (CORDON_TYPE_OFF_MAP);
  g_type_ensure (CORDON_TYPE_COUNTRY_CARD);
  g_type_ensure (CORDON_TYPE_PUBLISHED_FIGURES);
  g_type_ensure (CORDON_TYPE_SITE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/footprint/cordon-footprint-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, split);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, office_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, partner_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, gap_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, gap_count);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, search);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, map_button);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, back_button);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, list);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, published);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, separator);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, map);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, off_map);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, date_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, date_bar);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, card_box);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, card_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, country_card);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, site_page);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, country_button_content);
  gtk_widget_class_bind_template_child (widget_class, CordonFootprintView, card);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_gap_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_map_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_date_chip);
  gtk_widget_class_bind_template_callback (widget_class, on_off_map_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_area_activated);

  gtk_widget_class_install_action (widget_class, "footprint.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "footprint.site", "s", site_action);
  gtk_widget_class_install_action (widget_class, "footprint.country", NULL, country_action);
  gtk_widget_class_install_action (widget_class, "footprint.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "footprint.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "footprint.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "footprint.as-of", NULL, as_of_action);
  gtk_widget_class_install_action (widget_class, "footprint.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "footprint.map", NULL, map_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "footprint.add",
                                       NULL);
}

static void
cordon_footprint_view_init (CordonFootprintView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* On the list alone: in a card, this key is the field's. A country is no row, and so can't be deleted. */
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("footprint.unselect")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  on_folded (self);
}

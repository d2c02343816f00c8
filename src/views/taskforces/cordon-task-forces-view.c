/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The task forces at home. List and map show the same sites; which one is selected is a party's id, kept here, and
 * neither the place of a row nor of a mark: so it stays while filters, edits and undo move both. */

#include "views/taskforces/cordon-task-forces-view.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"
#include "kit/cordon-split.h"
#include "views/shared/cordon-date-bar.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-off-map.h"
#include "views/shared/cordon-point-row.h"
#include "views/shared/cordon-published-figures.h"
#include "views/shared/cordon-site-card.h"
#include "views/shared/cordon-site-cell.h"
#include "views/shared/cordon-site-dialog.h"
#include "views/taskforces/cordon-adoption-matrix.h"
#include "views/taskforces/cordon-site-choices.h"

static const char *const kinds[] = {"best", "hidta", "ocdetf", "sac_office", "poe_office", "port_of_entry", NULL};

#define N_KINDS (G_N_ELEMENTS (kinds) - 1)

struct _CordonTaskForcesView
{
  AdwBin parent_instance;

  GtkStack *stack;
  CordonSplit *split;
  GtkWidget *sidebar;
  GtkBox *chips;
  GtkToggleButton *unverified_chip;
  GtkToggleButton *open_chip;
  CordonSiteChoices *choices;
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
  GtkToggleButton *practices_chip;
  CordonAdoptionMatrix *matrix;
  CordonDateBar *date_bar;
  GtkWidget *gathered_chip;
  GtkLabel *gathered_label;
  GtkWidget *card_box;
  CordonSiteCard *card;

  CordonPlan *plan;
  CordonSites *sites;
  CordonRosters *rosters;
  GtkSingleSelection *selection;
  GtkToggleButton *kind_chips[N_KINDS];
  GtkLabel *kind_counts[N_KINDS];
  char *chosen;
  char *wanted_kind; /* what is to be selected once it has been read */
  char *wanted_id;
  guint settling;
  guint scrolling;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (CordonTaskForcesView, cordon_task_forces_view, ADW_TYPE_BIN)

/* The selection */

static void
show_possible (CordonTaskForcesView *self)
{
  gboolean possible = cordon_edit_is_possible (self->plan);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "taskforces.add", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "taskforces.delete", possible && self->chosen != NULL);
  cordon_map_view_set_movable (self->map, possible);
}

/* Once the list has its size, which a view that is just being shown has not. */
static gboolean
on_scroll (gpointer data)
{
  CordonTaskForcesView *self = data;
  guint place = gtk_single_selection_get_selected (self->selection);

  self->scrolling = 0;
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  return G_SOURCE_REMOVE;
}

static void
show_chosen (CordonTaskForcesView *self)
{
  CordonSite *site = cordon_sites_lookup (self->sites, self->chosen);
  guint place = self->chosen != NULL ? cordon_sites_find (self->sites, self->chosen) : GTK_INVALID_LIST_POSITION;

  self->syncing = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != place)
    {
      gtk_single_selection_set_selected (self->selection, place);
      if (self->scrolling == 0)
        self->scrolling = g_idle_add_full (G_PRIORITY_LOW, on_scroll, self, NULL);
    }
  if (g_strcmp0 (cordon_map_view_get_selected (self->map), self->chosen) != 0)
    cordon_map_view_set_selected (self->map, self->chosen);
  self->syncing = FALSE;
  cordon_site_card_set_site (self->card, self->plan, site);
  gtk_widget_set_visible (self->card_box, site != NULL && !gtk_toggle_button_get_active (self->practices_chip));
  show_possible (self);
}

void
cordon_task_forces_view_choose (CordonTaskForcesView *self, const char *id)
{
  char *copy;

  g_return_if_fail (CORDON_IS_TASK_FORCES_VIEW (self));

  copy = g_strdup (id);
  g_free (self->chosen);
  self->chosen = copy;
  show_chosen (self);
}

static void
on_selected (CordonTaskForcesView *self)
{
  CordonSite *site = gtk_single_selection_get_selected_item (self->selection);

  /* A row that moves leaves the list for a moment: what is selected is put right once the list has settled. */
  if (!self->syncing && self->settling == 0)
    cordon_task_forces_view_choose (self, site != NULL ? cordon_site_get_id (site) : NULL);
}

static void
on_map_selected (CordonTaskForcesView *self)
{
  if (self->sites != NULL && !self->syncing)
    cordon_task_forces_view_choose (self, cordon_map_view_get_selected (self->map));
}

static gboolean
on_settled (gpointer data)
{
  CordonTaskForcesView *self = data;

  self->settling = 0;
  show_chosen (self);
  return G_SOURCE_REMOVE;
}

static void
on_list_changing (CordonTaskForcesView *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

static void
on_list_activate (CordonTaskForcesView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->card), GTK_DIR_TAB_FORWARD);
}

static void
on_mark_activated (CordonTaskForcesView *self, const char *id)
{
  cordon_task_forces_view_choose (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->card), GTK_DIR_TAB_FORWARD);
}

/* Filters */

static void
show_area (CordonTaskForcesView *self)
{
  cordon_map_view_set_selected_area (self->map, cordon_sites_get_area (self->sites));
  cordon_site_choices_refresh (self->choices);
}

static void
on_area_activated (CordonTaskForcesView *self, const char *code)
{
  gboolean again = g_strcmp0 (cordon_sites_get_area (self->sites), code) == 0;

  cordon_sites_set_area (self->sites, again ? NULL : code);
  show_area (self);
}

/* What lies in a rectangle on the map */

static void
on_gathered (CordonTaskForcesView *self, char **ids)
{
  guint n = g_strv_length (ids);
  g_autofree char *words = g_strdup_printf (ngettext ("%u on the map", "%u on the map", n), n);

  if (self->sites == NULL || n == 0)
    return;
  gtk_label_set_label (self->gathered_label, words);
  gtk_widget_set_visible (self->gathered_chip, TRUE);
  cordon_sites_set_only (self->sites, (const char *const *) ids);
}

static void
on_gathered_clicked (CordonTaskForcesView *self)
{
  gtk_widget_set_visible (self->gathered_chip, FALSE);
  cordon_sites_set_only (self->sites, NULL);
}

/* Put away, the bar leaves nothing behind that one would have to remember. */
static void
on_date_chip (CordonTaskForcesView *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->date_chip);

  gtk_widget_set_visible (GTK_WIDGET (self->date_bar), shown);
  if (!shown && self->sites != NULL)
    cordon_date_bar_reset (self->date_bar);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->date_bar), GTK_DIR_TAB_FORWARD);
}

/* The matrix has the room of the card; it is read from the plan when it is asked for the first time. */
static void
on_practices_chip (CordonTaskForcesView *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->practices_chip);

  if (shown && cordon_adoption_matrix_get_adoption (self->matrix) == NULL)
    cordon_adoption_matrix_set_plan (self->matrix, self->plan);
  gtk_widget_set_visible (GTK_WIDGET (self->matrix), shown);
  gtk_widget_set_visible (self->card_box, !shown && cordon_site_card_get_site (self->card) != NULL);
}

static void
on_moved (CordonTaskForcesView *self, const char *id, double lat, double lon)
{
  CordonSite *site = cordon_sites_lookup (self->sites, id);
  /* Translators: a toast; %s is the name of an office or task force */
  g_autofree char *done = g_strdup_printf (C_ ("site", "Moved “%s”"), cordon_site_get_title (site));

  if (cordon_edit_is_possible (self->plan))
    cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_point_move (site, lat, lon), done);
}

static void
on_chip_toggled (CordonTaskForcesView *self)
{
  const char *shown[N_KINDS + 1] = {NULL};
  guint n = 0;

  if (self->sites == NULL)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    if (gtk_toggle_button_get_active (self->kind_chips[i]))
      shown[n++] = kinds[i];
  cordon_sites_set_shown_kinds (self->sites, shown);
  cordon_sites_set_only_unverified (self->sites, gtk_toggle_button_get_active (self->unverified_chip));
  cordon_sites_set_only_open (self->sites, gtk_toggle_button_get_active (self->open_chip));
}

static void
on_search_changed (CordonTaskForcesView *self)
{
  if (self->sites != NULL)
    cordon_sites_set_search (self->sites, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_stop (CordonTaskForcesView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cordon_sites_set_search (self->sites, NULL);
  for (guint i = 0; i < N_KINDS; i++)
    gtk_toggle_button_set_active (self->kind_chips[i], FALSE);
  gtk_toggle_button_set_active (self->unverified_chip, FALSE);
  gtk_toggle_button_set_active (self->open_chip, FALSE);
  cordon_sites_set_area (self->sites, NULL);
  show_area (self);
  cordon_site_choices_clear (self->choices);
  on_gathered_clicked (self);
}

/* Counts */

typedef struct
{
  guint unverified;
  guint of_kind[N_KINDS];
} Totals;

static void
count_site (gpointer item, gpointer user_data)
{
  Totals *totals = user_data;

  totals->unverified += cordon_site_is_unverified (item) ? 1 : 0;
  for (guint i = 0; i < N_KINDS; i++)
    totals->of_kind[i] += g_strcmp0 (cordon_site_get_kind (item), kinds[i]) == 0 ? 1 : 0;
}

static void
show_totals (CordonTaskForcesView *self)
{
  guint total = cordon_sites_get_total (self->sites);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->sites));
  Totals totals = {0};
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  cordon_sites_foreach (self->sites, count_site, &totals);
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u site in this plan", "%u sites in this plan", total), total));
  if (totals.unverified > 0)
    /* Translators: how many sites nobody has confirmed */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u unverified", "%u unverified", totals.unverified),
                                             totals.unverified));
  if (shown < total)
    /* Translators: how many sites pass the filters */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u shown", "%u shown", shown), shown));
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (self->totals, words);
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_autofree char *count = cordon_number_format (cordon_sites_count (self->sites, kinds[i]), 0);

      gtk_label_set_label (self->kind_counts[i], count);
      gtk_widget_set_visible (GTK_WIDGET (self->kind_chips[i]),
                              totals.of_kind[i] > 0 || gtk_toggle_button_get_active (self->kind_chips[i]));
    }
}

static const char *
find_at_place (CordonTaskForcesView *self, const char *place_id)
{
  GListModel *list = G_LIST_MODEL (self->sites);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CordonSite) site = g_list_model_get_item (list, i);
      CordonRecord *place = cordon_site_get_place (site);

      if (place != NULL && g_strcmp0 (cordon_record_get_id (place), place_id) == 0)
        return cordon_site_get_id (site);
    }
  return NULL;
}

static void
forget_wanted (CordonTaskForcesView *self)
{
  g_clear_pointer (&self->wanted_kind, g_free);
  g_clear_pointer (&self->wanted_id, g_free);
}

static void
choose_wanted (CordonTaskForcesView *self)
{
  const char *found = NULL;

  if (self->wanted_id == NULL)
    return;
  if (g_str_equal (self->wanted_kind, "place"))
    found = find_at_place (self, self->wanted_id);
  else if (cordon_sites_lookup (self->sites, self->wanted_id) != NULL)
    found = self->wanted_id;
  if (found == NULL)
    return;
  cordon_task_forces_view_choose (self, found);
  cordon_split_set_show_content (self->split, TRUE);
  forget_wanted (self);
  /* A filter may hide it. */
  if (cordon_sites_find (self->sites, self->chosen) == G_MAXUINT)
    clear_action (GTK_WIDGET (self), NULL, NULL);
}

static void
on_sites_changed (CordonTaskForcesView *self)
{
  gboolean loading = cordon_sites_get_loading (self->sites);
  gboolean gone = self->chosen != NULL && cordon_sites_lookup (self->sites, self->chosen) == NULL;

  if (cordon_sites_get_total (self->sites) > 0)
    gtk_stack_set_visible_child_name (self->stack, "sites");
  else if (!loading)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_stack_set_visible_child_name (
      self->list_stack, g_list_model_get_n_items (G_LIST_MODEL (self->sites)) > 0 || loading ? "list" : "nothing");
  show_totals (self);
  show_area (self);
  cordon_off_map_update (self->off_map, self->sites, self->map);
  cordon_map_view_refresh (self->map);
  /* Deleted, or brought back by undo */
  if (self->chosen != NULL && gone == (cordon_site_card_get_site (self->card) != NULL))
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
cordon_task_forces_view_reveal (GtkWidget *view, const char *kind, const char *id)
{
  CordonTaskForcesView *self;

  g_return_val_if_fail (CORDON_IS_TASK_FORCES_VIEW (view), FALSE);
  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  self = CORDON_TASK_FORCES_VIEW (view);
  if (!g_str_equal (kind, "party") && !g_str_equal (kind, "place"))
    return FALSE;
  forget_wanted (self);
  self->wanted_kind = g_strdup (kind);
  self->wanted_id = g_strdup (id);
  if (g_str_equal (kind, "place"))
    clear_action (view, NULL, NULL);
  choose_wanted (self);
  if (self->wanted_id == NULL || cordon_sites_get_loading (self->sites))
    return TRUE;
  forget_wanted (self);
  return FALSE;
}

/* Actions */

static void
on_added (CordonTaskForcesView *self, const char *id)
{
  cordon_task_forces_view_reveal (GTK_WIDGET (self), "party", id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);
  const char *kind = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < N_KINDS && kind == NULL; i++)
    if (gtk_toggle_button_get_active (self->kind_chips[i]))
      kind = kinds[i];
  dialog = cordon_site_dialog_new (widget, self->plan, kinds, kind, "US");
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);
  CordonSite *site = cordon_sites_lookup (self->sites, self->chosen);

  if (site != NULL)
    cordon_edit_delete (widget, self->plan, cordon_site_get_party (site));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_task_forces_view_choose (CORDON_TASK_FORCES_VIEW (widget), NULL);
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);

  gtk_toggle_button_set_active (self->date_chip, !gtk_toggle_button_get_active (self->date_chip));
}

static void
practices_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);

  gtk_toggle_button_set_active (self->practices_chip, !gtk_toggle_button_get_active (self->practices_chip));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (widget);

  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* Folded, a tap opens; beside each other, it only selects. */
static void
on_folded (CordonTaskForcesView *self)
{
  gboolean folded = cordon_split_get_folded (self->split);

  gtk_list_view_set_single_click_activate (self->list, folded);
  gtk_widget_set_visible (self->separator, !folded);
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->map_button, folded);
  gtk_widget_set_hexpand (self->sidebar, folded);
}

/* Making it */

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, cordon_site_cell_new ());
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cordon_site_cell_set_site (CORDON_SITE_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cordon_site_cell_set_site (CORDON_SITE_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
make_chips (CordonTaskForcesView *self)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "kind");

  for (guint i = N_KINDS; i-- > 0;)
    {
      GtkWidget *chip = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *count = gtk_label_new (NULL);

      gtk_box_append (GTK_BOX (box), gtk_label_new (cordon_field_choice_label (field, kinds[i])));
      gtk_box_append (GTK_BOX (box), count);
      gtk_widget_add_css_class (count, "dim-label");
      gtk_widget_add_css_class (count, "numeric");
      gtk_button_set_child (GTK_BUTTON (chip), box);
      gtk_widget_add_css_class (chip, "chip");
      g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_prepend (self->chips, chip);
      self->kind_chips[i] = GTK_TOGGLE_BUTTON (chip);
      self->kind_counts[i] = GTK_LABEL (count);
    }
}

GtkWidget *
cordon_task_forces_view_new (CordonPlan *plan)
{
  CordonTaskForcesView *self;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_TASK_FORCES_VIEW, NULL);
  self->plan = g_object_ref (plan);
  self->sites = cordon_sites_new (plan, kinds);
  self->rosters = cordon_rosters_new (plan);
  cordon_sites_set_rosters (self->sites, self->rosters);
  cordon_site_card_set_rosters (self->card, self->rosters);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  /* Before the selection hears of it, so that it is known that a row only moves. */
  g_signal_connect_object (self->sites, "items-changed", G_CALLBACK (on_list_changing), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->sites));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  cordon_date_bar_set_sites (self->date_bar, plan, self->sites, self->map);

  g_signal_connect_object (self->sites, "changed", G_CALLBACK (on_sites_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "notify::loading", G_CALLBACK (on_sites_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  cordon_site_choices_set_sites (self->choices, plan, self->sites, self->rosters);
  cordon_published_figures_set_plan (self->published, plan, self->rosters, kinds);
  on_sites_changed (self);
  show_chosen (self);
  return GTK_WIDGET (self);
}

const char *
cordon_task_forces_view_get_chosen (CordonTaskForcesView *self)
{
  g_return_val_if_fail (CORDON_IS_TASK_FORCES_VIEW (self), NULL);

  return self->chosen;
}

CordonSites *
cordon_task_forces_view_get_sites (CordonTaskForcesView *self)
{
  g_return_val_if_fail (CORDON_IS_TASK_FORCES_VIEW (self), NULL);

  return self->sites;
}

CordonMapView *
cordon_task_forces_view_get_map (CordonTaskForcesView *self)
{
  g_return_val_if_fail (CORDON_IS_TASK_FORCES_VIEW (self), NULL);

  return self->map;
}

GtkToggleButton *
cordon_task_forces_view_get_chip (CordonTaskForcesView *self, const char *name)
{
  g_return_val_if_fail (CORDON_IS_TASK_FORCES_VIEW (self), NULL);

  for (guint i = 0; i < N_KINDS; i++)
    if (g_strcmp0 (kinds[i], name) == 0)
      return self->kind_chips[i];
  if (g_strcmp0 (name, "date") == 0)
    return self->date_chip;
  return g_strcmp0 (name, "unverified") == 0 ? self->unverified_chip : self->open_chip;
}

static void
cordon_task_forces_view_dispose (GObject *object)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->scrolling, g_source_remove);
  if (self->sites != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sites, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      self->syncing = TRUE;
      gtk_list_view_set_model (self->list, NULL);
      cordon_map_view_set_marks (self->map, NULL, NULL, NULL, NULL);
      cordon_site_card_set_site (self->card, NULL, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->sites);
  g_clear_object (&self->rosters);

  G_OBJECT_CLASS (cordon_task_forces_view_parent_class)->dispose (object);
}

static void
cordon_task_forces_view_finalize (GObject *object)
{
  CordonTaskForcesView *self = CORDON_TASK_FORCES_VIEW (object);

  g_clear_object (&self->plan);
  g_free (self->chosen);
  g_free (self->wanted_kind);
  g_free (self->wanted_id);

  G_OBJECT_CLASS (cordon_task_forces_view_parent_class)->finalize (object);
}

static void
cordon_task_forces_view_class_init (CordonTaskForcesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_task_forces_view_dispose;
  object_class->finalize = cordon_task_forces_view_finalize;

  g_type_ensure (CORDON_TYPE_SPLIT);
  g_type_ensure (CORDON_TYPE_MAP_VIEW);
  g_type_ensure (CORDON_TYPE_ADOPTION_MATRIX);
  g_type_ensure (CORDON_TYPE_DATE_BAR);
  g_type_ensure (CORDON_TYPE_OFF_MAP);
  g_type_ensure (CORDON_TYPE_SITE_CHOICES);
  g_type_ensure (CORDON_TYPE_PUBLISHED_FIGURES);
  g_type_ensure (CORDON_TYPE_SITE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/taskforces/cordon-task-forces-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, split);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, chips);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, unverified_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, open_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, choices);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, search);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, map_button);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, back_button);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, list);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, published);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, separator);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, map);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, off_map);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, date_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, practices_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, matrix);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, date_bar);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, gathered_chip);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, gathered_label);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, card_box);
  gtk_widget_class_bind_template_child (widget_class, CordonTaskForcesView, card);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled);
  gtk_widget_class_bind_template_callback (widget_class, show_area);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_map_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_date_chip);
  gtk_widget_class_bind_template_callback (widget_class, on_practices_chip);
  gtk_widget_class_bind_template_callback (widget_class, on_gathered);
  gtk_widget_class_bind_template_callback (widget_class, on_gathered_clicked);
  gtk_widget_class_bind_template_callback (widget_class, cordon_task_forces_view_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_area_activated);

  gtk_widget_class_install_action (widget_class, "taskforces.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "taskforces.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "taskforces.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "taskforces.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "taskforces.as-of", NULL, as_of_action);
  gtk_widget_class_install_action (widget_class, "taskforces.practices", NULL, practices_action);
  gtk_widget_class_install_action (widget_class, "taskforces.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "taskforces.map", NULL, map_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "taskforces.add",
                                       NULL);
}

static void
cordon_task_forces_view_init (CordonTaskForcesView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
      {GDK_KEY_Delete, "taskforces.delete"},
      {GDK_KEY_Escape, "taskforces.unselect"},
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  make_chips (self);
  /* On the list alone: in the card, these keys are the field's. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (bindings[i].key, 0),
                                                            gtk_named_action_new (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  on_folded (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of a site. Its fields are rows of the party and of its place; they are made when another site is shown, or
 * when the site gets another place, and follow the records by themselves otherwise. A place may be that of several
 * bodies: what is changed in it is changed for all, and the card says so. */

#include "views/shared/cordon-site-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "views/shared/cordon-citation.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-point-row.h"
#include "views/shared/cordon-record-field.h"
#include "views/shared/cordon-roster.h"
#include "views/shared/cordon-site-cell.h"

static const char *const party_fields[] = {"name", "kind", "state", "valid_from", "valid_to", "note", NULL};
static const char *const place_fields[] = {"name", "country", "subdivision", NULL};

struct _CordonSiteCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *state;
  GtkLabel *unverified;
  GtkLabel *reason;
  GtkListBox *fields;
  GtkListBox *place_list;
  GtkLabel *shared_label;
  GtkWidget *remark_box;
  GtkLabel *remark;
  GtkWidget *swap_button;
  GtkListBox *sources;
  CordonRoster *roster;
  CordonSection *initiatives;
  GtkWidget *close_button;
  GtkWidget *reopen_button;

  CordonPlan *plan;
  CordonRosters *rosters;
  CordonSite *site;
  CordonRecord *place;    /* the one whose fields are shown */
  GListModel *neighbours; /* the bodies at that place */
  GListModel *own_links;
  GListModel *parent_links;
  GListModel *items;
  GListStore *named;
};

G_DEFINE_FINAL_TYPE (CordonSiteCard, cordon_site_card, ADW_TYPE_BIN)

static void
empty (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* The initiatives that name it, or the program that it belongs to */

static void
on_initiative_activated (AdwActionRow *row, CordonRecord *link)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show", "(ss)", "plan_item",
                              cordon_record_get_text (link, "to_row"));
}

static GtkWidget *
create_initiative_row (gpointer data, gpointer user_data)
{
  CordonRecord *link = data;
  CordonSiteCard *self = user_data;
  const char *from = cordon_record_get_text (link, "from_row");
  CordonRecord *item = cordon_plan_peek (self->plan, "plan_item", cordon_record_get_text (link, "to_row"));
  CordonRecord *party = cordon_plan_peek (self->plan, "party", from);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = item != NULL ? cordon_record_dup_title (item) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (party != NULL && g_strcmp0 (from, cordon_site_get_id (self->site)) != 0)
    {
      g_autofree char *name = cordon_record_dup_title (party);
      /* Translators: an initiative names not the office itself, but the program (%s) that the office is part of */
      g_autofree char *through = g_strdup_printf (C_ ("site", "Names %s"), name);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), through);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_initiative_activated), link, 0);
  return row;
}

static void
add_named (CordonSiteCard *self, GListModel *links, GHashTable *seen)
{
  for (guint i = 0; links != NULL && i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (CordonRecord) link = g_list_model_get_item (links, i);
      const char *item = cordon_record_get_text (link, "to_row");

      if (g_strcmp0 (cordon_record_get_text (link, "to_kind"), "plan_item") == 0 && item != NULL
          && cordon_plan_peek (self->plan, "plan_item", item) != NULL && g_hash_table_add (seen, (gpointer) item))
        g_list_store_append (self->named, link);
    }
}

static void
show_named (CordonSiteCard *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_list_store_remove_all (self->named);
  add_named (self, self->own_links, seen);
  add_named (self, self->parent_links, seen);
  gtk_widget_set_visible (GTK_WIDGET (self->initiatives), g_list_model_get_n_items (G_LIST_MODEL (self->named)) > 0);
}

static GListModel *
follow (CordonSiteCard *self, CordonQuery *query, gpointer callback)
{
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  return list;
}

static void
unfollow (CordonSiteCard *self, GListModel **list)
{
  if (*list != NULL)
    g_signal_handlers_disconnect_by_data (*list, self);
  g_clear_object (list);
}

static GListModel *
follow_links (CordonSiteCard *self, const char *party)
{
  g_autoptr (CordonQuery) query = NULL;

  if (party == NULL)
    return NULL;
  query = cordon_plan_query ("link", "kind");
  cordon_query_where_text (query, "from_row", party);
  return follow (self, query, show_named);
}

/* Its place */

static void
show_neighbours (CordonSiteCard *self)
{
  guint n = self->neighbours != NULL ? g_list_model_get_n_items (self->neighbours) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->shared_label), n > 1);
  if (n > 1)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u other body is at this place: what you change here changes for it, too.",
                                     "%u other bodies are at this place: what you change here changes for them, too.",
                                     n - 1),
                           n - 1);

      gtk_label_set_label (self->shared_label, words);
    }
}

static void
show_place (CordonSiteCard *self)
{
  CordonRecord *place = cordon_site_get_place (self->site);

  g_set_object (&self->place, place);
  unfollow (self, &self->neighbours);
  empty (self->place_list);
  gtk_list_box_append (self->place_list,
                       cordon_record_field_new (self->plan, cordon_site_get_party (self->site), "place"));
  if (place != NULL)
    {
      g_autoptr (CordonQuery) query = cordon_plan_query ("party", "name");

      cordon_query_where_text (query, "place", cordon_record_get_id (place));
      self->neighbours = follow (self, query, show_neighbours);
    }
  gtk_list_box_append (self->place_list, cordon_point_row_new (self->plan, self->site));
  for (guint i = 0; place != NULL && place_fields[i] != NULL; i++)
    {
      GtkWidget *row = cordon_record_field_new (self->plan, place, place_fields[i]);

      if (i == 0)
        /* Translators: the name of a town; above it stands which place an office is at */
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("site", "Name of the place"));
      gtk_list_box_append (self->place_list, row);
    }
  show_neighbours (self);
}

/* All of it */

static void
show_possible (CordonSiteCard *self)
{
  gboolean possible = self->site != NULL && cordon_edit_is_possible (self->plan);
  gboolean closed = self->site != NULL && cordon_site_is_closed (self->site);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "site.close", possible && !closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "site.reopen", possible && closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "site.delete", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "site.swap", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "site.history", self->site != NULL);
  gtk_widget_set_visible (self->close_button, !closed);
  gtk_widget_set_visible (self->reopen_button, closed);
}

/* A point that isn't where its country is; it is kept, since the shapes may be wrong as well. */
static void
show_remark (CordonSiteCard *self)
{
  gboolean swapped;
  g_autofree char *words = cordon_point_remark (self->site, &swapped);

  gtk_label_set_label (self->remark, words != NULL ? words : "");
  gtk_widget_set_visible (self->remark_box, words != NULL);
  gtk_widget_set_visible (self->swap_button, swapped);
}

static void
show_roster (CordonSiteCard *self)
{
  gboolean has_roster =
      self->site != NULL && self->rosters != NULL && cordon_roster_is_for (cordon_site_get_kind (self->site));

  cordon_roster_set_body (self->roster, self->plan, self->rosters,
                          has_roster ? cordon_site_get_party (self->site) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->roster), has_roster);
}

static void
update (CordonSiteCard *self)
{
  CordonRecord *party = cordon_site_get_party (self->site);
  const char *state = cordon_site_cell_state (self->site);
  const char *note = cordon_record_get_text (party, "note");
  g_autofree char *detail = cordon_site_cell_describe (self->site);

  gtk_label_set_label (self->title, cordon_site_get_title (self->site));
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified), cordon_site_is_unverified (self->site));
  /* Why it is only history is the first thing to know of it. */
  gtk_label_set_label (self->reason, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), cordon_site_is_closed (self->site) && note != NULL);
  if (self->place != cordon_site_get_place (self->site))
    show_place (self);
  show_roster (self);
  show_remark (self);
  show_possible (self);
}

static void
let_go (CordonSiteCard *self)
{
  if (self->site != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->site, update, self);
      g_signal_handlers_disconnect_by_func (cordon_site_get_party (self->site), update, self);
    }
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  unfollow (self, &self->neighbours);
  unfollow (self, &self->own_links);
  unfollow (self, &self->parent_links);
  unfollow (self, &self->items);
  if (self->roster != NULL)
    cordon_roster_set_body (self->roster, NULL, NULL, NULL);
  g_clear_object (&self->place);
  g_clear_object (&self->site);
  g_clear_object (&self->plan);
}

void
cordon_site_card_set_rosters (CordonSiteCard *self, CordonRosters *rosters)
{
  g_return_if_fail (CORDON_IS_SITE_CARD (self));

  g_set_object (&self->rosters, rosters);
  show_roster (self);
}

GtkWidget *
cordon_site_card_new (void)
{
  return g_object_new (CORDON_TYPE_SITE_CARD, NULL);
}

void
cordon_site_card_set_site (CordonSiteCard *self, CordonPlan *plan, CordonSite *site)
{
  CordonRecord *party;
  g_autoptr (CordonQuery) query = NULL;

  g_return_if_fail (CORDON_IS_SITE_CARD (self));

  if (self->site == site)
    return;
  let_go (self);
  g_list_store_remove_all (self->named);
  empty (self->fields);
  empty (self->place_list);
  empty (self->sources);
  if (site == NULL)
    return;
  self->plan = g_object_ref (plan);
  self->site = g_object_ref (site);
  party = cordon_site_get_party (site);

  for (guint i = 0; party_fields[i] != NULL; i++)
    gtk_list_box_append (self->fields, cordon_record_field_new (plan, party, party_fields[i]));
  gtk_list_box_append (self->sources, cordon_citation_row_new (plan, party));
  query = cordon_plan_query ("plan_item", "rank");
  self->items = follow (self, query, show_named);
  self->own_links = follow_links (self, cordon_record_get_id (party));
  self->parent_links = follow_links (self, cordon_record_get_text (party, "parent"));
  g_signal_connect_object (site, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* Its note is no part of a site. */
  g_signal_connect_object (party, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_place (self);
  show_named (self);
  update (self);
}

CordonSite *
cordon_site_card_get_site (CordonSiteCard *self)
{
  g_return_val_if_fail (CORDON_IS_SITE_CARD (self), NULL);

  return self->site;
}

void
cordon_site_card_edit (CordonSiteCard *self, const char *field)
{
  g_return_if_fail (CORDON_IS_SITE_CARD (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (cordon_field_row_get_name (CORDON_FIELD_ROW (row)), field) == 0)
      gtk_widget_grab_focus (cordon_field_row_get_editor (CORDON_FIELD_ROW (row)));
}

/* Actions */

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonSiteCard *self = CORDON_SITE_CARD (widget);
  const char *today = cordon_plan_get_today (self->plan);
  const char *id = cordon_site_get_id (self->site);
  const char *from = cordon_record_get_text (cordon_site_get_party (self->site), "valid_from");
  CordonDraft *draft = cordon_draft_new (N_ ("Close site"));
  /* Translators: a toast; %s is the name of an office or task force */
  g_autofree char *done = g_strdup_printf (C_ ("site", "Closed “%s”"), cordon_site_get_title (self->site));

  cordon_draft_set_text (draft, "party", id, "state", "closed");
  /* What was only planned never existed, and so has no last day. */
  if (from == NULL || strcmp (from, today) <= 0)
    cordon_draft_set_text (draft, "party", id, "valid_to", today);
  cordon_edit_commit (widget, self->plan, draft, done);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonSiteCard *self = CORDON_SITE_CARD (widget);
  const char *id = cordon_site_get_id (self->site);
  CordonDraft *draft = cordon_draft_new (N_ ("Reopen site"));
  g_autofree char *done = g_strdup_printf (C_ ("site", "Reopened “%s”"), cordon_site_get_title (self->site));

  cordon_draft_set_text (draft, "party", id, "state", "active");
  cordon_draft_set_text (draft, "party", id, "valid_to", NULL);
  cordon_edit_commit (widget, self->plan, draft, done);
}

static void
swap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonSiteCard *self = CORDON_SITE_CARD (widget);
  double lat, lon;

  if (cordon_site_get_point (self->site, &lat, &lon))
    cordon_edit_commit (widget, self->plan, cordon_point_move (self->site, lon, lat),
                        C_ ("site", "Swapped latitude and longitude"));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonSiteCard *self = CORDON_SITE_CARD (widget);

  cordon_edit_delete (widget, self->plan, cordon_site_get_party (self->site));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonSiteCard *self = CORDON_SITE_CARD (widget);

  gtk_widget_activate_action (widget, "win.show-history", "(ss)", "party", cordon_site_get_id (self->site));
}

static void
cordon_site_card_dispose (GObject *object)
{
  CordonSiteCard *self = CORDON_SITE_CARD (object);

  let_go (self);
  if (self->initiatives != NULL)
    cordon_section_set_model (self->initiatives, NULL, NULL, NULL, NULL);
  self->initiatives = NULL;
  self->roster = NULL;
  g_clear_object (&self->named);
  g_clear_object (&self->rosters);

  G_OBJECT_CLASS (cordon_site_card_parent_class)->dispose (object);
}

static void
cordon_site_card_class_init (CordonSiteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_site_card_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_ROSTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-site-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, title);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, detail);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, state);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, unverified);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, reason);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, fields);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, place_list);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, shared_label);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, remark_box);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, remark);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, swap_button);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, sources);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, roster);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, initiatives);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, close_button);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCard, reopen_button);

  gtk_widget_class_install_action (widget_class, "site.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "site.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "site.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "site.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "site.history", NULL, history_action);
}

static void
cordon_site_card_init (CordonSiteCard *self)
{
  self->named = g_list_store_new (CORDON_TYPE_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));
  cordon_section_set_model (self->initiatives, G_LIST_MODEL (self->named), create_initiative_row, self, NULL);
  show_possible (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan item at a glance, and its own fields to edit. What the tiles say is derived by model; nothing is counted
 * here. */

#include "views/goals/cordon-overview-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "kit/cordon-chooser.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "model/cordon-link.h"
#include "model/cordon-summary.h"
#include "views/shared/cordon-citation.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

enum
{
  TILE_DUE,
  TILE_STEPS,
  TILE_RISKS,
  TILE_UPDATE,
  N_TILES,
};

struct _CordonOverviewPage
{
  AdwBin parent_instance;

  GtkFlowBox *tiles;
  GtkListBox *fields;
  CordonSection *partners;
  GtkListBox *picker;
  GtkListBox *source;

  CordonPlan *plan;
  CordonRecord *item;
  CordonSummary *summary;
  GtkWidget *tile_titles[N_TILES];
  GtkWidget *tile_values[N_TILES];
  GtkWidget *tile_details[N_TILES];
  GtkWidget *rows[12]; /* made for the first item, and about another for each next */
  GtkWidget *pick_row;
};

G_DEFINE_FINAL_TYPE (CordonOverviewPage, cordon_overview_page, ADW_TYPE_BIN)

#define TITLE 0
#define OUTSIDE 11
static const char *const shown_fields[] = {"title", "code",    "intent", "state", "owner", "start",
                                           "due",   "horizon", "note",   "tlp",   "cui",   "outside"};

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
make_tiles (CordonOverviewPage *self)
{
  const char *const titles[N_TILES] = {C_ ("goals", "Next due"), C_ ("goals", "Commitments and milestones"),
                                       C_ ("goals", "Risks and issues"), C_ ("goals", "Last update")};

  for (guint i = 0; i < N_TILES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *child = gtk_flow_box_child_new ();

      self->tile_titles[i] = make_label (titles[i], "caption");
      gtk_widget_add_css_class (self->tile_titles[i], "dim-label");
      self->tile_values[i] = make_label ("", "heading");
      self->tile_details[i] = make_label ("", "caption");
      gtk_box_append (GTK_BOX (box), self->tile_titles[i]);
      gtk_box_append (GTK_BOX (box), self->tile_values[i]);
      gtk_box_append (GTK_BOX (box), self->tile_details[i]);
      gtk_widget_add_css_class (box, "card");
      gtk_widget_add_css_class (box, "tile");
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->tiles, child);
    }
}

static void
set_tile (CordonOverviewPage *self, guint tile, const char *value, const char *detail, gboolean wrong)
{
  gtk_label_set_label (GTK_LABEL (self->tile_values[tile]), value);
  gtk_label_set_label (GTK_LABEL (self->tile_details[tile]), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->tile_details[tile], detail != NULL && *detail != '\0');
  if (wrong)
    gtk_widget_add_css_class (self->tile_details[tile], "error");
  else
    gtk_widget_remove_css_class (self->tile_details[tile], "error");
}

static void
show_summary (CordonOverviewPage *self)
{
  const char *due = cordon_summary_get_next_due (self->summary);
  int late = cordon_summary_get_days_late (self->summary);
  int since = cordon_summary_get_days_since_update (self->summary);
  guint done = cordon_summary_get_n_done (self->summary);
  guint open = cordon_summary_get_n_open (self->summary);
  guint n_late = cordon_summary_get_n_late (self->summary);
  guint risks = cordon_summary_get_open_risks (self->summary);
  guint issues = cordon_summary_get_open_issues (self->summary);
  g_autofree char *date = due != NULL ? cordon_date_format (due) : g_strdup (C_ ("goals", "No date"));
  g_autofree char *late_words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) MAX (late, 0)), late);
  /* Translators: how many of how many are done: "2 of 5 done" */
  g_autofree char *steps = g_strdup_printf (C_ ("goals", "%u of %u done"), done, done + open);
  /* Translators: how many commitments and milestones are late */
  g_autofree char *steps_late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n_late), n_late);
  g_autofree char *n_risks =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open risk", "%u open risks", risks), risks);
  g_autofree char *n_issues =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open issue", "%u open issues", issues), issues);
  g_autofree char *ago =
      since < 0 ? g_strdup (C_ ("goals", "None yet"))
      : since == 0
          ? g_strdup (C_ ("goals", "Today"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) since), since);

  set_tile (self, TILE_DUE, date, late > 0 ? late_words : NULL, TRUE);
  set_tile (self, TILE_STEPS, done + open > 0 ? steps : C_ ("goals", "None yet"), n_late > 0 ? steps_late : NULL, TRUE);
  set_tile (self, TILE_RISKS, n_risks, n_issues, FALSE);
  set_tile (self, TILE_UPDATE, ago, NULL, FALSE);
}

static void
on_remove_clicked (GtkWidget *button, CordonOverviewPage *self)
{
  CordonRecord *link = g_object_get_data (G_OBJECT (button), "cordon-link");

  cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_intent_delete (link), C_ ("goals", "Removed a partner"));
}

static void
on_partner_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (CordonRecord) party = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, NULL);
  g_autofree char *title = NULL;
  const char *kind;

  if (party == NULL)
    return;
  title = cordon_record_dup_title (party);
  kind = cordon_record_get_text (party, "kind");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (kind != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 cordon_field_choice_label (cordon_kind_field (cordon_record_get_kind (party), "kind"),
                                                            kind));
}

static GtkWidget *
make_partner (gpointer item, gpointer user_data)
{
  CordonOverviewPage *self = user_data;
  CordonRecord *link = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, cordon_edit_is_possible (self->plan));
  gtk_widget_set_tooltip_text (button, C_ ("goals", "Remove This Partner"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("goals", "Remove This Partner"), -1);
  g_object_set_data_full (G_OBJECT (button), "cordon-link", g_object_ref (link), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  cordon_plan_get_record_async (self->plan, "party", cordon_record_get_text (link, "to_row"), NULL, on_partner_read,
                                g_object_ref (row));
  return row;
}

static void
on_partner_picked (CordonFieldRow *row, const char *party, CordonOverviewPage *self)
{
  const char *item = cordon_record_get_id (self->item);
  g_autofree char *id = NULL;
  CordonDraft *draft;

  gtk_widget_set_visible (GTK_WIDGET (self->picker), FALSE);
  cordon_field_row_set_value (row, NULL);
  if (party == NULL)
    return;
  id = cordon_link_derive_id ("partner", item, party);
  draft = cordon_draft_new (N_ ("Add partner"));
  cordon_draft_create (draft, "link", id);
  cordon_draft_set_text (draft, "link", id, "kind", "partner");
  cordon_draft_set_text (draft, "link", id, "from_kind", "plan_item");
  cordon_draft_set_text (draft, "link", id, "from_row", item);
  cordon_draft_set_text (draft, "link", id, "to_kind", "party");
  cordon_draft_set_text (draft, "link", id, "to_row", party);
  cordon_edit_commit (GTK_WIDGET (self), self->plan, draft, NULL);
}

static void
on_add_partner (CordonOverviewPage *self)
{
  if (self->pick_row == NULL)
    {
      g_autoptr (GListModel) options = cordon_record_field_options (self->plan, "party");
      const CordonFieldRowSpec spec = {
          .name = "partner",
          .title = C_ ("goals", "New partner"),
          .type = CORDON_FIELD_ROW_REFERENCE,
          .options = options,
      };

      self->pick_row = cordon_field_row_new (&spec);
      g_signal_connect_object (self->pick_row, "commit", G_CALLBACK (on_partner_picked), self, 0);
      gtk_list_box_append (self->picker, self->pick_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->picker), TRUE);
  gtk_widget_grab_focus (self->pick_row);
  cordon_chooser_popup (CORDON_CHOOSER (cordon_field_row_get_editor (CORDON_FIELD_ROW (self->pick_row))));
}

static GListModel *
partner_links (CordonOverviewPage *self)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("link", NULL);

  cordon_query_where_text (query, "kind", "partner");
  cordon_query_where_text (query, "from_row", cordon_record_get_id (self->item));
  return cordon_plan_get_list (self->plan, query);
}

static void
show_possible (CordonOverviewPage *self)
{
  cordon_section_set_can_add (self->partners, self->item != NULL && cordon_edit_is_possible (self->plan));
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

void
cordon_overview_page_set_item (CordonOverviewPage *self, CordonPlan *plan, CordonRecord *item)
{
  g_return_if_fail (CORDON_IS_OVERVIEW_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, show_summary, self);
  empty_list (self->source);
  empty_list (self->picker);
  self->pick_row = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->picker), FALSE);
  cordon_section_set_model (self->partners, NULL, NULL, NULL, NULL);
  g_clear_object (&self->summary);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_autoptr (GListModel) links = partner_links (self);

      for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
        {
          if (self->rows[i] == NULL)
            {
              self->rows[i] = cordon_record_field_new (plan, item, shown_fields[i]);
              gtk_list_box_append (self->fields, self->rows[i]);
            }
          else
            cordon_record_field_set_record (CORDON_FIELD_ROW (self->rows[i]), item);
        }
      /* Few items come from other programs. */
      gtk_widget_set_visible (self->rows[OUTSIDE], cordon_record_get_text (item, "outside") != NULL);
      gtk_list_box_append (self->source, cordon_citation_row_new (plan, item));
      cordon_section_set_model (self->partners, links, make_partner, self, NULL);
      self->summary = cordon_summary_get (plan, cordon_record_get_id (item));
      g_signal_connect_object (self->summary, "changed", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
      show_summary (self);
    }
  for (guint i = 0; item == NULL && i < G_N_ELEMENTS (self->rows); i++)
    {
      if (self->rows[i] != NULL)
        cordon_record_field_set_record (CORDON_FIELD_ROW (self->rows[i]), NULL);
    }
  show_possible (self);
}

void
cordon_overview_page_edit_title (CordonOverviewPage *self)
{
  g_return_if_fail (CORDON_IS_OVERVIEW_PAGE (self));

  if (self->item == NULL)
    return;
  gtk_widget_grab_focus (self->rows[TITLE]);
  cordon_field_row_select (CORDON_FIELD_ROW (self->rows[TITLE]));
}

static void
cordon_overview_page_dispose (GObject *object)
{
  CordonOverviewPage *self = CORDON_OVERVIEW_PAGE (object);

  if (self->item != NULL)
    cordon_overview_page_set_item (self, NULL, NULL);

  G_OBJECT_CLASS (cordon_overview_page_parent_class)->dispose (object);
}

static void
cordon_overview_page_class_init (CordonOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_overview_page_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewPage, fields);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewPage, partners);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewPage, picker);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewPage, source);
  gtk_widget_class_bind_template_callback (widget_class, on_add_partner);
}

static void
cordon_overview_page_init (CordonOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_tiles (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first view of a plan, for somebody with one hour before a briefing. It shows what CordonOverview derives, beside
 * the latest entries of history; nothing is edited here, everything leads to where it can be. */

#include "views/overview/cordon-overview-view.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-columns.h"
#include "kit/cordon-line-layout.h"
#include "kit/cordon-paragraph.h"
#include "kit/cordon-report.h"
#include "kit/cordon-section.h"
#include "kit/cordon-status-pill.h"
#include "model/cordon-overview.h"
#include "model/cordon-words.h"
#include "views/overview/cordon-last-look.h"

/* In how many parts the band is divided; a status that anything has is given one at least. */
#define BAND_PARTS 60
#define N_CHANGES 6
/* Of what was changed since somebody looked last, more is told. */
#define N_SINCE 20
#define FEW_CHANGES 3

static const char *const statuses[] = {"green", "amber", "red", "unrated"};

struct _CordonOverviewView
{
  AdwBin parent_instance;

  CordonPlan *plan;
  CordonOverview *overview;
  GListStore *changes;
  GCancellable *cancellable;
  gint64 looked; /* when somebody looked last, ms since 1970; 0 for never, or nothing has been changed since */
  char *owner;   /* whose dues are shown; NULL for everybody's */
  gboolean showing;

  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *status_box;
  GtkGrid *band;
  GtkGrid *legend;
  GtkLabel *counts[G_N_ELEMENTS (statuses)];
  GtkLabel *updates_label;
  GtkWidget *owner_box;
  GtkDropDown *owner_drop_down;
  CordonSection *due_section;
  CordonSection *pace_section;
  CordonSection *look_section;
  CordonSection *changes_section;
};

G_DEFINE_FINAL_TYPE (CordonOverviewView, cordon_overview_view, ADW_TYPE_BIN)

/* One line */

/* As libadwaita's action row, whose style it has, at a third of its price: it is on the first frame of every plan. */
static GtkWidget *
create_row (gpointer data, gpointer user_data)
{
  CordonOverviewItem *item = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = cordon_paragraph_new (cordon_overview_item_get_title (item), 2);
  GtkWidget *detail = cordon_paragraph_new (cordon_overview_item_get_detail (item), 3);

  gtk_widget_add_css_class (header, "header");
  gtk_widget_set_layout_manager (header, cordon_line_layout_new (6));
  gtk_widget_add_css_class (texts, "title");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (detail, "subtitle");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_widget_insert_before (texts, header, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), header);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cordon_overview_item_get_title (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  cordon_overview_item_get_detail (item), -1);
  if (cordon_overview_item_get_urgent (item))
    gtk_widget_add_css_class (row, "overview-urgent");
  if (cordon_overview_item_get_kind (item) != NULL)
    {
      gtk_widget_insert_before (gtk_image_new_from_icon_name ("go-next-symbolic"), header, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "activatable");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", cordon_overview_item_get_kind (item),
                                        cordon_overview_item_get_id (item));
    }
  return row;
}

/* Status */

static guint
count_status (CordonOverviewView *self, guint i)
{
  return cordon_overview_count (self->overview, i < 3 ? statuses[i] : NULL);
}

static void
fill_band (CordonOverviewView *self, guint total)
{
  GtkWidget *child;
  int column = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->band))) != NULL)
    gtk_grid_remove (self->band, child);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      guint n = count_status (self, i);
      int parts = n > 0 ? MAX (1, (int) (n * BAND_PARTS / total)) : 0;

      if (n == 0)
        continue;
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_hexpand (child, TRUE);
      gtk_widget_set_vexpand (child, TRUE);
      gtk_widget_add_css_class (child, statuses[i]);
      gtk_grid_attach (self->band, child, column, 0, parts, 1);
      column += parts;
    }
}

static void
create_legend (CordonOverviewView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *pill = cordon_status_pill_new ();

      cordon_status_pill_set_status (CORDON_STATUS_PILL (pill), statuses[i]);
      gtk_box_append (GTK_BOX (box), pill);
      self->counts[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->counts[i], 0);
      gtk_label_set_wrap (self->counts[i], TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "numeric");
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts[i]));
      gtk_grid_attach (self->legend, box, (int) i % 2, (int) i / 2, 1, 1);
    }
}

static void
update_status (CordonOverviewView *self)
{
  guint n_published;
  guint n_initiatives;
  g_autofree char *quarter = cordon_overview_get_updates (self->overview, &n_published, &n_initiatives);
  g_autofree char *period = cordon_quarter_format (quarter);
  g_autofree char *updates = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      /* Translators: a number of initiatives, and the status that they have: "9 Green" */
      g_autofree char *text =
          g_strdup_printf (C_ ("overview", "%1$u %2$s"), count_status (self, i), cordon_status_label (statuses[i]));

      gtk_label_set_label (self->counts[i], text);
    }
  gtk_widget_set_visible (self->status_box, n_initiatives > 0);
  if (n_initiatives == 0)
    return;
  fill_band (self, n_initiatives);
  updates = g_strdup_printf (ngettext ("%1$u of %2$u initiative has a published update for %3$s.",
                                       "%1$u of %2$u initiatives have a published update for %3$s.", n_initiatives),
                             n_published, n_initiatives, period);
  gtk_label_set_label (self->updates_label, updates);
}

/* Who owes it */

static void
on_owner_selected (CordonOverviewView *self)
{
  guint selected = gtk_drop_down_get_selected (self->owner_drop_down);
  g_autoptr (CordonRecord) party = NULL;

  if (self->overview == NULL || self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    party = g_list_model_get_item (cordon_overview_get_owners (self->overview), selected - 1);
  g_free (self->owner);
  self->owner = party != NULL ? g_strdup (cordon_record_get_id (party)) : NULL;
  cordon_overview_set_owner (self->overview, self->owner);
}

static void
update_owners (CordonOverviewView *self)
{
  GListModel *owners = cordon_overview_get_owners (self->overview);
  GListModel *present = gtk_drop_down_get_model (self->owner_drop_down);
  guint n = g_list_model_get_n_items (owners);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean same = present != NULL && g_list_model_get_n_items (present) == n + 1;
  guint selected = 0;

  gtk_string_list_append (names, C_ ("overview", "Everybody"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (owners, i);
      g_autofree char *name = cordon_record_dup_title (party);

      gtk_string_list_append (names, name);
      same = same && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (present), i + 1), name) == 0;
      if (g_strcmp0 (self->owner, cordon_record_get_id (party)) == 0)
        selected = i + 1;
    }
  gtk_widget_set_visible (self->owner_box, n > 1 || selected > 0);
  /* Who one is stays so, whoever else owes something now. */
  self->showing = TRUE;
  if (!same)
    gtk_drop_down_set_model (self->owner_drop_down, G_LIST_MODEL (names));
  if (gtk_drop_down_get_selected (self->owner_drop_down) != selected)
    gtk_drop_down_set_selected (self->owner_drop_down, selected);
  self->showing = FALSE;
}

/* What was changed last */

static char *
format_moment (gint64 at)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (then, "%F");
  g_autofree char *today = g_date_time_format (now, "%F");

  if (g_str_equal (date, today))
    /* Translators: the time of day of a change that was made today; see g_date_time_format() */
    return g_date_time_format (then, C_ ("time", "%H:%M"));
  return cordon_date_format (date);
}

/* A short edit in full sentences, a long one, such as an import, by its name. */
static char *
describe_change (CordonOverviewView *self, CordonEdit *edit)
{
  g_auto (GStrv) sentences = NULL;

  if (edit->n_cells + edit->n_births > FEW_CHANGES)
    return cordon_words_label (edit->changes);
  sentences = cordon_plan_describe_edit (self->plan, edit, 0);
  return g_strjoinv ("\n", sentences);
}

static void
show_changes (CordonOverviewView *self, GPtrArray *edits)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < edits->len; i++)
    {
      CordonEdit *edit = edits->pdata[i];
      g_autofree char *text = describe_change (self, edit);
      g_autofree char *moment = format_moment (cordon_changes_get_at (edit->changes));
      /* Translators: who changed something, and when */
      g_autofree char *who =
          g_strdup_printf (C_ ("overview", "%1$s, %2$s"), cordon_changes_get_author (edit->changes), moment);

      g_ptr_array_add (lines, cordon_overview_item_new (NULL, NULL, text, who, FALSE));
    }
  g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)), lines->pdata,
                       lines->len);
}

static void read_history (CordonOverviewView *self);

/* Where nothing was changed since somebody looked last, the latest changes are told, whenever they were. */
static void
take_edits (CordonOverviewView *self, GPtrArray *edits)
{
  if (edits->len == 0 && self->looked > 0)
    {
      self->looked = 0;
      read_history (self);
      return;
    }
  if (self->looked > 0)
    {
      g_autofree char *moment = format_moment (self->looked);
      /* Translators: %s is a date or a time of day */
      g_autofree char *title = g_strdup_printf (C_ ("overview", "Since You Were Last Here, %s"), moment);

      g_object_set (self->changes_section, "title", title, NULL);
    }
  else
    g_object_set (self->changes_section, "title", C_ ("overview", "Latest Changes"), NULL);
  show_changes (self, edits);
}

static void
on_history_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = cordon_ledger_history_finish (CORDON_LEDGER (object), result, &error);

  /* Cancelled, the view may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (edits != NULL)
    take_edits (user_data, edits);
  else
    cordon_report_error (user_data, error);
}

static void
read_history (CordonOverviewView *self)
{
  CordonHistoryQuery query = {.limit = self->looked > 0 ? N_SINCE : N_CHANGES, .max_changes = 20, .from = self->looked};

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cordon_ledger_history_async (cordon_plan_get_ledger (self->plan), &query, self->cancellable, on_history_read, self);
}

/* Keeping up */

static void
on_overview_changed (CordonOverviewView *self)
{
  guint n_published;
  guint n_initiatives;
  g_autofree char *quarter = cordon_overview_get_updates (self->overview, &n_published, &n_initiatives);
  gboolean empty = n_initiatives == 0 && g_list_model_get_n_items (cordon_overview_get_due (self->overview)) == 0
                   && g_list_model_get_n_items (cordon_overview_get_look (self->overview)) == 0;

  update_status (self);
  update_owners (self);
  gtk_widget_set_visible (self->empty_page, empty);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "plan");
  /* After what the page is about: history of a large import takes its time. The past has none of its own. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->changes_section)))
    read_history (self);
}

GtkWidget *
cordon_overview_view_new (CordonPlan *plan)
{
  CordonOverviewView *self;
  CordonOverview *overview;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  /* What it shows is read while the page is built. */
  overview = cordon_overview_new (plan);
  self = g_object_new (CORDON_TYPE_OVERVIEW_VIEW, NULL);
  self->plan = g_object_ref (plan);
  self->overview = overview;
  self->looked = cordon_last_look_read (plan, &self->owner);
  cordon_overview_set_owner (self->overview, self->owner);
  cordon_section_set_model (self->due_section, cordon_overview_get_due (self->overview), create_row, self, NULL);
  cordon_section_set_model (self->look_section, cordon_overview_get_look (self->overview), create_row, self, NULL);
  cordon_section_set_model (self->pace_section, cordon_overview_get_pace (self->overview), create_row, self, NULL);
  cordon_section_set_model (self->changes_section, G_LIST_MODEL (self->changes), create_row, self, NULL);
  g_signal_connect_object (self->overview, "changed", G_CALLBACK (on_overview_changed), self, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (GTK_WIDGET (self->changes_section),
                          cordon_ledger_get_as_of (cordon_plan_get_ledger (plan)) == 0);
  return GTK_WIDGET (self);
}

static void
cordon_overview_view_map (GtkWidget *widget)
{
  CordonOverviewView *self = CORDON_OVERVIEW_VIEW (widget);

  if (self->overview != NULL)
    cordon_overview_set_paused (self->overview, FALSE);
  GTK_WIDGET_CLASS (cordon_overview_view_parent_class)->map (widget);
}

static void
cordon_overview_view_unmap (GtkWidget *widget)
{
  CordonOverviewView *self = CORDON_OVERVIEW_VIEW (widget);

  GTK_WIDGET_CLASS (cordon_overview_view_parent_class)->unmap (widget);
  if (self->overview != NULL)
    cordon_overview_set_paused (self->overview, TRUE);
}

static void
cordon_overview_view_dispose (GObject *object)
{
  CordonOverviewView *self = CORDON_OVERVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* A past that was visited is no look at the plan. */
  if (self->plan != NULL && cordon_ledger_get_as_of (cordon_plan_get_ledger (self->plan)) == 0)
    cordon_last_look_write (self->plan, g_get_real_time () / 1000, self->owner);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->overview);
  g_clear_object (&self->changes);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_overview_view_parent_class)->dispose (object);
}

static void
cordon_overview_view_class_init (CordonOverviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_overview_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = cordon_overview_view_map;
  GTK_WIDGET_CLASS (klass)->unmap = cordon_overview_view_unmap;

  g_type_ensure (CORDON_TYPE_COLUMNS);
  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/overview/cordon-overview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, status_box);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, band);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, legend);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, updates_label);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, owner_box);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, owner_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, due_section);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, pace_section);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, look_section);
  gtk_widget_class_bind_template_child (widget_class, CordonOverviewView, changes_section);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_selected);
}

static void
cordon_overview_view_init (CordonOverviewView *self)
{
  self->changes = g_list_store_new (CORDON_TYPE_OVERVIEW_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  create_legend (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roster of a body. Its rows are the ties that lead to it, in the order of the agencies' levels; the fields of a
 * row are made when it is opened for the first time. */

#include "views/shared/cordon-roster.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-section.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"
#include "views/shared/cordon-roster-dialog.h"

static const char *const kinds[] = {"best", "hidta", "ocdetf", "tciu", "center", "working_group", NULL};
static const char *const host_kinds[] = {"sac_office", "poe_office", "foreign_office", "country_office", NULL};
static const char *const tie_fields[] = {"count", "valid_from", "valid_to", "role", "note", NULL};

struct _CordonRoster
{
  AdwBin parent_instance;

  GtkListBox *host_list;
  GtkLabel *totals;
  CordonSection *section;
  GtkWidget *host_row;

  CordonPlan *plan;
  CordonRosters *rosters;
  CordonRecord *body;
};

G_DEFINE_FINAL_TYPE (CordonRoster, cordon_roster, ADW_TYPE_BIN)

gboolean
cordon_roster_is_for (const char *kind)
{
  return kind != NULL && g_strv_contains (kinds, kind);
}

static CordonRecord *
agency_of (CordonPlan *plan, CordonRecord *tie)
{
  return cordon_plan_peek (plan, "party", cordon_record_get_text (tie, "party"));
}

static const char *
level_of (CordonPlan *plan, CordonRecord *tie)
{
  CordonRecord *agency = agency_of (plan, tie);

  return agency != NULL ? cordon_record_get_text (agency, "level") : NULL;
}

/* The place of a level in the vocabulary; what has none comes last. */
static guint
level_rank (const char *level)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "level");
  guint rank = 0;

  while (field->choices[rank].value != NULL && g_strcmp0 (field->choices[rank].value, level) != 0)
    rank++;
  return rank;
}

static const char *
level_words (const char *level)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "level");

  /* Translators: a heading over agencies of which it isn't known whether they are federal, state… */
  return level != NULL ? cordon_field_choice_label (field, level) : C_ ("roster", "Level not given");
}

static int
compare_ties (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CordonPlan *plan = user_data;
  CordonRecord *one = (gpointer) a, *other = (gpointer) b;
  guint rank = level_rank (level_of (plan, one)), other_rank = level_rank (level_of (plan, other));
  CordonRecord *agency = agency_of (plan, one), *other_agency = agency_of (plan, other);
  g_autofree char *name = agency != NULL ? cordon_record_dup_title (agency) : g_strdup ("");
  g_autofree char *other_name = other_agency != NULL ? cordon_record_dup_title (other_agency) : g_strdup ("");
  int order;

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  order = g_utf8_collate (name, other_name);
  return order != 0 ? order : g_strcmp0 (cordon_record_get_id (one), cordon_record_get_id (other));
}

static gboolean
takes_part (gpointer item, gpointer user_data)
{
  const char *kind = cordon_record_get_text (item, "kind");

  return g_strcmp0 (kind, "participates") == 0 || g_strcmp0 (kind, "member") == 0;
}

/* Its rows */

static char *
describe (CordonRecord *tie)
{
  const char *from = cordon_record_get_text (tie, "valid_from");
  const char *to = cordon_record_get_text (tie, "valid_to");
  const char *role = cordon_record_get_text (tie, "role");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  double count;

  if (cordon_record_get_number (tie, "count", &count))
    {
      g_autofree char *number = cordon_number_format (count, 0);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s person", "%s people", (unsigned long) count), number));
    }
  if (from != NULL)
    {
      g_autofree char *day = cordon_date_format (from);

      /* Translators: when an agency joined a task force; %s is a date */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("roster", "joined %s"), day));
    }
  if (to != NULL)
    {
      g_autofree char *day = cordon_date_format (to);

      /* Translators: when an agency left a task force; %s is a date */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("roster", "left %s"), day));
    }
  if (role != NULL)
    g_ptr_array_add (parts, g_strdup (role));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

typedef struct
{
  CordonPlan *plan;
  CordonRecord *tie;
  CordonRecord *agency;
  gboolean made;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->plan);
  g_object_unref (row->tie);
  g_clear_object (&row->agency);
  g_free (row);
}

static void
show_row (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  g_autofree char *name = row->agency != NULL ? cordon_record_dup_title (row->agency) : NULL;
  g_autofree char *detail = describe (row->tie);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name != NULL ? name : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), detail);
}

static void
on_remove (GtkWidget *button, GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  CordonDraft *draft = cordon_draft_new (N_ ("Remove from roster"));
  g_autofree char *name = row->agency != NULL ? cordon_record_dup_title (row->agency) : g_strdup ("");
  /* Translators: a toast; %s is an agency that was on a task force's roster */
  g_autofree char *done = g_strdup_printf (C_ ("roster", "Removed “%s” from the roster"), name);

  cordon_draft_delete (draft, "tie", cordon_record_get_id (row->tie));
  cordon_edit_commit (widget, row->plan, draft, done);
}

static void
on_leave (GtkWidget *button, GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  CordonDraft *draft = cordon_draft_new (N_ ("Leave roster"));
  g_autofree char *name = row->agency != NULL ? cordon_record_dup_title (row->agency) : g_strdup ("");
  /* Translators: a toast; %s is an agency that leaves a task force */
  g_autofree char *done = g_strdup_printf (C_ ("roster", "“%s” leaves today"), name);

  cordon_draft_set_text (draft, "tie", cordon_record_get_id (row->tie), "valid_to", cordon_plan_get_today (row->plan));
  cordon_edit_commit (widget, row->plan, draft, done);
}

static void
on_expanded (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  GtkWidget *last, *box, *button;

  if (row->made || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)))
    return;
  row->made = TRUE;
  if (row->agency != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), cordon_record_field_new (row->plan, row->agency, "level"));
  for (guint i = 0; tie_fields[i] != NULL; i++)
    {
      GtkWidget *field = cordon_record_field_new (row->plan, row->tie, tie_fields[i]);

      if (i == 0)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), C_ ("roster", "People"));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), field);
    }
  last = adw_preferences_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  button = gtk_button_new_with_mnemonic (C_ ("roster", "_Leaves Today"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_leave), widget, 0);
  gtk_box_append (GTK_BOX (box), button);
  button = gtk_button_new_with_mnemonic (C_ ("roster", "_Remove"));
  gtk_widget_set_tooltip_text (button, C_ ("roster", "For What Was Entered by Mistake"));
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), widget, 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (last), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (last), FALSE);
  gtk_widget_set_focusable (last, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), last);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  CordonRoster *self = user_data;
  GtkWidget *widget = adw_expander_row_new ();
  Row *row = g_new0 (Row, 1);

  row->plan = g_object_ref (self->plan);
  row->tie = g_object_ref (item);
  g_set_object (&row->agency, agency_of (self->plan, item));
  g_object_set_data_full (G_OBJECT (widget), "cordon-row", row, row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  g_signal_connect (widget, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_row), widget, G_CONNECT_SWAPPED);
  if (row->agency != NULL)
    g_signal_connect_object (row->agency, "changed", G_CALLBACK (show_row), widget, G_CONNECT_SWAPPED);
  show_row (widget);
  return widget;
}

static void
show_heading (GtkListBoxRow *widget, GtkListBoxRow *before, gpointer user_data)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  Row *row_before = before != NULL ? g_object_get_data (G_OBJECT (before), "cordon-row") : NULL;
  const char *level = row->agency != NULL ? cordon_record_get_text (row->agency, "level") : NULL;
  GtkWidget *label;

  if (row_before != NULL
      && g_strcmp0 (level, row_before->agency != NULL ? cordon_record_get_text (row_before->agency, "level") : NULL)
             == 0)
    {
      gtk_list_box_row_set_header (widget, NULL);
      return;
    }
  label = gtk_label_new (level_words (level));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (widget, label);
}

/* All of it */

static void
show_totals (CordonRoster *self)
{
  const char *id = cordon_record_get_id (self->body);
  guint agencies = cordon_rosters_count_agencies (self->rosters, id);
  guint64 people = cordon_rosters_count_people (self->rosters, id);
  g_autofree char *number = cordon_number_format ((double) people, 0);
  g_autofree char *first = g_strdup_printf (ngettext ("%u agency", "%u agencies", agencies), agencies);
  g_autofree char *second = g_strdup_printf (ngettext ("%s person", "%s people", (unsigned long) people), number);
  g_autofree char *words = people > 0 ? g_strjoin (" · ", first, second, NULL) : g_strdup (first);

  gtk_label_set_label (self->totals, words);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), agencies > 0);
  cordon_field_row_set_value (CORDON_FIELD_ROW (self->host_row), cordon_rosters_get_host (self->rosters, id));
  gtk_list_box_invalidate_headers (cordon_section_get_list (self->section));
}

static void
show_possible (CordonRoster *self)
{
  gboolean possible = self->plan != NULL && cordon_edit_is_possible (self->plan);

  cordon_section_set_can_add (self->section, possible);
  if (self->host_row != NULL)
    cordon_field_row_set_editable (CORDON_FIELD_ROW (self->host_row), possible);
}

static void
on_host_commit (CordonRoster *self, const char *value)
{
  CordonDraft *draft = cordon_rosters_host (self->rosters, cordon_record_get_id (self->body), value);

  if (cordon_draft_is_empty (draft))
    g_object_unref (draft);
  else
    cordon_edit_commit (GTK_WIDGET (self), self->plan, draft, NULL);
  cordon_field_row_set_value (CORDON_FIELD_ROW (self->host_row), value);
}

static gboolean
can_host (gpointer item, gpointer user_data)
{
  CordonPlan *plan = user_data;
  const char *id = cordon_option_get_value (item);
  CordonRecord *party = id != NULL ? cordon_plan_peek (plan, "party", id) : NULL;
  const char *kind = party != NULL ? cordon_record_get_text (party, "kind") : NULL;

  return kind != NULL && g_strv_contains (host_kinds, kind);
}

static void
make_host_row (CordonRoster *self)
{
  GListModel *all = cordon_record_field_options (self->plan, "party");
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (can_host, g_object_ref (self->plan), g_object_unref));
  g_autoptr (GListModel) offices = G_LIST_MODEL (gtk_filter_list_model_new (all, filter));
  CordonFieldRowSpec spec = {
      .name = "host",
      .title = C_ ("roster", "Host office"),
      .hint = C_ ("roster", "The office that leads and houses it"),
      .type = CORDON_FIELD_ROW_REFERENCE,
      .options = offices,
  };

  self->host_row = cordon_field_row_new (&spec);
  g_signal_connect_object (self->host_row, "commit", G_CALLBACK (on_host_commit), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->host_list, self->host_row);
}

static void
on_add (CordonRoster *self)
{
  GtkWidget *dialog = cordon_roster_dialog_new (GTK_WIDGET (self), self->plan, self->body);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
let_go (CordonRoster *self)
{
  cordon_section_set_model (self->section, NULL, NULL, NULL, NULL);
  if (self->host_row != NULL)
    gtk_list_box_remove (self->host_list, self->host_row);
  self->host_row = NULL;
  if (self->rosters != NULL)
    g_signal_handlers_disconnect_by_data (self->rosters, self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->body);
  g_clear_object (&self->rosters);
  g_clear_object (&self->plan);
}

void
cordon_roster_set_body (CordonRoster *self, CordonPlan *plan, CordonRosters *rosters, CordonRecord *body)
{
  g_autoptr (CordonQuery) query = NULL;
  GListModel *list;
  g_autoptr (GListModel) sorted = NULL;

  g_return_if_fail (CORDON_IS_ROSTER (self));

  if (self->body == body)
    return;
  let_go (self);
  if (body == NULL)
    return;
  self->plan = g_object_ref (plan);
  self->rosters = g_object_ref (rosters);
  self->body = g_object_ref (body);
  make_host_row (self);
  query = cordon_plan_query ("tie", "kind");
  cordon_query_where_text (query, "other", cordon_record_get_id (body));
  list = cordon_plan_get_list (plan, query);
  list = G_LIST_MODEL (gtk_filter_list_model_new (list, GTK_FILTER (gtk_custom_filter_new (takes_part, NULL, NULL))));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (
      list, GTK_SORTER (gtk_custom_sorter_new (compare_ties, g_object_ref (plan), g_object_unref))));
  cordon_section_set_model (self->section, sorted, create_row, self, NULL);
  gtk_list_box_set_header_func (cordon_section_get_list (self->section), show_heading, NULL, NULL);
  g_signal_connect_object (rosters, "changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_totals (self);
  show_possible (self);
}

const char *
cordon_roster_get_totals (CordonRoster *self)
{
  g_return_val_if_fail (CORDON_IS_ROSTER (self), NULL);

  return gtk_label_get_label (self->totals);
}

static void
cordon_roster_dispose (GObject *object)
{
  CordonRoster *self = CORDON_ROSTER (object);

  if (self->section != NULL)
    let_go (self);
  self->section = NULL;

  G_OBJECT_CLASS (cordon_roster_parent_class)->dispose (object);
}

static void
cordon_roster_class_init (CordonRosterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_roster_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/views/shared/cordon-roster.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonRoster, host_list);
  gtk_widget_class_bind_template_child (widget_class, CordonRoster, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonRoster, section);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
cordon_roster_init (CordonRoster *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

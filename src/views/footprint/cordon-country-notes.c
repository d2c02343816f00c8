/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A country in casework and agreements. Each part is a list of the plan that patches itself; a part without rows isn't
 * shown. */

#include "views/footprint/cordon-country-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cordon-date.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-section.h"
#include "model/cordon-matter.h"
#include "model/cordon-mentions.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

/* An agreement that expires within so many days is to be renewed now. */
#define SOON 90

enum
{
  COVERING,
  AGREEMENTS,
  DELIVERIES,
  LEGS,
  N_PARTS,
};

static const struct
{
  const char *name;
  const char *kind;
  const char *order;
  const char *sort; /* of a matter or tie */
} parts[N_PARTS] = {
    [COVERING] = {"covering", "tie", "kind", "covers"},
    [AGREEMENTS] = {"agreements", "matter", "title", "agreement"},
    [DELIVERIES] = {"deliveries", "matter", "title", "delivery"},
    [LEGS] = {"legs", "matter_leg", "rank", NULL},
};

static const char *const office_kinds[] = {"foreign_office", "country_office", "sac_office", NULL};

struct _CordonCountryNotes
{
  AdwBin parent_instance;

  CordonSection *covering;
  CordonSection *agreements;
  CordonSection *deliveries;
  CordonSection *legs;
  GtkListBox *cover_list;
  GtkWidget *cover_row;

  CordonPlan *plan;
  char *code;
};

G_DEFINE_FINAL_TYPE (CordonCountryNotes, cordon_country_notes, ADW_TYPE_BIN)

static CordonSection *
section_of (CordonCountryNotes *self, guint part)
{
  CordonSection *const sections[N_PARTS] = {self->covering, self->agreements, self->deliveries, self->legs};

  return sections[part];
}

/* What a row says */

typedef struct
{
  CordonPlan *plan;
  CordonRecord *record;
  GtkWidget *state;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->plan);
  g_object_unref (row->record);
  g_free (row);
}

static char *
describe_expiry (CordonPlan *plan, const char *expires, gboolean *urgent)
{
  g_autofree char *day = cordon_date_format (expires);
  int days;

  *urgent = FALSE;
  if (!cordon_date_days_between (cordon_plan_get_today (plan), expires, &days))
    return g_strdup ("");
  *urgent = days <= SOON;
  if (days < 0)
    return g_strdup_printf (C_ ("footprint", "Expired on %s"), day);
  return g_strdup_printf (C_ ("footprint", "Expires on %s"), day);
}

static void
show_matter (GtkWidget *widget, Row *row)
{
  const char *expires = cordon_record_get_text (row->record, "expires_on");
  const char *on = cordon_record_get_text (row->record, "occurred_on");
  g_autofree char *name = cordon_matter_dup_name (row->record);
  g_autofree char *state = cordon_record_dup_words (row->record, "state");
  g_autofree char *date = NULL;
  g_autofree char *lines = NULL;
  gboolean urgent = FALSE;

  if (expires != NULL)
    date = describe_expiry (row->plan, expires, &urgent);
  else if (on != NULL)
    date = cordon_date_format (on);
  lines = date != NULL ? g_strjoin (" · ", state, date, NULL) : g_strdup (state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), lines);
  gtk_widget_set_visible (row->state, urgent);
}

static void
show_leg (GtkWidget *widget, Row *row)
{
  const char *id = cordon_record_get_text (row->record, "matter");
  CordonRecord *matter = id != NULL ? cordon_plan_peek (row->plan, "matter", id) : NULL;
  g_autofree char *name = matter != NULL ? cordon_matter_dup_name (matter) : g_strdup ("");
  g_autofree char *role = cordon_record_dup_words (row->record, "role");
  g_autofree char *mode = cordon_record_dup_words (row->record, "mode");
  const char *date = cordon_record_get_text (row->record, "date");
  g_autofree char *day = date != NULL ? cordon_date_format (date) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *lines = NULL;

  if (role != NULL && *role != '\0')
    g_ptr_array_add (words, role);
  if (mode != NULL && *mode != '\0')
    g_ptr_array_add (words, mode);
  if (day != NULL)
    g_ptr_array_add (words, day);
  g_ptr_array_add (words, NULL);
  lines = g_strjoinv (" · ", (char **) words->pdata);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), lines);
}

static void
show_tie (GtkWidget *widget, Row *row)
{
  const char *id = cordon_record_get_text (row->record, "party");
  CordonRecord *office = id != NULL ? cordon_plan_peek (row->plan, "party", id) : NULL;
  g_autofree char *name = office != NULL ? cordon_record_dup_title (office) : g_strdup ("");
  const char *to = cordon_record_get_text (row->record, "valid_to");
  g_autofree char *day = to != NULL ? cordon_date_format (to) : NULL;
  g_autofree char *until = day != NULL ? g_strdup_printf (C_ ("footprint", "Until %s"), day) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget),
                               until != NULL ? until : C_ ("footprint", "Covers it from there"));
}

static void
show_row (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  const char *kind = cordon_record_get_kind (row->record)->name;

  if (g_str_equal (kind, "tie"))
    show_tie (widget, row);
  else if (g_str_equal (kind, "matter"))
    show_matter (widget, row);
  else
    show_leg (widget, row);
}

static void
on_activated (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");
  const char *kind = cordon_record_get_kind (row->record)->name;

  if (g_str_equal (kind, "tie"))
    gtk_widget_activate_action (widget, "win.show", "(ss)", "party", cordon_record_get_text (row->record, "party"));
  else
    gtk_widget_activate_action (widget, "win.show", "(ss)", "matter",
                                g_str_equal (kind, "matter") ? cordon_record_get_id (row->record)
                                                             : cordon_record_get_text (row->record, "matter"));
}

static void
on_uncover (GtkWidget *button, GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "cordon-row");

  cordon_edit_delete (widget, row->plan, row->record);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  CordonCountryNotes *self = user_data;
  GtkWidget *widget = adw_action_row_new ();
  Row *row = g_new0 (Row, 1);

  row->plan = g_object_ref (self->plan);
  row->record = g_object_ref (item);
  row->state = gtk_label_new (C_ ("footprint", "Renew now"));
  gtk_widget_add_css_class (row->state, "caption-heading");
  gtk_widget_add_css_class (row->state, "warning");
  gtk_widget_set_visible (row->state, FALSE);
  g_object_set_data_full (G_OBJECT (widget), "cordon-row", row, row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->state);
  if (g_str_equal (cordon_record_get_kind (item)->name, "tie"))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, C_ ("footprint", "Does Not Cover It"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      C_ ("footprint", "Does Not Cover It"), -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_uncover), widget, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_signal_connect (widget, "activated", G_CALLBACK (on_activated), NULL);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_row), widget, G_CONNECT_SWAPPED);
  show_row (widget);
  return widget;
}

/* The parts */

static void
show_parts (CordonCountryNotes *self)
{
  gboolean possible = self->plan != NULL && cordon_edit_is_possible (self->plan);

  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_set_visible (GTK_WIDGET (section_of (self, i)), cordon_section_get_count (section_of (self, i)) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cover_list), possible);
}

static void
on_cover (CordonCountryNotes *self, const char *value)
{
  if (value != NULL)
    cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_mentions_cover (value, self->code), NULL);
  cordon_field_row_reset (CORDON_FIELD_ROW (self->cover_row), NULL);
}

static gboolean
is_office (gpointer item, gpointer user_data)
{
  const char *id = cordon_option_get_value (item);
  CordonRecord *party = id != NULL ? cordon_plan_peek (user_data, "party", id) : NULL;
  const char *kind = party != NULL ? cordon_record_get_text (party, "kind") : NULL;

  return kind != NULL && g_strv_contains (office_kinds, kind);
}

static void
make_cover_row (CordonCountryNotes *self)
{
  GListModel *all = cordon_record_field_options (self->plan, "party");
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_office, g_object_ref (self->plan), g_object_unref));
  g_autoptr (GListModel) offices = G_LIST_MODEL (gtk_filter_list_model_new (all, filter));
  CordonFieldRowSpec spec = {
      .name = "cover",
      .title = C_ ("footprint", "Add an office that covers it from elsewhere"),
      .type = CORDON_FIELD_ROW_REFERENCE,
      .options = offices,
  };

  self->cover_row = cordon_field_row_new (&spec);
  g_signal_connect_object (self->cover_row, "commit", G_CALLBACK (on_cover), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->cover_list, self->cover_row);
}

static void
let_go (CordonCountryNotes *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      GListModel *model = cordon_section_get_model (section_of (self, i));

      if (model != NULL)
        g_signal_handlers_disconnect_by_data (model, self);
      cordon_section_set_model (section_of (self, i), NULL, NULL, NULL, NULL);
    }
  if (self->cover_row != NULL)
    gtk_list_box_remove (self->cover_list, self->cover_row);
  self->cover_row = NULL;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->code, g_free);
}

void
cordon_country_notes_set_country (CordonCountryNotes *self, CordonPlan *plan, const char *code)
{
  g_return_if_fail (CORDON_IS_COUNTRY_NOTES (self));

  if (self->plan == plan && g_strcmp0 (self->code, code) == 0)
    return;
  let_go (self);
  if (plan == NULL || code == NULL)
    return;
  self->plan = g_object_ref (plan);
  self->code = g_strdup (code);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autoptr (CordonQuery) query = cordon_plan_query (parts[i].kind, parts[i].order);
      GListModel *list;

      cordon_query_where_text (query, "country", code);
      if (parts[i].sort != NULL)
        cordon_query_where_text (query, "kind", parts[i].sort);
      list = cordon_plan_get_list (plan, query);
      cordon_section_set_model (section_of (self, i), list, create_row, self, NULL);
      g_signal_connect_object (list, "items-changed", G_CALLBACK (show_parts), self, G_CONNECT_SWAPPED);
      g_object_unref (list);
    }
  make_cover_row (self);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_parts), self, G_CONNECT_SWAPPED);
  show_parts (self);
}

guint
cordon_country_notes_count (CordonCountryNotes *self, const char *part)
{
  g_return_val_if_fail (CORDON_IS_COUNTRY_NOTES (self), 0);

  for (guint i = 0; i < N_PARTS; i++)
    if (g_strcmp0 (parts[i].name, part) == 0)
      return cordon_section_get_count (section_of (self, i));
  return 0;
}

static void
cordon_country_notes_dispose (GObject *object)
{
  CordonCountryNotes *self = CORDON_COUNTRY_NOTES (object);

  if (self->covering != NULL)
    let_go (self);
  self->covering = NULL;

  G_OBJECT_CLASS (cordon_country_notes_parent_class)->dispose (object);
}

static void
cordon_country_notes_class_init (CordonCountryNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_country_notes_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/footprint/cordon-country-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonCountryNotes, covering);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryNotes, agreements);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryNotes, deliveries);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryNotes, legs);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryNotes, cover_list);
}

static void
cordon_country_notes_init (CordonCountryNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

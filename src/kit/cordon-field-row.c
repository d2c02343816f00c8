/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of a form, edited in place. Three texts are kept apart, all plain: "value" is what is stored, "sent" what
 * was committed last and may not have been stored yet (so that leaving the field after Enter commits nothing twice),
 * and what is typed, which lives in the editor alone. What is typed is thrown away by Escape only.
 *
 * What is pasted by mistake, such as a file of a hundred thousand letters, is refused before it is in the editor, and
 * what it would have replaced stays.
 *
 * It is one piece, because each of these rules is about the same three texts. */

#include "kit/cordon-field-row.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "kit/cordon-chooser.h"
#include "kit/cordon-growing-text.h"
#include "kit/cordon-steady-layout.h"

struct _CordonFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  AdwBin *editor_bin;
  GtkLabel *error_label;
  GtkBox *suffixes;

  GtkWidget *editor; /* GtkText, CordonGrowingText, GtkDropDown or CordonChooser */
  GtkWidget *calendar;
  CordonFieldRowType type;
  gboolean required;
  gboolean editable;
  CordonFieldRowRead read;
  CordonFieldRowShow show;
  gpointer user_data;
  GDestroyNotify destroy;
  GListModel *options;
  char *value;
  char *sent;
  gboolean is_sent;
  gboolean showing; /* the editor changes because we say so, not a person */
  char *steady;     /* what is typed, before anything that is under way */
  char *refused;    /* why what was just put in is not */
  guint settling;
};

G_DEFINE_FINAL_TYPE (CordonFieldRow, cordon_field_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_VALUE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint commit_signal;

/* What a field takes at once. A whole report is shorter, and the widgets that show more are slow. */
#define LONGEST_LINE 1000
#define LONGEST_TEXT 100000

static gboolean
is_typed (CordonFieldRow *self)
{
  return self->type != CORDON_FIELD_ROW_CHOICE && self->type != CORDON_FIELD_ROW_REFERENCE;
}

static char *
default_read (CordonFieldRow *self, const char *typed, char **value)
{
  double number;
  GDate date;

  switch (self->type)
    {
    case CORDON_FIELD_ROW_NUMBER:
      if (!cordon_number_parse (typed, &number))
        return g_strdup (C_ ("field", "This is not a number."));
      *value = cordon_number_to_plain (number);
      return NULL;
    case CORDON_FIELD_ROW_DATE:
      if (!cordon_date_parse (typed, &date))
        return g_strdup (C_ ("field", "This is not a date. Write it as 2025-03-31, or choose it from the calendar."));
      break;
    case CORDON_FIELD_ROW_QUARTER:
      if (!cordon_quarter_parse (typed, NULL, NULL))
        return g_strdup (C_ ("field", "This is not a fiscal quarter. Write it as 2025-Q2."));
      break;
    default:
      break;
    }
  *value = g_strdup (typed);
  return NULL;
}

/* Returns the sentence that says why what is typed can't be taken, or NULL. */
static char *
read_typed (CordonFieldRow *self, char **value)
{
  g_autofree char *typed = cordon_field_row_dup_typed (self);
  g_autofree char *clean = cordon_text_clean (typed, 0, self->type == CORDON_FIELD_ROW_LONG_TEXT);

  *value = NULL;
  if (*clean == '\0')
    {
      if (!self->required)
        return NULL;
      /* Translators: %s is the name of a field */
      return g_strdup_printf (C_ ("field", "“%s” can’t be empty."), gtk_label_get_label (self->title_label));
    }
  if (self->read != NULL)
    return self->read (clean, value, self->user_data);
  return default_read (self, clean, value);
}

static char *
show_text (CordonFieldRow *self, const char *value)
{
  double number;

  if (value == NULL)
    return g_strdup ("");
  if (self->show != NULL)
    return self->show (value, self->user_data);
  if (self->type == CORDON_FIELD_ROW_NUMBER && cordon_number_parse_plain (value, &number))
    return cordon_number_format (number, -1);
  return g_strdup (value);
}

static void
show_error (CordonFieldRow *self, const char *sentence)
{
  gboolean wrong = sentence != NULL && *sentence != '\0';

  gtk_label_set_label (self->error_label, wrong ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), wrong);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (self->type == CORDON_FIELD_ROW_REFERENCE)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (wrong)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static guint
find_option (CordonFieldRow *self, const char *value)
{
  guint n = self->options != NULL ? g_list_model_get_n_items (self->options) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (self->options, i);

      if (g_strcmp0 (cordon_option_get_value (option), value) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Puts a plain value into the editor. */
static void
show_value (CordonFieldRow *self, const char *value)
{
  self->showing = TRUE;
  if (self->type == CORDON_FIELD_ROW_REFERENCE)
    cordon_chooser_set_value (CORDON_CHOOSER (self->editor), value);
  else if (self->type == CORDON_FIELD_ROW_CHOICE)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), find_option (self, value));
  else
    {
      g_autofree char *text = show_text (self, value);

      g_autofree char *typed = cordon_field_row_dup_typed (self);

      /* Setting the same text again would move the cursor. */
      if (g_strcmp0 (typed, text) != 0)
        cordon_field_row_type (self, text);
    }
  self->showing = FALSE;
  show_error (self, NULL);
}

/* Whether something is typed that is neither stored nor on its way. */
static gboolean
is_dirty (CordonFieldRow *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;

  if (!is_typed (self))
    return FALSE;
  typed = cordon_field_row_dup_typed (self);
  stored = show_text (self, self->is_sent ? self->sent : self->value);
  return g_strcmp0 (typed, stored) != 0;
}

static void
forget_sent (CordonFieldRow *self)
{
  g_clear_pointer (&self->sent, g_free);
  self->is_sent = FALSE;
}

static void
commit (CordonFieldRow *self, const char *value)
{
  const char *last = self->is_sent ? self->sent : self->value;

  if (g_strcmp0 (last, value) == 0)
    return;
  g_free (self->sent);
  self->sent = g_strdup (value);
  self->is_sent = TRUE;
  g_object_ref (self);
  g_signal_emit (self, commit_signal, 0, value);
  g_object_unref (self);
}

gboolean
cordon_field_row_flush (CordonFieldRow *self)
{
  g_autofree char *value = NULL;
  g_autofree char *wrong = NULL;

  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), FALSE);

  if (!self->editable || !is_typed (self) || !is_dirty (self))
    return TRUE;
  wrong = read_typed (self, &value);
  if (wrong != NULL)
    {
      show_error (self, wrong);
      return FALSE;
    }
  /* Typed otherwise, but the same: "1,000" for "1000". */
  if (g_strcmp0 (self->is_sent ? self->sent : self->value, value) == 0)
    {
      show_value (self, value);
      return TRUE;
    }
  show_value (self, value);
  commit (self, value);
  return TRUE;
}

/* Once all is done that belongs to one key or paste: where something was refused, what it was to replace comes back. */
static gboolean
on_settled (gpointer data)
{
  CordonFieldRow *self = data;
  g_autofree char *refused = g_steal_pointer (&self->refused);
  g_autofree char *steady = NULL;

  self->settling = 0;
  if (refused != NULL)
    {
      g_autofree char *typed = cordon_field_row_dup_typed (self);

      steady = g_strdup (self->steady != NULL ? self->steady : "");
      if (g_strcmp0 (typed, steady) != 0)
        cordon_field_row_type (self, steady);
      show_error (self, refused);
      gtk_widget_error_bell (self->editor);
    }
  g_free (self->steady);
  self->steady = cordon_field_row_dup_typed (self);
  return G_SOURCE_REMOVE;
}

static void
settle_soon (CordonFieldRow *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

/* Returns: whether @text can't be put in; why is told soon */
static gboolean
refuse (CordonFieldRow *self, glong length, const char *text, int bytes)
{
  glong most = self->type == CORDON_FIELD_ROW_LONG_TEXT ? LONGEST_TEXT : LONGEST_LINE;
  g_autofree char *added = bytes < 0 ? g_strdup (text) : g_strndup (text, (gsize) bytes);
  glong all = length + g_utf8_strlen (added, -1);
  g_autofree char *sentence = NULL;

  if (self->showing)
    return FALSE;
  if (all > most)
    {
      g_autofree char *most_text = cordon_number_format ((double) most, 0);
      g_autofree char *all_text = cordon_number_format ((double) all, 0);

      /* Translators: the name of a field, how many letters it takes, and how many it would hold. */
      sentence = g_strdup_printf (C_ ("field", "“%s” takes at most %s letters, and this would be %s. Nothing was put "
                                               "in."),
                                  gtk_label_get_label (self->title_label), most_text, all_text);
    }
  else if (!cordon_growing_text_can_wrap (added))
    sentence = g_strdup (C_ ("field", "This goes on for thousands of letters without a space. Nothing was put in."));
  if (sentence == NULL)
    return FALSE;
  g_free (self->refused);
  self->refused = g_steal_pointer (&sentence);
  settle_soon (self);
  return TRUE;
}

static void
on_insert_into_buffer (CordonFieldRow *self, GtkTextIter *at, const char *text, int bytes)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (at);

  if (refuse (self, gtk_text_buffer_get_char_count (buffer), text, bytes))
    g_signal_stop_emission_by_name (buffer, "insert-text");
}

static void
on_insert_into_line (CordonFieldRow *self, const char *text, int bytes, int *at)
{
  if (refuse (self, gtk_text_get_text_length (GTK_TEXT (self->editor)), text, bytes))
    g_signal_stop_emission_by_name (self->editor, "insert-text");
}

static void
on_typed (CordonFieldRow *self)
{
  g_autofree char *value = NULL;
  g_autofree char *wrong = NULL;

  if (self->showing)
    {
      g_free (self->steady);
      self->steady = cordon_field_row_dup_typed (self);
      return;
    }
  settle_soon (self);
  /* As long as nothing has been typed there is nothing to complain of. */
  if (is_dirty (self))
    wrong = read_typed (self, &value);
  show_error (self, wrong);
}

static void
on_focus_leave (CordonFieldRow *self)
{
  cordon_field_row_flush (self);
}

static void
on_text_activate (CordonFieldRow *self)
{
  cordon_field_row_flush (self);
}

static gboolean
on_key_pressed (CordonFieldRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key == GDK_KEY_Escape && is_typed (self)
      && (is_dirty (self) || gtk_widget_get_visible (GTK_WIDGET (self->error_label))))
    {
      show_value (self, self->is_sent ? self->sent : self->value);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter) && GTK_IS_TEXT_VIEW (self->editor)
      && (self->type == CORDON_FIELD_ROW_SENTENCE || (modifiers & GDK_CONTROL_MASK) != 0))
    {
      cordon_field_row_flush (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_selected (CordonFieldRow *self)
{
  CordonOption *option;

  if (self->showing)
    return;
  option = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->editor));
  if (option != NULL)
    commit (self, cordon_option_get_value (option));
}

static void
on_chosen (CordonFieldRow *self, const char *value)
{
  cordon_chooser_set_value (CORDON_CHOOSER (self->editor), value);
  commit (self, value);
}

/* The calendar opens on what is typed, be it committed or not. */
static void
on_calendar_show (CordonFieldRow *self)
{
  g_autofree char *value = NULL;
  g_autofree char *wrong = read_typed (self, &value);
  g_autofree char *today = cordon_date_today ();
  GDate date;

  if (wrong != NULL || !cordon_date_parse (value, &date))
    cordon_date_parse (today, &date);

  g_autoptr (GDateTime) day =
      g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  self->showing = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->showing = FALSE;
}

static void
on_day_selected (CordonFieldRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *value = NULL;

  if (self->showing)
    return;
  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  value = g_date_time_format (day, "%Y-%m-%d");
  show_value (self, value);
  commit (self, value);
}

static void
step_quarter (CordonFieldRow *self, int by)
{
  const char *from = self->is_sent ? self->sent : self->value;
  g_autofree char *today = cordon_date_today ();
  g_autofree char *next = from != NULL ? cordon_quarter_step (from, by) : cordon_quarter_of (today, 10);

  if (next == NULL)
    return;
  show_value (self, next);
  commit (self, next);
}

static void
on_quarter_before (CordonFieldRow *self)
{
  step_quarter (self, -1);
}

static void
on_quarter_after (CordonFieldRow *self)
{
  step_quarter (self, 1);
}

static GtkWidget *
add_suffix (CordonFieldRow *self, GtkWidget *button, const char *icon, const char *what)
{
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_box_append (self->suffixes, button);
  return button;
}

/* A calendar is made when it is first asked for: a form has several, and most are never opened. */
static void
make_calendar (GtkMenuButton *button, gpointer user_data)
{
  CordonFieldRow *self = user_data;
  GtkWidget *popover;

  if (self->calendar != NULL)
    return;
  popover = gtk_popover_new ();
  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_calendar (CordonFieldRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  add_suffix (self, button, "x-office-calendar-symbolic", C_ ("field", "Choose a Date"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_calendar, self, NULL);
}

static void
make_text (CordonFieldRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->type == CORDON_FIELD_ROW_SENTENCE || self->type == CORDON_FIELD_ROW_LONG_TEXT)
    {
      self->editor = cordon_growing_text_new ();
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                               G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "insert-text",
                               G_CALLBACK (on_insert_into_buffer), self, G_CONNECT_SWAPPED);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
    }
  else
    {
      self->editor = gtk_text_new ();
      gtk_text_set_propagate_text_width (GTK_TEXT (self->editor), FALSE);
      g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "insert-text", G_CALLBACK (on_insert_into_line), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "activate", G_CALLBACK (on_text_activate), self, G_CONNECT_SWAPPED);
      if (self->type == CORDON_FIELD_ROW_NUMBER)
        {
          gtk_text_set_input_purpose (GTK_TEXT (self->editor), GTK_INPUT_PURPOSE_NUMBER);
          gtk_widget_add_css_class (self->editor, "numeric");
        }
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);

  if (self->type == CORDON_FIELD_ROW_DATE)
    add_calendar (self);
  else if (self->type == CORDON_FIELD_ROW_QUARTER)
    {
      g_signal_connect_object (add_suffix (self, gtk_button_new (), "go-previous-symbolic",
                                           C_ ("field", "Quarter Before")),
                               "clicked", G_CALLBACK (on_quarter_before), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (add_suffix (self, gtk_button_new (), "go-next-symbolic", C_ ("field", "Quarter After")),
                               "clicked", G_CALLBACK (on_quarter_after), self, G_CONNECT_SWAPPED);
    }
}

/* A click anywhere in the row begins editing, as in libadwaita's entry row. */
static void
on_row_pressed (CordonFieldRow *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (self->editor);
}

GtkWidget *
cordon_field_row_new (const CordonFieldRowSpec *spec)
{
  CordonFieldRow *self;
  GtkGesture *click;

  g_return_val_if_fail (spec != NULL && spec->title != NULL, NULL);

  self = g_object_new (CORDON_TYPE_FIELD_ROW, NULL);
  self->type = spec->type;
  self->required = spec->required;
  self->read = spec->read;
  self->show = spec->show;
  self->user_data = spec->user_data;
  self->destroy = spec->destroy;
  if (spec->name != NULL)
    gtk_widget_set_name (GTK_WIDGET (self), spec->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), spec->title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_label_set_label (self->title_label, spec->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), spec->hint);

  if (self->type == CORDON_FIELD_ROW_CHOICE)
    {
      self->editor = gtk_drop_down_new (NULL, gtk_property_expression_new (CORDON_TYPE_OPTION, NULL, "label"));
      gtk_widget_set_hexpand (self->editor, TRUE);
      g_signal_connect_object (self->editor, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
    }
  else if (self->type == CORDON_FIELD_ROW_REFERENCE)
    {
      self->editor = cordon_chooser_new ();
      cordon_chooser_set_title (CORDON_CHOOSER (self->editor), spec->title);
      cordon_chooser_set_optional (CORDON_CHOOSER (self->editor), !spec->required);
      g_signal_connect_object (self->editor, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
    }
  else
    make_text (self);
  adw_bin_set_child (self->editor_bin, self->editor);
  if (self->type != CORDON_FIELD_ROW_REFERENCE)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, spec->title, -1);
      if (spec->required)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->suffixes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->suffixes)) != NULL);

  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (on_row_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  if (spec->options != NULL)
    cordon_field_row_set_options (self, spec->options);
  return GTK_WIDGET (self);
}

const char *
cordon_field_row_get_name (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), NULL);

  return gtk_widget_get_name (GTK_WIDGET (self));
}

const char *
cordon_field_row_get_value (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), NULL);

  return self->value;
}

void
cordon_field_row_set_value (CordonFieldRow *self, const char *value)
{
  gboolean typing;

  g_return_if_fail (CORDON_IS_FIELD_ROW (self));

  if (value != NULL && *value == '\0')
    value = NULL;
  typing = is_dirty (self);
  if (g_strcmp0 (self->value, value) != 0)
    {
      g_free (self->value);
      self->value = g_strdup (value);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
    }
  forget_sent (self);
  /* What is typed may be what was just stored. */
  if (!typing || !is_dirty (self))
    show_value (self, value);
}

void
cordon_field_row_reset (CordonFieldRow *self, const char *value)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));

  if (value != NULL && *value == '\0')
    value = NULL;
  forget_sent (self);
  if (g_strcmp0 (self->value, value) != 0)
    {
      g_free (self->value);
      self->value = g_strdup (value);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
    }
  show_value (self, value);
}

void
cordon_field_row_set_options (CordonFieldRow *self, GListModel *options)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));
  g_return_if_fail (!is_typed (self));

  g_set_object (&self->options, options);
  self->showing = TRUE;
  if (self->type == CORDON_FIELD_ROW_REFERENCE)
    cordon_chooser_set_options (CORDON_CHOOSER (self->editor), options);
  else
    {
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), options);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), find_option (self, self->value));
    }
  self->showing = FALSE;
}

void
cordon_field_row_set_error (CordonFieldRow *self, const char *sentence)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));

  forget_sent (self);
  /* What was chosen can be chosen again; what was typed is not thrown away. */
  if (sentence != NULL && !is_typed (self))
    show_value (self, self->value);
  show_error (self, sentence);
}

const char *
cordon_field_row_get_error (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error_label)) ? gtk_label_get_label (self->error_label) : NULL;
}

void
cordon_field_row_set_editable (CordonFieldRow *self, gboolean editable)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));

  self->editable = editable;
  gtk_widget_set_sensitive (GTK_WIDGET (self->suffixes), editable);
  /* Text that can't be edited can still be selected and copied. */
  if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->editor), editable);
  else if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_set_editable (GTK_EDITABLE (self->editor), editable);
  else
    gtk_widget_set_sensitive (self->editor, editable);
}

gboolean
cordon_field_row_is_under_way (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), FALSE);

  return self->is_sent;
}

gboolean
cordon_field_row_has_unsaved (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), FALSE);

  return self->editable && self->editor != NULL && is_dirty (self);
}

GtkWidget *
cordon_field_row_get_editor (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), NULL);

  return self->editor;
}

char *
cordon_field_row_dup_typed (CordonFieldRow *self)
{
  g_return_val_if_fail (CORDON_IS_FIELD_ROW (self), NULL);

  if (GTK_IS_TEXT_VIEW (self->editor))
    return cordon_growing_text_dup_text (CORDON_GROWING_TEXT (self->editor));
  if (GTK_IS_EDITABLE (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  return g_strdup (self->value != NULL ? self->value : "");
}

void
cordon_field_row_type (CordonFieldRow *self, const char *text)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));
  g_return_if_fail (is_typed (self));

  if (GTK_IS_TEXT_VIEW (self->editor))
    cordon_growing_text_set_text (CORDON_GROWING_TEXT (self->editor), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
}

void
cordon_field_row_select (CordonFieldRow *self)
{
  g_return_if_fail (CORDON_IS_FIELD_ROW (self));

  if (GTK_IS_TEXT_VIEW (self->editor))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_select_range (buffer, &start, &end);
    }
  else if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
}

/* A list's row takes the focus itself when it is left backwards, and this one would hand it on to its editor, out of
 * which there would then be no way back. */
static gboolean
cordon_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static gboolean
cordon_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CORDON_FIELD_ROW (widget)->editor);
}

static void
cordon_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonFieldRow *self = CORDON_FIELD_ROW (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonFieldRow *self = CORDON_FIELD_ROW (object);

  switch (id)
    {
    case PROP_VALUE:
      cordon_field_row_set_value (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_field_row_dispose (GObject *object)
{
  CordonFieldRow *self = CORDON_FIELD_ROW (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->editor != NULL)
    {
      if (GTK_IS_TEXT_VIEW (self->editor))
        g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), self);
      g_signal_handlers_disconnect_by_data (self->editor, self);
      /* Losing the focus while being taken apart is no leaving of the field. */
      self->editable = FALSE;
    }
  g_clear_object (&self->options);
  if (self->destroy != NULL)
    self->destroy (g_steal_pointer (&self->user_data));
  self->destroy = NULL;

  G_OBJECT_CLASS (cordon_field_row_parent_class)->dispose (object);
}

static void
cordon_field_row_finalize (GObject *object)
{
  CordonFieldRow *self = CORDON_FIELD_ROW (object);

  g_free (self->value);
  g_free (self->sent);
  g_free (self->steady);
  g_free (self->refused);

  G_OBJECT_CLASS (cordon_field_row_parent_class)->finalize (object);
}

static void
cordon_field_row_class_init (CordonFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordon_field_row_get_property;
  object_class->set_property = cordon_field_row_set_property;
  object_class->dispose = cordon_field_row_dispose;
  object_class->finalize = cordon_field_row_finalize;
  widget_class->focus = cordon_field_row_focus;
  widget_class->grab_focus = cordon_field_row_grab_focus;

  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  commit_signal = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CORDON_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/kit/cordon-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CordonFieldRow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, CordonFieldRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, CordonFieldRow, suffixes);
}

static void
cordon_field_row_init (CordonFieldRow *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

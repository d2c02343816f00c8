/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a matter, a section each. A part is made at once, with what can be known of it, and then filled in where
 * it stands: so there is nothing to fill in before it exists, and taking it back is one undo. Only the sections that a
 * kind has use for are shown; one that holds something is shown in any case. */

#include "views/programme/cordon-matter-parts.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "kit/cordon-chooser.h"
#include "kit/cordon-section.h"
#include "model/cordon-country.h"
#include "model/cordon-intents.h"
#include "model/cordon-matter-part.h"
#include "views/programme/cordon-matter-chain.h"
#include "views/programme/cordon-substance-row.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"
#include "views/shared/cordon-record-row.h"

typedef enum
{
  ITEMS,
  LEGS,
  BODIES,
  FINDINGS,
  N_PARTS,
} Part;

static const char *const part_kinds[N_PARTS] = {"matter_item", "matter_leg", "matter_party", "matter_finding"};

struct _CordonMatterParts
{
  AdwBin parent_instance;

  CordonSection *items;
  GtkLabel *totals;
  CordonSection *legs;
  GtkLabel *strip;
  GtkLabel *strip_note;
  CordonSection *bodies;
  CordonSection *findings;
  CordonChooser *body_chooser;
  CordonMatterChain *chain;
  CordonSection *measures;
  CordonChooser *measure_chooser;
  CordonSection *steps;

  CordonPlan *plan;
  CordonRecord *matter;
  GListModel *lists[N_PARTS];
  GListModel *links;
  GListModel *step_list;
  char *wanted; /* the part to open once it is there */
};

G_DEFINE_FINAL_TYPE (CordonMatterParts, cordon_matter_parts, ADW_TYPE_BIN)

static CordonSection *
section_of (CordonMatterParts *self, Part part)
{
  CordonSection *const sections[N_PARTS] = {self->items, self->legs, self->bodies, self->findings};

  return sections[part];
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_words (GPtrArray *parts, CordonRecord *record, const char *field)
{
  char *words = cordon_record_dup_words (record, field);

  if (*words != '\0')
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

/* Items */

static char *
title_item (CordonPlan *plan, CordonRecord *item)
{
  g_autofree char *class = cordon_record_dup_words (item, "class");
  const char *substance = cordon_record_get_text (item, "substance");

  /* Translators: what sort of thing was found, and which: “Precursor: N-Phenethyl-4-piperidone” */
  return substance != NULL ? g_strdup_printf (C_ ("matters", "%s: %s"), class, substance) : g_strdup (class);
}

static char *
describe_item (CordonPlan *plan, CordonRecord *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *quantity = cordon_matter_item_dup_quantity (item);
  const char *unit = cordon_record_get_text (item, "unit");
  const char *code = cordon_record_get_text (item, "hs_code");
  const char *currency = cordon_record_get_text (item, "currency");
  double kilograms, value;

  if (*quantity != '\0' && g_strcmp0 (unit, "kg") != 0 && cordon_matter_item_get_kilograms (item, &kilograms))
    {
      g_autofree char *number = cordon_number_format (kilograms, 3);

      /* Translators: a quantity as it was given, and in kilograms: “25 lb = 11.34 kg” */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("matters", "%s = %s kg"), quantity, number));
    }
  else if (*quantity != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&quantity));
  if (cordon_record_get_number (item, "value", &value))
    {
      g_autofree char *number = cordon_number_format (value, -1);

      g_ptr_array_add (parts, g_strdup_printf ("%s %s", number, currency != NULL ? currency : ""));
      add_words (parts, item, "valued_on");
    }
  if (code != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_ ("matters", "HS %s"), code));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (C_ ("matters", "No quantity yet")));
  return join (parts);
}

static const char *const item_fields[] = {"class", "substance", "hs_code",   "quantity", "unit", "qualifier",
                                          "value", "currency",  "valued_on", "note",     NULL};
static const CordonRecordRowSpec item_spec = {
    .fields = item_fields,
    .title = title_item,
    .subtitle = describe_item,
    .extra = cordon_substance_row_new,
    .can_move = TRUE,
};

static void
show_totals (CordonMatterParts *self)
{
  GListModel *items = self->lists[ITEMS];
  guint n = 0;
  double sum = 0;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CordonRecord) item = g_list_model_get_item (items, i);
      double kilograms;

      if (cordon_matter_item_get_kilograms (item, &kilograms))
        {
          sum += kilograms;
          n++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->totals), n > 1);
  if (n > 1)
    {
      g_autofree char *number = cordon_number_format (sum, 3);
      g_autofree char *words = g_strdup_printf (
          /* Translators: %s is a number of kilograms, %u how many items it is the sum of */
          g_dngettext (GETTEXT_PACKAGE, "%s kg in %u item", "%s kg in %u items", n), number, n);

      gtk_label_set_label (self->totals, words);
    }
}

/* Legs */

static char *
title_leg (CordonPlan *plan, CordonRecord *leg)
{
  g_autofree char *role = cordon_record_dup_words (leg, "role");
  g_autofree char *country = cordon_record_dup_words (leg, "country");
  const char *words = *country != '\0' ? country : C_ ("matters", "no country yet");

  /* Translators: what a leg is on the way, and its country: “Transit: Republic of Korea” */
  return *role != '\0' ? g_strdup_printf (C_ ("matters", "%s: %s"), role, words) : g_strdup (words);
}

static char *
describe_leg (CordonPlan *plan, CordonRecord *leg)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  CordonRecord *place = cordon_plan_peek (plan, "place", cordon_record_get_text (leg, "place"));

  if (place != NULL)
    g_ptr_array_add (parts, cordon_record_dup_title (place));
  add_words (parts, leg, "locode");
  add_words (parts, leg, "mode");
  add_words (parts, leg, "channel");
  add_words (parts, leg, "date");
  return join (parts);
}

static const char *const leg_fields[] = {"role", "country", "place", "locode", "mode", "channel", "date", "note", NULL};
static const CordonRecordRowSpec leg_spec = {
    .fields = leg_fields,
    .title = title_leg,
    .subtitle = describe_leg,
    .can_move = TRUE,
};

/* CN ▸ KR ▸ MX, in the direction in which one reads */
static void
show_strip (CordonMatterParts *self)
{
  GListModel *legs = self->lists[LEGS];
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (GString) strip = g_string_new (NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autofree char *note = legs != NULL ? cordon_matter_legs_describe (legs) : g_strdup ("");
  g_autofree char *last = NULL;
  guint n = 0;

  for (guint i = 0; legs != NULL && i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (CordonRecord) leg = g_list_model_get_item (legs, i);
      const char *country = cordon_record_get_text (leg, "country");

      if (country == NULL || g_strcmp0 (country, last) == 0)
        continue;
      if (n++ > 0)
        {
          g_string_append (strip, mirrored ? " ◂ " : " ▸ ");
          g_string_append (spoken, " – ");
        }
      g_string_append (strip, country);
      g_string_append (spoken, cordon_country_name (country));
      g_free (last);
      last = g_strdup (country);
    }
  gtk_label_set_label (self->strip, strip->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->strip), spoken->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), n > 0);
  gtk_label_set_label (self->strip_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->strip_note), *note != '\0');
}

/* Bodies */

static char *
title_body (CordonPlan *plan, CordonRecord *part)
{
  CordonRecord *party = cordon_plan_peek (plan, "party", cordon_record_get_text (part, "party"));

  return party != NULL ? cordon_record_dup_title (party) : cordon_record_dup_words (part, "role");
}

static char *
describe_body (CordonPlan *plan, CordonRecord *part)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *since = cordon_record_get_text (part, "since");
  const char *note = cordon_record_get_text (part, "note");
  double count;
  int days;

  add_words (parts, part, "role");
  if (g_strcmp0 (cordon_record_get_text (part, "state"), "sent") == 0 && since != NULL
      && cordon_date_days_between (since, cordon_plan_get_today (plan), &days) && days > 0)
    /* Translators: how long ago a lead was sent to an office that has not answered */
    g_ptr_array_add (
        parts,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Sent %d day ago", "Sent %d days ago", (gulong) days), days));
  else
    {
      add_words (parts, part, "state");
      add_words (parts, part, "since");
    }
  if (cordon_record_get_number (part, "count", &count))
    g_ptr_array_add (parts, cordon_number_format (count, 0));
  if (note != NULL)
    g_ptr_array_add (parts, g_strdup (note));
  return join (parts);
}

static const char *const body_fields[] = {"party", "role", "state", "since", "count", "note", NULL};
static const CordonRecordRowSpec body_spec = {
    .fields = body_fields,
    .title = title_body,
    .subtitle = describe_body,
    .can_move = TRUE,
};

/* Findings of a review */

static char *
title_finding (CordonPlan *plan, CordonRecord *finding)
{
  return cordon_record_dup_title (finding);
}

static char *
describe_finding (CordonPlan *plan, CordonRecord *finding)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *who = cordon_record_field_party_name (plan, cordon_record_get_text (finding, "party"));
  const char *due = cordon_record_get_text (finding, "due");
  gboolean open = g_strcmp0 (cordon_record_get_text (finding, "state"), "open") == 0;
  int days;

  add_words (parts, finding, "state");
  if (open && due != NULL && cordon_date_days_between (due, cordon_plan_get_today (plan), &days) && days > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days));
  else if (open && due != NULL)
    {
      g_autofree char *date = cordon_date_format (due);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "due %s"), date));
    }
  else
    add_words (parts, finding, "corrected_on");
  if (*who != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&who));
  return join (parts);
}

static const char *const finding_fields[] = {"title", "state", "action", "party", "due", "corrected_on", "note", NULL};
static const CordonRecordRowSpec finding_spec = {
    .fields = finding_fields,
    .title = title_finding,
    .subtitle = describe_finding,
    .can_move = TRUE,
};

static const CordonRecordRowSpec *const specs[N_PARTS] = {&item_spec, &leg_spec, &body_spec, &finding_spec};

/* Adding parts */

static void
open_wanted (CordonMatterParts *self)
{
  for (guint part = 0; part < N_PARTS && self->wanted != NULL; part++)
    {
      CordonRecordRow *row = cordon_record_row_find (cordon_section_get_list (section_of (self, part)), self->wanted);

      if (row == NULL)
        continue;
      g_clear_pointer (&self->wanted, g_free);
      cordon_record_row_edit (row);
    }
}

static void
on_made (GtkWidget *widget, const char *id)
{
  CordonMatterParts *self = CORDON_MATTER_PARTS (widget);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_wanted (self);
}

static void
add_part (CordonMatterParts *self, Part part, const char *party)
{
  g_autofree char *id = NULL;
  CordonDraft *draft =
      cordon_matter_add_part (self->plan, self->matter, part_kinds[part], self->lists[part], party, &id);

  /* The last is shown even where only the first are. */
  if (cordon_section_get_count (section_of (self, part)) >= 20)
    cordon_section_set_limit (section_of (self, part), 0);
  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, party == NULL ? on_made : NULL, id);
}

static void
on_add_item (CordonMatterParts *self)
{
  add_part (self, ITEMS, NULL);
}

static void
on_add_leg (CordonMatterParts *self)
{
  add_part (self, LEGS, NULL);
}

static void
on_add_finding (CordonMatterParts *self)
{
  add_part (self, FINDINGS, NULL);
}

static void
on_body_chosen (CordonMatterParts *self, const char *value)
{
  if (value != NULL && self->matter != NULL)
    add_part (self, BODIES, value);
}

static GtkWidget *
make_part (gpointer record, gpointer user_data)
{
  CordonMatterParts *self = user_data;
  const char *kind = cordon_record_get_kind (record)->name;
  guint part = 0;

  while (!g_str_equal (part_kinds[part], kind))
    part++;
  return cordon_record_row_new (self->plan, record, specs[part], self->lists[part]);
}

/* Measures that it counts for */

static void
on_measure_chosen (CordonMatterParts *self, const char *value)
{
  if (value != NULL && self->matter != NULL)
    cordon_edit_commit (GTK_WIDGET (self), self->plan,
                        cordon_matter_count_for (cordon_record_get_id (self->matter), value), NULL);
}

static void
on_measure_activated (GtkWidget *row, CordonRecord *link)
{
  gtk_widget_activate_action (row, "win.show", "(ss)", "measure", cordon_record_get_text (link, "to_row"));
}

static void
on_measure_removed (GtkWidget *button, CordonRecord *link)
{
  CordonMatterParts *self = CORDON_MATTER_PARTS (gtk_widget_get_ancestor (button, CORDON_TYPE_MATTER_PARTS));

  cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_intent_delete (link),
                      C_ ("matters", "Counts for that measure no more"));
}

static void
on_measure_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (CordonRecord) measure = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, NULL);
  g_autofree char *title = measure != NULL ? cordon_record_dup_title (measure) : NULL;

  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static GtkWidget *
make_measure (gpointer link, gpointer user_data)
{
  CordonMatterParts *self = user_data;
  const char *measure = cordon_record_get_text (link, "to_row");
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (measure != NULL)
    cordon_plan_get_record_async (self->plan, "measure", measure, NULL, on_measure_read, g_object_ref_sink (row));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, C_ ("matters", "Unlink"));
  gtk_widget_set_sensitive (button, cordon_edit_is_possible (self->plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("matters", "Unlink"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_measure_removed), link, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_measure_activated), link, 0);
  return row;
}

/* Steps out of order */

static char *
title_step (CordonPlan *plan, CordonRecord *step)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("matter"), "state");
  const char *from = cordon_record_get_text (step, "from_state");
  const char *to = cordon_record_get_text (step, "to_state");

  /* Translators: a step that was taken, from one state to another */
  return g_strdup_printf (C_ ("matters", "From %s to %s"), from != NULL ? cordon_field_choice_label (field, from) : "–",
                          to != NULL ? cordon_field_choice_label (field, to) : "–");
}

static char *
describe_step (CordonPlan *plan, CordonRecord *step)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_words (parts, step, "stepped_on");
  add_words (parts, step, "reason");
  return join (parts);
}

static const char *const step_fields[] = {"stepped_on", "reason", NULL};
static const CordonRecordRowSpec step_spec = {
    .fields = step_fields,
    .title = title_step,
    .subtitle = describe_step,
};

static GtkWidget *
make_step (gpointer record, gpointer user_data)
{
  CordonMatterParts *self = user_data;

  return cordon_record_row_new (self->plan, record, &step_spec, NULL);
}

/* What is shown */

/* What the bodies of a matter of that kind are to it */
static const char *
bodies_title (const char *kind)
{
  if (g_str_equal (kind, "lead"))
    return C_ ("matters", "Sent To");
  if (g_str_equal (kind, "agreement"))
    return C_ ("matters", "Signatories");
  if (g_str_equal (kind, "practice"))
    return C_ ("matters", "Adoption by Office");
  if (g_str_equal (kind, "product"))
    return C_ ("matters", "Recipients");
  return C_ ("matters", "Bodies");
}

static void
show_sections (CordonMatterParts *self)
{
  static const char *const with_items[] = {"investigation", "incident", "lead", NULL};
  static const char *const with_legs[] = {"incident", "route", "lead", NULL};
  const char *kind = self->matter != NULL ? cordon_record_get_text (self->matter, "kind") : NULL;
  gboolean possible = kind != NULL && cordon_edit_is_possible (self->plan);

  if (kind == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->items),
                          g_strv_contains (with_items, kind) || cordon_section_get_count (self->items) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->legs),
                          g_strv_contains (with_legs, kind) || cordon_section_get_count (self->legs) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->findings),
                          g_str_equal (kind, "review") || cordon_section_get_count (self->findings) > 0);
  g_object_set (self->bodies, "title", bodies_title (kind), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), cordon_section_get_count (self->steps) > 0);
  for (guint part = 0; part < N_PARTS; part++)
    cordon_section_set_can_add (section_of (self, part), possible);
  gtk_widget_set_visible (GTK_WIDGET (self->body_chooser), possible);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_chooser), possible);
}

static GListModel *
parts_of (CordonMatterParts *self, const char *kind, const char *order)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);

  cordon_query_where_text (query, "matter", cordon_record_get_id (self->matter));
  return cordon_plan_get_list (self->plan, query);
}

static GListModel *
counted_links (CordonMatterParts *self)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("link", "id");

  cordon_query_where_text (query, "from_row", cordon_record_get_id (self->matter));
  cordon_query_where_text (query, "kind", "counts_for");
  cordon_query_where_text (query, "to_kind", "measure");
  return cordon_plan_get_list (self->plan, query);
}

/* A cell of a leg or item that has changed tells the plan, and not the list that it is in. */
static void
on_plan_changed (CordonMatterParts *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "matter_leg"))
    show_strip (self);
  if (cordon_changes_touch (changes, "matter_item"))
    show_totals (self);
}

static void
let_go (CordonMatterParts *self)
{
  for (guint part = 0; part < N_PARTS; part++)
    {
      if (self->lists[part] != NULL)
        g_signal_handlers_disconnect_by_data (self->lists[part], self);
      cordon_section_set_model (section_of (self, part), NULL, NULL, NULL, NULL);
      g_clear_object (&self->lists[part]);
    }
  cordon_section_set_model (self->measures, NULL, NULL, NULL, NULL);
  cordon_section_set_model (self->steps, NULL, NULL, NULL, NULL);
  g_clear_object (&self->links);
  g_clear_object (&self->step_list);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_pointer (&self->wanted, g_free);
}

void
cordon_matter_parts_set_matter (CordonMatterParts *self, CordonPlan *plan, CordonRecord *matter)
{
  g_autoptr (GListModel) parties = NULL;
  g_autoptr (GListModel) measures = NULL;

  g_return_if_fail (CORDON_IS_MATTER_PARTS (self));

  let_go (self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->matter, matter);
  cordon_matter_chain_set_matter (self->chain, plan, matter);
  if (matter == NULL)
    return;
  for (guint part = 0; part < N_PARTS; part++)
    {
      self->lists[part] = parts_of (self, part_kinds[part], "rank");
      cordon_section_set_limit (section_of (self, part), 20);
      cordon_section_set_model (section_of (self, part), self->lists[part], make_part, self, NULL);
      g_signal_connect_object (self->lists[part], "items-changed", G_CALLBACK (part == LEGS ? show_strip : show_totals),
                               self, G_CONNECT_SWAPPED);
    }
  self->links = counted_links (self);
  cordon_section_set_model (self->measures, self->links, make_measure, self, NULL);
  self->step_list = parts_of (self, "matter_step", "stepped_on");
  cordon_section_set_model (self->steps, self->step_list, make_step, self, NULL);
  parties = cordon_record_field_options (plan, "party");
  cordon_chooser_set_options (self->body_chooser, parties);
  measures = cordon_record_field_options (plan, "measure");
  cordon_chooser_set_options (self->measure_chooser, measures);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_sections), self, G_CONNECT_SWAPPED);
  show_strip (self);
  show_totals (self);
  show_sections (self);
}

const char *
cordon_matter_parts_get_strip (CordonMatterParts *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_PARTS (self), NULL);

  return gtk_label_get_label (self->strip);
}

const char *
cordon_matter_parts_get_totals (CordonMatterParts *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_PARTS (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->totals)) ? gtk_label_get_label (self->totals) : "";
}

static void
cordon_matter_parts_dispose (GObject *object)
{
  CordonMatterParts *self = CORDON_MATTER_PARTS (object);

  if (self->items != NULL)
    let_go (self);
  self->items = NULL;
  g_clear_object (&self->matter);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_matter_parts_parent_class)->dispose (object);
}

static void
cordon_matter_parts_class_init (CordonMatterPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_matter_parts_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_CHOOSER);
  g_type_ensure (CORDON_TYPE_MATTER_CHAIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-matter-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, items);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, legs);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, strip);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, strip_note);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, bodies);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, findings);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, body_chooser);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, chain);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, measures);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, measure_chooser);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterParts, steps);
  gtk_widget_class_bind_template_callback (widget_class, on_add_item);
  gtk_widget_class_bind_template_callback (widget_class, on_add_leg);
  gtk_widget_class_bind_template_callback (widget_class, on_add_finding);
  gtk_widget_class_bind_template_callback (widget_class, on_body_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_measure_chosen);
  gtk_widget_class_bind_template_callback (widget_class, show_sections);
  gtk_widget_class_bind_template_callback (widget_class, open_wanted);
}

static void
cordon_matter_parts_init (CordonMatterParts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cordon_chooser_set_title (self->body_chooser, C_ ("matters", "Add a body"));
  cordon_chooser_set_title (self->measure_chooser, C_ ("matters", "Count for a measure"));
}

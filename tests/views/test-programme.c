/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program manager's desk as a person uses it: matters by kind, their steps, one added, changed, deleted and brought
 * back, and that all of it is gone when the window is closed. */

#include "kit/cordon-toolkit.h"
#include "model/cordon-row-list.h"
#include "sites-fixture.h"
#include "support/casework.h"
#include "kit/cordon-chooser.h"
#include "kit/cordon-section.h"
#include "model/cordon-saved-view.h"
#include "views/programme/cordon-desk-filter.h"
#include "views/programme/cordon-desk-inbox.h"
#include "views/programme/cordon-desk-strip.h"
#include "views/programme/cordon-matter-chain.h"
#include "views/programme/cordon-matter-form.h"
#include "views/programme/cordon-matter-many.h"
#include "views/programme/cordon-matter-parts.h"
#include "views/programme/cordon-matter-steps.h"
#include "views/programme/cordon-programme-view.h"
#include "views/shared/cordon-record-row.h"

#define VIEW(shown) CORDON_PROGRAMME_VIEW ((shown)->view)

static GListModel *
rows (Shown *shown)
{
  return cordon_table_get_model (cordon_programme_view_get_table (VIEW (shown)));
}

static guint
n_rows (Shown *shown)
{
  return g_list_model_get_n_items (rows (shown));
}

static gboolean
is_read (Shown *shown)
{
  return !cordon_row_list_get_loading (CORDON_ROW_LIST (rows (shown))) && !cordon_plan_is_reading (shown->plan.plan);
}

static void
rest (Shown *shown)
{
  settle ();
  wait_until (is_read (shown));
  settle ();
}

static void
set_up_casework (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  commit (shown->plan.plan, casework_draft (cordon_plan_get_today (shown->plan.plan)));
  show_view (shown, cordon_programme_view_new, 1100);
  rest (shown);
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_view (shown, cordon_programme_view_new, 1100);
  rest (shown);
}

static guint
count_kind (const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (casework_matters); i++)
    n += g_str_equal (casework_matters[i].kind, kind);
  return n;
}

static CordonRecord *
shown_matter (Shown *shown)
{
  GtkWidget *form = find (shown->view, CORDON_TYPE_MATTER_FORM, NULL);

  return form != NULL ? cordon_matter_form_get_matter (CORDON_MATTER_FORM (form)) : NULL;
}

static CordonMatterSteps *
steps (Shown *shown)
{
  return CORDON_MATTER_STEPS (find (shown->view, CORDON_TYPE_MATTER_STEPS, NULL));
}

static void
choose (Shown *shown, const char *ref)
{
  g_autofree char *id = casework_id (ref);

  g_assert_true (cordon_programme_view_reveal (shown->view, "matter", id));
  wait_until (shown_matter (shown) != NULL && g_strcmp0 (cordon_record_get_id (shown_matter (shown)), id) == 0);
  rest (shown);
}

static const char *
text (Shown *shown, const char *field)
{
  return cordon_record_get_text (shown_matter (shown), field);
}

static void
test_kinds (Shown *shown, gconstpointer data)
{
  g_assert_cmpuint (n_rows (shown), ==, G_N_ELEMENTS (casework_matters));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (cordon_programme_view_get_chip (VIEW (shown), "review"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cordon_programme_view_get_chip (VIEW (shown), "lead"))));
  g_assert_null (shown_matter (shown));

  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "lead"), TRUE);
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, count_kind ("lead"));
  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "all"), TRUE);
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, G_N_ELEMENTS (casework_matters));
}

static void
test_order (Shown *shown, gconstpointer data)
{
  CordonTable *table = cordon_programme_view_get_table (VIEW (shown));
  g_autoptr (CordonRecord) first = NULL;
  gboolean descending = FALSE;

  g_assert_null (cordon_table_get_order (table, NULL));
  cordon_table_order_by (table, "ref", TRUE);
  rest (shown);
  g_assert_cmpstr (cordon_table_get_order (table, &descending), ==, "ref");
  g_assert_true (descending);
  first = g_list_model_get_item (rows (shown), 0);
  wait_until (cordon_record_get_loaded (first));
  g_assert_cmpstr (cordon_record_get_text (first, "ref"), ==, "RTE-2026-001");
  cordon_table_order_by (table, "ref", FALSE);
  rest (shown);
  g_assert_cmpstr (cordon_table_get_order (table, &descending), ==, "ref");
  g_assert_false (descending);
}

/* A row that is selected is shown; shown by another way, its row is selected; it stays when a filter hides its row. */
static void
test_selection (Shown *shown, gconstpointer data)
{
  CordonTable *table = cordon_programme_view_get_table (VIEW (shown));
  g_autoptr (CordonRecord) third = g_list_model_get_item (rows (shown), 2);
  g_autoptr (CordonRecord) selected = NULL;
  guint first;

  cordon_table_select (table, 2);
  rest (shown);
  g_assert_true (shown_matter (shown) == third);
  choose (shown, "INC-2026-001");
  wait_until (cordon_table_count_selected (table, &first) == 1 && first != 2);
  selected = g_list_model_get_item (rows (shown), first);
  g_assert_cmpstr (cordon_record_get_text (selected, "ref"), ==, "INC-2026-001");

  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "lead"), TRUE);
  rest (shown);
  g_assert_cmpstr (text (shown, "ref"), ==, "INC-2026-001");
  g_assert_cmpuint (cordon_table_count_selected (table, NULL), ==, 0);
  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "incident"), TRUE);
  rest (shown);
  wait_until (cordon_table_count_selected (table, NULL) == 1);

  gtk_widget_activate_action (shown->view, "programme.unselect", NULL);
  rest (shown);
  g_assert_null (shown_matter (shown));
}

static void
test_steps (Shown *shown, gconstpointer data)
{
  choose (shown, "LEAD-2026-002");
  gtk_widget_activate_action (GTK_WIDGET (steps (shown)), "matter.step", "s", "assessed");
  wait_until (g_strcmp0 (text (shown, "state"), "assessed") == 0);
  g_assert_null (cordon_matter_steps_get_asked (steps (shown)));

  /* Out of order: asked first, and nothing happens without a reason. */
  gtk_widget_activate_action (GTK_WIDGET (steps (shown)), "matter.step", "s", "accepted");
  settle ();
  g_assert_cmpstr (cordon_matter_steps_get_asked (steps (shown)), ==, "accepted");
  g_assert_cmpstr (text (shown, "state"), ==, "assessed");
  g_signal_emit_by_name (find (GTK_WIDGET (steps (shown)), GTK_TYPE_ENTRY, NULL), "activate");
  rest (shown);
  g_assert_nonnull (cordon_matter_steps_get_error (steps (shown)));
  g_assert_cmpstr (text (shown, "state"), ==, "assessed");
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (steps (shown)), GTK_TYPE_ENTRY, NULL)), "Told by telephone");
  g_signal_emit_by_name (find (GTK_WIDGET (steps (shown)), GTK_TYPE_ENTRY, NULL), "activate");
  wait_until (g_strcmp0 (text (shown, "state"), "accepted") == 0);
  settle ();
  g_assert_null (cordon_matter_steps_get_asked (steps (shown)));

  undo (shown);
  settle ();
  g_assert_cmpstr (text (shown, "state"), ==, "assessed");
}

/* Why a step is refused stands beside the steps. */
static void
test_refused_step (Shown *shown, gconstpointer data)
{
  choose (shown, "INV-2026-001");
  gtk_widget_activate_action (GTK_WIDGET (steps (shown)), "matter.step", "s", "closed");
  wait_until (cordon_matter_steps_get_error (steps (shown)) != NULL);
  g_assert_nonnull (strstr (cordon_matter_steps_get_error (steps (shown)), "with an outcome"));
  g_assert_cmpstr (text (shown, "state"), ==, "open");
  choose (shown, "INV-2026-002");
  g_assert_null (cordon_matter_steps_get_error (steps (shown)));
}

static void
test_edit (Shown *shown, gconstpointer data)
{
  choose (shown, "LEAD-2026-002");
  type (find (shown->view, CORDON_TYPE_FIELD_ROW, "title"), "Pill press parts in a toy box");
  wait_until (g_strcmp0 (text (shown, "title"), "Pill press parts in a toy box") == 0);
  /* The same row of the form shows the next lead. */
  choose (shown, "LEAD-2026-003");
  g_assert_cmpstr (cordon_field_row_get_value (CORDON_FIELD_ROW (find (shown->view, CORDON_TYPE_FIELD_ROW, "title"))),
                   ==, text (shown, "title"));
  undo (shown);
  choose (shown, "LEAD-2026-002");
  g_assert_cmpstr (text (shown, "title"), ==, "Pill press parts declared as kitchen tools");
}

static void
test_add (Shown *shown, gconstpointer data)
{
  CordonTable *table = cordon_programme_view_get_table (VIEW (shown));
  g_autofree char *ref = NULL;

  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "lead"), TRUE);
  rest (shown);
  gtk_widget_activate_action (shown->view, "programme.add-here", NULL);
  wait_until (shown_matter (shown) != NULL);
  rest (shown);
  g_assert_cmpstr (text (shown, "kind"), ==, "lead");
  g_assert_cmpstr (text (shown, "state"), ==, "new");
  g_assert_cmpstr (text (shown, "ref"), ==, "LEAD-2026-005");
  wait_until (cordon_table_count_selected (table, NULL) == 1);
  g_assert_cmpuint (n_rows (shown), ==, count_kind ("lead") + 1);

  /* Another kind than the one that is shown is shown then. */
  gtk_widget_activate_action (shown->view, "programme.add", "s", "review");
  wait_until (g_strcmp0 (text (shown, "kind"), "review") == 0);
  rest (shown);
  g_assert_cmpstr (cordon_programme_view_get_filter (VIEW (shown))->kind, ==, "review");
  g_assert_cmpuint (n_rows (shown), ==, 1);
}

static void
test_delete_and_restore (Shown *shown, gconstpointer data)
{
  GtkToggleButton *deleted = cordon_programme_view_get_chip (VIEW (shown), "deleted");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (deleted)));
  choose (shown, "RTE-2026-001");
  gtk_widget_activate_action (shown->view, "programme.delete", NULL);
  wait_until (cordon_record_get_deleted (shown_matter (shown)));
  rest (shown);
  g_assert_nonnull (strstr (shown->done, "Sea to a Pacific port"));
  g_assert_cmpuint (n_rows (shown), ==, G_N_ELEMENTS (casework_matters) - 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (deleted)));

  gtk_toggle_button_set_active (deleted, TRUE);
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, 1);
  choose (shown, "RTE-2026-001");
  gtk_widget_activate_action (find (shown->view, CORDON_TYPE_MATTER_FORM, NULL), "matter.restore", NULL);
  wait_until (!cordon_record_get_deleted (shown_matter (shown)));
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, 0);
}

static CordonMatterParts *
parts (Shown *shown)
{
  return CORDON_MATTER_PARTS (find (shown->view, CORDON_TYPE_MATTER_PARTS, NULL));
}

static CordonMatterChain *
chain (Shown *shown)
{
  return CORDON_MATTER_CHAIN (find (shown->view, CORDON_TYPE_MATTER_CHAIN, NULL));
}

static void
test_way_and_weight (Shown *shown, gconstpointer data)
{
  choose (shown, "INC-2026-001");
  wait_until (strstr (cordon_matter_parts_get_strip (parts (shown)), "MX") != NULL);
  g_assert_cmpstr (cordon_matter_parts_get_strip (parts (shown)), ==, "CN ▸ KR ▸ MX");
  wait_until (*cordon_matter_parts_get_totals (parts (shown)) != '\0');
  g_assert_cmpstr (cordon_matter_parts_get_totals (parts (shown)), ==, "195.359 kg in 2 items");
  /* Another matter shows nothing of it. */
  choose (shown, "LEAD-2026-001");
  g_assert_cmpstr (cordon_matter_parts_get_strip (parts (shown)), ==, "");
  g_assert_cmpstr (cordon_matter_parts_get_totals (parts (shown)), ==, "");
}

static CordonSection *
section (Shown *shown, guint number)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (parts (shown))));
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *within = CORDON_IS_SECTION (child) ? child : find (child, CORDON_TYPE_SECTION, NULL);

      if (within != NULL && number-- == 0)
        found = within;
    }
  return CORDON_SECTION (found);
}

static void
test_item (Shown *shown, gconstpointer data)
{
  CordonSection *items;
  CordonRecord *item;
  CordonRecordRow *row;
  GtkWidget *chooser;

  choose (shown, "INC-2026-002");
  items = section (shown, 3);
  wait_until (cordon_section_get_count (items) == 1);
  g_signal_emit_by_name (items, "add");
  wait_until (cordon_section_get_count (items) == 2);
  rest (shown);
  row = CORDON_RECORD_ROW (gtk_list_box_get_row_at_index (cordon_section_get_list (items), 1));
  item = cordon_record_row_get_record (row);
  /* It was opened, and a precursor of the vocabulary brings its code. */
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  chooser = find (GTK_WIDGET (row), CORDON_TYPE_CHOOSER, NULL);
  g_signal_emit_by_name (chooser, "chosen", "N-Phenethyl-4-piperidone");
  wait_until (cordon_record_get_text (item, "hs_code") != NULL);
  g_assert_cmpstr (cordon_record_get_text (item, "hs_code"), ==, "2933.37");
  g_assert_cmpstr (cordon_chooser_get_value (CORDON_CHOOSER (chooser)), ==, "N-Phenethyl-4-piperidone");

  /* What can't be is said beside the field, and nothing of it is stored. */
  type (find (GTK_WIDGET (row), CORDON_TYPE_FIELD_ROW, "quantity"), "-5");
  rest (shown);
  g_assert_nonnull (
      cordon_field_row_get_error (CORDON_FIELD_ROW (find (GTK_WIDGET (row), CORDON_TYPE_FIELD_ROW, "quantity"))));
  type (find (GTK_WIDGET (row), CORDON_TYPE_FIELD_ROW, "hs_code"), "9901.11");
  wait_until (cordon_field_row_get_error (CORDON_FIELD_ROW (find (GTK_WIDGET (row), CORDON_TYPE_FIELD_ROW, "hs_code")))
              != NULL);
  g_assert_cmpstr (cordon_record_get_text (item, "hs_code"), ==, "2933.37");
  g_assert_false (cordon_record_get_number (item, "quantity", &(double){0}));
  type (find (GTK_WIDGET (row), CORDON_TYPE_FIELD_ROW, "quantity"), "25");
  wait_until (cordon_record_get_number (item, "quantity", &(double){0}));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "25 kg"));
}

static gboolean
says (GtkWidget *row, const char *word)
{
  const char *error = cordon_field_row_get_error (CORDON_FIELD_ROW (row));

  return error != NULL && strstr (error, word) != NULL;
}

/* A lead, the investigation that it led to, and the incident which that led to, from either end */
static void
test_chain (Shown *shown, gconstpointer data)
{
  GtkWidget *entry;

  choose (shown, "LEAD-2026-003");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);
  choose (shown, "INC-2026-001");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);
  choose (shown, "INV-2026-001");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);

  entry = cordon_matter_chain_get_entry (chain (shown));
  type (entry, "INC-1999-001");
  wait_until (cordon_field_row_get_error (CORDON_FIELD_ROW (entry)) != NULL);
  type (entry, "INV-2026-001");
  wait_until (says (entry, "another end"));
  type (entry, "INC-2026-002");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 3);
  undo (shown);
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);

  gtk_widget_activate_action (GTK_WIDGET (chain (shown)), "chain.add", "s", "incident");
  wait_until (g_strcmp0 (text (shown, "ref"), "INC-2026-004") == 0);
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);
  rest (shown);
  /* Made and linked by one edit. */
  undo (shown);
  choose (shown, "INV-2026-001");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);
}

/* A chain that comes back to itself ends. */
static void
test_chain_in_a_ring (Shown *shown, gconstpointer data)
{
  g_autofree char *lead = casework_id ("LEAD-2026-003");
  g_autofree char *incident = casework_id ("INC-2026-001");

  commit (shown->plan.plan, cordon_matter_link (incident, lead));
  choose (shown, "INV-2026-001");
  wait_until (cordon_matter_chain_get_length (chain (shown)) == 2);
}

static CordonDeskInbox *
inbox (Shown *shown)
{
  return CORDON_DESK_INBOX (find (shown->view, CORDON_TYPE_DESK_INBOX, NULL));
}

static CordonDeskStrip *
strip (Shown *shown)
{
  return CORDON_DESK_STRIP (find (shown->view, CORDON_TYPE_DESK_STRIP, NULL));
}

/* The number that stands on a figure's button */
static guint
figure (Shown *shown, const char *name)
{
  GtkWidget *button = cordon_desk_strip_get_button (strip (shown), name);

  return (guint) g_ascii_strtoull (gtk_label_get_label (GTK_LABEL (find (button, GTK_TYPE_LABEL, NULL))), NULL, 10);
}

/* Each figure is as long as the list that it opens. */
static void
test_strip (Shown *shown, gconstpointer data)
{
  const struct
  {
    const char *name;
    guint count;
  } figures[] = {{"investigations", 2}, {"leads", 1},      {"incidents", 3},
                 {"agreements", 2},     {"deliveries", 1}, {"products", 1}};

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_test_message ("%s", figures[i].name);
      g_assert_cmpuint (figure (shown, figures[i].name), ==, figures[i].count);
      g_signal_emit_by_name (cordon_desk_strip_get_button (strip (shown), figures[i].name), "clicked");
      rest (shown);
      g_assert_cmpuint (n_rows (shown), ==, figures[i].count);
    }

  /* A lead that is acknowledged waits no more. */
  choose (shown, "LEAD-2026-001");
  gtk_widget_activate_action (GTK_WIDGET (steps (shown)), "matter.step", "s", "acknowledged");
  wait_until (figure (shown, "leads") == 0);
}

static void
test_inbox (Shown *shown, gconstpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (find (GTK_WIDGET (inbox (shown)), GTK_TYPE_LIST_BOX, NULL));
  guint overdue = cordon_desk_inbox_get_count (inbox (shown), CORDON_MATTER_OVERDUE);

  g_assert_cmpuint (overdue, ==, 1);
  g_assert_cmpuint (cordon_desk_inbox_get_count (inbox (shown), CORDON_MATTER_DUE), ==, 3);
  g_assert_cmpuint (cordon_desk_inbox_get_count (inbox (shown), CORDON_MATTER_NEW), ==, 2);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, overdue);
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, 0));

  /* Of another kind, what is overdue stays asked for; a chip takes it away. */
  gtk_toggle_button_set_active (cordon_programme_view_get_chip (VIEW (shown), "agreement"), TRUE);
  rest (shown);
  g_assert_cmpint (cordon_programme_view_get_filter (VIEW (shown))->preset, ==, CORDON_MATTER_OVERDUE);
  g_assert_cmpuint (n_rows (shown), ==, 0);
  gtk_widget_activate_action (shown->view, "programme.clear", NULL);
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, G_N_ELEMENTS (casework_matters));
}

static CordonDeskFilter *
filter_box (Shown *shown)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find (shown->view, GTK_TYPE_MENU_BUTTON, "filter_button"));

  return CORDON_DESK_FILTER (gtk_popover_get_child (gtk_menu_button_get_popover (button)));
}

/* A filter is narrowed, kept under a name, and comes back from the inbox. */
static void
test_kept_filter (Shown *shown, gconstpointer data)
{
  g_autoptr (GListModel) saved = cordon_saved_view_list (shown->plan.plan, "programme");
  g_autoptr (CordonMatterFilter) narrow = NULL;
  GtkWidget *row, *list;

  wait_for (saved);
  row = cordon_desk_filter_get_row (filter_box (shown), "state");
  g_signal_emit_by_name (row, "commit", "closed");
  rest (shown);
  g_assert_cmpstr (cordon_programme_view_get_filter (VIEW (shown))->state, ==, "closed");
  g_assert_cmpuint (n_rows (shown), ==, 3);
  narrow = cordon_matter_filter_copy (cordon_programme_view_get_filter (VIEW (shown)));
  type (cordon_desk_filter_get_row (filter_box (shown), "name"), "What is closed");
  wait_until (g_list_model_get_n_items (saved) == 1);

  gtk_widget_activate_action (shown->view, "programme.clear", NULL);
  rest (shown);
  g_assert_cmpuint (n_rows (shown), ==, G_N_ELEMENTS (casework_matters));
  g_assert_null (cordon_field_row_get_value (CORDON_FIELD_ROW (row)));
  list = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (inbox (shown))));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  rest (shown);
  g_assert_true (cordon_matter_filter_equal (cordon_programme_view_get_filter (VIEW (shown)), narrow));
  g_assert_cmpuint (n_rows (shown), ==, 3);
  undo (shown);
  wait_until (g_list_model_get_n_items (saved) == 0);
}

static CordonMatterMany *
many (Shown *shown)
{
  return CORDON_MATTER_MANY (find (shown->view, CORDON_TYPE_MATTER_MANY, NULL));
}

static guint
count_due (Shown *shown, const char *due)
{
  guint n = 0;

  for (guint i = 0; i < n_rows (shown); i++)
    {
      g_autoptr (CordonRecord) matter = g_list_model_get_item (rows (shown), i);

      n += g_strcmp0 (cordon_record_get_text (matter, "due"), due) == 0;
    }
  return n;
}

static void
test_many (Shown *shown, gconstpointer data)
{
  CordonTable *table = cordon_programme_view_get_table (VIEW (shown));
  guint before = count_due (shown, "2026-05-01");
  guint all = n_rows (shown);

  g_assert_cmpuint (before, ==, 0);
  gtk_selection_model_select_all (cordon_table_get_selection (table));
  rest (shown);
  g_assert_nonnull (many (shown));
  cordon_matter_many_apply (many (shown), "due", "2026-05-01");
  wait_until (count_due (shown, "2026-05-01") == all);
  wait_until (shown->done != NULL);
  g_assert_nonnull (strstr (shown->done, "16"));
  g_assert_cmpuint (cordon_table_count_selected (table, NULL), ==, all);

  /* One that can't take it refuses for all of them. */
  cordon_matter_many_apply (many (shown), "opened", "2026-02-01");
  wait_until (cordon_matter_many_get_error (many (shown)) != NULL);
  g_assert_nonnull (strstr (cordon_matter_many_get_error (many (shown)), "before it was opened"));
  undo (shown);
  wait_until (count_due (shown, "2026-05-01") == 0);

  gtk_widget_activate_action (GTK_WIDGET (many (shown)), "many.delete", NULL);
  wait_until (n_rows (shown) == 0);
  undo (shown);
  wait_until (n_rows (shown) == all);
}

static void
test_renewal (Shown *shown, gconstpointer data)
{
  choose (shown, "AGR-2023-001");
  g_assert_cmpstr (text (shown, "expires_on"), ==, "2026-04-26");
  gtk_widget_activate_action (GTK_WIDGET (steps (shown)), "matter.renew", NULL);
  wait_until (g_strcmp0 (text (shown, "state"), "in_force") == 0);
  g_assert_cmpstr (text (shown, "signed_on"), ==, "2026-02-10");
  /* From May 2023 to April 2026: 35 months more */
  g_assert_cmpstr (text (shown, "expires_on"), ==, "2029-01-10");
  wait_until (figure (shown, "agreements") == 1);
  undo (shown);
  settle ();
  g_assert_cmpstr (text (shown, "expires_on"), ==, "2026-04-26");
}

/* What comes of a matter is no less protected than it. */
static void
test_marks_are_inherited (Shown *shown, gconstpointer data)
{
  g_autofree char *lead = casework_id ("LEAD-2026-003");
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, "matter", lead, "tlp", "AMBER");
  cordon_draft_set_text (draft, "matter", lead, "cui", "CUI//LEI");
  commit (shown->plan.plan, draft);
  choose (shown, "LEAD-2026-003");
  gtk_widget_activate_action (GTK_WIDGET (chain (shown)), "chain.add", "s", "investigation");
  wait_until (g_strcmp0 (text (shown, "ref"), "INV-2026-003") == 0);
  g_assert_cmpstr (text (shown, "tlp"), ==, "AMBER");
  g_assert_cmpstr (text (shown, "cui"), ==, "CUI//LEI");
}

static void
test_findings (Shown *shown, gconstpointer data)
{
  CordonSection *findings;
  GtkWidget *row;

  gtk_widget_activate_action (shown->view, "programme.add", "s", "review");
  wait_until (shown_matter (shown) != NULL);
  rest (shown);
  findings = section (shown, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (findings)));
  g_signal_emit_by_name (findings, "add");
  wait_until (cordon_section_get_count (findings) == 1);
  rest (shown);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (cordon_section_get_list (findings), 0));
  type (find (row, CORDON_TYPE_FIELD_ROW, "corrected_on"), "2026-02-01");
  wait_until (says (find (row, CORDON_TYPE_FIELD_ROW, "corrected_on"), "has not been corrected yet"));
}

/* The same reference twice is told beside the field, on either of the two. */
static void
test_same_reference (Shown *shown, gconstpointer data)
{
  choose (shown, "LEAD-2026-002");
  type (find (shown->view, CORDON_TYPE_FIELD_ROW, "ref"), "LEAD-2026-003");
  wait_until (says (find (shown->view, CORDON_TYPE_FIELD_ROW, "ref"), "has this reference too"));
  choose (shown, "LEAD-2026-003");
  wait_until (says (find (shown->view, CORDON_TYPE_FIELD_ROW, "ref"), "Pill press parts"));
  choose (shown, "LEAD-2026-001");
  g_assert_false (says (find (shown->view, CORDON_TYPE_FIELD_ROW, "ref"), "has this reference too"));
  undo (shown);
  choose (shown, "LEAD-2026-003");
  g_assert_false (says (find (shown->view, CORDON_TYPE_FIELD_ROW, "ref"), "has this reference too"));
}

static void
test_empty (Shown *shown, gconstpointer data)
{
  g_assert_nonnull (find (shown->view, ADW_TYPE_STATUS_PAGE, NULL));
  gtk_widget_activate_action (shown->view, "programme.add", "s", "agreement");
  wait_until (shown_matter (shown) != NULL);
  rest (shown);
  g_assert_null (find (shown->view, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpstr (text (shown, "ref"), ==, "AGR-2026-001");
}

#define ADD(path, up, test) g_test_add (path, Shown, NULL, up, test, take_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("CORDON_TODAY", "2026-02-10", TRUE);
  cordon_toolkit_init ();

  ADD ("/programme/kinds", set_up_casework, test_kinds);
  ADD ("/programme/order", set_up_casework, test_order);
  ADD ("/programme/selection", set_up_casework, test_selection);
  ADD ("/programme/steps", set_up_casework, test_steps);
  ADD ("/programme/refused-step", set_up_casework, test_refused_step);
  ADD ("/programme/edit", set_up_casework, test_edit);
  ADD ("/programme/add", set_up_casework, test_add);
  ADD ("/programme/delete-and-restore", set_up_casework, test_delete_and_restore);
  ADD ("/programme/way-and-weight", set_up_casework, test_way_and_weight);
  ADD ("/programme/item", set_up_casework, test_item);
  ADD ("/programme/chain", set_up_casework, test_chain);
  ADD ("/programme/chain-in-a-ring", set_up_casework, test_chain_in_a_ring);
  ADD ("/programme/strip", set_up_casework, test_strip);
  ADD ("/programme/inbox", set_up_casework, test_inbox);
  ADD ("/programme/kept-filter", set_up_casework, test_kept_filter);
  ADD ("/programme/many", set_up_casework, test_many);
  ADD ("/programme/renewal", set_up_casework, test_renewal);
  ADD ("/programme/marks-are-inherited", set_up_casework, test_marks_are_inherited);
  ADD ("/programme/findings", set_up_casework, test_findings);
  ADD ("/programme/same-reference", set_up_casework, test_same_reference);
  ADD ("/programme/empty", set_up_empty, test_empty);
  return g_test_run ();
}

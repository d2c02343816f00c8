/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history view, as a planner relies on it: every edit stands there in words, can be found, read to its end and
 * taken back, and the list stays put while the plan goes on changing. */

#include "views/history/cordon-history-view.h"

#include <adwaita.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-option.h"
#include "model/cordon-plan.h"
#include "support/cordon-await.h"
#include "views/history/cordon-compare-row.h"
#include "views/history/cordon-history-page.h"
#include "views/history/cordon-history-row.h"

typedef struct
{
  char *folder;
  CordonLedger *ledger;
  CordonPlan *plan;
  GtkWidget *window;
  GtkWidget *view;
  char *asked; /* the window action that was asked for last, with its target */
} Fixture;

static gboolean
on_waited_too_long (gpointer data)
{
  g_error ("waited in vain for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint waited = g_timeout_add_seconds (20, on_waited_too_long, (gpointer) #condition);                              \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (waited);                                                                                          \
  }                                                                                                                    \
  G_STMT_END

static void
run_idle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = cordon_await_folder ();
  path = g_build_filename (fixture->folder, "plan.cordon", NULL);
  fixture->ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  fixture->plan = cordon_plan_new (fixture->ledger);
}

static void
on_asked (GSimpleAction *action, GVariant *target, Fixture *fixture)
{
  g_autofree char *text = g_variant_print (target, FALSE);

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static void
show (Fixture *fixture, int width)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {{"undo-edit", "x"}, {"show-date", "x"}, {"show", "(ss)"}};
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (on_asked), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  fixture->view = g_object_ref_sink (cordon_history_view_new (fixture->plan));
  fixture->window = adw_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (fixture->view) > 0);
  run_idle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      run_idle ();
      g_assert_finalize_object (fixture->view);
    }
  g_object_unref (fixture->plan);
  cordon_await_close (fixture->ledger);
  cordon_await_remove (fixture->folder);
  g_free (fixture->asked);
}

static gint64
commit (Fixture *fixture, CordonDraft *draft)
{
  g_autoptr (CordonDraft) owned = draft;
  g_autoptr (CordonChanges) changes = cordon_await_commit (fixture->ledger, owned, NULL);

  return cordon_changes_get_position (changes);
}

static gint64
add_item (Fixture *fixture, const char *id, const char *code, const char *title)
{
  CordonDraft *draft = cordon_draft_new ("Add initiative");

  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", id, "code", code);
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  return commit (fixture, draft);
}

static gint64
set_text (Fixture *fixture, const char *id, const char *field, const char *text)
{
  CordonDraft *draft = cordon_draft_new ("Change field");

  cordon_draft_set_text (draft, "plan_item", id, field, text);
  return commit (fixture, draft);
}

#define ITEM "0190f0a0-0000-7000-8000-000000000001"
#define OTHER "0190f0a0-0000-7000-8000-000000000002"

/* Finding */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static void
collect (GtkWidget *widget, Matches matches, gconstpointer data, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (matches (widget, data))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, matches, data, found);
}

static gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static guint
count_labels (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (fixture->view, is_label_with, text, found);
  return found->len;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static GPtrArray *
find_all (Fixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->view, is_of_type, &type, found);
  return found;
}

static gboolean
is_named (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

/* What a template calls @id, in the view or in @below. */
static GtkWidget *
find_in (GtkWidget *below, const char *id)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (below, is_named, id, found);
  return found->len > 0 ? found->pdata[0] : NULL;
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return find_in (fixture->view, id);
}

static GListModel *
entries (Fixture *fixture)
{
  GtkWidget *list = find (fixture, "list");

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static guint
n_entries (Fixture *fixture)
{
  GListModel *model = entries (fixture);

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* The widget of the entry at @position, which is newest first and must be in sight. */
static GtkWidget *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (CordonHistoryEntry) entry = g_list_model_get_item (entries (fixture), position);
  g_autoptr (GPtrArray) rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (cordon_history_row_get_entry (rows->pdata[i]) == entry)
      return rows->pdata[i];
  return NULL;
}

static void
choose (Fixture *fixture, const char *drop_down, const char *value)
{
  GtkDropDown *widget = GTK_DROP_DOWN (find (fixture, drop_down));
  GListModel *options = gtk_drop_down_get_model (widget);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (cordon_option_get_value (option), value) == 0)
        {
          gtk_drop_down_set_selected (widget, i);
          return;
        }
    }
  g_error ("%s offers no %s", drop_down, value);
}

/* Tests */

static void
test_tells_what_was_done (Fixture *fixture, gconstpointer data)
{
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2);
  wait_until (count_labels (fixture, "State of 1.C") == 1);
  g_assert_cmpuint (count_labels (fixture, "Add initiative"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Planner on "), ==, 2);
  /* Both are of one day, under one heading. */
  g_assert_cmpuint (count_labels (fixture, "Today, "), ==, 1);
}

static void
test_nothing_yet (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  wait_until (count_labels (fixture, "No History Yet") == 1);
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  wait_until (n_entries (fixture) == 1);
  g_assert_cmpuint (count_labels (fixture, "No History Yet"), ==, 0);
}

static void
test_any_edit_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 first, at;
  g_autofree char *undo = NULL;
  g_autofree char *date = NULL;
  g_autoptr (CordonHistoryEntry) entry = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  first = set_text (fixture, ITEM, "state", "active");
  set_text (fixture, ITEM, "state", "done");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 3 && row_at (fixture, 1) != NULL);

  gtk_widget_activate (find_in (row_at (fixture, 1), "undo"));
  undo = g_strdup_printf ("undo-edit %" G_GINT64_FORMAT, first);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, undo);

  entry = g_list_model_get_item (entries (fixture), 1);
  at = cordon_changes_get_at (cordon_history_entry_get_edit (entry)->changes);
  g_clear_pointer (&fixture->asked, g_free);
  gtk_widget_activate (find_in (row_at (fixture, 1), "date"));
  date = g_strdup_printf ("show-date %" G_GINT64_FORMAT, at);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, date);
}

static void
test_taken_back_is_marked (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  first = set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2);
  g_assert_cmpuint (count_labels (fixture, "Taken back"), ==, 0);

  g_object_unref (cordon_await_undo_edit (fixture->ledger, first, NULL));
  wait_until (n_entries (fixture) == 3 && count_labels (fixture, "Taken back") == 1);
  g_assert_nonnull (find_in (row_at (fixture, 1), "taken_back"));
  g_assert_null (find_in (row_at (fixture, 1), "undo"));
  g_assert_cmpuint (count_labels (fixture, "takes back the edit of"), ==, 1);

  /* And it stands again once that was taken back in turn. */
  g_object_unref (cordon_await_redo (fixture->ledger, NULL));
  wait_until (n_entries (fixture) == 4 && find_in (row_at (fixture, 2), "undo") != NULL);
  g_assert_null (find_in (row_at (fixture, 2), "taken_back"));
  g_assert_nonnull (find_in (row_at (fixture, 1), "taken_back"));
}

static void
test_import_is_one_entry (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Start from the strategy");

  cordon_draft_set_nature (draft, CORDON_NATURE_IMPORT);
  for (guint i = 0; i < 300; i++)
    {
      const char *kind = i < 16 ? "plan_item" : "party";
      const char *id = cordon_draft_create (draft, kind, NULL);

      cordon_draft_set_text (draft, kind, id, "kind", i < 16 ? "initiative" : i % 2 == 0 ? "center" : "agency");
      cordon_draft_set_text (draft, kind, id, i < 16 ? "title" : "name", "One of many");
    }
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1 && count_labels (fixture, "16 initiatives, 284 bodies") == 1);
}

static void
test_long_edit_shows_its_beginning (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Change fields");

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  cordon_draft_set_text (draft, "plan_item", ITEM, "title", "Another title");
  cordon_draft_set_text (draft, "plan_item", ITEM, "due", "2026-03-31");
  cordon_draft_set_text (draft, "plan_item", ITEM, "start", "2025-10-01");
  cordon_draft_set_text (draft, "plan_item", ITEM, "page", "7");
  cordon_draft_set_text (draft, "plan_item", ITEM, "note", "A note");
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && count_labels (fixture, "And 2 more") == 1);
  g_assert_cmpuint (count_labels (fixture, "Note"), ==, 0);

  /* Enter on the entry, as the list has it. */
  g_signal_emit_by_name (find (fixture, "list"), "activate", 0);
  wait_until (count_labels (fixture, "Note") == 1);
  g_assert_cmpuint (count_labels (fixture, "Show less"), ==, 1);
  gtk_widget_activate (find_in (row_at (fixture, 0), "more"));
  wait_until (count_labels (fixture, "Note") == 0);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add place");

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  add_item (fixture, OTHER, "1.D", "Train");
  cordon_draft_set_text (draft, "place", cordon_draft_create (draft, "place", NULL), "name", "Bogotá");
  commit (fixture, draft);
  cordon_ledger_set_author (fixture->ledger, "K. Rivera");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 4);

  choose (fixture, "kind", "place");
  wait_until (n_entries (fixture) == 1 && count_labels (fixture, "Bogotá") == 1);
  choose (fixture, "kind", NULL);
  wait_until (n_entries (fixture) == 4);

  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (find (fixture, "author")))) == 3);
  choose (fixture, "author", "K. Rivera");
  wait_until (n_entries (fixture) == 1);
  /* A new edit of another is not among hers. */
  cordon_ledger_set_author (fixture->ledger, "L. Ortiz");
  set_text (fixture, ITEM, "page", "8");
  cordon_ledger_set_author (fixture->ledger, "K. Rivera");
  set_text (fixture, ITEM, "page", "9");
  wait_until (n_entries (fixture) == 2);

  choose (fixture, "kind", "measure");
  wait_until (count_labels (fixture, "Nothing Was Changed") == 1);
  gtk_widget_activate (find (fixture, "show_all"));
  wait_until (n_entries (fixture) == 6);
}

static void
test_history_of_one_row (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Start update");
  const char *update;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  add_item (fixture, OTHER, "1.D", "Train");
  set_text (fixture, ITEM, "state", "active");
  update = cordon_draft_create (draft, "status_update", NULL);
  cordon_draft_set_text (draft, "status_update", update, "plan_item", ITEM);
  cordon_draft_set_text (draft, "status_update", update, "period", "2026-Q1");
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 4);
  g_assert_true (cordon_history_view_reveal (fixture->view, "plan_item", ITEM));
  g_assert_false (cordon_history_view_reveal (fixture->view, "nonsense", ITEM));
  wait_until (n_entries (fixture) == 3 && count_labels (fixture, "Only 1.C Expand the Mexico TCIU") == 1);
  gtk_widget_activate (find (fixture, "row_filter"));
  wait_until (n_entries (fixture) == 4);
  g_assert_null (find (fixture, "row_filter"));
}

static void
test_days_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1);
  g_assert_null (find (fixture, "dates"));
  choose (fixture, "span", "");
  wait_until (find (fixture, "dates") != NULL);
  wait_until (n_entries (fixture) == 1);
}

static void
test_reads_on_and_stays_put (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;
  g_autoptr (CordonHistoryEntry) looked_at = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean in_sight = FALSE;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i);

      set_text (fixture, ITEM, "page", page);
    }
  show (fixture, 900);
  wait_until (n_entries (fixture) >= 50);
  g_assert_cmpuint (n_entries (fixture), <, 131);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (fixture, "scroller")));
  while (n_entries (fixture) < 131)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      g_main_context_iteration (NULL, TRUE);
    }

  /* Somebody who has scrolled on sees the same entry after a new one has come in. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  run_idle ();
  rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);
  for (guint i = 0; i < rows->len && looked_at == NULL; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (rows->pdata[i], find (fixture, "scroller"), &bounds) && bounds.origin.y > 100
          && bounds.origin.y < 300)
        looked_at = g_object_ref (cordon_history_row_get_entry (rows->pdata[i]));
    }
  g_assert_nonnull (looked_at);
  set_text (fixture, ITEM, "page", "last");
  wait_until (n_entries (fixture) == 132);
  run_idle ();
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      graphene_rect_t bounds;

      if (cordon_history_row_get_entry (rows->pdata[i]) == looked_at
          && gtk_widget_compute_bounds (rows->pdata[i], find (fixture, "scroller"), &bounds))
        in_sight |= bounds.origin.y > -200 && bounds.origin.y < 600;
    }
  g_assert_true (in_sight);
}

static void
test_the_past_says_so (Fixture *fixture, gconstpointer data)
{
  CordonLedger *now = fixture->ledger;
  g_autoptr (CordonPlan) plan = fixture->plan;
  g_autoptr (GPtrArray) buttons = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  fixture->ledger = cordon_await_as_of (now, g_get_real_time () / 1000, NULL);
  fixture->plan = cordon_plan_new (fixture->ledger);
  show (fixture, 900);
  wait_until (count_labels (fixture, "This Is the Past") == 1);
  g_assert_false (cordon_history_view_reveal (fixture->view, "plan_item", ITEM));
  buttons = find_all (fixture, GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_widget_activate (buttons->pdata[0]);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, "show-date 0");
  g_clear_object (&plan);
  cordon_await_close (now);
}

static void
test_fits_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  int minimum;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico Transnational Criminal Investigative Unit to all of its offices");
  cordon_ledger_set_author (fixture->ledger, "Somebody with quite a long name, of an office with a longer one");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 360);
  wait_until (n_entries (fixture) == 2 && count_labels (fixture, "State of 1.C") == 1);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_buttons_are_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1 && row_at (fixture, 0) != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_in (row_at (fixture, 0), "undo")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo this: Add initiative");
  buttons = find_all (fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    {
      const char *label = gtk_button_get_label (buttons->pdata[i]);

      /* A drop-down's button is read by what is chosen. */
      if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (buttons->pdata[i])))
        continue;
      g_assert_true (label != NULL
                     || gtk_test_accessible_has_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
}

static void
test_newest_stay_in_sight (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i);

      set_text (fixture, ITEM, "page", page);
    }
  wait_until (n_entries (fixture) == 31);
  wait_until (row_at (fixture, 0) != NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (fixture, "scroller")));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 1000);

  /* Also of what came while another page showed. */
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "compare");
  wait_until (find (fixture, "list") == NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *page = g_strdup_printf ("again %u", i);

      set_text (fixture, ITEM, "page", page);
    }
  run_idle ();
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "history");
  wait_until (n_entries (fixture) == 51 && row_at (fixture, 0) != NULL);
  run_idle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);
}

static gboolean
has_focus_within (Fixture *fixture, CordonHistoryEntry *entry)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return CORDON_IS_HISTORY_ROW (row) && cordon_history_row_get_entry (CORDON_HISTORY_ROW (row)) == entry;
}

static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonHistoryEntry) entry = NULL;
  GtkWidget *item;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && row_at (fixture, 1) != NULL);
  entry = g_list_model_get_item (entries (fixture), 1);
  item = gtk_widget_get_parent (row_at (fixture, 1));
  gtk_widget_grab_focus (item);
  g_assert_true (has_focus_within (fixture, entry));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL));

  set_text (fixture, ITEM, "state", "done");
  wait_until (n_entries (fixture) == 3);
  run_idle ();
  g_assert_true (has_focus_within (fixture, entry));
}

static gboolean
is_popover (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER_MENU (widget);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GMenuModel *menu;
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  cordon_ledger_set_author (fixture->ledger, "K. Rivera");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && row_at (fixture, 0) != NULL);
  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (find (fixture, "author")))) == 3);
  gtk_widget_grab_focus (gtk_widget_get_parent (row_at (fixture, 0)));
  gtk_widget_activate_action (find (fixture, "list"), "history.menu", NULL);
  collect (fixture->view, is_popover, NULL, found);
  g_assert_cmpuint (found->len, ==, 1);
  menu = gtk_popover_menu_get_menu_model (found->pdata[0]);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      char *action = NULL;

      g_menu_model_get_item_attribute (menu, i, "action", "s", &action);
      g_ptr_array_add (actions, action);
    }
  g_ptr_array_add (actions, NULL);
  joined = g_strjoinv (" ", (char **) actions->pdata);
  g_assert_cmpstr (joined, ==, "win.undo-edit win.show-date history.only-author history.copy");
  gtk_popover_popdown (found->pdata[0]);
  gtk_widget_activate_action (find (fixture, "list"), "history.only-author", "s", "K. Rivera");
  wait_until (n_entries (fixture) == 1);
}

/* Two dates compared */

static void
show_compare (Fixture *fixture)
{
  show (fixture, 900);
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "compare");
  wait_until (find (fixture, "compare_span") != NULL);
}

static void
test_compare_lists_what_differs (Fixture *fixture, gconstpointer data)
{
  show_compare (fixture);
  wait_until (count_labels (fixture, "Nothing Differs") == 1);
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  wait_until (count_labels (fixture, "1.C Expand the Mexico TCIU") == 1);
  g_assert_cmpuint (count_labels (fixture, "1 new"), ==, 1);
  add_item (fixture, OTHER, "1.D", "Train");
  wait_until (count_labels (fixture, "2 new") == 1);

  /* The heading, 1.C, 1.D */
  g_signal_emit_by_name (find (fixture, "compare_list"), "activate", 2);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, "show ('plan_item', '" OTHER "')");
}

static void
test_compare_over_a_quarter_or_dates (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *span;
  g_autoptr (GPtrArray) dates = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show_compare (fixture);
  wait_until (count_labels (fixture, "1 new") == 1);

  /* In the quarter before this there was no plan yet. */
  span = GTK_DROP_DOWN (find (fixture, "compare_span"));
  gtk_drop_down_set_selected (span, 4);
  wait_until (count_labels (fixture, "Nothing Differs") == 1);
  g_assert_null (find (fixture, "compare_dates"));

  /* From then until today there is. */
  choose (fixture, "compare_span", "");
  wait_until (find (fixture, "compare_dates") != NULL);
  dates = find_all (fixture, CORDON_TYPE_FIELD_ROW);
  g_assert_cmpuint (dates->len, ==, 2);
  cordon_field_row_type (dates->pdata[1], cordon_plan_get_today (fixture->plan));
  g_assert_true (cordon_field_row_flush (dates->pdata[1]));
  wait_until (count_labels (fixture, "1 new") == 1);
}

static void
test_compare_counts_what_is_too_much (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Import");
  GtkWidget *list;

  for (guint i = 0; i < 570; i++)
    cordon_draft_set_text (draft, "party", cordon_draft_create (draft, "party", NULL), "name", "One of many");
  commit (fixture, draft);
  show_compare (fixture);
  wait_until (count_labels (fixture, "570 new") == 1);
  list = find (fixture, "compare_list");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 501);
  wait_until (count_labels (fixture, "And 70 bodies more") == 1);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (is_label_with (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* A row of the comparison with the plan as it was a moment ago */
static GtkWidget *
compare_row (Fixture *fixture, gint64 from)
{
  g_autoptr (GPtrArray) found = cordon_await_compare (fixture->ledger, from, 0, 0, NULL);
  g_autoptr (CordonHistoryNames) names = cordon_history_names_new (fixture->plan);
  g_autoptr (CordonCompareItem) item = NULL;
  const CordonComparison *comparison;
  GtkWidget *row;

  g_assert_cmpuint (found->len, ==, 1);
  comparison = found->pdata[0];
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  item = cordon_compare_item_new (found, comparison, comparison->differences->pdata[0], 0);
  row = g_object_ref_sink (cordon_compare_row_new (names));
  cordon_compare_row_set_item (CORDON_COMPARE_ROW (row), item);
  return row;
}

static gint64
moment_after (Fixture *fixture)
{
  g_autoptr (GPtrArray) history = cordon_await_history (fixture->ledger, &(CordonHistoryQuery){.limit = 1}, NULL);
  gint64 at = cordon_changes_get_at (((CordonEdit *) history->pdata[0])->changes);

  while (g_get_real_time () / 1000 <= at)
    g_thread_yield ();
  return at;
}

static void
test_compare_tells_each_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) row = NULL;
  gint64 from;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "intent", "The unit will expand in Mexico.");
  from = moment_after (fixture);
  set_text (fixture, ITEM, "state", "active");
  set_text (fixture, ITEM, "due", "2026-03-31");
  set_text (fixture, ITEM, "intent", "The unit will grow in Mexico.");
  row = compare_row (fixture, from);
  g_assert_true (has_label (row, "1.C Expand the Mexico TCIU"));
  g_assert_true (has_label (row, "nothing → Active"));
  g_assert_true (has_label (row, "nothing → 31 Mar 2026"));
  g_assert_true (has_label (row, "The unit will expand grow in Mexico."));
  g_assert_false (has_label (row, "New"));
}

static void
test_compare_tells_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) row = NULL;
  CordonDraft *draft = cordon_draft_new ("Delete");
  gint64 from;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  from = moment_after (fixture);
  cordon_draft_delete (draft, "plan_item", ITEM);
  commit (fixture, draft);
  row = compare_row (fixture, from);
  g_assert_true (has_label (row, "Deleted"));
  g_assert_true (has_label (row, "1.C Expand the Mexico TCIU"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/history/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("tells-what-was-done", test_tells_what_was_done);
  ADD ("nothing-yet", test_nothing_yet);
  ADD ("any-edit-can-be-taken-back", test_any_edit_can_be_taken_back);
  ADD ("taken-back-is-marked", test_taken_back_is_marked);
  ADD ("import-is-one-entry", test_import_is_one_entry);
  ADD ("long-edit-shows-its-beginning", test_long_edit_shows_its_beginning);
  ADD ("filters", test_filters);
  ADD ("of-one-row", test_history_of_one_row);
  ADD ("days-can-be-chosen", test_days_can_be_chosen);
  ADD ("reads-on-and-stays-put", test_reads_on_and_stays_put);
  ADD ("the-past-says-so", test_the_past_says_so);
  ADD ("fits-a-narrow-window", test_fits_a_narrow_window);
  ADD ("buttons-are-named", test_buttons_are_named);
  ADD ("newest-stay-in-sight", test_newest_stay_in_sight);
  ADD ("focus-stays", test_focus_stays);
  ADD ("menu", test_menu);
  ADD ("compare/lists-what-differs", test_compare_lists_what_differs);
  ADD ("compare/over-a-quarter-or-dates", test_compare_over_a_quarter_or_dates);
  ADD ("compare/counts-what-is-too-much", test_compare_counts_what_is_too_much);
  ADD ("compare/tells-each-field", test_compare_tells_each_field);
  ADD ("compare/tells-what-is-gone", test_compare_tells_what_is_gone);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field edited in place: what is committed and when, what is said of what can't be taken, and that nothing typed
 * is lost. */

#include "base/cordon-text.h"
#include "kit/cordon-chooser.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-toolkit.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *other;
  CordonFieldRow *row;
  GPtrArray *committed;
} Fixture;

static void
on_commit (CordonFieldRow *row, const char *value, Fixture *fixture)
{
  g_ptr_array_add (fixture->committed, g_strdup (value != NULL ? value : "(none)"));
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture *fixture, const CordonFieldRowSpec *spec)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->committed = g_ptr_array_new_with_free_func (g_free);
  fixture->row = CORDON_FIELD_ROW (g_object_ref_sink (cordon_field_row_new (spec)));
  g_signal_connect (fixture->row, "commit", G_CALLBACK (on_commit), fixture);
  fixture->window = gtk_window_new ();
  fixture->other = gtk_button_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), fixture->other);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->row);
  g_ptr_array_unref (fixture->committed);
}

static void
press_escape (CordonFieldRow *row)
{
  GtkWidget *editor = cordon_field_row_get_editor (row);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (editor);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE && !handled)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
test_enter_commits_once (void)
{
  const CordonFieldRowSpec spec = {.name = "title", .title = "Title", .type = CORDON_FIELD_ROW_TEXT};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "Before");
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  cordon_field_row_type (fixture.row, "After");
  g_assert_cmpuint (fixture.committed->len, ==, 0);
  g_signal_emit_by_name (cordon_field_row_get_editor (fixture.row), "activate");
  gtk_widget_grab_focus (fixture.other);
  settle ();
  g_assert_cmpuint (fixture.committed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "After");
  /* What is stored comes back, and then what undo brings back. */
  cordon_field_row_set_value (fixture.row, "After");
  cordon_field_row_set_value (fixture.row, "Before");
  g_autofree char *typed = cordon_field_row_dup_typed (fixture.row);
  g_assert_cmpstr (typed, ==, "Before");
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  gtk_widget_grab_focus (fixture.other);
  settle ();
  g_assert_cmpuint (fixture.committed->len, ==, 1);
  tear_down (&fixture);
}

static void
test_leaving_commits (void)
{
  const CordonFieldRowSpec spec = {.title = "Intent", .type = CORDON_FIELD_ROW_LONG_TEXT};
  Fixture fixture;

  set_up (&fixture, &spec);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  settle ();
  cordon_field_row_type (fixture.row, "One\n\nTwo");
  gtk_widget_grab_focus (fixture.other);
  settle ();
  g_assert_cmpuint (fixture.committed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "One\n\nTwo");
  tear_down (&fixture);
}

static void
test_escape_restores (void)
{
  const CordonFieldRowSpec spec = {.title = "Title", .type = CORDON_FIELD_ROW_SENTENCE, .required = TRUE};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "Stands");
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  cordon_field_row_type (fixture.row, "");
  g_assert_nonnull (cordon_field_row_get_error (fixture.row));
  press_escape (fixture.row);
  g_assert_null (cordon_field_row_get_error (fixture.row));
  gtk_widget_grab_focus (fixture.other);
  settle ();
  g_assert_cmpuint (fixture.committed->len, ==, 0);
  tear_down (&fixture);
}

static void
test_wrong_is_said_and_kept (void)
{
  const CordonFieldRowSpec spec = {.title = "Value", .type = CORDON_FIELD_ROW_NUMBER};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "80");
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  cordon_field_row_type (fixture.row, "eighty");
  g_assert_nonnull (cordon_field_row_get_error (fixture.row));
  gtk_test_accessible_assert_state (cordon_field_row_get_editor (fixture.row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_widget_grab_focus (fixture.other);
  settle ();
  g_autofree char *typed = cordon_field_row_dup_typed (fixture.row);
  g_assert_cmpstr (typed, ==, "eighty");
  g_assert_cmpuint (fixture.committed->len, ==, 0);
  /* Somebody else's edit does not take away what is being typed. */
  cordon_field_row_set_value (fixture.row, "90");
  g_autofree char *still = cordon_field_row_dup_typed (fixture.row);
  g_assert_cmpstr (still, ==, "eighty");
  cordon_field_row_type (fixture.row, "81.5");
  g_assert_null (cordon_field_row_get_error (fixture.row));
  g_assert_true (cordon_field_row_flush (fixture.row));
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "81.5");
  /* A refused commit can be tried again. */
  cordon_field_row_set_error (fixture.row, "The disk is full.");
  g_assert_cmpstr (cordon_field_row_get_error (fixture.row), ==, "The disk is full.");
  g_assert_true (cordon_field_row_flush (fixture.row));
  g_assert_cmpuint (fixture.committed->len, ==, 2);
  tear_down (&fixture);
}

static void
test_steps_of_a_quarter (void)
{
  const CordonFieldRowSpec spec = {.title = "Quarter", .type = CORDON_FIELD_ROW_QUARTER};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "2025-Q4");
  cordon_field_row_type (fixture.row, "2025-Q7");
  g_assert_nonnull (cordon_field_row_get_error (fixture.row));
  press_escape (fixture.row);
  cordon_field_row_type (fixture.row, "2026-Q1");
  g_assert_true (cordon_field_row_flush (fixture.row));
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "2026-Q1");
  tear_down (&fixture);
}

static GListModel *
some_options (void)
{
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);
  const char *const rows[][3] = {
      {NULL, "Not set", NULL},
      {"active", "Active", NULL},
      {"tciu-mx", "TCIU México", "foreign unit"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonOption) option = cordon_option_new (rows[i][0], rows[i][1], rows[i][2]);

      g_list_store_append (store, option);
    }
  return G_LIST_MODEL (store);
}

static void
test_choice_commits (void)
{
  g_autoptr (GListModel) options = some_options ();
  const CordonFieldRowSpec spec = {.title = "State", .type = CORDON_FIELD_ROW_CHOICE, .options = options};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "active");
  g_assert_cmpuint (fixture.committed->len, ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cordon_field_row_get_editor (fixture.row)), 0);
  g_assert_cmpuint (fixture.committed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "(none)");
  cordon_field_row_set_error (fixture.row, "It can’t be changed.");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (cordon_field_row_get_editor (fixture.row))), ==, 1);
  g_assert_cmpuint (fixture.committed->len, ==, 1);
  gtk_test_accessible_assert_property (cordon_field_row_get_editor (fixture.row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "State");
  tear_down (&fixture);
}

static void
test_search_finds_folded (void)
{
  g_autoptr (GListModel) options = some_options ();
  g_autoptr (CordonOption) option = g_list_model_get_item (options, 2);
  g_autofree char *words = cordon_text_fold ("mexico UNIT");

  g_assert_true (cordon_option_matches (option, words));
  g_assert_false (cordon_option_matches (option, "canada"));
  g_assert_true (cordon_option_matches (option, ""));
}

static void
test_reference_commits (void)
{
  g_autoptr (GListModel) options = some_options ();
  const CordonFieldRowSpec spec = {.title = "Owner", .type = CORDON_FIELD_ROW_REFERENCE, .options = options};
  Fixture fixture;

  set_up (&fixture, &spec);
  cordon_field_row_set_value (fixture.row, "active");
  g_signal_emit_by_name (cordon_field_row_get_editor (fixture.row), "chosen", "tciu-mx");
  g_assert_cmpstr (g_ptr_array_index (fixture.committed, 0), ==, "tciu-mx");
  g_assert_cmpstr (cordon_chooser_get_value (CORDON_CHOOSER (cordon_field_row_get_editor (fixture.row))), ==,
                   "tciu-mx");
  tear_down (&fixture);
}

static void
test_narrow (void)
{
  g_autoptr (GListModel) options = some_options ();

  for (guint type = CORDON_FIELD_ROW_TEXT; type <= CORDON_FIELD_ROW_REFERENCE; type++)
    {
      const CordonFieldRowSpec spec = {
          .title = "What is needed of headquarters, and by when it is needed",
          .type = type,
          .options = type >= CORDON_FIELD_ROW_CHOICE ? options : NULL,
      };
      Fixture fixture;
      int minimum;

      set_up (&fixture, &spec);
      if (type == CORDON_FIELD_ROW_SENTENCE || type == CORDON_FIELD_ROW_LONG_TEXT)
        cordon_field_row_set_value (fixture.row, "A long line that a narrow window breaks wherever it must be broken, "
                                                 "whatever stands in it, so that nothing runs out of the window.");
      gtk_widget_measure (GTK_WIDGET (fixture.row), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 320);
      tear_down (&fixture);
    }
}

/* Tab and Shift+Tab both lead out of every kind of field. */
static void
test_no_field_traps_the_focus (void)
{
  static const CordonFieldRowType types[] = {
      CORDON_FIELD_ROW_TEXT,
      CORDON_FIELD_ROW_LONG_TEXT,
  };
  static const GtkDirectionType directions[] = {GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint j = 0; j < G_N_ELEMENTS (directions); j++)
      {
        const CordonFieldRowSpec spec = {.name = "note", .title = "Note", .type = types[i]};
        Fixture fixture;

        set_up (&fixture, &spec);
        gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
        settle ();
        g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (fixture.row)));
        gtk_widget_child_focus (fixture.window, directions[j]);
        settle ();
        g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == NULL
                       || gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.other);
        tear_down (&fixture);
      }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add_func ("/field-row/enter-commits-once", test_enter_commits_once);
  g_test_add_func ("/field-row/leaving-commits", test_leaving_commits);
  g_test_add_func ("/field-row/escape-restores", test_escape_restores);
  g_test_add_func ("/field-row/wrong-is-said-and-kept", test_wrong_is_said_and_kept);
  g_test_add_func ("/field-row/steps-of-a-quarter", test_steps_of_a_quarter);
  g_test_add_func ("/field-row/choice-commits", test_choice_commits);
  g_test_add_func ("/field-row/search-finds-folded", test_search_finds_folded);
  g_test_add_func ("/field-row/reference-commits", test_reference_commits);
  g_test_add_func ("/field-row/no-field-traps-the-focus", test_no_field_traps_the_focus);
  g_test_add_func ("/field-row/narrow", test_narrow);
  return g_test_run ();
}

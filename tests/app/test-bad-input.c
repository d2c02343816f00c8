/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong while somebody works: what they type can't be taken, the disk is full, the file is somebody else's or
 * another's by now. Each time it is said in words, and what was typed is there until the person lets go of it. */

#include "app-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "kit/cordon-field-row.h"
#include "support/cordon-disk.h"

static CordonFieldRow *
find_row (GtkWidget *within, const char *name)
{
  if (CORDON_IS_FIELD_ROW (within) && g_str_equal (gtk_widget_get_name (within), name)
      && gtk_widget_get_mapped (within))
    return CORDON_FIELD_ROW (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CordonFieldRow *found = find_row (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The id of an initiative, by its code. */
static char *
find_initiative (CordonWindow *window, const char *code)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;

  cordon_query_where_text (query, "code", code);
  rows = cordon_await_rows (cordon_plan_get_ledger (cordon_window_get_plan (window)), query, NULL);
  g_assert_cmpuint (rows->rows->len, ==, 1);
  return g_strdup (cordon_row_get_id (rows->rows->pdata[0]));
}

static char *
read_field (CordonWindow *window, const char *id, const char *field)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;

  cordon_query_where_text (query, "id", id);
  rows = cordon_await_rows (cordon_plan_get_ledger (cordon_window_get_plan (window)), query, NULL);
  return g_strdup (cordon_row_get_text (rows->rows->pdata[0], field));
}

static void
assert_stored (CordonWindow *window, const char *id, const char *field, const char *expected)
{
  g_autofree char *stored = read_field (window, id, field);

  g_assert_cmpstr (stored, ==, expected);
}

static void
assert_typed (CordonFieldRow *row, const char *expected)
{
  g_autofree char *typed = cordon_field_row_dup_typed (row);

  g_assert_cmpstr (typed, ==, expected);
}

/* A field of an initiative, once it shows. */
static CordonFieldRow *
show_field (CordonWindow *window, const char *id, const char *field)
{
  g_autofree char *value = read_field (window, id, field);

  g_assert_true (cordon_window_show_row (window, "plan_item", id));
  wait_until (find_row (GTK_WIDGET (window), field) != NULL
              && g_strcmp0 (cordon_field_row_get_value (find_row (GTK_WIDGET (window), field)), value) == 0);
  run_idle ();
  return find_row (GTK_WIDGET (window), field);
}

/* As somebody does who then goes elsewhere with the Tab key or the mouse. */
static void
type_and_leave (CordonWindow *window, CordonFieldRow *row, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  cordon_field_row_type (row, text);
  gtk_root_set_focus (GTK_ROOT (window), NULL);
}

static void
press (GtkWindow *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_close (dialog);
  wait_until (find_dialog () == NULL);
}

/* There is one dialog, which says this. */
static GtkWindow *
assert_asked (const char *heading, const char *words)
{
  GtkWindow *dialog;

  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), words));
  return dialog;
}

static void
assert_no_more_dialogs (void)
{
  run_idle ();
  g_assert_null (find_dialog ());
}

/* What a field can't take */

/* As from the clipboard, over what is chosen. */
static void
paste (CordonFieldRow *row, const char *text)
{
  GtkWidget *editor = cordon_field_row_get_editor (row);

  cordon_field_row_select (row);
  if (GTK_IS_TEXT_VIEW (editor))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
    }
  else
    {
      int at = 0;

      gtk_editable_delete_selection (GTK_EDITABLE (editor));
      gtk_editable_insert_text (GTK_EDITABLE (editor), text, -1, &at);
    }
  run_idle ();
}

static void
test_long_title (void)
{
  CordonWindow *window = show_plan ("long.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *before = read_field (window, id, "title");
  g_autofree char *hostile = g_strnfill (100000, 'w');
  CordonFieldRow *row = show_field (window, id, "title");

  gtk_widget_grab_focus (GTK_WIDGET (row));
  paste (row, hostile);
  g_assert_nonnull (strstr (cordon_field_row_get_error (row), "at most 1000 letters, and this would be 100000"));
  assert_typed (row, before);
  paste (row, "Expand it");
  g_assert_null (cordon_field_row_get_error (row));
  assert_typed (row, "Expand it");
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Expand it") == 0);

  row = show_field (window, id, "due");
  paste (row, hostile);
  g_assert_nonnull (strstr (cordon_field_row_get_error (row), "at most 1000 letters"));
  row = show_field (window, id, "intent");
  paste (row, hostile);
  g_assert_nonnull (strstr (cordon_field_row_get_error (row), "without a space"));
  assert_no_more_dialogs ();
  close_window (window);
}

/* A plan that another program wrote has a title as none can be typed: it is shown at once, and cut off. */
static void
test_long_title_stored (void)
{
  CordonWindow *window = show_plan ("long stored.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *hostile = g_strnfill (100000, 'w');
  gint64 since = g_get_monotonic_time ();
  CordonDraft *draft = cordon_draft_new ("Rename");

  cordon_draft_set_text (draft, "plan_item", id, "title", hostile);
  cordon_draft_set_text (draft, "plan_item", id, "intent", hostile);
  g_object_unref (commit (window, draft));
  show_field (window, id, "title");
  gtk_widget_queue_draw (GTK_WIDGET (window));
  run_idle ();
  /* Wrapping it would take half a minute each time. */
  g_assert_cmpint ((g_get_monotonic_time () - since) / G_TIME_SPAN_SECOND, <, 15);
  close_window (window);
}

static void
test_date (void)
{
  CordonWindow *window = show_plan ("date.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *other = find_initiative (window, "2.B");
  CordonFieldRow *row = show_field (window, id, "due");

  type_and_leave (window, row, "31/12/2026");
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "2026-12-31") == 0);
  assert_typed (row, "31 Dec 2026");

  type_and_leave (window, row, "31 dic 2026");
  g_assert_nonnull (strstr (cordon_field_row_get_error (row), "such as 2025-03-31"));
  assert_typed (row, "31 dic 2026");
  assert_stored (window, id, "due", "2026-12-31");

  /* It waits there for whoever comes back. */
  row = show_field (window, other, "due");
  g_assert_null (cordon_field_row_get_error (row));
  row = show_field (window, id, "due");
  assert_typed (row, "31 dic 2026");
  g_assert_nonnull (strstr (cordon_field_row_get_error (row), "such as 2025-03-31"));

  /* So it does when the window was elsewhere. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-date", "x", g_get_real_time () / 1000 + 1000);
  wait_until (window->past != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.now", NULL);
  row = show_field (window, id, "due");
  assert_typed (row, "31 dic 2026");

  /* Nobody loses it unasked. */
  gtk_window_close (GTK_WINDOW (window));
  press (assert_asked ("Close Without What Was Typed?", "“31 dic 2026”"), "no");
  g_assert_false (window->closing);
  row = show_field (window, id, "due");
  type_and_leave (window, row, "30 Dec 2026");
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "2026-12-30") == 0);
  close_window (window);
}

static void
test_leave_typed (void)
{
  CordonWindow *window = show_plan ("leave.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  gpointer weak = window;

  type_and_leave (window, show_field (window, id, "due"), "soon");
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  press (assert_asked ("Close Without What Was Typed?", "“soon”"), "yes");
  wait_until (weak == NULL);
}

/* The disk */

static void
test_full_disk (void)
{
  CordonWindow *window = show_plan ("full.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *before = read_field (window, id, "title");
  CordonFieldRow *row = show_field (window, id, "title");

  cordon_disk_break (SQLITE_FULL, 0);
  type_and_leave (window, row, "Expand it");
  press (assert_asked ("The Disk Is Full", "There is no space left"), "close");
  assert_typed (row, "Expand it");
  g_assert_nonnull (cordon_field_row_get_error (row));
  g_assert_true (cordon_disk_mend ());
  assert_stored (window, id, "title", before);
  assert_no_more_dialogs ();

  /* Once there is room, leaving the field again is enough. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Expand it") == 0);
  g_assert_null (cordon_field_row_get_error (row));
  assert_stored (window, id, "title", "Expand it");
  close_window (window);
}

/* The person is at another initiative by the time that the disk turns out to be full. */
static void
test_full_disk_elsewhere (void)
{
  CordonWindow *window = show_plan ("full elsewhere.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *other = find_initiative (window, "2.B");
  g_autofree char *before = read_field (window, id, "title");
  CordonFieldRow *row = show_field (window, id, "title");

  cordon_disk_break (SQLITE_FULL, 0);
  type_and_leave (window, row, "Expand it");
  g_assert_true (cordon_window_show_row (window, "plan_item", other));
  press (assert_asked ("The Disk Is Full", "There is no space left"), "close");
  cordon_disk_mend ();
  assert_stored (window, id, "title", before);
  assert_no_more_dialogs ();

  row = show_field (window, other, "title");
  g_assert_null (cordon_field_row_get_error (row));
  row = show_field (window, id, "title");
  assert_typed (row, "Expand it");
  g_assert_nonnull (cordon_field_row_get_error (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Expand it") == 0);
  close_window (window);
}

static void
test_full_disk_closing (void)
{
  CordonWindow *window = show_plan ("full closing.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *path = in_folder ("full closing.cordon");
  g_autofree char *id = find_initiative (window, "1.C");
  CordonFieldRow *row = show_field (window, id, "title");
  GtkWindow *dialog;

  cordon_disk_break (SQLITE_FULL, 0);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  cordon_field_row_type (row, "Expand it");
  gtk_window_close (GTK_WINDOW (window));
  dialog = assert_asked ("The Disk Is Full", "“Expand it”");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "There is no space left"));
  press (dialog, "no");
  assert_no_more_dialogs ();
  cordon_disk_mend ();

  /* Closing tries again. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  close_window (window);
  window = show_window ();
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  assert_stored (window, id, "title", "Expand it");
  close_window (window);
}

/* Others */

/* The same field is changed while somebody types in it: their words stay, and history keeps both. */
static void
test_edited_meanwhile (void)
{
  CordonWindow *window = show_plan ("meanwhile.cordon", CORDON_BEGIN_STARTER);
  CordonLedger *ledger = cordon_plan_get_ledger (cordon_window_get_plan (window));
  g_autofree char *id = find_initiative (window, "1.C");
  CordonFieldRow *row = show_field (window, id, "title");
  CordonDraft *draft = cordon_draft_new ("Rename");
  g_autoptr (GPtrArray) history = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  cordon_field_row_type (row, "Mine");
  cordon_draft_set_text (draft, "plan_item", id, "title", "Theirs");
  g_object_unref (commit (window, draft));
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Theirs") == 0);
  assert_typed (row, "Mine");
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Mine") == 0);

  history = cordon_await_history (ledger, &(CordonHistoryQuery){.limit = 2}, NULL);
  for (guint i = 0; i < 2; i++)
    {
      const CordonChange *change = cordon_changes_get (((CordonEdit *) history->pdata[i])->changes, 0);

      g_assert_cmpstr (g_variant_get_string (change->new_value, NULL), ==, i == 0 ? "Mine" : "Theirs");
    }
  close_window (window);
}

/* What the other process does: it has the plan open until it is told to let go. */
static int
hold (const char *path)
{
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_MUST_WRITE, NULL);
  char byte;

  g_print ("held\n");
  if (fread (&byte, 1, 1, stdin) != 0)
    g_error ("nobody says anything here");
  cordon_await_close (ledger);
  return 0;
}

static void
test_other_process (void)
{
  g_autofree char *path = in_folder ("held.cordon");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) other = NULL;
  g_autofree char *id = NULL;
  char said[5] = "";
  CordonWindow *window = show_plan ("held.cordon", CORDON_BEGIN_STARTER);
  CordonFieldRow *row;

  close_window (window);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, self, "--hold", path,
                            NULL);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), said, sizeof said, NULL, NULL, NULL));
  g_assert_cmpmem (said, sizeof said, "held\n", 5);

  window = show_window ();
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  g_assert_nonnull (strstr (cordon_notice_get_title (window->read_only_notice), "already open for writing"));
  g_assert_nonnull (strstr (cordon_notice_get_title (window->read_only_notice), g_subprocess_get_identifier (other)));
  id = find_initiative (window, "1.C");
  row = show_field (window, id, "title");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (cordon_field_row_get_editor (row))));
  g_assert_false (gtk_widget_get_sensitive (window->undo));
  close_window (window);

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, NULL));
  g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
  window = show_window ();
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  g_assert_null (cordon_notice_get_title (window->read_only_notice));
  close_window (window);
}

/* Another file comes into the plan's place: it is left alone, and what is typed after that can be saved as a copy. */
static void
test_replaced (void)
{
  CordonWindow *window = show_plan ("replaced.cordon", CORDON_BEGIN_STARTER);
  g_autofree char *path = in_folder ("replaced.cordon");
  g_autofree char *copy = in_folder ("rescued.cordon");
  g_autofree char *id = find_initiative (window, "1.C");
  g_autofree char *content = NULL;
  CordonFieldRow *row = show_field (window, id, "title");

  g_assert_true (g_file_set_contents (path, "Groceries: milk, bread", -1, NULL));
  wait_until (cordon_notice_get_title (window->lost_notice) != NULL);
  type_and_leave (window, row, "Typed since");
  wait_until (g_strcmp0 (cordon_field_row_get_value (row), "Typed since") == 0);
  cordon_window_save_copy_to (window, copy);
  wait_until (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
  window->leave_lost = TRUE;
  close_window (window);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Groceries: milk, bread");

  window = show_window ();
  cordon_window_begin (window, copy, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  assert_stored (window, id, "title", "Typed since");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2025-11-25", TRUE);
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);
  cordon_locale_init ();
  gtk_test_init (&argc, &argv, NULL);
  cordon_disk_install ();
  g_test_add_func ("/bad-input/long-title", test_long_title);
  g_test_add_func ("/bad-input/long-title/stored", test_long_title_stored);
  g_test_add_func ("/bad-input/date", test_date);
  g_test_add_func ("/bad-input/leave-typed", test_leave_typed);
  g_test_add_func ("/bad-input/full-disk", test_full_disk);
  g_test_add_func ("/bad-input/full-disk/elsewhere", test_full_disk_elsewhere);
  g_test_add_func ("/bad-input/full-disk/closing", test_full_disk_closing);
  g_test_add_func ("/bad-input/edited-meanwhile", test_edited_meanwhile);
  g_test_add_func ("/bad-input/other-process", test_other_process);
  g_test_add_func ("/bad-input/replaced", test_replaced);
  return run_app_tests ();
}

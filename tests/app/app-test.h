/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the window share: one application, windows on plans of a private folder, and a main loop that runs
 * until something has come true. */

#include "app/cordon-application.h"
#include "app/cordon-locale.h"
#include "app/cordon-window-private.h"
#include "support/cordon-await.h"
#define CORDON_WAIT_SECONDS 30
#include "support/cordon-wait.h"

static CordonApplication *application;
static char *folder;

static inline void
run_idle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static inline char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static inline CordonWindow *
show_window (void)
{
  CordonWindow *window = cordon_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* A window on a plan that is made in the private folder */
static inline CordonWindow *
show_plan (const char *name, CordonBegin begin)
{
  CordonWindow *window = show_window ();
  g_autofree char *path = in_folder (name);

  cordon_window_begin (window, path, begin);
  wait_until (cordon_window_get_plan (window) != NULL);
  return window;
}

/* Closes as a person does, and waits until the window is gone for good. */
static inline void
close_window (CordonWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (weak == NULL);
}

static inline GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static inline CordonChanges *
commit (CordonWindow *window, CordonDraft *draft)
{
  g_autoptr (CordonDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  CordonChanges *changes =
      cordon_await_commit (cordon_plan_get_ledger (cordon_window_get_plan (window)), owned, &error);

  g_assert_no_error (error);
  return changes;
}

static inline int
run_app_tests (void)
{
  int code;

  folder = cordon_await_folder ();
  application = cordon_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  code = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  cordon_await_remove (folder);
  return code;
}

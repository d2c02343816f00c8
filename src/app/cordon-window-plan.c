/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's part in plan files: opens or makes one, goes to a past date of it and back, and closes it before the
 * window goes. While one of these is under way the window can be used and closed; it is stopped then. */

#include "app/cordon-window-private.h"

#include <glib/gstdio.h>

#include "app/cordon-head-start.h"
#include "app/cordon-message.h"
#include "app/cordon-recent.h"
#include "app/cordon-views.h"
#include "base/cordon-error.h"
#include "base/cordon-text.h"
#include "model/cordon-starter.h"
#include "views/shared/cordon-kept-text.h"

/* How long a new window waits for what it is to show, and how often it looks whether that is there. */
#define PATIENCE_MS 250
#define LOOK_AGAIN_MS 2

/* So much of what would be lost is shown to the person who is asked. */
#define MOST_QUOTED 200

/* Opening */

typedef struct
{
  CordonWindow *window;
  CordonBegin begin;
  CordonPlan *plan;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->window);
  g_clear_object (&opening->plan);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
begin_work (CordonWindow *self, const char *what, gboolean stoppable)
{
  self->working = self->plan != NULL ? self->work : self->welcome_work;
  self->working_number = cordon_work_begin (self->working, what, stoppable ? self->opening : NULL);
}

static void
end_work (CordonWindow *self)
{
  if (self->working != NULL && !self->closed)
    cordon_work_end (self->working, self->working_number);
  self->working = NULL;
}

static void
on_ledger_closed_unseen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *remove = data;
  g_autoptr (GError) error = NULL;

  if (!cordon_ledger_close_finish (CORDON_LEDGER (source), result, &error))
    g_message ("%s", error->message);
  if (remove != NULL && g_unlink (remove) != 0)
    g_message ("Could not remove the unfinished %s", remove);
  g_application_release (g_application_get_default ());
}

/* Closes a ledger that no window shows; the program stays until that is done. @remove: (nullable): removed then */
static void
close_unseen (CordonLedger *ledger, const char *remove)
{
  g_application_hold (g_application_get_default ());
  cordon_ledger_close_async (ledger, on_ledger_closed_unseen, g_strdup (remove));
}

/* A window that is not there yet */

static void
appear (CordonWindow *self)
{
  g_clear_handle_id (&self->appearing, g_source_remove);
  if (!self->closing && !self->closed)
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
on_patience_ended (gpointer window)
{
  CordonWindow *self = window;

  self->appearing = 0;
  appear (self);
  return G_SOURCE_REMOVE;
}

static gboolean
appear_when_read (gpointer window)
{
  CordonWindow *self = window;

  if (self->plan != NULL && cordon_plan_is_reading (self->plan) && g_get_monotonic_time () < self->appear_by)
    return G_SOURCE_CONTINUE;
  return on_patience_ended (self);
}

static void
opening_failed (CordonWindow *self, const GError *error)
{
  if (self->appearing != 0)
    appear (self);
  end_work (self);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->path, g_free);
  if (!self->closed)
    cordon_window_report (self, error);
}

static void
opening_done (CordonWindow *self, CordonPlan *plan)
{
  const char *notice = cordon_ledger_get_notice (cordon_plan_get_ledger (plan));

  end_work (self);
  g_clear_object (&self->opening);
  g_set_object (&self->plan, plan);
  cordon_window_watch_ledger (self, cordon_plan_get_ledger (plan));
  cordon_recent_add (self->settings, self->path);
  cordon_window_set_shown (self, plan);
  cordon_window_watch_file (self);
  /* Search is made ready when the first frame is there; the views come first. */
  if (self->appearing != 0)
    {
      /* After what views do when they are idle. */
      g_clear_handle_id (&self->appearing, g_source_remove);
      self->appearing = g_timeout_add_full (G_PRIORITY_LOW, LOOK_AGAIN_MS, appear_when_read, self, NULL);
    }
  else
    {
      cordon_window_prepare_search (self);
    }
  if (notice != NULL)
    cordon_message_tell (GTK_WINDOW (self), C_ ("heading of a message", "Earlier Changes Were Found"), notice);
}

/* A plan that was to hold the strategy and doesn't is nobody's work: the file that was just made goes again. */
static void
starter_failed (Opening *opening, const GError *error)
{
  close_unseen (cordon_plan_get_ledger (opening->plan), opening->window->path);
  opening_failed (opening->window, error);
}

static void
on_starter_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (source), result, &error);

  if (changes == NULL)
    starter_failed (opening, error);
  else if (opening->window->closed)
    close_unseen (cordon_plan_get_ledger (opening->plan), NULL);
  else
    opening_done (opening->window, opening->plan);
}

static void
on_starter_drafted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  CordonPlan *plan = opening->plan;
  GCancellable *cancellable = opening->window->opening;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonDraft) draft = g_task_propagate_pointer (G_TASK (result), &error);

  if (draft == NULL)
    starter_failed (opening, error);
  else
    cordon_plan_commit_async (plan, draft, cancellable, on_starter_committed, g_steal_pointer (&opening));
}

static void
draft_starter (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);

  if (draft != NULL)
    g_task_return_pointer (task, draft, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The plan that the program was started with is open, and its first view reads already. */
static void
on_head_start (CordonPlan *plan, GtkWidget *view, const GError *error, gpointer data)
{
  g_autoptr (Opening) opening = data;
  CordonWindow *self = opening->window;
  guint n;

  if (plan == NULL)
    {
      opening_failed (self, error);
      return;
    }
  if (self->closed)
    {
      close_unseen (cordon_plan_get_ledger (plan), NULL);
      return;
    }
  if (view != NULL)
    gtk_stack_add_named (self->views, view, cordon_views_get (&n)->id);
  opening_done (self, plan);
}

static void
on_ledger_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  CordonWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonLedger) ledger = cordon_ledger_open_finish (result, &error);

  if (ledger == NULL)
    {
      opening_failed (self, error);
      return;
    }
  if (self->closed)
    {
      close_unseen (ledger, NULL);
      return;
    }

  opening->plan = cordon_plan_new (ledger);
  cordon_plan_set_first_month (opening->plan, g_settings_get_int (self->settings, "first-month"));
  if (opening->begin == CORDON_BEGIN_STARTER)
    {
      g_autoptr (GTask) task = g_task_new (NULL, self->opening, on_starter_drafted, g_steal_pointer (&opening));

      g_task_run_in_thread (task, draft_starter);
      return;
    }
  opening_done (self, opening->plan);
}

void
cordon_window_begin (CordonWindow *self, const char *path, CordonBegin begin)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *author = NULL;
  Opening *opening;

  g_return_if_fail (CORDON_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->path == NULL);

  self->path = g_strdup (path);
  self->opening = g_cancellable_new ();
  name = cordon_recent_name_of (path);
  what = g_strdup_printf (begin == CORDON_BEGIN_OPEN ? C_ ("work", "Opening %s…") : C_ ("work", "Making %s…"), name);
  begin_work (self, what, TRUE);

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->begin = begin;
  author = g_settings_get_string (self->settings, "author");
  /* A plan opens in less time than it takes to draw a window twice: it appears with the plan in it, if that does not
   * take long. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      /* So that it can be closed all the same: GTK closes no window that isn't. */
      gtk_widget_realize (GTK_WIDGET (self));
      self->appear_by = g_get_monotonic_time () + PATIENCE_MS * G_TIME_SPAN_MILLISECOND;
      self->appearing = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
    }
  if (begin == CORDON_BEGIN_OPEN && cordon_head_start_take (path, on_head_start, opening))
    return;
  cordon_ledger_open_async (path, begin == CORDON_BEGIN_OPEN ? CORDON_OPEN_DEFAULT : CORDON_OPEN_CREATE,
                            *author != '\0' ? author : NULL, self->opening, on_ledger_opened, opening);
}

/* Saving, which only a plan that is worked on as a copy needs */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  gboolean saved = cordon_ledger_save_finish (CORDON_LEDGER (source), result, &error);

  end_work (self);
  if (self->closed)
    return;
  if (!saved)
    {
      cordon_message_tell (GTK_WINDOW (self), C_ ("heading of an error", "The Plan Was Not Saved"), error->message);
      return;
    }
  name = cordon_recent_name_of (self->path);
  sentence = g_strdup_printf (_ ("“%s” is saved."), name);
  cordon_window_report_done (self, sentence, 0);
}

void
cordon_window_save (CordonWindow *self)
{
  g_return_if_fail (CORDON_IS_WINDOW (self));

  if (self->plan == NULL || self->opening != NULL || self->closing)
    return;
  cordon_window_finish_typing (self);
  begin_work (self, C_ ("work", "Saving…"), FALSE);
  cordon_ledger_save_async (cordon_plan_get_ledger (self->plan), on_saved, g_object_ref (self));
}

/* Past dates */

static void
set_past (CordonWindow *self, CordonPlan *past)
{
  g_autoptr (CordonPlan) before = g_steal_pointer (&self->past);

  g_set_object (&self->past, past);
  cordon_window_set_shown (self, past != NULL ? past : self->plan);
  if (before != NULL)
    close_unseen (cordon_plan_get_ledger (before), NULL);
}

void
cordon_window_return_to_now (CordonWindow *self)
{
  g_return_if_fail (CORDON_IS_WINDOW (self));

  if (self->past != NULL)
    set_past (self, NULL);
}

static void
on_past_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonLedger) ledger = cordon_ledger_open_finish (result, &error);
  g_autoptr (CordonPlan) past = NULL;

  end_work (self);
  g_clear_object (&self->opening);
  if (ledger == NULL)
    {
      if (!self->closed)
        cordon_window_report (self, error);
      return;
    }
  if (self->closing || self->closed || self->plan == NULL)
    {
      close_unseen (ledger, NULL);
      return;
    }

  past = cordon_plan_new (ledger);
  cordon_plan_set_first_month (past, g_settings_get_int (self->settings, "first-month"));
  set_past (self, past);
}

void
cordon_window_show_date (CordonWindow *self, gint64 at)
{
  g_return_if_fail (CORDON_IS_WINDOW (self));

  if (self->plan == NULL || self->opening != NULL || self->closing)
    return;
  if (at == 0)
    {
      cordon_window_return_to_now (self);
      return;
    }
  self->opening = g_cancellable_new ();
  begin_work (self, C_ ("work", "Going back in time…"), TRUE);
  cordon_ledger_as_of_async (cordon_plan_get_ledger (self->plan), at, self->opening, on_past_opened,
                             g_object_ref (self));
}

/* Closing */

static void close_plan (CordonWindow *self);

static void
go (CordonWindow *self)
{
  self->closed = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_close_again_answered (gboolean again, gpointer data)
{
  g_autoptr (CordonWindow) self = data;

  if (again)
    close_plan (self);
  else
    go (self);
}

static void
on_ledger_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;

  end_work (self);
  if (cordon_ledger_close_finish (CORDON_LEDGER (source), result, &error))
    {
      go (self);
      return;
    }
  cordon_message_ask (GTK_WINDOW (self), C_ ("heading of an error", "The Plan Could Not Be Put Away"), error->message,
                      C_ ("button", "_Try Again"), C_ ("button", "_Close Anyway"), FALSE, on_close_again_answered,
                      g_object_ref (self));
}

static void
close_plan (CordonWindow *self)
{
  begin_work (self, C_ ("work", "Saving…"), FALSE);
  cordon_ledger_close_async (cordon_plan_get_ledger (self->plan), on_ledger_closed, g_object_ref (self));
}

static void
on_leave_lost_answered (gboolean leave, gpointer data)
{
  g_autoptr (CordonWindow) self = data;

  self->leave_lost = leave;
  if (leave)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_leave_typed_answered (gboolean leave, gpointer data)
{
  g_autoptr (CordonWindow) self = data;

  self->leave_typed = leave;
  if (leave)
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_typed (CordonWindow *self, const char *typed, const GError *error)
{
  g_autofree char *begin = cordon_text_clean (typed, MOST_QUOTED, FALSE);
  g_autofree char *quoted = g_utf8_strlen (typed, -1) > MOST_QUOTED ? g_strconcat (begin, "…", NULL) : g_strdup (begin);
  /* Translators: %s is the beginning of what was typed. */
  g_autofree char *lost =
      g_strdup_printf (_ ("A field holds what could not be stored: “%s”. If you close now, it is lost."), quoted);
  g_autofree char *body = error != NULL ? g_strjoin ("\n\n", error->message, lost, NULL) : g_strdup (lost);

  cordon_message_ask (GTK_WINDOW (self),
                      error != NULL ? cordon_window_report_heading (error)
                                    : C_ ("question", "Close Without What Was Typed?"),
                      body, C_ ("button", "_Close"), C_ ("button", "_Cancel"), TRUE, on_leave_typed_answered,
                      g_object_ref (self));
}

/* Everybody who had something to store knows by now what became of it. */
static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = g_steal_pointer (&self->closing_error);
  g_autofree char *typed = cordon_kept_text_find (self->plan, GTK_WIDGET (self->views));

  cordon_plan_settle_finish (CORDON_PLAN (source), result);
  if (!self->leave_typed && (typed != NULL || error != NULL))
    {
      self->closing = FALSE;
      if (typed != NULL)
        ask_about_typed (self, typed, error);
      else
        cordon_window_report (self, error);
      return;
    }
  cordon_window_return_to_now (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), FALSE);
  close_plan (self);
}

gboolean
cordon_window_close_request (GtkWindow *window)
{
  CordonWindow *self = CORDON_WINDOW (window);

  if (self->closed)
    return GDK_EVENT_PROPAGATE;
  if (self->closing)
    return GDK_EVENT_STOP;
  if (self->lost && !self->leave_lost)
    {
      cordon_message_ask (window, C_ ("question", "Close Without the File?"),
                          _ ("The file of this plan is not in its place any more. If you close now, what was changed "
                             "since the last backup may be lost. Save a copy first to keep it."),
                          C_ ("button", "_Close"), C_ ("button", "_Cancel"), TRUE, on_leave_lost_answered,
                          g_object_ref (self));
      return GDK_EVENT_STOP;
    }

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  if (self->plan == NULL)
    {
      self->closed = TRUE;
      return GDK_EVENT_PROPAGATE;
    }
  /* What is still being typed becomes an edit when its field loses the focus. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  self->closing = TRUE;
  cordon_plan_settle_async (self->plan, on_settled, g_object_ref (self));
  return GDK_EVENT_STOP;
}

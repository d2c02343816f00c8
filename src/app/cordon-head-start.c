/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK takes some hundred milliseconds to start, on one processor. The plan that the program was started with is opened
 * meanwhile on another, and read while the window is built. */

#include "app/cordon-head-start.h"

#include "app/cordon-views.h"

/* @func waits for the result, or else the result waits for it. */
typedef struct
{
  char *path;
  int first_month;
  gboolean answered;
  CordonPlan *plan;
  GtkWidget *view;
  GError *error;
  CordonHeadStartFunc func;
  gpointer data;
} HeadStart;

static HeadStart *head_start;

static void
hand_over (void)
{
  HeadStart *self = g_steal_pointer (&head_start);

  self->func (self->plan, self->view, self->error, self->data);
  g_clear_object (&self->plan);
  g_clear_object (&self->view);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonLedger) ledger = cordon_ledger_open_finish (result, &head_start->error);

  head_start->answered = TRUE;
  if (ledger != NULL)
    {
      head_start->plan = cordon_plan_new (ledger);
      cordon_plan_set_first_month (head_start->plan, head_start->first_month);
    }
  if (head_start->func != NULL)
    hand_over ();
}

void
cordon_head_start_begin (const char *path, GSettings *settings)
{
  g_autofree char *author = g_settings_get_string (settings, "author");

  g_return_if_fail (path != NULL);
  g_return_if_fail (head_start == NULL);

  head_start = g_new0 (HeadStart, 1);
  head_start->path = g_strdup (path);
  head_start->first_month = g_settings_get_int (settings, "first-month");
  cordon_ledger_open_async (path, CORDON_OPEN_DEFAULT, *author != '\0' ? author : NULL, NULL, on_opened, NULL);
}

/* The first look at any icon reads the names of all. GTK allows it in a thread, and a look of the main thread waits for
 * it. */
static gpointer
read_icons (gpointer theme)
{
  gtk_icon_theme_has_icon (theme, "go-next-symbolic");
  g_object_unref (theme);
  return NULL;
}

void
cordon_head_start_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_thread_unref (g_thread_new ("icons", read_icons, g_object_ref (theme)));
}

void
cordon_head_start_look (void)
{
  guint n;

  if (head_start == NULL)
    return;
  /* Its answer waits on the main loop, which does not run yet. */
  if (!head_start->answered)
    g_main_context_iteration (NULL, FALSE);
  if (head_start->plan != NULL && head_start->view == NULL)
    head_start->view = g_object_ref_sink (cordon_views_get (&n)->create (head_start->plan));
  cordon_head_start_icons ();
}

gboolean
cordon_head_start_take (const char *path, CordonHeadStartFunc func, gpointer data)
{
  if (head_start == NULL || !g_str_equal (head_start->path, path))
    return FALSE;
  head_start->func = func;
  head_start->data = data;
  if (head_start->answered)
    hand_over ();
  return TRUE;
}

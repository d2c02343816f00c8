/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded into a GTK program by LD_PRELOAD: tells when its first full frame is painted, and ends it in good order. The
 * program itself knows nothing of being measured.
 *
 * BENCH_SINCE: when it was started, ns on the monotonic clock. BENCH_WAIT_FOR: what must stand on the frame for it to
 * be full, separated by bars; any frame is where this is not set. BENCH_OUT: the file that the result goes into: ms,
 * and KiB of memory at the most. */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <sys/resource.h>

void gtk_window_present (GtkWindow *window);

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL)
    return TRUE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "CordonParagraph"))
    {
      g_autofree char *label = NULL;

      g_object_get (widget, "label", &label, NULL);
      return label != NULL && strstr (label, text) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_full (GtkWindow *window)
{
  const char *wanted = g_getenv ("BENCH_WAIT_FOR");
  g_auto (GStrv) texts = g_strsplit (wanted != NULL ? wanted : "", "|", 0);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (!shows (GTK_WIDGET (window), texts[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_window (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static double
milliseconds (struct timeval time)
{
  return (double) time.tv_sec * 1000 + (double) time.tv_usec / 1000;
}

static void
on_painted (GdkFrameClock *clock, GtkWindow *window)
{
  const char *since = g_getenv ("BENCH_SINCE");
  gint64 now = g_get_monotonic_time () * 1000;
  struct rusage usage;
  g_autofree char *result = NULL;

  if (!is_full (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, on_painted, window);
  getrusage (RUSAGE_SELF, &usage);
  result = g_strdup_printf ("%.3f %.3f %ld\n", (double) (now - g_ascii_strtoll (since, NULL, 10)) / 1e6,
                            milliseconds (usage.ru_utime) + milliseconds (usage.ru_stime), usage.ru_maxrss);
  g_file_set_contents (g_getenv ("BENCH_OUT"), result, -1, NULL);
  g_idle_add_full (G_PRIORITY_LOW, close_window, window, NULL);
}

/* The one of the program, which then calls the real one. */
void
gtk_window_present (GtkWindow *window)
{
  static void (*present) (GtkWindow * window);
  gboolean first = present == NULL;

  if (first)
    present = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  present (window);
  if (first && g_getenv ("BENCH_OUT") != NULL)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (on_painted), window);
}

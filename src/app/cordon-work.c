/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is under way, shown in the header. Short work shows nothing, so that nothing flickers. */

#include "app/cordon-work.h"

#define PATIENCE_MS 500

typedef struct
{
  guint number;
  char *what;
  GCancellable *cancellable;
} Task;

struct _CordonWork
{
  AdwBin parent_instance;

  GPtrArray *tasks;
  guint last_number;
  guint timeout;

  GtkWidget *box;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (CordonWork, cordon_work, ADW_TYPE_BIN)

static void
task_free (Task *task)
{
  g_free (task->what);
  g_clear_object (&task->cancellable);
  g_free (task);
}

static void
show_latest (CordonWork *self)
{
  Task *task = self->tasks->len > 0 ? g_ptr_array_index (self->tasks, self->tasks->len - 1) : NULL;

  gtk_widget_set_visible (self->box, task != NULL);
  gtk_spinner_set_spinning (self->spinner, task != NULL);
  if (task == NULL)
    return;
  gtk_label_set_label (self->label, task->what);
  gtk_widget_set_tooltip_text (self->box, task->what);
  gtk_widget_set_visible (self->stop, task->cancellable != NULL);
  gtk_widget_set_sensitive (self->stop, TRUE);
}

static gboolean
on_patience_over (gpointer data)
{
  CordonWork *self = data;

  self->timeout = 0;
  show_latest (self);
  return G_SOURCE_REMOVE;
}

static void
on_stop_clicked (CordonWork *self)
{
  Task *task = g_ptr_array_index (self->tasks, self->tasks->len - 1);

  gtk_widget_set_sensitive (self->stop, FALSE);
  g_cancellable_cancel (task->cancellable);
}

guint
cordon_work_begin (CordonWork *self, const char *what, GCancellable *cancellable)
{
  Task *task = g_new0 (Task, 1);

  g_return_val_if_fail (CORDON_IS_WORK (self), 0);

  task->number = ++self->last_number;
  task->what = g_strdup (what);
  g_set_object (&task->cancellable, cancellable);
  g_ptr_array_add (self->tasks, task);
  if (gtk_widget_get_visible (self->box))
    show_latest (self);
  else if (self->timeout == 0)
    self->timeout = g_timeout_add (PATIENCE_MS, on_patience_over, self);
  return task->number;
}

void
cordon_work_end (CordonWork *self, guint number)
{
  g_return_if_fail (CORDON_IS_WORK (self));

  for (guint i = 0; i < self->tasks->len; i++)
    {
      Task *task = g_ptr_array_index (self->tasks, i);

      if (task->number == number)
        {
          g_ptr_array_remove_index (self->tasks, i);
          break;
        }
    }
  if (self->tasks->len == 0)
    g_clear_handle_id (&self->timeout, g_source_remove);
  if (gtk_widget_get_visible (self->box))
    show_latest (self);
}

static void
cordon_work_dispose (GObject *object)
{
  CordonWork *self = CORDON_WORK (object);

  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (cordon_work_parent_class)->dispose (object);
}

static void
cordon_work_finalize (GObject *object)
{
  CordonWork *self = CORDON_WORK (object);

  g_clear_pointer (&self->tasks, g_ptr_array_unref);

  G_OBJECT_CLASS (cordon_work_parent_class)->finalize (object);
}

static void
cordon_work_class_init (CordonWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_work_dispose;
  object_class->finalize = cordon_work_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-work.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonWork, box);
  gtk_widget_class_bind_template_child (widget_class, CordonWork, spinner);
  gtk_widget_class_bind_template_child (widget_class, CordonWork, label);
  gtk_widget_class_bind_template_child (widget_class, CordonWork, stop);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
}

static void
cordon_work_init (CordonWork *self)
{
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

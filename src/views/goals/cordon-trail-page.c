/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last edits of a plan item and of what belongs to it. They are read anew after each edit of the plan while the
 * page is seen, and otherwise when it is shown next: an edit may have been taken back. */

#include "views/goals/cordon-trail-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-error.h"
#include "kit/cordon-report.h"
#include "model/cordon-words.h"
#include "views/shared/cordon-edit.h"

#define MAX_EDITS 30
#define MAX_SENTENCES 3

struct _CordonTrailPage
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *nothing;

  CordonPlan *plan;
  CordonRecord *item;
  GCancellable *cancellable; /* of what is being read */
  gboolean stale;            /* what is shown was read before the last edit */
};

G_DEFINE_FINAL_TYPE (CordonTrailPage, cordon_trail_page, ADW_TYPE_BIN)

static const CordonPart parts[] = {
    {"plan_item", "parent"},  {"status_update", "plan_item"}, {"register_entry", "plan_item"},
    {"measure", "plan_item"}, {"reading", "measure"},
};

static char *
describe (CordonTrailPage *self, CordonEdit *edit)
{
  g_auto (GStrv) sentences = cordon_plan_describe_edit (self->plan, edit, MAX_SENTENCES);
  g_autofree char *told = g_strjoinv ("\n", sentences);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (cordon_changes_get_at (edit->changes) / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *date = cordon_date_format (iso);
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
  const char *author = cordon_changes_get_author (edit->changes);

  /* Translators: below what an edit did: who did it, on which date, at what time of day */
  g_autofree char *made = g_strdup_printf (C_ ("trail", "%s · %s, %s"), author != NULL ? author : "", date, time);

  return *told != '\0' ? g_strconcat (told, "\n", made, NULL) : g_steal_pointer (&made);
}

static GtkWidget *
make_row (CordonTrailPage *self, CordonEdit *edit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = cordon_words_label (edit->changes);
  g_autofree char *subtitle = describe (self, edit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (edit->undone_by != 0)
    {
      GtkWidget *mark = gtk_label_new (C_ ("trail", "Taken back"));

      gtk_widget_add_css_class (mark, "caption");
      gtk_widget_add_css_class (mark, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  else if (cordon_edit_is_possible (self->plan))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
      /* Translators: what a button does, for a screen reader; %s is what the edit is called */
      g_autofree char *name = g_strdup_printf (C_ ("trail", "Undo this: %s"), label);

      /* The target first: an action with a target of another type, or none, is a warning. */
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", cordon_changes_get_position (edit->changes));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-edit");
      gtk_widget_set_tooltip_text (button, C_ ("trail", "Undo This"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
empty (CordonTrailPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
on_read (GObject *ledger, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonTrailPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = cordon_ledger_history_finish (CORDON_LEDGER (ledger), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->item == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (edits == NULL)
    {
      cordon_report_error (GTK_WIDGET (self), error);
      return;
    }
  empty (self);
  for (guint i = 0; i < edits->len; i++)
    gtk_list_box_append (self->list, make_row (self, edits->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), edits->len > 0);
  gtk_widget_set_visible (self->nothing, edits->len == 0);
}

static void
read_trail (CordonTrailPage *self)
{
  CordonHistoryQuery query = {.parts = parts, .n_parts = G_N_ELEMENTS (parts), .limit = MAX_EDITS};

  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query.row = cordon_record_get_id (self->item);
  cordon_ledger_history_async (cordon_plan_get_ledger (self->plan), &query, self->cancellable, on_read,
                               g_object_ref (self));
}

static void
refresh (CordonTrailPage *self)
{
  if (self->item != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_trail (self);
  else
    self->stale = TRUE;
}

static void
on_map (CordonTrailPage *self)
{
  if (self->stale && self->item != NULL)
    read_trail (self);
}

void
cordon_trail_page_set_item (CordonTrailPage *self, CordonPlan *plan, CordonRecord *item)
{
  g_return_if_fail (CORDON_IS_TRAIL_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, refresh, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      empty (self);
      return;
    }
  g_signal_connect_object (plan, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  read_trail (self);
}

static void
cordon_trail_page_dispose (GObject *object)
{
  CordonTrailPage *self = CORDON_TRAIL_PAGE (object);

  if (self->item != NULL)
    cordon_trail_page_set_item (self, NULL, NULL);

  G_OBJECT_CLASS (cordon_trail_page_parent_class)->dispose (object);
}

static void
cordon_trail_page_class_init (CordonTrailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_trail_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-trail-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonTrailPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, CordonTrailPage, list);
}

static void
cordon_trail_page_init (CordonTrailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

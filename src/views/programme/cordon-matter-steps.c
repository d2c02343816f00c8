/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a matter. What is allowed is the workflow's to say; here it is only shown. Why a step out of order is
 * taken is asked where the steps stand, and not in a dialog: the matter stays in sight while one answers. */

#include "views/programme/cordon-matter-steps.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-report.h"
#include "views/programme/cordon-matter-words.h"
#include "views/shared/cordon-edit.h"

struct _CordonMatterSteps
{
  AdwBin parent_instance;

  GtkLabel *state;
  GtkLabel *clock;
  GtkWidget *renew;
  GtkFlowBox *next;
  GtkWidget *question_box;
  GtkLabel *question;
  GtkEditable *reason;
  GtkLabel *error;

  CordonPlan *plan;
  CordonRecord *matter;
  char *asked;
  GtkWidget *others; /* the menu's button, while there is one */
};

G_DEFINE_FINAL_TYPE (CordonMatterSteps, cordon_matter_steps, ADW_TYPE_BIN)

static const char *
state_label (const char *state)
{
  return cordon_field_choice_label (cordon_kind_field (cordon_kind_find ("matter"), "state"), state);
}

static void
show_error (CordonMatterSteps *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
ask (CordonMatterSteps *self, const char *state)
{
  char *copy = g_strdup (state);

  g_free (self->asked);
  self->asked = copy;
  gtk_widget_set_visible (self->question_box, state != NULL);
  gtk_editable_set_text (self->reason, "");
  if (state != NULL)
    {
      g_autofree char *words = g_strdup_printf (
          /* Translators: two states of a matter: from New to Acknowledged */
          C_ ("matters", "From %s to %s is a step out of order. Why is it taken?"),
          state_label (cordon_record_get_text (self->matter, "state")), state_label (state));

      gtk_label_set_label (self->question, words);
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    }
}

static GtkWidget *
wrap (GtkWidget *child)
{
  GtkWidget *wrapped = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (wrapped), child);
  gtk_widget_set_focusable (wrapped, FALSE);
  return wrapped;
}

static void
add_next (CordonMatterSteps *self, const char *state, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_label (state_label (state));
  /* Translators: what a button does; %s is the state that comes next */
  g_autofree char *words = g_strdup_printf (C_ ("matters", "Next Step: %s"), state_label (state));

  gtk_widget_set_name (button, state);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "matter.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", state);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_flow_box_insert (self->next, wrap (button), -1);
}

static void
add_others (CordonMatterSteps *self, const char *kind, const char *now)
{
  guint n;
  const CordonWorkflowState *states = cordon_workflow_states (kind, &n);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (states[i].state, now) == 0 || cordon_workflow_allows (kind, now, states[i].state))
        continue;
      item = g_menu_item_new (state_label (states[i].state), NULL);
      g_menu_item_set_action_and_target (item, "matter.step", "s", states[i].state);
      g_menu_append_item (menu, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_ ("matters", "Out of Order"));
  gtk_widget_set_tooltip_text (button, C_ ("matters", "Take a Step That the Rules Don’t Foresee"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_flow_box_insert (self->next, wrap (button), -1);
  self->others = button;
}

/* Only made anew when the state is another one, so that the focus stays where it is while a field is edited. */
static void
show_matter (CordonMatterSteps *self)
{
  const char *kind = cordon_record_get_text (self->matter, "kind");
  const char *now = cordon_record_get_text (self->matter, "state");
  g_autofree char *words = cordon_matter_words_state (self->plan, self->matter);
  const CordonWorkflowState *state = cordon_workflow_find (kind, now);
  gboolean possible = cordon_edit_is_possible (self->plan) && !cordon_record_get_deleted (self->matter);
  GtkWidget *child;

  const char *classes[] = {"caption", "dim-label", NULL};
  g_autofree char *clock = cordon_matter_words_clock (self->plan, self->matter, &classes[1]);

  gtk_label_set_label (self->state, words);
  gtk_label_set_label (self->clock, clock);
  gtk_widget_set_css_classes (GTK_WIDGET (self->clock), classes);
  gtk_widget_set_visible (GTK_WIDGET (self->clock), *clock != '\0');
  gtk_widget_set_visible (self->renew, possible && cordon_matter_can_renew (self->matter));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.renew", possible && cordon_matter_can_renew (self->matter));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.step", possible);
  gtk_widget_set_visible (GTK_WIDGET (self->next), possible);
  if (g_strcmp0 (now, gtk_widget_get_name (GTK_WIDGET (self->next))) == 0)
    return;
  gtk_widget_set_name (GTK_WIDGET (self->next), now != NULL ? now : "");
  self->others = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->next))) != NULL)
    gtk_flow_box_remove (self->next, child);
  for (guint i = 0; state != NULL && state->next[i] != NULL; i++)
    add_next (self, state->next[i], i == 0 && !state->ends);
  add_others (self, kind, now);
  ask (self, NULL);
  show_error (self, NULL);
}

static void
focus_next (CordonMatterSteps *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->next), GTK_DIR_TAB_FORWARD);
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonMatterSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes != NULL)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self->next)))
        focus_next (self);
    }
  else if (g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
    show_error (self, error->message);
  else
    cordon_report_error (GTK_WIDGET (self), error);
}

static void
take_step (CordonMatterSteps *self, const char *state, const char *reason)
{
  g_autoptr (CordonDraft) draft = cordon_matter_step (self->plan, self->matter, state, reason);

  show_error (self, NULL);
  cordon_plan_commit_async (self->plan, draft, NULL, on_committed, g_object_ref (self));
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterSteps *self = CORDON_MATTER_STEPS (widget);
  g_autofree char *title = NULL;
  g_autofree char *done = NULL;

  if (self->matter == NULL || !cordon_matter_can_renew (self->matter))
    return;
  title = cordon_matter_dup_name (self->matter);
  /* Translators: a toast; %s is an agreement */
  done = g_strdup_printf (C_ ("matters", "Renewed “%s”"), title);
  show_error (self, NULL);
  cordon_edit_commit (widget, self->plan, cordon_matter_renew (self->plan, self->matter), done);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterSteps *self = CORDON_MATTER_STEPS (widget);
  const char *state = g_variant_get_string (parameter, NULL);

  if (self->matter == NULL)
    return;
  if (cordon_workflow_allows (cordon_record_get_text (self->matter, "kind"),
                              cordon_record_get_text (self->matter, "state"), state))
    take_step (self, state, NULL);
  else
    ask (self, state);
}

static void
on_reason_given (CordonMatterSteps *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  if (*reason == '\0')
    {
      show_error (self, _ ("A step out of order is kept with its reason. Write why it is taken."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  take_step (self, self->asked, reason);
}

static void
on_cancel (CordonMatterSteps *self)
{
  ask (self, NULL);
  show_error (self, NULL);
  focus_next (self);
}

static gboolean
on_key (CordonMatterSteps *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  on_cancel (self);
  return TRUE;
}

void
cordon_matter_steps_set_matter (CordonMatterSteps *self, CordonPlan *plan, CordonRecord *matter)
{
  g_return_if_fail (CORDON_IS_MATTER_STEPS (self));

  if (self->matter != NULL)
    g_signal_handlers_disconnect_by_func (self->matter, show_matter, self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_matter, self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->matter, matter);
  gtk_widget_set_name (GTK_WIDGET (self->next), "cordon-none");
  ask (self, NULL);
  show_error (self, NULL);
  if (matter == NULL)
    return;
  g_signal_connect_object (matter, "changed", G_CALLBACK (show_matter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_matter), self, G_CONNECT_SWAPPED);
  show_matter (self);
}

const char *
cordon_matter_steps_get_asked (CordonMatterSteps *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_STEPS (self), NULL);

  return self->asked;
}

const char *
cordon_matter_steps_get_error (CordonMatterSteps *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_STEPS (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error) : NULL;
}

static void
cordon_matter_steps_dispose (GObject *object)
{
  CordonMatterSteps *self = CORDON_MATTER_STEPS (object);

  if (self->matter != NULL)
    g_signal_handlers_disconnect_by_func (self->matter, show_matter, self);
  g_clear_object (&self->matter);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (cordon_matter_steps_parent_class)->dispose (object);
}

static void
cordon_matter_steps_class_init (CordonMatterStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_matter_steps_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-matter-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, state);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, clock);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, renew);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, next);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, question_box);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, question);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, reason);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterSteps, error);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_given);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_install_action (widget_class, "matter.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "matter.renew", NULL, renew_action);
}

static void
cordon_matter_steps_init (CordonMatterSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window on one plan: its views beside a sidebar, or the welcome page. A view's widget is made when it is first
 * shown, so that a plan opens as fast as its first view. */

#include "app/cordon-window-private.h"

#include "app/cordon-backups.h"
#include "app/cordon-moment.h"
#include "app/cordon-recent.h"
#include "app/cordon-views.h"
#include "base/cordon-date.h"
#include "base/cordon-error.h"

G_DEFINE_FINAL_TYPE (CordonWindow, cordon_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_PLAN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Views */

static const CordonView *
find_view (const char *id)
{
  guint n;
  const CordonView *views = cordon_views_get (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (views[i].id, id))
        return &views[i];
    }
  return NULL;
}

static GtkWidget *
ensure_view (CordonWindow *self, const CordonView *view)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->views, view->id);

  if (widget == NULL)
    {
      widget = view->create (self->shown);
      gtk_stack_add_named (self->views, widget, view->id);
    }
  return widget;
}

static void
select_in_sidebar (CordonWindow *self, const char *id)
{
  guint n;
  const CordonView *views = cordon_views_get (&n);
  int row = 0;

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (views[i].id, id))
        {
          gtk_list_box_select_row (self->sidebar,
                                   views[i].aside ? NULL : gtk_list_box_get_row_at_index (self->sidebar, row));
          return;
        }
      if (!views[i].aside)
        row++;
    }
}

static void
show_view (CordonWindow *self, const CordonView *view)
{
  GtkWidget *focus;

  if (self->shown == NULL)
    return;
  gtk_stack_set_visible_child (self->views, ensure_view (self, view));
  cordon_window_stop_finding (self);
  if (!view->aside)
    {
      g_free (self->view_before);
      self->view_before = g_strdup (view->id);
    }
  g_free (self->last_view);
  self->last_view = g_strdup (view->id);
  select_in_sidebar (self, view->id);
  cordon_split_set_show_content (self->split, TRUE);
  /* The keyboard follows, unless it is on what still shows. */
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (focus == NULL || !gtk_widget_get_mapped (focus) || focus == GTK_WIDGET (self))
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

gboolean
cordon_window_show_row (CordonWindow *self, const char *kind, const char *id)
{
  guint n;
  const CordonView *views = cordon_views_get (&n);

  g_return_val_if_fail (CORDON_IS_WINDOW (self), FALSE);

  for (guint i = 0; self->shown != NULL && i < n; i++)
    {
      if (views[i].reveal != NULL && (views[i].kinds == NULL || g_strv_contains (views[i].kinds, kind))
          && views[i].reveal (ensure_view (self, &views[i]), kind, id))
        {
          show_view (self, &views[i]);
          return TRUE;
        }
    }
  return FALSE;
}

static GtkWidget *
create_sidebar_row (const CordonView *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "view", view->title);
  GtkWidget *label = gtk_label_new (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (view->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", view->id);
  return row;
}

static GtkWidget *
create_header_button (const CordonView *view)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *button = gtk_button_new_from_icon_name (view->icon);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "view", view->title);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", view->id);
  /* Where there is no room for it, the plan's menu leads there too. */
  adw_squeezer_set_allow_none (ADW_SQUEEZER (squeezer), TRUE);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), button);
  return squeezer;
}

static void
fill_sidebar (CordonWindow *self)
{
  guint n;
  const CordonView *views = cordon_views_get (&n);

  for (guint i = 0; i < n; i++)
    {
      if (views[i].aside)
        adw_header_bar_pack_end (self->header, create_header_button (&views[i]));
      else
        gtk_list_box_append (self->sidebar, create_sidebar_row (&views[i]));
    }
}

/* What is shown around the views */

static void
update_marking (CordonWindow *self)
{
  static const char *const styles[] = {"tlp-red", "tlp-amber", "tlp-green"};
  GtkLabel *labels[] = {self->marking_above, self->marking_below};
  const char *text = self->marking != NULL ? cordon_marking_get_text (self->marking) : NULL;
  const char *style = self->marking != NULL ? cordon_marking_get_style (self->marking) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
        gtk_widget_remove_css_class (GTK_WIDGET (labels[i]), styles[j]);
      if (style != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (labels[i]), style);
      gtk_label_set_label (labels[i], text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (labels[i]), text != NULL);
    }
}

void
cordon_window_update_title (CordonWindow *self)
{
  CordonLedger *ledger = self->shown != NULL ? cordon_plan_get_ledger (self->shown) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *quarter_text = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *past = NULL;

  if (ledger == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Cordon");
      cordon_notice_set_title (self->read_only_notice, NULL);
      cordon_notice_set_title (self->past_notice, NULL);
      cordon_notice_set_title (self->copy_notice, NULL);
      cordon_notice_set_title (self->lost_notice, NULL);
      return;
    }

  name = cordon_recent_name_of (self->path);
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), self->path);

  quarter = cordon_quarter_of (cordon_plan_get_today (self->shown), cordon_plan_get_first_month (self->shown));
  quarter_text = cordon_quarter_format (quarter);
  if (self->past != NULL)
    {
      g_autofree char *moment = cordon_moment_format (cordon_ledger_get_as_of (ledger));

      past = g_strdup_printf (_ ("You see the plan as it was on %s. Nothing can be changed there."), moment);
      subtitle = g_strdup (moment);
    }
  else if (cordon_ledger_get_read_only (ledger))
    {
      /* Translators: under the plan's name; %s is the fiscal quarter of today. */
      subtitle = g_strdup_printf (C_ ("subtitle", "Read only · %s"), quarter_text);
    }
  else if (self->lost)
    {
      /* Translators: under the plan's name; its file isn't where it was. %s is the fiscal quarter of today. */
      subtitle = g_strdup_printf (C_ ("subtitle", "Not in its place · %s"), quarter_text);
    }
  else if (cordon_ledger_get_works_on_copy (ledger))
    {
      /* Translators: under the plan's name; edits are on this computer until the plan is saved. %s is the fiscal
       * quarter of today. */
      subtitle = g_strdup_printf (C_ ("subtitle", "Kept on this computer · %s"), quarter_text);
    }
  else
    {
      /* Translators: under the plan's name; every edit is saved at once. %s is the fiscal quarter of today. */
      subtitle = g_strdup_printf (C_ ("subtitle", "Saved · %s"), quarter_text);
    }
  adw_window_title_set_subtitle (self->title, subtitle);
  cordon_notice_set_title (self->past_notice, past);
  cordon_notice_set_title (self->lost_notice, self->lost ? _ ("The file of this plan was moved, deleted or replaced. "
                                                              "The plan as you see it is still here: save a copy to "
                                                              "keep it.")
                                                         : NULL);
  ledger = cordon_plan_get_ledger (self->plan);
  cordon_notice_set_title (self->copy_notice, self->past == NULL && cordon_ledger_get_works_on_copy (ledger)
                                                  ? _ ("This plan lies on a drive or in a folder that others use. Your "
                                                       "changes are on this computer until you save or close it.")
                                                  : NULL);
  if (self->past == NULL && cordon_ledger_get_read_only (ledger))
    {
      const char *reason = cordon_ledger_get_read_only_reason (ledger);

      cordon_notice_set_title (self->read_only_notice,
                               reason != NULL ? reason : _ ("This plan can be read and not changed."));
    }
  else
    {
      cordon_notice_set_title (self->read_only_notice, NULL);
    }
}

void
cordon_window_set_shown (CordonWindow *self, CordonPlan *plan)
{
  GtkWidget *child;
  const CordonView *view;

  if (self->shown == plan)
    return;
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  /* A view may be there before the plan is shown, but none of another plan. */
  while (self->shown != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_stack_remove (self->views, child);
  g_clear_object (&self->marking);
  g_set_object (&self->shown, plan);

  if (plan != NULL)
    {
      guint n;

      view = self->last_view != NULL ? find_view (self->last_view) : NULL;
      /* Whoever goes to the past from history wants to see the plan. */
      if (view != NULL && view->aside && plan == self->past)
        view = self->view_before != NULL ? find_view (self->view_before) : NULL;
      show_view (self, view != NULL ? view : cordon_views_get (&n));
      self->marking = cordon_marking_new (plan);
      g_signal_connect_object (self->marking, "notify::text", G_CALLBACK (update_marking), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->welcome_box), plan == NULL);
  gtk_stack_set_visible_child_name (self->stack, plan != NULL ? "plan" : "welcome");
  update_marking (self);
  cordon_window_update_title (self);
  cordon_window_update_undo (self);
  cordon_window_update_exchange (self);
  cordon_window_update_find (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.view", plan != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

/* Actions */

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  const CordonView *view = find_view (g_variant_get_string (parameter, NULL));

  /* The button of a view that lies aside leads back too. */
  if (view != NULL && view->aside && g_strcmp0 (view->id, self->last_view) == 0 && self->view_before != NULL)
    view = find_view (self->view_before);
  if (view != NULL)
    show_view (self, view);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  cordon_window_stop_finding (CORDON_WINDOW (widget));
  if (!cordon_window_show_row (CORDON_WINDOW (widget), kind, id))
    cordon_window_report_done (CORDON_WINDOW (widget), _ ("This has no page of its own."), 0);
}

static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  const CordonView *view = find_view ("history");
  const char *kind, *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  if (self->shown != NULL && view != NULL && view->reveal (ensure_view (self, view), kind, id))
    show_view (self, view);
}

static void
show_date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_window_show_date (CORDON_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_window_return_to_now (CORDON_WINDOW (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_window_save (CORDON_WINDOW (widget));
}

static void
backups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  if (self->plan != NULL)
    cordon_backups_present (self, cordon_plan_get_ledger (self->plan));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_split_set_show_content (CORDON_WINDOW (widget)->split, FALSE);
}

/* GTK would make the window of all keys with each of ours, whether anybody asks for it or not. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/cordonplan/Cordon/ui/app/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  GtkMenuButton *buttons[] = {self->welcome_menu_button, self->app_menu_button, self->plan_menu_button};

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (buttons[i])) && gtk_widget_get_mapped (GTK_WIDGET (buttons[i])))
        {
          gtk_menu_button_popup (buttons[i]);
          return;
        }
    }
}

/* A menu of which nobody has asked yet is no widget. */
static void
create_menu (GtkMenuButton *button, gpointer model)
{
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, model);
}

/* The welcome page is made where it is seen: most windows are opened with a plan. */
static void
cordon_window_map (GtkWidget *widget)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  if (self->shown == NULL && self->welcome == NULL)
    {
      self->welcome = g_object_new (CORDON_TYPE_WELCOME, "vexpand", TRUE, NULL);
      gtk_box_append (self->welcome_box, GTK_WIDGET (self->welcome));
    }
  GTK_WIDGET_CLASS (cordon_window_parent_class)->map (widget);
}

static void
on_sidebar_row_activated (CordonWindow *self)
{
  /* In one column the row that is chosen already leads to its view too. */
  cordon_split_set_show_content (self->split, TRUE);
}

static gboolean
on_files_dropped (CordonWindow *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, l->data);
  if (array->len == 0)
    return FALSE;
  if (array->len == 1 && cordon_window_offer_import (self, array->pdata[0]))
    return TRUE;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), (GFile **) array->pdata,
                      (int) array->len, "");
  return TRUE;
}

/* Settings */

static void
on_first_month_changed (CordonWindow *self)
{
  int first_month = g_settings_get_int (self->settings, "first-month");

  if (self->plan != NULL)
    cordon_plan_set_first_month (self->plan, first_month);
  if (self->past != NULL)
    cordon_plan_set_first_month (self->past, first_month);
  cordon_window_update_title (self);
}

static void
on_author_changed (CordonWindow *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");

  if (self->plan != NULL)
    cordon_ledger_set_author (cordon_plan_get_ledger (self->plan), *author != '\0' ? author : NULL);
}

static void
store_size (CordonWindow *self)
{
  int width, height;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (maximized)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width >= 360)
    g_settings_set_int (self->settings, "window-width", width);
  if (height >= 294)
    g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
on_close_request (GtkWindow *window)
{
  store_size (CORDON_WINDOW (window));
  if (cordon_window_close_request (window))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (cordon_window_parent_class)->close_request (window);
}

/* The icon that X11 wants of a window is drawn from three files and costs as much as a view: it comes after the first
 * frame, for all windows. */
static void
on_first_paint (GdkFrameClock *clock, CordonWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_paint, self);
  if (gtk_window_get_default_icon_name () == NULL)
    gtk_window_set_default_icon_name (CORDON_APP_ID);
  cordon_window_prepare_search (self);
}

static void
cordon_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cordon_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_first_paint), widget, 0);
}

/* Class */

CordonWindow *
cordon_window_new (GtkApplication *application)
{
  return g_object_new (CORDON_TYPE_WINDOW, "application", application, NULL);
}

const char *
cordon_window_get_path (CordonWindow *self)
{
  g_return_val_if_fail (CORDON_IS_WINDOW (self), NULL);

  return self->path;
}

CordonPlan *
cordon_window_get_plan (CordonWindow *self)
{
  g_return_val_if_fail (CORDON_IS_WINDOW (self), NULL);

  return self->shown;
}

static void
cordon_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonWindow *self = CORDON_WINDOW (object);

  switch (id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_window_dispose (GObject *object)
{
  CordonWindow *self = CORDON_WINDOW (object);

  self->closed = TRUE;
  g_clear_handle_id (&self->appearing, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->monitor);
  g_clear_object (&self->marking);
  g_clear_object (&self->shown);
  g_clear_object (&self->past);
  g_clear_object (&self->plan);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordon_window_parent_class)->dispose (object);
}

static void
cordon_window_finalize (GObject *object)
{
  CordonWindow *self = CORDON_WINDOW (object);

  g_free (self->path);
  g_free (self->last_view);
  g_free (self->view_before);
  g_clear_error (&self->closing_error);

  G_OBJECT_CLASS (cordon_window_parent_class)->finalize (object);
}

static void
cordon_window_class_init (CordonWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  guint n_views;
  const CordonView *views = cordon_views_get (&n_views);

  object_class->get_property = cordon_window_get_property;
  object_class->dispose = cordon_window_dispose;
  object_class->finalize = cordon_window_finalize;
  widget_class->map = cordon_window_map;
  widget_class->realize = cordon_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;

  properties[PROP_PLAN] =
      g_param_spec_object ("plan", NULL, NULL, CORDON_TYPE_PLAN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  cordon_window_install_edit_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.show", "(ss)", show_action);
  gtk_widget_class_install_action (widget_class, "win.show-history", "(ss)", show_history_action);
  gtk_widget_class_install_action (widget_class, "win.show-date", "x", show_date_action);
  gtk_widget_class_install_action (widget_class, "win.now", NULL, now_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save", NULL);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, 0, "win.menu", NULL);
  for (guint i = 0, number = 0; i < n_views && number < 9; i++)
    {
      if (!views[i].aside)
        gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + number++, GDK_ALT_MASK, "win.view", "s",
                                             views[i].id);
    }

  g_type_ensure (CORDON_TYPE_NOTICE);
  g_type_ensure (CORDON_TYPE_SPLIT);
  g_type_ensure (CORDON_TYPE_WORK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, welcome_box);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, app_menu);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, plan_menu);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, welcome_work);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, marking_above);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, marking_below);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, work);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, read_only_notice);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, past_notice);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, copy_notice);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, app_menu_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, plan_menu_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, welcome_menu_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, views);
  cordon_window_install_copy_actions (widget_class);
  cordon_window_install_exchange_actions (widget_class);
  cordon_window_install_map_actions (widget_class);
  cordon_window_install_find_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_activated);
}

static void
cordon_window_init (CordonWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (CORDON_APP_ID);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (self->settings, "changed::first-month", G_CALLBACK (on_first_month_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::author", G_CALLBACK (on_author_changed), self, G_CONNECT_SWAPPED);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_files_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  gtk_menu_button_set_create_popup_func (self->welcome_menu_button, create_menu, self->app_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->app_menu_button, create_menu, self->app_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->plan_menu_button, create_menu, self->plan_menu, NULL);

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  fill_sidebar (self);
  update_marking (self);
  cordon_window_update_title (self);
  cordon_window_update_undo (self);
  cordon_window_update_exchange (self);
  cordon_window_update_find (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.view", FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cordon-marking.h"
#include "app/cordon-notice.h"
#include "app/cordon-search-page.h"
#include "app/cordon-welcome.h"
#include "app/cordon-window.h"
#include "app/cordon-work.h"
#include "kit/cordon-split.h"

G_BEGIN_DECLS

/* The window is in five files: cordon-window.c has what is shown, cordon-window-plan.c opens, closes and goes to past
 * dates, cordon-window-edit.c takes edits back and tells the person, cordon-window-find.c searches,
 * cordon-window-copy.c saves copies. */

/**
 * @path: of the plan that is open or being opened
 * @plan: the plan that is open; %NULL on the welcome page
 * @past: the plan as it was, while the window is on a past date; %NULL otherwise
 * @shown: @past, or else @plan
 * @appearing: a source that shows the window once there is something to see in it, by the moment @appear_by
 * @opening: stops the opening or the journey to a past date that is under way
 * @working: (nullable): where that is shown, under @working_number
 * @closing: the window waits for its plan to close
 * @closing_error: (nullable): what went wrong since; it is told with the question whether to close all the same
 * @leave_typed: the person closes the window without what could not be stored
 * @closed: it has, and the window may go
 * @last_view: the view that is shown, by its id
 * @view_before: the view of the sidebar that was shown before one aside
 * @monitor: (nullable): watches the plan's file, whose number is @inode
 * @lost: it is not in its place any more
 * @search_prepared: the plan's search is kept up
 * @welcome: (nullable): what is in @welcome_box, once it was seen
 * @leave_lost: the person closes the window all the same
 */
struct _CordonWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  char *path;
  CordonPlan *plan;
  CordonPlan *past;
  CordonPlan *shown;
  GCancellable *opening;
  guint appearing;
  gint64 appear_by;
  CordonWork *working;
  guint working_number;
  gboolean closing;
  GError *closing_error;
  gboolean leave_typed;
  gboolean closed;
  char *last_view;
  char *view_before;
  GFileMonitor *monitor;
  guint64 inode;
  gboolean lost;
  gboolean leave_lost;
  gboolean search_prepared;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkBox *welcome_box;
  CordonWelcome *welcome;
  GMenuModel *app_menu;
  GMenuModel *plan_menu;
  CordonWork *welcome_work;
  CordonMarking *marking;
  GtkLabel *marking_above;
  GtkLabel *marking_below;
  CordonSplit *split;
  GtkListBox *sidebar;
  AdwWindowTitle *title;
  CordonWork *work;
  CordonNotice *read_only_notice;
  CordonNotice *past_notice;
  CordonNotice *copy_notice;
  CordonNotice *lost_notice;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkMenuButton *app_menu_button;
  GtkMenuButton *plan_menu_button;
  GtkMenuButton *welcome_menu_button;
  AdwHeaderBar *header;
  GtkWidget *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *pages;
  GtkStack *views;
  CordonSearchPage *results;
};

/* cordon-window.c */
void cordon_window_set_shown (CordonWindow *self, CordonPlan *plan);
void cordon_window_update_title (CordonWindow *self);

/* cordon-window-plan.c */
void cordon_window_save (CordonWindow *self);
void cordon_window_return_to_now (CordonWindow *self);
gboolean cordon_window_close_request (GtkWindow *window);

/* cordon-window-edit.c */
void cordon_window_install_edit_actions (GtkWidgetClass *widget_class);
void cordon_window_update_undo (CordonWindow *self);
void cordon_window_finish_typing (CordonWindow *self);
void cordon_window_watch_ledger (CordonWindow *self, CordonLedger *ledger);

/* Returns: (transfer none): the heading of the dialog that tells @error */
const char *cordon_window_report_heading (const GError *error);

/* Says that a plan was made, and offers to open it. */
void cordon_window_report_made (CordonWindow *self, const char *sentence, const char *path);

/* cordon-window-copy.c */
void cordon_window_install_copy_actions (GtkWidgetClass *widget_class);
void cordon_window_save_copy_to (CordonWindow *self, const char *path);
void cordon_window_watch_file (CordonWindow *self);

/* cordon-window-exchange.c */
void cordon_window_install_exchange_actions (GtkWidgetClass *widget_class);
void cordon_window_update_exchange (CordonWindow *self);

/* cordon-window-map.c */
void cordon_window_install_map_actions (GtkWidgetClass *widget_class);
void cordon_window_save_map_to (CordonWindow *self, const char *path);

/* cordon-window-find.c */
void cordon_window_install_find_actions (GtkWidgetClass *widget_class);
void cordon_window_update_find (CordonWindow *self);
void cordon_window_prepare_search (CordonWindow *self);
void cordon_window_stop_finding (CordonWindow *self);

G_END_DECLS

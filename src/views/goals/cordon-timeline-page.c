/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan in time on screen. Where each item is, the schedule says; it is drawn by the timeline, or listed by date
 * where there is too little room for one. A move is committed at once, unless something depends on what is moved: then,
 * while it is drawn where it would be, a bar asks whether that is to go along. */

#include "views/goals/cordon-timeline-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-report.h"
#include "kit/cordon-timeline-view.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-schedule.h"
#include "views/shared/cordon-edit.h"

/* px of the page under which it is a list */
#define NARROW 680
/* Of what has no date, as many are listed to go to. */
#define UNDATED_MAX 100

struct _CordonTimelinePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkStack *shape;
  CordonTimelineView *view;
  CordonTimelineLegend *legend;
  GtkListView *list;
  GtkDropDown *end_drop_down;
  GtkRevealer *question;
  GtkLabel *question_label;
  GtkButton *all_button;
  GtkWidget *undated_bar;
  GtkLabel *undated_label;
  GtkPopover *undated_popover;
  GtkListBox *undated_list;
  GtkLabel *undated_rest;

  CordonPlan *plan;
  CordonSchedule *schedule;
  GListStore *dated; /* of CordonRecord, by date; filled while it is a list */
  gboolean narrow;
  guint narrowing;

  /* What the bar asks about. */
  char *moved;
  CordonScheduleEnd moved_end;
  int months, days;
};

G_DEFINE_FINAL_TYPE (CordonTimelinePage, cordon_timeline_page, ADW_TYPE_BIN)

/* What is shown */

static CordonTimelineFlags
read_flags (const CordonScheduleRow *row)
{
  const char *state = cordon_record_get_text (row->record, "state");
  CordonTimelineFlags flags = 0;

  if (row->is_group)
    return CORDON_TIMELINE_FIXED;
  if (g_strcmp0 (state, "done") == 0)
    flags |= CORDON_TIMELINE_DONE;
  if (g_strcmp0 (state, "on_hold") == 0)
    flags |= CORDON_TIMELINE_HELD;
  if (g_strcmp0 (state, "cancelled") == 0)
    flags |= CORDON_TIMELINE_CANCELLED;
  if (row->days_late > 0)
    flags |= CORDON_TIMELINE_LATE;
  if (row->open_start)
    flags |= CORDON_TIMELINE_OPEN_START;
  if (row->open_due)
    flags |= CORDON_TIMELINE_OPEN_END;
  return flags;
}

static int
read_today (CordonPlan *plan)
{
  GDate date;

  return cordon_date_parse (cordon_plan_get_today (plan), &date) ? (int) g_date_get_julian (&date) : 0;
}

static void
fill_timeline (CordonTimelinePage *self)
{
  guint n = cordon_schedule_get_n_rows (self->schedule), n_links = cordon_schedule_get_n_links (self->schedule);
  g_autofree CordonTimelineItem *items = g_new0 (CordonTimelineItem, n + 1);
  g_autofree CordonTimelineLink *links = g_new0 (CordonTimelineLink, n_links + 1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    {
      const CordonScheduleRow *row = cordon_schedule_get_row (self->schedule, i);

      g_ptr_array_add (titles, cordon_record_dup_title (row->record));
      items[i] = (CordonTimelineItem){
          .id = cordon_record_get_id (row->record),
          .label = titles->pdata[i],
          .depth = row->depth,
          .shape = row->is_group  ? CORDON_TIMELINE_GROUP
                   : row->is_span ? CORDON_TIMELINE_SPAN
                                  : CORDON_TIMELINE_POINT,
          .flags = read_flags (row),
          .first = row->first,
          .last = row->last,
          .baseline = row->is_group ? 0 : row->baseline,
          .done = row->is_group ? 0 : row->done,
      };
    }
  for (guint i = 0; i < n_links; i++)
    cordon_schedule_get_link (self->schedule, i, &links[i].from, &links[i].to);
  cordon_timeline_view_set_items (self->view, items, n, links, n_links, read_today (self->plan),
                                  cordon_plan_get_first_month (self->plan));
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer data)
{
  CordonSchedule *schedule = data;
  const CordonScheduleRow *one = cordon_schedule_find (schedule, cordon_record_get_id (*(CordonRecord *const *) a));
  const CordonScheduleRow *other = cordon_schedule_find (schedule, cordon_record_get_id (*(CordonRecord *const *) b));

  if (one->last != other->last)
    return one->last < other->last ? -1 : 1;
  return one < other ? -1 : one > other;
}

static void
fill_list (CordonTimelinePage *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; self->narrow && i < cordon_schedule_get_n_rows (self->schedule); i++)
    {
      const CordonScheduleRow *row = cordon_schedule_get_row (self->schedule, i);

      if (!row->is_group)
        g_ptr_array_add (records, row->record);
    }
  g_ptr_array_sort_with_data (records, compare_dates, self->schedule);
  g_list_store_splice (self->dated, 0, g_list_model_get_n_items (G_LIST_MODEL (self->dated)), records->pdata,
                       records->len);
}

static GtkWidget *
make_undated_row (CordonRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *title = cordon_record_dup_title (record);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "cordon-id", g_strdup (cordon_record_get_id (record)), g_free);
  return row;
}

static void
fill_undated (CordonTimelinePage *self)
{
  GPtrArray *undated = cordon_schedule_get_undated (self->schedule);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->undated_list))) != NULL)
    gtk_list_box_remove (self->undated_list, row);
  for (guint i = 0; i < undated->len && i < UNDATED_MAX; i++)
    gtk_list_box_append (self->undated_list, make_undated_row (undated->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->undated_rest), undated->len > UNDATED_MAX);
  if (undated->len > UNDATED_MAX)
    {
      gulong rest = undated->len - UNDATED_MAX;
      g_autofree char *words =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %lu more.", "And %lu more.", rest), rest);

      gtk_label_set_text (self->undated_rest, words);
    }
}

static void
show_undated (CordonTimelinePage *self)
{
  gulong n = cordon_schedule_get_undated (self->schedule)->len;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu item without a date is not shown.",
                                                         "%lu items without a date are not shown.", n),
                                            n);

  gtk_widget_set_visible (self->undated_bar, n > 0);
  gtk_label_set_text (self->undated_label, words);
  if (gtk_widget_get_visible (GTK_WIDGET (self->undated_popover)))
    fill_undated (self);
}

static void
end_question (CordonTimelinePage *self)
{
  gboolean asked = gtk_revealer_get_reveal_child (self->question);

  g_clear_pointer (&self->moved, g_free);
  if (!asked)
    return;
  gtk_revealer_set_reveal_child (self->question, FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->view), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_schedule_changed (CordonTimelinePage *self)
{
  guint n = cordon_schedule_get_n_rows (self->schedule);

  end_question (self);
  fill_timeline (self);
  fill_list (self);
  show_undated (self);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "timeline");
  else if (!cordon_schedule_get_loading (self->schedule))
    gtk_stack_set_visible_child_name (self->stack,
                                      cordon_schedule_get_undated (self->schedule)->len > 0 ? "undated" : "empty");
}

static char *
say_item (const char *id, gpointer data)
{
  CordonTimelinePage *self = data;
  const CordonScheduleRow *row = cordon_schedule_find (self->schedule, id);

  return row != NULL ? cordon_schedule_describe (self->schedule, row) : NULL;
}

/* Moving */

static gboolean
place_item (const char *id, CordonTimelineEnd end, int months, int days, int *first, int *last, gpointer data)
{
  CordonTimelinePage *self = data;
  const CordonScheduleRow *row = cordon_schedule_find (self->schedule, id);

  return row != NULL
         && cordon_schedule_shift (self->schedule, row->record, (CordonScheduleEnd) end, months, days, first, last);
}

typedef struct
{
  CordonTimelinePage *self;
  char *done;
} Commit;

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes == NULL)
    {
      cordon_timeline_view_cancel_move (commit->self->view);
      cordon_report_error (GTK_WIDGET (commit->self), error);
    }
  else if (cordon_changes_get_position (changes) == 0)
    /* An end that stands at the other already */
    cordon_timeline_view_cancel_move (commit->self->view);
  else
    cordon_report_done (GTK_WIDGET (commit->self), commit->done, cordon_changes_get_position (changes));
  g_object_unref (commit->self);
  g_free (commit->done);
  g_free (commit);
}

static void
commit_move (CordonTimelinePage *self, const char *id, GPtrArray *others)
{
  const CordonScheduleRow *row = cordon_schedule_find (self->schedule, id);
  g_autoptr (CordonDraft) draft = NULL;
  g_autofree char *title = NULL;
  gulong n = others != NULL ? others->len : 0;
  Commit *commit;

  if (row == NULL)
    {
      cordon_timeline_view_cancel_move (self->view);
      return;
    }
  title = cordon_record_dup_title (row->record);
  draft = cordon_schedule_draft_move (self->schedule, row->record, others, self->moved_end, self->months, self->days);
  commit = g_new0 (Commit, 1);
  commit->self = g_object_ref (self);
  if (n == 0)
    commit->done = g_strdup_printf (C_ ("timeline", "Moved “%s”"), title);
  else
    commit->done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Moved “%s” and %lu item that depends on it",
                                                 "Moved “%s” and %lu items that depend on it", n),
                                    title, n);
  cordon_plan_commit_async (self->plan, draft, NULL, on_committed, commit);
}

static void
on_moved (CordonTimelinePage *self, const char *id, int end, int months, int days)
{
  g_autoptr (GPtrArray) others = cordon_schedule_get_dependents (self->schedule, id);
  g_autofree char *words = NULL;

  self->moved_end = (CordonScheduleEnd) end;
  self->months = months;
  self->days = days;
  /* What depends on it waits for its end. */
  if (others->len == 0 || self->moved_end == CORDON_SCHEDULE_START)
    {
      commit_move (self, id, NULL);
      return;
    }
  g_free (self->moved);
  self->moved = g_strdup (id);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item depends on this. Move it by the same time?",
                                        "%u items depend on this. Move them by the same time?", others->len),
                           others->len);
  gtk_label_set_text (self->question_label, words);
  gtk_revealer_set_reveal_child (self->question, TRUE);
  /* Until it is answered, the timeline shows what it is about. */
  gtk_widget_set_can_target (GTK_WIDGET (self->view), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->all_button));
  gtk_widget_set_can_focus (GTK_WIDGET (self->view), FALSE);
}

static void
answer (CordonTimelinePage *self, gboolean with_others)
{
  g_autofree char *id = g_strdup (self->moved);
  g_autoptr (GPtrArray) others = id != NULL ? cordon_schedule_get_dependents (self->schedule, id) : NULL;

  end_question (self);
  if (id != NULL)
    commit_move (self, id, with_others ? others : NULL);
}

static void
on_all_clicked (CordonTimelinePage *self)
{
  answer (self, TRUE);
}

static void
on_one_clicked (CordonTimelinePage *self)
{
  answer (self, FALSE);
}

static void
on_none_clicked (CordonTimelinePage *self)
{
  end_question (self);
  cordon_timeline_view_cancel_move (self->view);
}

static gboolean
on_question_escape (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  on_none_clicked (self);
  return GDK_EVENT_STOP;
}

/* Going elsewhere */

static void
open_item (CordonTimelinePage *self, const char *id)
{
  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan_item", id);
}

static void
on_activated (CordonTimelinePage *self, const char *id)
{
  open_item (self, id);
}

static void
on_list_activate (CordonTimelinePage *self, guint position)
{
  g_autoptr (CordonRecord) record = g_list_model_get_item (G_LIST_MODEL (self->dated), position);

  if (record != NULL)
    open_item (self, cordon_record_get_id (record));
}

static void
on_undated_activated (CordonTimelinePage *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "cordon-id"));

  gtk_popover_popdown (self->undated_popover);
  open_item (self, id);
}

static void
on_undated_shown (CordonTimelinePage *self)
{
  fill_undated (self);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonTimelinePage *self = CORDON_TIMELINE_PAGE (widget);

  if (g_str_equal (name, "timeline.zoom-in"))
    cordon_timeline_view_zoom (self->view, 1.5);
  else if (g_str_equal (name, "timeline.zoom-out"))
    cordon_timeline_view_zoom (self->view, 1 / 1.5);
  else if (g_str_equal (name, "timeline.fit"))
    cordon_timeline_view_fit (self->view);
  else if (g_str_equal (name, "timeline.today"))
    cordon_timeline_view_show_today (self->view);
  else
    open_item (self, cordon_timeline_view_get_selected (self->view));
}

static void
show_possible (CordonTimelinePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean in = FALSE, out = FALSE, fitted = FALSE, possible;

  if (self->plan == NULL)
    return;
  possible = cordon_edit_is_possible (self->plan);
  g_object_get (self->view, "can-zoom-in", &in, "can-zoom-out", &out, "fitted", &fitted, NULL);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-in", in);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-out", out);
  gtk_widget_action_set_enabled (widget, "timeline.fit", !fitted);
  gtk_widget_action_set_enabled (widget, "timeline.open", cordon_timeline_view_get_selected (self->view) != NULL);
  cordon_timeline_view_set_editable (self->view, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->end_drop_down), possible);
}

static void
on_view_end (CordonTimelinePage *self)
{
  gtk_drop_down_set_selected (self->end_drop_down, (guint) cordon_timeline_view_get_end (self->view));
}

static void
on_end_selected (CordonTimelinePage *self)
{
  if (self->view != NULL)
    cordon_timeline_view_set_end (self->view, (CordonTimelineEnd) gtk_drop_down_get_selected (self->end_drop_down));
}

/* The list by date */

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, NULL);
  add_label (texts, "caption");
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CordonTimelinePage *self)
{
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *image = gtk_widget_get_next_sibling (texts), *title_label = gtk_widget_get_first_child (texts);
  CordonRecord *record = gtk_list_item_get_item (item);
  const CordonScheduleRow *row = cordon_schedule_find (self->schedule, cordon_record_get_id (record));
  g_autofree char *title = cordon_record_dup_title (record);
  g_autofree char *words = row != NULL ? cordon_schedule_format_state (row) : NULL;

  gtk_label_set_text (GTK_LABEL (title_label), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title_label)), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), row == NULL ? NULL
                                                   : g_strcmp0 (cordon_record_get_text (record, "state"), "done") == 0
                                                       ? "object-select-symbolic"
                                                   : row->days_late > 0 ? "dialog-warning-symbolic"
                                                                        : NULL);
}

static gboolean
on_narrowed (gpointer data)
{
  CordonTimelinePage *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  self->narrowing = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  if (narrow)
    on_none_clicked (self);
  fill_list (self);
  gtk_stack_set_visible_child_name (self->shape, narrow ? "list" : "timeline");
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
cordon_timeline_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
cordon_timeline_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
cordon_timeline_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordonTimelinePage *self = CORDON_TIMELINE_PAGE (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  /* What is shown isn't changed while it is laid out. */
  if ((width < NARROW) != self->narrow && self->narrowing == 0)
    self->narrowing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_narrowed, self, NULL);
}

static gboolean
cordon_timeline_page_grab_focus (GtkWidget *widget)
{
  CordonTimelinePage *self = CORDON_TIMELINE_PAGE (widget);

  return gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->list) : GTK_WIDGET (self->view));
}

GtkWidget *
cordon_timeline_page_new (CordonPlan *plan)
{
  CordonTimelinePage *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_TIMELINE_PAGE, NULL);
  self->plan = g_object_ref (plan);
  self->schedule = cordon_schedule_new (plan);
  cordon_timeline_view_set_funcs (self->view, say_item, place_item, self);
  g_signal_connect_object (self->schedule, "changed", G_CALLBACK (on_schedule_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule, "notify::loading", G_CALLBACK (on_schedule_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_possible (self);
  return GTK_WIDGET (self);
}

static void
cordon_timeline_page_dispose (GObject *object)
{
  CordonTimelinePage *self = CORDON_TIMELINE_PAGE (object);

  g_clear_handle_id (&self->narrowing, g_source_remove);
  if (self->schedule != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->schedule, self);
      cordon_timeline_view_set_funcs (self->view, NULL, NULL, NULL);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->schedule);
  g_clear_object (&self->dated);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_timeline_page_parent_class)->dispose (object);
}

static void
cordon_timeline_page_finalize (GObject *object)
{
  g_free (CORDON_TIMELINE_PAGE (object)->moved);

  G_OBJECT_CLASS (cordon_timeline_page_parent_class)->finalize (object);
}

static void
cordon_timeline_page_class_init (CordonTimelinePageClass *klass)
{
  static const char *const actions[] = {"timeline.zoom-in", "timeline.zoom-out", "timeline.fit", "timeline.today",
                                        "timeline.open"};
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_timeline_page_dispose;
  object_class->finalize = cordon_timeline_page_finalize;
  widget_class->get_request_mode = cordon_timeline_page_get_request_mode;
  widget_class->measure = cordon_timeline_page_measure;
  widget_class->size_allocate = cordon_timeline_page_size_allocate;
  widget_class->grab_focus = cordon_timeline_page_grab_focus;

  g_type_ensure (CORDON_TYPE_TIMELINE_VIEW);
  g_type_ensure (CORDON_TYPE_TIMELINE_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, shape);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, view);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, legend);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, list);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, end_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, question);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, question_label);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, all_button);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, undated_bar);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, undated_label);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, undated_popover);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, undated_list);
  gtk_widget_class_bind_template_child (widget_class, CordonTimelinePage, undated_rest);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_undated_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_undated_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_one_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_end_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_view_end);
  gtk_widget_class_bind_template_callback (widget_class, show_possible);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, show_action);
}

static void
cordon_timeline_page_init (CordonTimelinePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A bin's own would keep the width from size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->dated = g_list_store_new (CORDON_TYPE_RECORD);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->dated)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  cordon_timeline_legend_set_view (self->legend, self->view);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_question_escape, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->question), keys);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline as a widget: what it shows and what part of it is in sight. What is drawn is draw/'s; what the hand and
 * the keyboard do is in cordon-timeline-input.c. The two adjustments count pixels from the left and from the top, as
 * GtkScrolledWindow has them; what is kept, when the size or the zoom changes, is the day at the edge where time comes
 * in. */

#include "kit/cordon-timeline-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-date.h"
#include "kit/cordon-timeline-view-private.h"

#define WIDTH_MIN 240
#define WIDTH_NATURAL 720
#define HEIGHT_MIN 120
#define HEIGHT_NATURAL 420
/* Years beside the first and the last, to move things into. */
#define DAYS_BESIDE 366
#define DAYS_MOST 3653.0
#define DAYS_LEAST 7.0
#define FIT_MARGIN 16.0
#define DAY_MAX 3652059

enum
{
  PROP_TITLE = 1,
  PROP_SELECTED,
  PROP_END,
  PROP_EDITABLE,
  PROP_CAN_ZOOM_IN,
  PROP_CAN_ZOOM_OUT,
  PROP_FITTED,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATED,
  MOVED,
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (scrollable);

  *border = (GtkBorder){.top = (gint16) self->sight.ruler};
  if (self->sight.rtl)
    border->right = (gint16) self->sight.names;
  else
    border->left = (gint16) self->sight.names;
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonTimelineView, cordon_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

static double
plot_height (CordonTimelineView *self)
{
  return MAX (self->sight.height - self->sight.ruler, 1);
}

static double
all_height (CordonTimelineView *self)
{
  return cordon_timeline_get_n_items (self->timeline) * self->sight.row;
}

int
cordon_timeline_view_get_row (CordonTimelineView *self)
{
  return cordon_timeline_find (self->timeline, self->selected);
}

static char *
format_day (int day)
{
  GDate date;
  g_autofree char *text = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day, 1, DAY_MAX));
  text = cordon_date_to_text (&date);
  return cordon_date_format (text);
}

void
cordon_timeline_view_update_words (CordonTimelineView *self)
{
  g_autoptr (GString) name = g_string_new (self->title != NULL ? self->title : C_ ("timeline", "Timeline"));
  int row = cordon_timeline_view_get_row (self);

  if (row >= 0)
    {
      g_autofree char *words = self->words != NULL ? self->words (self->selected, self->user_data) : NULL;

      g_string_append_printf (name, ". %s",
                              words != NULL ? words : cordon_timeline_get_item (self->timeline, (guint) row)->label);
    }
  if (row >= 0 && self->moved == row)
    {
      g_autofree char *first = format_day (self->place.first);
      g_autofree char *last = format_day (self->place.last);

      g_string_append (name, ". ");
      if (self->moved_end == CORDON_TIMELINE_BEGIN)
        /* Translators: what is moved on a timeline, and not let go yet; %s is a date */
        g_string_append_printf (name, C_ ("timeline", "To begin %s"), first);
      else
        g_string_append_printf (name, C_ ("timeline", "To be due %s"), last);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

void
cordon_timeline_view_get_scales (CordonTimelineView *self, double *least, double *most)
{
  double plot = cordon_timeline_sight_get_plot (&self->sight);

  *least = plot / MAX (DAYS_MOST, self->last - self->first);
  *most = plot / DAYS_LEAST;
}

static void
notify_zoom (CordonTimelineView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ZOOM_IN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ZOOM_OUT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITTED]);
}

/* The days that can be gone to: those of everything and a year beside, and what is in sight when zoomed far out. */
static void
get_range (CordonTimelineView *self, double *first, double *end)
{
  double shown = cordon_timeline_sight_get_plot (&self->sight) / self->sight.scale;

  *first = self->first - DAYS_BESIDE;
  *end = self->last + DAYS_BESIDE;
  if (*end - *first < shown)
    {
      double middle = (*first + *end) / 2;

      *first = middle - shown / 2;
      *end = middle + shown / 2;
    }
}

static void
configure (CordonTimelineView *self)
{
  double first, end, plot = cordon_timeline_sight_get_plot (&self->sight), page = plot_height (self);
  double upper, value;

  get_range (self, &first, &end);
  self->sight.day = CLAMP (self->sight.day, first, MAX (first, end - plot / self->sight.scale));
  self->sight.top = CLAMP (self->sight.top, 0, MAX (0, all_height (self) - page));
  upper = (end - first) * self->sight.scale;
  value = (self->sight.day - first) * self->sight.scale;
  self->configuring = TRUE;
  if (self->adjustments[0] != NULL)
    gtk_adjustment_configure (self->adjustments[0], self->sight.rtl ? upper - plot - value : value, 0, upper,
                              plot * 0.1, plot * 0.9, plot);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_configure (self->adjustments[1], self->sight.top, 0, MAX (all_height (self), page),
                              self->sight.row * 2, page * 0.9, page);
  self->configuring = FALSE;
}

static void
on_adjustment (CordonTimelineView *self)
{
  double first, end;

  if (self->configuring)
    return;
  get_range (self, &first, &end);
  if (self->adjustments[0] != NULL)
    {
      double value = gtk_adjustment_get_value (self->adjustments[0]);

      if (self->sight.rtl)
        value = gtk_adjustment_get_upper (self->adjustments[0]) - cordon_timeline_sight_get_plot (&self->sight) - value;
      if (fabs (first + value / self->sight.scale - self->sight.day) * self->sight.scale > 0.01)
        {
          self->sight.day = first + value / self->sight.scale;
          if (self->fitted)
            {
              self->fitted = FALSE;
              notify_zoom (self);
            }
        }
    }
  if (self->adjustments[1] != NULL)
    self->sight.top = floor (gtk_adjustment_get_value (self->adjustments[1]));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fit (CordonTimelineView *self)
{
  double plot = cordon_timeline_sight_get_plot (&self->sight);

  /* With what stands at its ends. */
  self->sight.scale = MAX (plot - 2 * FIT_MARGIN, 1) / MAX (self->last - self->first, DAYS_LEAST);
  self->sight.day = self->first - FIT_MARGIN / self->sight.scale;
}

void
cordon_timeline_view_go_to (CordonTimelineView *self, double day, double top)
{
  double before = self->sight.day;

  self->sight.day = day;
  self->sight.top = floor (top);
  configure (self);
  if (self->fitted && fabs (self->sight.day - before) * self->sight.scale > 0.01)
    {
      self->fitted = FALSE;
      notify_zoom (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_timeline_view_zoom_at (CordonTimelineView *self, double factor, double x)
{
  double least, most, day = cordon_timeline_sight_day (&self->sight, x);
  double along = self->sight.rtl ? self->sight.width - self->sight.names - x : x - self->sight.names;

  cordon_timeline_view_get_scales (self, &least, &most);
  self->sight.scale = CLAMP (self->sight.scale * factor, least, most);
  self->sight.day = day - along / self->sight.scale;
  self->fitted = FALSE;
  configure (self);
  notify_zoom (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_timeline_view_choose (CordonTimelineView *self, int row)
{
  const CordonTimelineItem *item;
  double plot = cordon_timeline_sight_get_plot (&self->sight), page = plot_height (self);
  double shown = plot / self->sight.scale, day = self->sight.day, top = self->sight.top, margin = shown * 0.1;

  if (row < 0 || row >= (int) cordon_timeline_get_n_items (self->timeline))
    return;
  item = cordon_timeline_get_item (self->timeline, (guint) row);
  if (row * self->sight.row < top)
    top = row * self->sight.row;
  else if ((row + 1) * self->sight.row > top + page)
    top = (row + 1) * self->sight.row - page;
  /* Its end is what one looks for; a long bar needn't fit. */
  if (item->last < day || item->last + 1 > day + shown)
    day = item->last + 1 - item->first + 2 * margin < shown && item->last < day ? item->first - margin
          : item->last < day                                                    ? item->last - shown / 2
                                                                                : item->last + 1 + margin - shown;
  if (g_strcmp0 (self->selected, item->id) != 0)
    {
      cordon_timeline_view_settle_move (self);
      g_free (self->selected);
      self->selected = g_strdup (item->id);
      cordon_timeline_view_update_words (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
  cordon_timeline_view_go_to (self, day, top);
}

gboolean
cordon_timeline_view_preview (CordonTimelineView *self, int row, CordonTimelineEnd end, int months, int days)
{
  const CordonTimelineItem *item;
  int first = 0, last = 0;

  if (!self->editable || self->move == NULL || row < 0 || row >= (int) cordon_timeline_get_n_items (self->timeline))
    return FALSE;
  item = cordon_timeline_get_item (self->timeline, (guint) row);
  if ((item->flags & CORDON_TIMELINE_FIXED) != 0
      || !self->move (item->id, end, months, days, &first, &last, self->user_data))
    return FALSE;
  self->moved = row;
  self->moved_end = end;
  self->months = months;
  self->days = days;
  self->told = FALSE;
  self->place = (CordonTimelineMove){(guint) row, first, last};
  cordon_timeline_view_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

void
cordon_timeline_view_settle_move (CordonTimelineView *self)
{
  const CordonTimelineItem *item;

  if (self->moved < 0 || self->told)
    return;
  if (self->months == 0 && self->days == 0)
    {
      cordon_timeline_view_cancel_move (self);
      return;
    }
  self->told = TRUE;
  item = cordon_timeline_get_item (self->timeline, (guint) self->moved);

  g_autofree char *id = g_strdup (item->id);

  g_signal_emit (self, signals[MOVED], 0, id, (int) self->moved_end, self->months, self->days);
}

void
cordon_timeline_view_cancel_move (CordonTimelineView *self)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  if (self->moved < 0)
    return;
  self->moved = -1;
  self->months = self->days = 0;
  self->told = FALSE;
  cordon_timeline_view_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
cordon_timeline_view_is_moving (CordonTimelineView *self)
{
  g_return_val_if_fail (CORDON_IS_TIMELINE_VIEW (self), FALSE);

  return self->moved >= 0;
}

void
cordon_timeline_view_emit_activated (CordonTimelineView *self)
{
  g_autofree char *id = g_strdup (self->selected);

  if (id != NULL && cordon_timeline_view_get_row (self) >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
cordon_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_MIN : HEIGHT_MIN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_NATURAL : HEIGHT_NATURAL;
}

static void
arrange (CordonTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double least, most;

  self->sight.width = MAX (gtk_widget_get_width (widget), 1);
  self->sight.height = MAX (gtk_widget_get_height (widget), 1);
  self->sight.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  cordon_timeline_sight_measure (&self->sight, gtk_widget_get_pango_context (widget));
  if (self->fitted)
    fit (self);
  cordon_timeline_view_get_scales (self, &least, &most);
  self->sight.scale = CLAMP (self->sight.scale, least, most);
  configure (self);
}

static void
cordon_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  arrange (CORDON_TIMELINE_VIEW (widget));
}

static void
cordon_timeline_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (cordon_timeline_view_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

static void
cordon_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cordon_timeline_view_parent_class)->css_changed (widget, change);
  /* The font may be another one. */
  gtk_widget_queue_allocate (widget);
}

static void
cordon_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  CordonTimelineMarks marks = {.selected = cordon_timeline_view_get_row (self), .hovered = self->hovered};
  CordonTimelineTheme theme;

  if (width <= 0 || height <= 0)
    return;
  marks.focus = gtk_widget_has_visible_focus (widget);
  marks.moves = &self->place;
  marks.n_moves = self->moved >= 0 ? 1 : 0;
  cordon_timeline_theme_init (&theme, adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cordon_timeline_draw (self->timeline, cr, &self->sight, &theme, gtk_widget_get_pango_context (widget), &marks);
  cairo_destroy (cr);
}

static void
set_adjustment (CordonTimelineView *self, int which, GtkAdjustment *adjustment)
{
  if (self->adjustments[which] != NULL && self->adjustments[which] == adjustment)
    return;
  if (self->adjustments[which] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[which], on_adjustment, self);
  g_clear_object (&self->adjustments[which]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjustment), self, G_CONNECT_SWAPPED);
  configure (self);
}

static void
cordon_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (object);
  double least, most;

  cordon_timeline_view_get_scales (self, &least, &most);
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_END:
      g_value_set_int (value, (int) self->end);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_CAN_ZOOM_IN:
      g_value_set_boolean (value, self->sight.scale < most * 0.999);
      break;
    case PROP_CAN_ZOOM_OUT:
      g_value_set_boolean (value, self->sight.scale > least * 1.001);
      break;
    case PROP_FITTED:
      g_value_set_boolean (value, self->fitted);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[0]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[1]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_timeline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      cordon_timeline_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      cordon_timeline_view_set_selected (self, g_value_get_string (value));
      break;
    case PROP_END:
      cordon_timeline_view_set_end (self, (CordonTimelineEnd) g_value_get_int (value));
      break;
    case PROP_EDITABLE:
      cordon_timeline_view_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, 1, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[0] = (guint) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[1] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_timeline_view_dispose (GObject *object)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (object);

  for (int i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_func (self->adjustments[i], on_adjustment, self);
      g_clear_object (&self->adjustments[i]);
    }
  self->words = NULL;
  self->move = NULL;
  G_OBJECT_CLASS (cordon_timeline_view_parent_class)->dispose (object);
}

static void
cordon_timeline_view_finalize (GObject *object)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (object);

  cordon_timeline_free (self->timeline);
  g_free (self->title);
  g_free (self->selected);
  G_OBJECT_CLASS (cordon_timeline_view_parent_class)->finalize (object);
}

static void
cordon_timeline_view_class_init (CordonTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_timeline_view_get_property;
  object_class->set_property = cordon_timeline_view_set_property;
  object_class->dispose = cordon_timeline_view_dispose;
  object_class->finalize = cordon_timeline_view_finalize;
  widget_class->measure = cordon_timeline_view_measure;
  widget_class->size_allocate = cordon_timeline_view_size_allocate;
  widget_class->snapshot = cordon_timeline_view_snapshot;
  widget_class->direction_changed = cordon_timeline_view_direction_changed;
  widget_class->css_changed = cordon_timeline_view_css_changed;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);
  properties[PROP_END] =
      g_param_spec_int ("end", NULL, NULL, CORDON_TIMELINE_WHOLE, CORDON_TIMELINE_DUE, CORDON_TIMELINE_WHOLE, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_ZOOM_IN] = g_param_spec_boolean ("can-zoom-in", NULL, NULL, FALSE, read_only);
  properties[PROP_CAN_ZOOM_OUT] = g_param_spec_boolean ("can-zoom-out", NULL, NULL, FALSE, read_only);
  properties[PROP_FITTED] = g_param_spec_boolean ("fitted", NULL, NULL, TRUE, read_only);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[MOVED] =
      g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  cordon_timeline_view_class_init_input (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordon_timeline_view_init (CordonTimelineView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->hovered = self->dragged = self->moved = -1;
  self->fitted = TRUE;
  self->timeline = cordon_timeline_new (NULL, 0, NULL, 0, 0, 10);
  cordon_timeline_get_extent (self->timeline, &self->first, &self->last);
  self->sight = (CordonTimelineSight){.width = WIDTH_NATURAL, .height = HEIGHT_NATURAL, .row = 1, .scale = 1};
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  cordon_timeline_view_init_input (self);
  cordon_timeline_view_update_words (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cordon_timeline_view_new (void)
{
  return g_object_new (CORDON_TYPE_TIMELINE_VIEW, NULL);
}

void
cordon_timeline_view_set_items (CordonTimelineView *self, const CordonTimelineItem *items, guint n_items,
                                const CordonTimelineLink *links, guint n_links, int today, int first_month)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  cordon_timeline_free (self->timeline);
  self->timeline = cordon_timeline_new (items, n_items, links, n_links, today, first_month);
  cordon_timeline_get_extent (self->timeline, &self->first, &self->last);
  self->hovered = -1;
  self->moved = -1;
  self->months = self->days = 0;
  self->told = FALSE;
  self->given_up = self->dragged >= 0;
  self->dragged = -1;
  arrange (self);
  cordon_timeline_view_update_words (self);
  notify_zoom (self);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_timeline_view_set_funcs (CordonTimelineView *self, CordonTimelineWordsFunc words, CordonTimelineMoveFunc move,
                                gpointer user_data)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  self->words = words;
  self->move = move;
  self->user_data = user_data;
  cordon_timeline_view_update_words (self);
}

void
cordon_timeline_view_set_title (CordonTimelineView *self, const char *title)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  cordon_timeline_view_update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
cordon_timeline_view_set_selected (CordonTimelineView *self, const char *id)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  if (g_strcmp0 (self->selected, id) == 0)
    return;
  if (cordon_timeline_find (self->timeline, id) >= 0)
    {
      cordon_timeline_view_choose (self, cordon_timeline_find (self->timeline, id));
      return;
    }
  g_free (self->selected);
  self->selected = g_strdup (id);
  cordon_timeline_view_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
cordon_timeline_view_get_selected (CordonTimelineView *self)
{
  g_return_val_if_fail (CORDON_IS_TIMELINE_VIEW (self), NULL);

  return self->selected;
}

void
cordon_timeline_view_set_end (CordonTimelineView *self, CordonTimelineEnd end)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  if (self->end == end)
    return;
  cordon_timeline_view_settle_move (self);
  self->end = end;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
}

CordonTimelineEnd
cordon_timeline_view_get_end (CordonTimelineView *self)
{
  g_return_val_if_fail (CORDON_IS_TIMELINE_VIEW (self), CORDON_TIMELINE_WHOLE);

  return self->end;
}

void
cordon_timeline_view_set_editable (CordonTimelineView *self, gboolean editable)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  editable = !!editable;
  if (self->editable == editable)
    return;
  self->editable = editable;
  if (!editable)
    cordon_timeline_view_cancel_move (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
cordon_timeline_view_zoom (CordonTimelineView *self, double factor)
{
  int row;
  double x;

  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self) && factor > 0);

  row = cordon_timeline_view_get_row (self);
  x = cordon_timeline_sight_x (&self->sight,
                               self->sight.day + cordon_timeline_sight_get_plot (&self->sight) / self->sight.scale / 2);
  if (row >= 0)
    {
      double at =
          cordon_timeline_sight_x (&self->sight, cordon_timeline_get_item (self->timeline, (guint) row)->last + 0.5);
      double edge = self->sight.rtl ? 0 : self->sight.names;

      if (at >= edge && at <= edge + cordon_timeline_sight_get_plot (&self->sight))
        x = at;
    }
  cordon_timeline_view_zoom_at (self, factor, x);
}

void
cordon_timeline_view_fit (CordonTimelineView *self)
{
  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  self->fitted = TRUE;
  arrange (self);
  notify_zoom (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_timeline_view_show_today (CordonTimelineView *self)
{
  int today;

  g_return_if_fail (CORDON_IS_TIMELINE_VIEW (self));

  today = cordon_timeline_get_today (self->timeline);
  if (today > 0)
    cordon_timeline_view_go_to (self,
                                today + 0.5 - cordon_timeline_sight_get_plot (&self->sight) / self->sight.scale / 2,
                                self->sight.top);
}

CordonTimeline *
cordon_timeline_view_get_timeline (CordonTimelineView *self)
{
  g_return_val_if_fail (CORDON_IS_TIMELINE_VIEW (self), NULL);

  return self->timeline;
}

const CordonTimelineSight *
cordon_timeline_view_get_sight (CordonTimelineView *self)
{
  g_return_val_if_fail (CORDON_IS_TIMELINE_VIEW (self), NULL);

  return &self->sight;
}

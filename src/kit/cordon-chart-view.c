/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as a widget. What is drawn is draw/'s; here are size, colours of the appearance, pointer, keyboard and the
 * words for a screen reader. The pointer's point and the keyboard's are two: moving the mouse away gives the
 * keyboard's back. */

#include "kit/cordon-chart-view.h"

#include <adwaita.h>

#define WIDTH_MIN 120
#define WIDTH_NATURAL 480
#define HEIGHT_MIN 120
#define HEIGHT_NATURAL 240

struct _CordonChartView
{
  GtkWidget parent_instance;

  CordonChart *chart;
  char *title;
  int point;
  int hovered;

  /* What the chart is laid out for; -1 when it must be anew. */
  int width;
  int height;
  guint serial;
};

G_DEFINE_FINAL_TYPE (CordonChartView, cordon_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_POINT,
  N_PROPERTIES,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static int
count_points (CordonChartView *self)
{
  return self->chart != NULL ? cordon_chart_get_n_points (self->chart) : 0;
}

/* The point that is read out: the pointer's, else that of the keyboard while it is here. */
static int
shown_point (CordonChartView *self)
{
  if (self->hovered >= 0)
    return self->hovered;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? self->point : -1;
}

static void
update_words (CordonChartView *self)
{
  const char *title = self->title != NULL ? self->title : "";
  g_autofree char *all = self->chart != NULL ? cordon_chart_describe (self->chart) : g_strdup ("");
  g_autofree char *name = NULL;

  if (self->point >= 0)
    {
      g_autofree char *point = cordon_chart_describe_point (self->chart, self->point);

      name = title[0] != '\0' ? g_strdup_printf ("%s. %s", title, point) : g_strdup (point);
    }
  else
    name = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
}

static void
lay_out (CordonChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint serial = pango_context_get_serial (context);

  if (self->chart == NULL || (self->width == width && self->height == height && self->serial == serial))
    return;
  self->width = width;
  self->height = height;
  self->serial = serial;
  cordon_chart_layout (self->chart, context, width, height, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
hover (CordonChartView *self, int point)
{
  if (self->hovered == point)
    return;
  self->hovered = point;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
point_at (CordonChartView *self, double x, double y)
{
  if (self->chart == NULL)
    return -1;
  lay_out (self);
  return cordon_chart_get_nearest (self->chart, x, y);
}

static void
activate (CordonChartView *self, int point)
{
  if (point >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, (guint) cordon_chart_get_source (self->chart, point));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CordonChartView *self)
{
  hover (self, point_at (self, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller, CordonChartView *self)
{
  hover (self, -1);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, CordonChartView *self)
{
  int point = point_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (point < 0)
    return;
  cordon_chart_view_set_point (self, point);
  activate (self, point);
}

static void
on_focus_enter (GtkEventControllerFocus *controller, CordonChartView *self)
{
  /* The latest reading is the one that a person came for. */
  if (self->point < 0)
    cordon_chart_view_set_point (self, count_points (self) - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_leave (GtkEventControllerFocus *controller, CordonChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The argument: how many points to the right on the screen; more than one is along time, to its ends. */
static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonChartView *self = CORDON_CHART_VIEW (widget);
  int by = g_variant_get_int32 (arguments);
  int last = count_points (self) - 1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  if (ABS (by) == 1 && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  hover (self, -1);
  cordon_chart_view_set_point (self, self->point < 0 ? last : (int) CLAMP ((gint64) self->point + by, 0, last));
  return GDK_EVENT_STOP;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonChartView *self = CORDON_CHART_VIEW (widget);

  if (self->point < 0)
    return GDK_EVENT_PROPAGATE;
  activate (self, self->point);
  return GDK_EVENT_STOP;
}

static void
cordon_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_MIN : HEIGHT_MIN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_NATURAL : HEIGHT_NATURAL;
}

static void
cordon_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordonChartView *self = CORDON_CHART_VIEW (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  CordonChartTheme theme;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  lay_out (self);
  cordon_chart_theme_init (&theme, adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cordon_chart_draw (self->chart, cr, &theme, shown_point (self));
  cairo_destroy (cr);
}

static void
cordon_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  CORDON_CHART_VIEW (widget)->width = -1;
  GTK_WIDGET_CLASS (cordon_chart_view_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
cordon_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonChartView *self = CORDON_CHART_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_POINT:
      g_value_set_int (value, self->point);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonChartView *self = CORDON_CHART_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      cordon_chart_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_POINT:
      cordon_chart_view_set_point (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_chart_view_finalize (GObject *object)
{
  CordonChartView *self = CORDON_CHART_VIEW (object);

  g_clear_pointer (&self->chart, cordon_chart_free);
  g_free (self->title);
  G_OBJECT_CLASS (cordon_chart_view_parent_class)->finalize (object);
}

static void
cordon_chart_view_class_init (CordonChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key, keypad;
    int by;
  } moves[] = {
      {GDK_KEY_Left, GDK_KEY_KP_Left, -1},
      {GDK_KEY_Right, GDK_KEY_KP_Right, 1},
      {GDK_KEY_Home, GDK_KEY_KP_Home, -G_MAXINT},
      {GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT},
  };
  static const guint activators[] = {GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space};

  object_class->get_property = cordon_chart_view_get_property;
  object_class->set_property = cordon_chart_view_set_property;
  object_class->finalize = cordon_chart_view_finalize;
  widget_class->measure = cordon_chart_view_measure;
  widget_class->snapshot = cordon_chart_view_snapshot;
  widget_class->direction_changed = cordon_chart_view_direction_changed;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_POINT] = g_param_spec_int ("point", NULL, NULL, -1, G_MAXINT, -1,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, on_move, "i", moves[i].by);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, on_move, "i", moves[i].by);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (activators); i++)
    gtk_widget_class_add_binding (widget_class, activators[i], 0, on_activate, NULL);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cordon_chart_view_init (CordonChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->point = -1;
  self->hovered = -1;
  self->width = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cordon_chart_view_new (void)
{
  return g_object_new (CORDON_TYPE_CHART_VIEW, NULL);
}

void
cordon_chart_view_set_data (CordonChartView *self, const CordonChartData *data)
{
  g_return_if_fail (CORDON_IS_CHART_VIEW (self));

  g_clear_pointer (&self->chart, cordon_chart_free);
  if (data != NULL)
    self->chart = cordon_chart_new (data);
  self->width = -1;
  self->hovered = -1;
  if (self->point >= count_points (self))
    {
      self->point = -1;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POINT]);
    }
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_chart_view_set_title (CordonChartView *self, const char *title)
{
  g_return_if_fail (CORDON_IS_CHART_VIEW (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
cordon_chart_view_set_point (CordonChartView *self, int point)
{
  g_return_if_fail (CORDON_IS_CHART_VIEW (self));

  if (point < 0 || point >= count_points (self))
    point = -1;
  if (self->point == point)
    return;
  self->point = point;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POINT]);
}

int
cordon_chart_view_get_point (CordonChartView *self)
{
  g_return_val_if_fail (CORDON_IS_CHART_VIEW (self), -1);

  return self->point;
}

CordonChart *
cordon_chart_view_get_chart (CordonChartView *self)
{
  g_return_val_if_fail (CORDON_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

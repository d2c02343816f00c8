/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as a widget: what it shows, and what part of it. How that is drawn is in cordon-map-drawing.c, what the hand
 * and the keyboard do in cordon-map-input.c. */

#include "kit/cordon-map-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kit/cordon-map-spot-button.h"
#include "kit/cordon-map-view-private.h"

#define WIDTH_MIN 240
#define WIDTH_NATURAL 720
#define HEIGHT_MIN 180
#define HEIGHT_NATURAL 440
#define MARGIN 10
/* The part of the height that a legend may take; a larger one is folded away behind a button. */
#define LEGEND_MAX 0.37
#define SETTLE_MS 120

G_DEFINE_FINAL_TYPE (CordonMapView, cordon_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_REGION,
  PROP_SELECTED,
  PROP_SELECTED_AREA,
  PROP_MOVABLE,
  N_PROPERTIES,
};

enum
{
  ACTIVATED,
  AREA_ACTIVATED,
  MOVED,
  GATHERED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
clear_class (gpointer data)
{
  g_free ((char *) ((CordonMapClass *) data)->label);
}

static void
update_words (CordonMapView *self)
{
  CordonMapLegend legend;
  g_autofree char *words = NULL;

  cordon_map_view_get_legend (self, &legend);
  words = cordon_map_legend_describe (&legend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title != NULL ? self->title : C_ ("map", "Map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
forget_marks_picture (CordonMapView *self)
{
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_look (CordonMapView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  cordon_map_theme_init (&self->theme, adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));
  cordon_map_layer_set_look (self->land, &self->theme, self->tints,
                             self->tints != NULL ? cordon_geometry_get (self->sight.region)->n_areas : 0);
  forget_marks_picture (self);
}

static double
fitting_scale (CordonMapView *self)
{
  CordonMapSight whole;

  cordon_map_sight_fit (&whole, self->sight.region, self->width, self->height, MARGIN);
  return whole.scale;
}

static gboolean
on_settled (gpointer data)
{
  CordonMapView *self = data;

  self->sync_id = 0;
  gtk_widget_set_visible (self->legend_button, self->legend_folded);
  cordon_map_view_sync_buttons (self);
  return G_SOURCE_REMOVE;
}

void
cordon_map_view_settle_later (CordonMapView *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  self->sync_id = g_timeout_add (SETTLE_MS, on_settled, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_map_view_set_sight (CordonMapView *self, const CordonMapSight *sight)
{
  cairo_rectangle_t frame;
  double whole = fitting_scale (self), scale = CLAMP (sight->scale, whole, MAX (whole, CORDON_MAP_VIEW_SCALE_MAX));
  double x = sight->x + self->width / sight->scale / 2, y = sight->y + self->height / sight->scale / 2;

  /* The middle of what is in sight stays on the map; what is smaller than the widget stays in its middle. */
  cordon_projection_get_frame (self->sight.region, &frame);
  if (frame.width * scale <= self->width)
    x = frame.x + frame.width / 2;
  if (frame.height * scale <= self->height)
    y = frame.y + frame.height / 2;
  self->sight.scale = scale;
  self->sight.x = CLAMP (x, frame.x, frame.x + frame.width) - self->width / scale / 2;
  self->sight.y = CLAMP (y, frame.y, frame.y + frame.height) - self->height / scale / 2;
  self->fitted = scale <= whole * 1.001;
  self->hovered = -1;
  gtk_widget_set_sensitive (self->zoom_out, !self->fitted);
  gtk_widget_set_sensitive (self->fit, !self->fitted);
  gtk_widget_set_sensitive (self->zoom_in, scale < CORDON_MAP_VIEW_SCALE_MAX);
  cordon_map_view_settle_later (self);
}

void
cordon_map_view_zoom_at (CordonMapView *self, double factor, double x, double y)
{
  double whole = fitting_scale (self);
  CordonMapSight sight = self->sight;
  double scale = CLAMP (sight.scale * factor, whole, MAX (whole, CORDON_MAP_VIEW_SCALE_MAX));

  sight.x += x / sight.scale - x / scale;
  sight.y += y / sight.scale - y / scale;
  sight.scale = scale;
  cordon_map_view_set_sight (self, &sight);
}

void
cordon_map_view_get_spot_place (CordonMapView *self, const CordonMapSpot *spot, double *x, double *y)
{
  *x = (spot->x - self->sight.x) * self->sight.scale;
  *y = (spot->y - self->sight.y) * self->sight.scale;
}

const CordonMapSpot *
cordon_map_view_get_spots (CordonMapView *self, guint *n)
{
  return cordon_map_marks_gather (self->marks, self->sight.scale, n);
}

static void
take_marks (CordonMapView *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (CordonMapMark));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  guint n = self->model != NULL && self->func != NULL ? g_list_model_get_n_items (self->model) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);
      CordonMapMark mark = {NULL};

      if (!self->func (item, &mark, self->user_data))
        continue;
      mark.id = g_string_chunk_insert (strings, mark.id != NULL ? mark.id : "");
      mark.label = g_string_chunk_insert (strings, mark.label != NULL ? mark.label : "");
      mark.detail = mark.detail != NULL ? g_string_chunk_insert (strings, mark.detail) : NULL;
      mark.group = mark.group != NULL ? g_string_chunk_insert_const (strings, mark.group) : NULL;
      g_array_append_val (marks, mark);
    }
  cordon_map_marks_free (self->marks);
  self->marks = cordon_map_marks_new (self->sight.region, (const CordonMapMark *) (void *) marks->data, marks->len);
  self->hovered = -1;
  self->dragged = -1;
  update_words (self);
  forget_marks_picture (self);
  cordon_map_view_settle_later (self);
}

static gboolean
on_refresh (gpointer data)
{
  CordonMapView *self = data;

  self->refresh_id = 0;
  take_marks (self);
  return G_SOURCE_REMOVE;
}

void
cordon_map_view_refresh (CordonMapView *self)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh, self, NULL);
}

/* The legend is laid out for the width, and the map gets what is left of the height. */
static void
measure_legend (CordonMapView *self, int width, int height)
{
  CordonMapLegend legend;
  double wanted = 0;

  cordon_map_view_get_legend (self, &legend);
  wanted = cordon_map_legend_draw (&legend, NULL, width, &self->theme, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                   FALSE);
  self->legend_folded = wanted > LEGEND_MAX * height;
  self->legend_height = self->legend_folded && !self->legend_shown ? 0 : MIN (wanted, 0.7 * height);
}

static void
cordon_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_MIN : HEIGHT_MIN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_NATURAL : HEIGHT_NATURAL;
}

static void
allocate_children (CordonMapView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->controls, NULL, &size);
  gtk_widget_size_allocate (
      self->controls, &(GtkAllocation){rtl ? 12 : (int) self->width - 12 - size.width, 12, size.width, size.height},
      -1);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      guint spot = cordon_map_spot_button_get_spot (CORDON_MAP_SPOT_BUTTON (button));
      double x = 0, y = 0, radius = 6;

      if (!gtk_widget_get_visible (button))
        continue;
      if (spot < n_spots)
        {
          cordon_map_view_get_spot_place (self, &spots[spot], &x, &y);
          radius = spots[spot].radius;
        }
      gtk_widget_size_allocate (
          button, &(GtkAllocation){(int) (x - radius), (int) (y - radius), (int) (2 * radius), (int) (2 * radius)}, -1);
    }
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
cordon_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  double x = self->sight.x + self->width / self->sight.scale / 2,
         y = self->sight.y + self->height / self->sight.scale / 2;
  double old_width = self->width, old_height = self->height;

  measure_legend (self, width, height);
  /* Children come and go when the map is at rest, never while it is allocated. */
  if (self->legend_folded != gtk_widget_get_visible (self->legend_button) && self->sync_id == 0)
    self->sync_id = g_timeout_add (SETTLE_MS, on_settled, self);
  self->width = width;
  self->height = MAX (1, height - self->legend_height);
  if (self->width != old_width || self->height != old_height)
    {
      if (self->fitted)
        cordon_map_sight_fit (&self->sight, self->sight.region, self->width, self->height, MARGIN);
      else
        {
          self->sight.scale = MAX (self->sight.scale, fitting_scale (self));
          self->sight.x = x - self->width / self->sight.scale / 2;
          self->sight.y = y - self->height / self->sight.scale / 2;
        }
      g_clear_handle_id (&self->sync_id, g_source_remove);
      self->sync_id = g_timeout_add (SETTLE_MS, on_settled, self);
    }
  allocate_children (self);
}

static void
cordon_map_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (cordon_map_view_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

static void
cordon_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonMapView *self = CORDON_MAP_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_REGION:
      g_value_set_int (value, (int) self->sight.region);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_SELECTED_AREA:
      g_value_set_string (value, self->selected_area);
      break;
    case PROP_MOVABLE:
      g_value_set_boolean (value, self->movable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonMapView *self = CORDON_MAP_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      cordon_map_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_REGION:
      cordon_map_view_set_region (self, (CordonMapRegion) g_value_get_int (value));
      break;
    case PROP_SELECTED:
      cordon_map_view_set_selected (self, g_value_get_string (value));
      break;
    case PROP_SELECTED_AREA:
      cordon_map_view_set_selected_area (self, g_value_get_string (value));
      break;
    case PROP_MOVABLE:
      cordon_map_view_set_movable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_details (CordonMapView *self)
{
  if (self->details != NULL)
    for (guint i = 0; i < cordon_geometry_get (self->sight.region)->n_areas; i++)
      g_free (self->details[i]);
  g_clear_pointer (&self->details, g_free);
}

static void
clear_model (CordonMapView *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->func = NULL;
  self->user_data = NULL;
  self->destroy = NULL;
}

static void
cordon_map_view_dispose (GObject *object)
{
  CordonMapView *self = CORDON_MAP_VIEW (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  clear_model (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->controls, gtk_widget_unparent);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  G_OBJECT_CLASS (cordon_map_view_parent_class)->dispose (object);
}

static void
cordon_map_view_finalize (GObject *object)
{
  CordonMapView *self = CORDON_MAP_VIEW (object);

  clear_details (self);
  g_clear_pointer (&self->land, cordon_map_layer_free);
  g_clear_pointer (&self->marks, cordon_map_marks_free);
  g_clear_object (&self->texture);
  g_ptr_array_unref (self->buttons);
  g_array_unref (self->classes);
  g_free (self->classes_title);
  g_free (self->tints);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->selected);
  g_free (self->selected_area);
  G_OBJECT_CLASS (cordon_map_view_parent_class)->finalize (object);
}

static void
cordon_map_view_class_init (CordonMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_map_view_get_property;
  object_class->set_property = cordon_map_view_set_property;
  object_class->dispose = cordon_map_view_dispose;
  object_class->finalize = cordon_map_view_finalize;
  widget_class->measure = cordon_map_view_measure;
  widget_class->size_allocate = cordon_map_view_size_allocate;
  widget_class->snapshot = cordon_map_view_snapshot;
  widget_class->direction_changed = cordon_map_view_direction_changed;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REGION] =
      g_param_spec_int ("region", NULL, NULL, CORDON_MAP_WORLD, CORDON_MAP_USA, CORDON_MAP_WORLD, flags);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);
  properties[PROP_SELECTED_AREA] = g_param_spec_string ("selected-area", NULL, NULL, NULL, flags);
  properties[PROP_MOVABLE] = g_param_spec_boolean ("movable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[AREA_ACTIVATED] = g_signal_new ("area-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[GATHERED] = g_signal_new ("gathered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRV);

  cordon_map_view_class_init_input (widget_class);
  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
on_land_drawn (gpointer owner)
{
  gtk_widget_queue_draw (GTK_WIDGET (owner));
}

static void
on_zoom_in (CordonMapView *self)
{
  cordon_map_view_zoom_at (self, 2, self->width / 2, self->height / 2);
}

static void
on_zoom_out (CordonMapView *self)
{
  cordon_map_view_zoom_at (self, 0.5, self->width / 2, self->height / 2);
}

static void
on_legend_toggled (CordonMapView *self)
{
  self->legend_shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->legend_button));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
add_control (CordonMapView *self, GtkWidget *button, const char *icon, const char *words)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (self->controls), button);
  return button;
}

static void
add_controls (CordonMapView *self)
{
  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->controls, "linked");
  gtk_widget_add_css_class (self->controls, "map-controls");
  self->zoom_in = add_control (self, gtk_button_new (), "zoom-in-symbolic", C_ ("map", "Zoom In"));
  self->zoom_out = add_control (self, gtk_button_new (), "zoom-out-symbolic", C_ ("map", "Zoom Out"));
  self->fit = add_control (self, gtk_button_new (), "zoom-fit-best-symbolic", C_ ("map", "Show the Whole Map"));
  self->legend_button = add_control (self, gtk_toggle_button_new (), "view-list-bullet-symbolic", C_ ("map", "Legend"));
  gtk_widget_set_visible (self->legend_button, FALSE);
  gtk_widget_set_parent (self->controls, GTK_WIDGET (self));
  g_signal_connect_swapped (self->zoom_in, "clicked", G_CALLBACK (on_zoom_in), self);
  g_signal_connect_swapped (self->zoom_out, "clicked", G_CALLBACK (on_zoom_out), self);
  g_signal_connect_swapped (self->fit, "clicked", G_CALLBACK (cordon_map_view_fit), self);
  g_signal_connect_swapped (self->legend_button, "toggled", G_CALLBACK (on_legend_toggled), self);
}

static void
cordon_map_view_init (CordonMapView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->hovered = self->hovered_area = -1;
  self->fitted = TRUE;
  self->width = WIDTH_NATURAL;
  self->height = HEIGHT_NATURAL;
  self->buttons = g_ptr_array_new ();
  self->classes = g_array_new (FALSE, TRUE, sizeof (CordonMapClass));
  g_array_set_clear_func (self->classes, clear_class);
  self->marks = cordon_map_marks_new (CORDON_MAP_WORLD, NULL, 0);
  self->land = cordon_map_layer_new (on_land_drawn, self);
  cordon_map_sight_fit (&self->sight, CORDON_MAP_WORLD, self->width, self->height, MARGIN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controls (self);
  cordon_map_view_init_input (self);
  update_look (self);
  update_words (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update_look), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cordon_map_view_new (CordonMapRegion region)
{
  return g_object_new (CORDON_TYPE_MAP_VIEW, "region", (int) region, NULL);
}

void
cordon_map_view_set_region (CordonMapView *self, CordonMapRegion region)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (self->sight.region == region)
    return;
  clear_details (self);
  g_clear_pointer (&self->tints, g_free);
  g_array_set_size (self->classes, 0);
  self->hovered_area = -1;
  cordon_map_sight_fit (&self->sight, region, self->width, self->height, MARGIN);
  update_look (self);
  take_marks (self);
  cordon_map_view_fit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGION]);
}

CordonMapRegion
cordon_map_view_get_region (CordonMapView *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_VIEW (self), CORDON_MAP_WORLD);

  return self->sight.region;
}

void
cordon_map_view_set_marks (CordonMapView *self, GListModel *model, CordonMapMarkFunc func, gpointer user_data,
                           GDestroyNotify destroy)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (model != NULL)
    g_object_ref (model);
  clear_model (self);
  self->model = model;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (cordon_map_view_refresh), self, G_CONNECT_SWAPPED);
  take_marks (self);
}

void
cordon_map_view_set_classes (CordonMapView *self, const char *title, const CordonMapClass *classes, guint n_classes,
                             const CordonMapValue *values, guint n_values, int rest)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));
  g_return_if_fail (rest < (int) n_classes);

  const CordonGeometry *geometry = cordon_geometry_get (self->sight.region);

  clear_details (self);
  g_clear_pointer (&self->tints, g_free);
  g_free (self->classes_title);
  self->classes_title = g_strdup (title);
  g_array_set_size (self->classes, 0);
  for (guint i = 0; i < n_classes; i++)
    {
      CordonMapClass copy = {classes[i].tint, g_strdup (classes[i].label != NULL ? classes[i].label : "")};

      g_array_append_val (self->classes, copy);
    }
  if (n_classes > 0)
    {
      self->tints = g_new0 (guint8, geometry->n_areas);
      self->details = g_new0 (char *, geometry->n_areas);
      /* Land that no country has is not without data: nobody could have any. */
      for (guint i = 0; rest >= 0 && i < geometry->n_areas; i++)
        if (geometry->areas[i].code[0] != '\0')
          self->tints[i] = (guint8) classes[rest].tint;
    }
  for (guint i = 0; n_classes > 0 && i < n_values; i++)
    {
      int area = cordon_geometry_find (geometry, values[i].code);

      if (area < 0 || values[i].class_index >= n_classes)
        continue;
      self->tints[area] = (guint8) classes[values[i].class_index].tint;
      g_free (self->details[area]);
      self->details[area] = g_strdup (values[i].detail);
    }
  update_look (self);
  update_words (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
cordon_map_view_set_title (CordonMapView *self, const char *title)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
cordon_map_view_set_selected (CordonMapView *self, const char *id)
{
  double x = 0, y = 0;
  int mark = -1;

  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  mark = cordon_map_marks_find (self->marks, id);
  if (mark >= 0 && cordon_map_marks_is_placed (self->marks, (guint) mark, &x, &y))
    {
      CordonMapSight sight = self->sight;
      double left = (x - sight.x) * sight.scale, top = (y - sight.y) * sight.scale;

      if (left < 0 || top < 0 || left > self->width || top > self->height)
        {
          sight.x = x - self->width / sight.scale / 2;
          sight.y = y - self->height / sight.scale / 2;
          cordon_map_view_set_sight (self, &sight);
        }
    }
  forget_marks_picture (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
cordon_map_view_get_selected (CordonMapView *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_VIEW (self), NULL);

  return self->selected;
}

void
cordon_map_view_set_selected_area (CordonMapView *self, const char *code)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (g_strcmp0 (self->selected_area, code) == 0)
    return;
  g_free (self->selected_area);
  self->selected_area = g_strdup (code);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_AREA]);
}

const char *
cordon_map_view_get_selected_area (CordonMapView *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_VIEW (self), NULL);

  return self->selected_area;
}

void
cordon_map_view_set_caption (CordonMapView *self, const char *caption)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  g_free (self->caption);
  self->caption = g_strdup (caption);
}

CordonMapSheet *
cordon_map_view_take_sheet (CordonMapView *self, const char *marking)
{
  CordonMapLegend legend;
  CordonMapSheetWords words = {
      .title = self->title,
      .caption = self->caption,
      .credits = self->sight.region == CORDON_MAP_USA
                     ? C_ ("map", "Shapes: U.S. Census Bureau. Borders are no statement on their legal status.")
                     : C_ ("map", "Shapes: Natural Earth. Borders are no statement on their legal status."),
      .marking = marking,
      .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  g_return_val_if_fail (CORDON_IS_MAP_VIEW (self), NULL);

  cordon_map_view_get_legend (self, &legend);
  return cordon_map_sheet_new (&self->sight, self->width, self->height, self->marks, &legend, self->tints, &words);
}

void
cordon_map_view_set_movable (CordonMapView *self, gboolean movable)
{
  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (self->movable == !!movable)
    return;
  self->movable = !!movable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVABLE]);
}

gboolean
cordon_map_view_is_on_map (CordonMapView *self, double lat, double lon)
{
  double x, y;

  g_return_val_if_fail (CORDON_IS_MAP_VIEW (self), FALSE);

  return cordon_projection_forward (self->sight.region, lat, lon, &x, &y);
}

void
cordon_map_view_fit (CordonMapView *self)
{
  CordonMapSight sight;

  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  cordon_map_sight_fit (&sight, self->sight.region, self->width, self->height, MARGIN);
  cordon_map_view_set_sight (self, &sight);
}

void
cordon_map_view_show_place (CordonMapView *self, double lat, double lon)
{
  CordonMapSight sight = self->sight;
  double x = 0, y = 0;

  g_return_if_fail (CORDON_IS_MAP_VIEW (self));

  if (!cordon_projection_forward (sight.region, lat, lon, &x, &y))
    return;
  sight.scale = MAX (sight.scale, 6 * fitting_scale (self));
  sight.x = x - self->width / sight.scale / 2;
  sight.y = y - self->height / sight.scale / 2;
  cordon_map_view_set_sight (self, &sight);
}

void
cordon_map_view_emit_activated (CordonMapView *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

void
cordon_map_view_emit_area_activated (CordonMapView *self, const char *code)
{
  g_signal_emit (self, signals[AREA_ACTIVATED], 0, code);
}

void
cordon_map_view_emit_moved (CordonMapView *self, const char *id, double lat, double lon)
{
  g_signal_emit (self, signals[MOVED], 0, id, lat, lon);
}

void
cordon_map_view_emit_gathered (CordonMapView *self, char **ids)
{
  g_signal_emit (self, signals[GATHERED], 0, ids);
}

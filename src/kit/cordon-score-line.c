/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of statuses of any length, whose lines a list gives other rows as it scrolls. The cells of a line are
 * widgets, so that the keyboard can be in one and a screen reader says what it is, but light ones: a label, and a shape
 * that the style draws. Where the columns are too many for the width, all lines move them by the frame's adjustment,
 * beneath the first column. */

#include "kit/cordon-score-line.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-status-pill.h"

#define MIN_CELL 58
#define MAX_CELL 96
#define MIN_NAME 132

struct _CordonScoreFrame
{
  GObject parent_instance;

  guint n_columns;
  int column;
  GtkAdjustment *adjustment;
  int width;
  int name_width;
  int cell_width;
  int offset;   /* by how much the columns are scrolled, in px */
  guint source; /* the one that tells who goes by the width */
};

G_DEFINE_FINAL_TYPE (CordonScoreFrame, cordon_score_frame, G_TYPE_OBJECT)

enum
{
  FRAME_PROP_N_COLUMNS = 1,
  FRAME_PROP_COLUMN,
  N_FRAME_PROPS,
};

static GParamSpec *frame_properties[N_FRAME_PROPS];
static guint moved_signal;

CordonScoreFrame *
cordon_score_frame_new (guint n_columns)
{
  return g_object_new (CORDON_TYPE_SCORE_FRAME, "n-columns", n_columns, NULL);
}

GtkAdjustment *
cordon_score_frame_get_adjustment (CordonScoreFrame *self)
{
  g_return_val_if_fail (CORDON_IS_SCORE_FRAME (self), NULL);

  return self->adjustment;
}

int
cordon_score_frame_get_column (CordonScoreFrame *self)
{
  g_return_val_if_fail (CORDON_IS_SCORE_FRAME (self), -1);

  return self->column;
}

static void
set_column (CordonScoreFrame *self, int column)
{
  if (self->column == column)
    return;
  self->column = column;
  g_object_notify_by_pspec (G_OBJECT (self), frame_properties[FRAME_PROP_COLUMN]);
}

/* Divides a width: the columns take what they need, the first one what they leave, and never too little. */
static void
divide (CordonScoreFrame *self, int width, int *name_width, int *cell_width)
{
  int n = (int) self->n_columns;

  *name_width = CLAMP (width * 2 / 5, MIN (MIN_NAME, width), MAX (MIN_NAME, width));
  *cell_width = n > 0 ? CLAMP ((width - *name_width) / n, MIN_CELL, MAX_CELL) : 0;
  if (n * *cell_width < width - *name_width)
    *name_width = width - n * *cell_width;
}

/* Lines are just being laid out when the width is known: who goes by it is told once they are. */
static gboolean
on_placed (gpointer data)
{
  CordonScoreFrame *self = data;
  int track = self->width - self->name_width;
  int all = (int) self->n_columns * self->cell_width;

  self->source = 0;
  gtk_adjustment_configure (self->adjustment, self->offset, 0, MAX (all, track), self->cell_width,
                            MAX (track - self->cell_width, self->cell_width), track);
  g_signal_emit (self, moved_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
place_columns (CordonScoreFrame *self, int width, gboolean rtl)
{
  int beyond;

  if (self->width == width)
    return;
  divide (self, width, &self->name_width, &self->cell_width);
  beyond = MAX (0, (int) self->n_columns * self->cell_width - (width - self->name_width));
  /* It begins with the latest ones in sight. */
  self->offset = self->width == 0 && !rtl ? beyond : MIN (self->offset, beyond);
  self->width = width;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_placed, self, NULL);
}

static void
on_value_changed (CordonScoreFrame *self)
{
  int offset = (int) gtk_adjustment_get_value (self->adjustment);

  if (self->offset == offset)
    return;
  self->offset = offset;
  g_signal_emit (self, moved_signal, 0);
}

/* Where a column begins, from the left edge of what is scrolled */
static int
column_x (CordonScoreFrame *self, guint column, gboolean rtl)
{
  return (int) (rtl ? self->n_columns - 1 - column : column) * self->cell_width;
}

static void
show_column (CordonScoreFrame *self, guint column, gboolean rtl)
{
  int x = column_x (self, column, rtl);

  gtk_adjustment_clamp_page (self->adjustment, x, x + self->cell_width);
}

static void
cordon_score_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonScoreFrame *self = CORDON_SCORE_FRAME (object);

  switch (id)
    {
    case FRAME_PROP_N_COLUMNS:
      g_value_set_uint (value, self->n_columns);
      break;
    case FRAME_PROP_COLUMN:
      g_value_set_int (value, self->column);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_score_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonScoreFrame *self = CORDON_SCORE_FRAME (object);

  switch (id)
    {
    case FRAME_PROP_N_COLUMNS:
      self->n_columns = g_value_get_uint (value);
      self->column = (int) self->n_columns - 1;
      break;
    case FRAME_PROP_COLUMN:
      set_column (self, CLAMP (g_value_get_int (value), -1, (int) self->n_columns - 1));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_score_frame_finalize (GObject *object)
{
  CordonScoreFrame *self = CORDON_SCORE_FRAME (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (cordon_score_frame_parent_class)->finalize (object);
}

static void
cordon_score_frame_class_init (CordonScoreFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_score_frame_get_property;
  object_class->set_property = cordon_score_frame_set_property;
  object_class->finalize = cordon_score_frame_finalize;

  frame_properties[FRAME_PROP_N_COLUMNS] =
      g_param_spec_uint ("n-columns", NULL, NULL, 0, 1000, 0,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  frame_properties[FRAME_PROP_COLUMN] =
      g_param_spec_int ("column", NULL, NULL, -1, 1000, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_FRAME_PROPS, frame_properties);

  moved_signal =
      g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_score_frame_init (CordonScoreFrame *self)
{
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
}

/* A cell: a text with a shape before it, and what it says. That of the first column is a label, which can be cut off;
 * the others draw theirs, as there are many of them. */

#define ICON_SIZE 12
#define ICON_START 4
#define TEXT_START 21

#define CORDON_TYPE_SCORE_CELL (cordon_score_cell_get_type ())
G_DECLARE_FINAL_TYPE (CordonScoreCell, cordon_score_cell, CORDON, SCORE_CELL, GtkWidget)

struct _CordonScoreCell
{
  GtkWidget parent_instance;

  GtkWidget *image; /* with a label alone; NULL until there is something to show */
  GtkWidget *label; /* NULL: drawn */
  PangoLayout *layout;
  char *text;
  const char *icon;  /* interned */
  const char *style; /* interned */
};

G_DEFINE_FINAL_TYPE (CordonScoreCell, cordon_score_cell, GTK_TYPE_WIDGET)

static void
cell_show_image (CordonScoreCell *self, const char *icon)
{
  if (icon != NULL && self->image == NULL)
    {
      self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size",
                                  ICON_SIZE, NULL);
      gtk_widget_insert_before (self->image, GTK_WIDGET (self), self->label);
    }
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  if (self->image != NULL)
    gtk_widget_set_visible (self->image, icon != NULL);
}

static void
cell_set (CordonScoreCell *self, const char *text, const char *icon, const char *style, const char *words)
{
  style = g_intern_string (style);
  if (self->label != NULL)
    {
      cell_show_image (self, icon);
      gtk_label_set_label (GTK_LABEL (self->label), text);
    }
  else if (g_strcmp0 (self->text, text) != 0 || self->icon != g_intern_string (icon))
    {
      /* What fits a line's height fits it whatever it says; a heading may need another one. */
      gboolean wraps = icon == NULL && !gtk_widget_get_focusable (GTK_WIDGET (self));

      g_free (self->text);
      self->text = g_strdup (text);
      self->icon = g_intern_string (icon);
      g_clear_object (&self->layout);
      if (wraps)
        gtk_widget_queue_resize (GTK_WIDGET (self));
      else
        gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (self->style != style)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
      if (style != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self), style);
      self->style = style;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static PangoLayout *
cell_layout (CordonScoreCell *self, int width)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text != NULL ? self->text : "·");
  /* Beside a shape it stands on one line. */
  pango_layout_set_width (self->layout, self->icon == NULL && width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_alignment (self->layout, self->icon == NULL ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  return self->layout;
}

static void
cordon_score_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  pango_layout_get_pixel_size (cell_layout (CORDON_SCORE_CELL (widget),
                                            orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1),
                               &width, &height);
  /* The line gives it its width. */
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 0;
}

static GdkPaintable *
find_icon (GtkWidget *widget, const char *icon)
{
  static GHashTable *icons = NULL; /* name and scale → GtkIconPaintable; they are few, and our own */
  int scale = gtk_widget_get_scale_factor (widget);
  g_autofree char *key = g_strdup_printf ("%s@%d", icon, scale);
  gpointer found;

  if (icons == NULL)
    icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  found = g_hash_table_lookup (icons, key);
  if (found == NULL)
    {
      found = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), icon, NULL,
                                          ICON_SIZE, scale, GTK_TEXT_DIR_LTR, GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
      g_hash_table_insert (icons, g_steal_pointer (&key), found);
    }
  return found;
}

static void
cordon_score_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordonScoreCell *self = CORDON_SCORE_CELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PangoLayout *layout;
  GdkRGBA color;
  int text_width, text_height, x = 0;

  if (self->label != NULL)
    {
      GTK_WIDGET_CLASS (cordon_score_cell_parent_class)->snapshot (widget, snapshot);
      return;
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  layout = cell_layout (self, width);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (self->icon != NULL)
    {
      int at = rtl ? width - ICON_START - ICON_SIZE : ICON_START;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) at, (float) ((height - ICON_SIZE) / 2)));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (find_icon (widget, self->icon)), snapshot,
                                                ICON_SIZE, ICON_SIZE, &color, 1);
      gtk_snapshot_restore (snapshot);
      x = rtl ? width - TEXT_START - text_width : TEXT_START;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* With another style the text may look otherwise. */
static void
cordon_score_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cordon_score_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&CORDON_SCORE_CELL (widget)->layout);
}

static void
cordon_score_cell_dispose (GObject *object)
{
  CordonScoreCell *self = CORDON_SCORE_CELL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (cordon_score_cell_parent_class)->dispose (object);
}

static void
cordon_score_cell_class_init (CordonScoreCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_score_cell_dispose;
  /* A layout manager, which that of the first column has, comes before it. */
  widget_class->measure = cordon_score_cell_measure;
  widget_class->snapshot = cordon_score_cell_snapshot;
  widget_class->css_changed = cordon_score_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "scorecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
cordon_score_cell_init (CordonScoreCell *self)
{
}

/* The line */

struct _CordonScoreLine
{
  GtkWidget parent_instance;

  CordonScoreFrame *frame;
  gboolean can_open;
  gboolean heading;

  GtkWidget *name;  /* a cell, of which the label stands at the start */
  GtkWidget *track; /* what the cells move in */
  GtkWidget **cells;
};

G_DEFINE_FINAL_TYPE (CordonScoreLine, cordon_score_line, GTK_TYPE_WIDGET)

static guint activate_cell_signal;

static gboolean
is_rtl (CordonScoreLine *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

GtkWidget *
cordon_score_line_get_cell (CordonScoreLine *self, int column)
{
  g_return_val_if_fail (CORDON_IS_SCORE_LINE (self), NULL);
  g_return_val_if_fail (column < (int) self->frame->n_columns, NULL);

  return column < 0 ? self->name : self->cells[column];
}

static int
focused_column (CordonScoreLine *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkWidget *cell = child == self->track ? gtk_widget_get_focus_child (self->track) : NULL;

  for (guint i = 0; cell != NULL && i < self->frame->n_columns; i++)
    {
      if (self->cells[i] == cell)
        return (int) i;
    }
  return child == self->name ? -1 : -2;
}

/* A heading is passed in the column in which the keyboard came. */
static void
note_column (CordonScoreLine *self, int column)
{
  if (column < -1 || self->heading)
    return;
  set_column (self->frame, column);
  if (column >= 0)
    show_column (self->frame, (guint) column, is_rtl (self));
}

static gboolean
focus_column (CordonScoreLine *self, int column)
{
  if (!gtk_widget_grab_focus (cordon_score_line_get_cell (self, self->heading ? -1 : column)))
    return FALSE;
  note_column (self, column);
  return TRUE;
}

static gboolean
cordon_score_line_grab_focus (GtkWidget *widget)
{
  CordonScoreLine *self = CORDON_SCORE_LINE (widget);

  return self->can_open && focus_column (self, self->frame->column);
}

static gboolean
cordon_score_line_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordonScoreLine *self = CORDON_SCORE_LINE (widget);
  int at = focused_column (self);
  int by;

  if (!self->can_open)
    return FALSE;
  if (at < -1)
    return focus_column (self, self->frame->column);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  by = (direction == GTK_DIR_RIGHT) != is_rtl (self) ? 1 : -1;
  if (self->heading || at + by < -1 || at + by >= (int) self->frame->n_columns)
    return FALSE;
  return focus_column (self, at + by);
}

static void
on_focus_in (CordonScoreLine *self)
{
  note_column (self, focused_column (self));
}

static gboolean
on_key (CordonScoreLine *self, guint key, guint code, GdkModifierType state)
{
  int column = focused_column (self);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || column < -1)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      /* At the end of a line there is no further; the list would go to another one. */
      if (!cordon_score_line_focus (GTK_WIDGET (self),
                                    key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
        gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (!self->heading)
        g_signal_emit (self, activate_cell_signal, 0, column);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_click (CordonScoreLine *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (self->heading || hit == NULL)
    return;
  for (int i = -1; i < (int) self->frame->n_columns; i++)
    {
      GtkWidget *cell = cordon_score_line_get_cell (self, i);

      if (hit != cell && !gtk_widget_is_ancestor (hit, cell))
        continue;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      focus_column (self, i);
      g_signal_emit (self, activate_cell_signal, 0, i);
      return;
    }
}

static void
on_moved (CordonScoreLine *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
cordon_score_line_set_name (CordonScoreLine *self, const char *name, const char *icon, const char *style)
{
  g_return_if_fail (CORDON_IS_SCORE_LINE (self));

  cell_set (CORDON_SCORE_CELL (self->name), name, icon, style, name);
  gtk_widget_set_tooltip_text (self->name, self->can_open ? name : NULL);
}

void
cordon_score_line_set_status (CordonScoreLine *self, guint column, const char *status, int change, const char *words)
{
  static const char *const looks[][3] = {
      {"green", "green", "cordon-status-green-symbolic"},
      {"amber", "amber", "cordon-status-amber-symbolic"},
      {"red", "red", "cordon-status-red-symbolic"},
      {NULL, "unrated", "cordon-status-unrated-symbolic"},
  };
  g_autofree char *text = NULL;
  guint i = 0;

  g_return_if_fail (CORDON_IS_SCORE_LINE (self));
  g_return_if_fail (column < self->frame->n_columns);

  while (looks[i][0] != NULL && g_strcmp0 (looks[i][0], status) != 0)
    i++;
  if (status != NULL)
    text = g_strconcat (cordon_status_letter (status), change > 0 ? " ↑" : change < 0 ? " ↓" : NULL, NULL);
  cell_set (CORDON_SCORE_CELL (self->cells[column]), text != NULL ? text : "·", status != NULL ? looks[i][2] : NULL,
            status != NULL ? looks[i][1] : "none", words);
}

void
cordon_score_line_set_text (CordonScoreLine *self, guint column, const char *text, const char *words)
{
  g_return_if_fail (CORDON_IS_SCORE_LINE (self));
  g_return_if_fail (column < self->frame->n_columns);

  cell_set (CORDON_SCORE_CELL (self->cells[column]), text, NULL, NULL, words != NULL ? words : text);
}

void
cordon_score_line_set_heading (CordonScoreLine *self, gboolean heading)
{
  g_return_if_fail (CORDON_IS_SCORE_LINE (self));

  if (self->heading == !!heading)
    return;
  self->heading = heading;
  gtk_widget_set_visible (self->track, !heading);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
}

static GtkSizeRequestMode
cordon_score_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A line takes any width. More of its name than two lines is cut off with an ellipsis. */
static void
cordon_score_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  CordonScoreLine *self = CORDON_SCORE_LINE (widget);
  int name_width, cell_width, height, least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_NAME + MIN_CELL;
      *natural = MIN_NAME * 2 + (int) self->frame->n_columns * MIN_CELL;
      return;
    }
  divide (self->frame, for_size > 0 ? for_size : MIN_NAME + MIN_CELL, &name_width, &cell_width);
  if (self->heading && for_size > 0)
    name_width = for_size;
  gtk_widget_measure (self->name, GTK_ORIENTATION_VERTICAL, name_width, &least, &height, NULL, NULL);
  /* Statuses are all as high as the first. */
  for (guint i = 0; !self->heading && i < (self->can_open ? MIN (self->frame->n_columns, 1) : self->frame->n_columns);
       i++)
    {
      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_VERTICAL, cell_width, &least, NULL, NULL, NULL);
      height = MAX (height, least);
    }
  *minimum = *natural = height;
}

static void
place (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static void
cordon_score_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordonScoreLine *self = CORDON_SCORE_LINE (widget);
  gboolean rtl = is_rtl (self);
  int name_width, track;

  /* The lines of a list may have a scroll bar beside them; those above and below go by them. */
  if (self->can_open || self->frame->width == 0)
    place_columns (self->frame, width, rtl);
  name_width = self->heading ? width : self->frame->name_width;
  track = MAX (0, MIN (width, self->frame->width) - name_width);
  place (self->name, rtl ? width - name_width : 0, name_width, height);
  if (self->heading)
    return;
  place (self->track, rtl ? width - name_width - track : name_width, track, height);
  for (guint i = 0; i < self->frame->n_columns; i++)
    place (self->cells[i], column_x (self->frame, i, rtl) - self->frame->offset, self->frame->cell_width, height);
}

GtkWidget *
cordon_score_line_new (CordonScoreFrame *frame, gboolean can_open)
{
  CordonScoreLine *self;

  g_return_val_if_fail (CORDON_IS_SCORE_FRAME (frame), NULL);

  self = g_object_new (CORDON_TYPE_SCORE_LINE, NULL);
  self->frame = g_object_ref (frame);
  self->can_open = can_open;
  self->cells = g_new0 (GtkWidget *, frame->n_columns);
  gtk_widget_set_focusable (self->name, can_open);
  for (guint i = 0; i < frame->n_columns; i++)
    {
      self->cells[i] = g_object_new (CORDON_TYPE_SCORE_CELL, "focusable", can_open, NULL);
      gtk_widget_set_parent (self->cells[i], self->track);
    }
  if (can_open)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();
      GtkEventController *keys = gtk_event_controller_key_new ();
      GtkGesture *click = gtk_gesture_click_new ();

      g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_in), self);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
      g_signal_connect_swapped (click, "released", G_CALLBACK (on_click), self);
      gtk_widget_add_controller (GTK_WIDGET (self), focus);
      gtk_widget_add_controller (GTK_WIDGET (self), keys);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
      gtk_widget_add_css_class (GTK_WIDGET (self), "can-open");
    }
  g_signal_connect_object (frame, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cordon_score_line_dispose (GObject *object)
{
  CordonScoreLine *self = CORDON_SCORE_LINE (object);

  if (self->track != NULL)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (self->track)) != NULL)
        gtk_widget_unparent (child);
    }
  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_free);
  g_clear_object (&self->frame);

  G_OBJECT_CLASS (cordon_score_line_parent_class)->dispose (object);
}

static void
cordon_score_line_class_init (CordonScoreLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_score_line_dispose;
  widget_class->grab_focus = cordon_score_line_grab_focus;
  widget_class->focus = cordon_score_line_focus;
  widget_class->get_request_mode = cordon_score_line_get_request_mode;
  widget_class->measure = cordon_score_line_measure;
  widget_class->size_allocate = cordon_score_line_size_allocate;

  activate_cell_signal = g_signal_new ("activate-cell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "scoreline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
cordon_score_line_init (CordonScoreLine *self)
{
  GtkWidget *label;

  cordon_status_add_icons ();
  self->name = g_object_new (CORDON_TYPE_SCORE_CELL, NULL);
  gtk_widget_add_css_class (self->name, "name");
  gtk_widget_set_layout_manager (self->name, gtk_box_layout_new (GTK_ORIENTATION_HORIZONTAL));
  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "hexpand", TRUE, "wrap",
                        TRUE, "xalign", 0.0, "justify", GTK_JUSTIFY_LEFT, "ellipsize", PANGO_ELLIPSIZE_END, "lines", 2,
                        "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_set_parent (label, self->name);
  CORDON_SCORE_CELL (self->name)->label = label;
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  self->track = g_object_new (GTK_TYPE_BOX, "overflow", GTK_OVERFLOW_HIDDEN, NULL);
  gtk_widget_set_layout_manager (self->track, NULL);
  gtk_widget_set_parent (self->track, GTK_WIDGET (self));
}

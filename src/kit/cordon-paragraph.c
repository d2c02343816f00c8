/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph is as wide as it is told to be: it asks for room for a word or two, and wishes for a line of its text as
 * long as its characters are on the average. Only its height is worked out from the text, once for each width. */

#include "kit/cordon-paragraph.h"

/* The narrowest that a paragraph may become, and the widest line that it wishes for, in characters. */
#define LEAST_CHARS 8
#define MOST_CHARS 60

struct _CordonParagraph
{
  GtkWidget parent_instance;

  char *label;
  int lines;
  PangoLayout *layout;
  int layout_width;
  int char_width;
};

enum
{
  PROP_LABEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CordonParagraph, cordon_paragraph, GTK_TYPE_WIDGET)

static void
forget_layout (CordonParagraph *self)
{
  g_clear_object (&self->layout);
  self->char_width = 0;
}

/* The text laid out in @width pixels. */
static PangoLayout *
lay_out (CordonParagraph *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->label);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->layout, -self->lines);
      self->layout_width = -1;
    }
  if (self->layout_width != width)
    {
      pango_layout_set_width (self->layout, width * PANGO_SCALE);
      self->layout_width = width;
    }
  return self->layout;
}

static int
char_width (CordonParagraph *self)
{
  if (self->char_width == 0)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      self->char_width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));
      pango_font_metrics_unref (metrics);
    }
  return self->char_width;
}

static int
natural_width (CordonParagraph *self)
{
  glong chars = self->label != NULL ? g_utf8_strlen (self->label, -1) : 0;

  return (int) CLAMP (chars + 1, LEAST_CHARS, MOST_CHARS) * char_width (self);
}

static GtkSizeRequestMode
cordon_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordon_paragraph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  CordonParagraph *self = CORDON_PARAGRAPH (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_CHARS * char_width (self);
      *natural = natural_width (self);
      return;
    }
  pango_layout_get_pixel_size (lay_out (self, for_size >= 0 ? for_size : natural_width (self)), NULL, natural);
  *minimum = *natural;
}

static void
cordon_paragraph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordonParagraph *self = CORDON_PARAGRAPH (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_snapshot_render_layout (snapshot, style, 0, 0, lay_out (self, gtk_widget_get_width (widget)));
}

static void
cordon_paragraph_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cordon_paragraph_parent_class)->css_changed (widget, change);
  forget_layout (CORDON_PARAGRAPH (widget));
}

static void
cordon_paragraph_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cordon_paragraph_parent_class)->system_setting_changed (widget, setting);
  forget_layout (CORDON_PARAGRAPH (widget));
  gtk_widget_queue_resize (widget);
}

static void
cordon_paragraph_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  forget_layout (CORDON_PARAGRAPH (widget));
  gtk_widget_queue_resize (widget);
}

GtkWidget *
cordon_paragraph_new (const char *label, int lines)
{
  CordonParagraph *self = g_object_new (CORDON_TYPE_PARAGRAPH, NULL);

  self->lines = MAX (1, lines);
  cordon_paragraph_set_label (self, label);
  return GTK_WIDGET (self);
}

void
cordon_paragraph_set_label (CordonParagraph *self, const char *label)
{
  g_return_if_fail (CORDON_IS_PARAGRAPH (self));

  if (g_strcmp0 (label, self->label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  forget_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
cordon_paragraph_get_label (CordonParagraph *self)
{
  g_return_val_if_fail (CORDON_IS_PARAGRAPH (self), NULL);

  return self->label;
}

static void
cordon_paragraph_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    g_value_set_string (value, CORDON_PARAGRAPH (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordon_paragraph_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    cordon_paragraph_set_label (CORDON_PARAGRAPH (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordon_paragraph_finalize (GObject *object)
{
  CordonParagraph *self = CORDON_PARAGRAPH (object);

  g_clear_object (&self->layout);
  g_free (self->label);

  G_OBJECT_CLASS (cordon_paragraph_parent_class)->finalize (object);
}

static void
cordon_paragraph_class_init (CordonParagraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordon_paragraph_get_property;
  object_class->set_property = cordon_paragraph_set_property;
  object_class->finalize = cordon_paragraph_finalize;
  widget_class->get_request_mode = cordon_paragraph_get_request_mode;
  widget_class->measure = cordon_paragraph_measure;
  widget_class->snapshot = cordon_paragraph_snapshot;
  widget_class->css_changed = cordon_paragraph_css_changed;
  widget_class->system_setting_changed = cordon_paragraph_system_setting_changed;
  widget_class->direction_changed = cordon_paragraph_direction_changed;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
cordon_paragraph_init (CordonParagraph *self)
{
  self->lines = 1;
}

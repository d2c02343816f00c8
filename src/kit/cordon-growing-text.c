/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view that grows with its text. GtkTextView knows the height of what it has drawn only, and outside of a
 * scrolled window draws nothing until it has a height; so the height is measured here from the text itself. */

#include "kit/cordon-growing-text.h"

struct _CordonGrowingText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (CordonGrowingText, cordon_growing_text, GTK_TYPE_TEXT_VIEW)

#define LEAST_WIDTH 60
#define NATURAL_WIDTH 220

GtkWidget *
cordon_growing_text_new (void)
{
  return g_object_new (CORDON_TYPE_GROWING_TEXT, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
}

char *
cordon_growing_text_dup_text (CordonGrowingText *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CORDON_IS_GROWING_TEXT (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
cordon_growing_text_set_text (CordonGrowingText *self, const char *text)
{
  g_return_if_fail (CORDON_IS_GROWING_TEXT (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text != NULL ? text : "", -1);
}

static GtkSizeRequestMode
cordon_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordon_growing_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int height;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  text = cordon_growing_text_dup_text (CORDON_GROWING_TEXT (widget));
  layout = gtk_widget_create_pango_layout (widget, text);
  if (for_size < 0)
    for_size = LEAST_WIDTH;
  for_size -= gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  pango_layout_set_width (layout, MAX (for_size, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
cordon_growing_text_class_init (CordonGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = cordon_growing_text_get_request_mode;
  widget_class->measure = cordon_growing_text_measure;
}

static void
cordon_growing_text_init (CordonGrowingText *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

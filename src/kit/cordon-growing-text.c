/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view that grows with its text. GtkTextView knows the height of what it has drawn only, and outside of a
 * scrolled window draws nothing until it has a height; so the height is measured here from the text itself: of each
 * paragraph apart, so that a letter that is typed costs its own paragraph and not the others.
 *
 * Pango takes half a minute to wrap a hundred thousand letters that no space parts: such text isn't wrapped. */

#include "kit/cordon-growing-text.h"

#define LEAST_WIDTH 60
#define NATURAL_WIDTH 220
/* No word is longer, nor an address. */
#define LONGEST_UNBROKEN 2000
/* A form asks for the height at one width to see how wide it can be, and at another that it then gets. */
#define N_MEASURED 2

typedef struct
{
  char *text;
  int height;
} Paragraph;

/* The paragraphs as they were when last measured for a width */
typedef struct
{
  GPtrArray *paragraphs;
  int width;
} Measured;

struct _CordonGrowingText
{
  GtkTextView parent_instance;

  Measured measured[N_MEASURED];
  guint oldest;
};

G_DEFINE_FINAL_TYPE (CordonGrowingText, cordon_growing_text, GTK_TYPE_TEXT_VIEW)

static void
free_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->text);
  g_free (paragraph);
}

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

gboolean
cordon_growing_text_can_wrap (const char *text)
{
  gsize run = 0;

  g_return_val_if_fail (text != NULL, TRUE);

  for (; *text != '\0'; text++)
    {
      run = g_ascii_isspace (*text) ? 0 : run + 1;
      if (run > LONGEST_UNBROKEN)
        return FALSE;
    }
  return TRUE;
}

static void
on_changed (CordonGrowingText *self)
{
  g_autofree char *text = cordon_growing_text_dup_text (self);
  GtkWrapMode mode = cordon_growing_text_can_wrap (text) ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE;

  if (mode != gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (self)))
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), mode);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
forget_measured (CordonGrowingText *self)
{
  for (guint i = 0; i < N_MEASURED; i++)
    g_ptr_array_set_size (self->measured[i].paragraphs, 0);
}

static Measured *
find_measured (CordonGrowingText *self, int width)
{
  for (guint i = 0; i < N_MEASURED; i++)
    {
      if (self->measured[i].width == width)
        {
          self->oldest = (i + 1) % N_MEASURED;
          return &self->measured[i];
        }
    }
  g_ptr_array_set_size (self->measured[self->oldest].paragraphs, 0);
  self->measured[self->oldest].width = width;
  return find_measured (self, width);
}

static int
measure_paragraph (CordonGrowingText *self, const char *text, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  if (gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (self)) != GTK_WRAP_NONE)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* The paragraphs from the first to the one that was changed, and from there to the last, are mostly what they were. */
static int
measure_text (CordonGrowingText *self, int width)
{
  g_autofree char *text = cordon_growing_text_dup_text (self);
  g_auto (GStrv) texts = g_strsplit (text, "\n", -1);
  Measured *measured = find_measured (self, width);
  g_autoptr (GPtrArray) before = measured->paragraphs;
  guint n = g_strv_length (texts);
  int height = 0;

  measured->paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  /* An empty text has the height of a line. */
  for (guint i = 0; i < MAX (n, 1); i++)
    {
      const char *of_this = i < n ? texts[i] : "";
      gint64 from_end = (gint64) before->len - n + i;
      Paragraph *at_place = i < before->len ? before->pdata[i] : NULL;
      Paragraph *at_end = from_end >= 0 && from_end < before->len ? before->pdata[from_end] : NULL;
      Paragraph *now = g_new0 (Paragraph, 1);

      now->text = g_strdup (of_this);
      if (at_place != NULL && g_str_equal (at_place->text, of_this))
        now->height = at_place->height;
      else if (at_end != NULL && g_str_equal (at_end->text, of_this))
        now->height = at_end->height;
      else
        now->height = measure_paragraph (self, of_this, width);
      height += now->height;
      g_ptr_array_add (measured->paragraphs, now);
    }
  return height;
}

static void
cordon_growing_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  if (for_size < 0)
    for_size = LEAST_WIDTH;
  for_size -= gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  *minimum = *natural = measure_text (CORDON_GROWING_TEXT (widget), MAX (for_size, 1))
                        + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
cordon_growing_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  forget_measured (CORDON_GROWING_TEXT (widget));
  GTK_WIDGET_CLASS (cordon_growing_text_parent_class)->css_changed (widget, change);
}

static void
cordon_growing_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  forget_measured (CORDON_GROWING_TEXT (widget));
  GTK_WIDGET_CLASS (cordon_growing_text_parent_class)->system_setting_changed (widget, setting);
}

static void
cordon_growing_text_finalize (GObject *object)
{
  CordonGrowingText *self = CORDON_GROWING_TEXT (object);

  for (guint i = 0; i < N_MEASURED; i++)
    g_ptr_array_unref (self->measured[i].paragraphs);

  G_OBJECT_CLASS (cordon_growing_text_parent_class)->finalize (object);
}

static void
cordon_growing_text_class_init (CordonGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = cordon_growing_text_get_request_mode;
  widget_class->measure = cordon_growing_text_measure;
  widget_class->css_changed = cordon_growing_text_css_changed;
  widget_class->system_setting_changed = cordon_growing_text_system_setting_changed;
  G_OBJECT_CLASS (klass)->finalize = cordon_growing_text_finalize;
}

static void
cordon_growing_text_init (CordonGrowingText *self)
{
  for (guint i = 0; i < N_MEASURED; i++)
    self->measured[i].paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

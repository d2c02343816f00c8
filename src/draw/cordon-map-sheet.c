/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet is drawn into memory and only then written, so that a file is never half a map. */

#include "draw/cordon-map-sheet.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "base/cordon-error.h"

#include <glib/gi18n-lib.h>

/* A4 in landscape, in points; a picture has two pixels a point. */
#define WIDTH 842.0
#define HEIGHT 595.0
#define MARGIN 36.0
#define PIXELS 2.0
#define GAP 6.0

struct _CordonMapSheet
{
  CordonMapSight sight;
  double width;
  double height;
  CordonMapMarks *marks;
  char *legend_title;
  GArray *classes; /* of CordonMapClass, whose labels are owned */
  guint8 *tints;
  char *title;
  char *caption;
  char *credits;
  char *marking;
  gboolean rtl;
};

static void
clear_class (gpointer data)
{
  g_free ((char *) ((CordonMapClass *) data)->label);
}

CordonMapSheet *
cordon_map_sheet_new (const CordonMapSight *sight, double width, double height, CordonMapMarks *marks,
                      const CordonMapLegend *legend, const guint8 *tints, const CordonMapSheetWords *words)
{
  CordonMapSheet *sheet;
  guint n_areas;
  guint n = 0;

  g_return_val_if_fail (sight != NULL && marks != NULL && legend != NULL && words != NULL, NULL);

  sheet = g_new0 (CordonMapSheet, 1);
  n_areas = cordon_geometry_get (sight->region)->n_areas;
  n = cordon_map_marks_get_n (marks);
  sheet->sight = *sight;
  sheet->width = width;
  sheet->height = height;
  sheet->marks = cordon_map_marks_new (sight->region, n > 0 ? cordon_map_marks_get (marks, 0) : NULL, n);
  sheet->legend_title = g_strdup (legend->title);
  sheet->classes = g_array_new (FALSE, TRUE, sizeof (CordonMapClass));
  g_array_set_clear_func (sheet->classes, clear_class);
  for (guint i = 0; i < legend->n_classes; i++)
    {
      CordonMapClass copy = {legend->classes[i].tint, g_strdup (legend->classes[i].label)};

      g_array_append_val (sheet->classes, copy);
    }
  sheet->tints = tints != NULL ? g_memdup2 (tints, n_areas) : NULL;
  sheet->title = g_strdup (words->title);
  sheet->caption = g_strdup (words->caption);
  sheet->credits = g_strdup (words->credits);
  sheet->marking = g_strdup (words->marking);
  sheet->rtl = words->rtl;
  return sheet;
}

void
cordon_map_sheet_free (CordonMapSheet *sheet)
{
  if (sheet == NULL)
    return;
  cordon_map_marks_free (sheet->marks);
  g_array_unref (sheet->classes);
  g_free (sheet->legend_title);
  g_free (sheet->tints);
  g_free (sheet->title);
  g_free (sheet->caption);
  g_free (sheet->credits);
  g_free (sheet->marking);
  g_free (sheet);
}

/* Words over the whole width. Returns: their height, with the gap below; 0 for none. @cr: %NULL to only learn it */
static double
write_words (CordonMapSheet *sheet, cairo_t *cr, PangoContext *context, const char *text, double points, gboolean bold,
             gboolean middle, double y)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  int height;

  if (text == NULL || *text == '\0')
    return 0;
  layout = pango_layout_new (context);
  font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");
  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, middle ? PANGO_ALIGN_CENTER : sheet->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (cr != NULL)
    {
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_move_to (cr, MARGIN, y);
      pango_cairo_show_layout (cr, layout);
    }
  return height + GAP;
}

/* The part that was in sight, as large as it goes; the whole map, where that was. */
static void
draw_map (CordonMapSheet *sheet, cairo_t *cr, PangoContext *context, const CordonMapTheme *theme, double y,
          double height)
{
  double width = WIDTH - 2 * MARGIN;
  double scale = MIN (width / sheet->width, height / sheet->height);
  CordonMapSight sight = sheet->sight, whole;

  cordon_map_sight_fit (&whole, sight.region, sheet->width, sheet->height, 0);
  if (sight.scale <= whole.scale)
    cordon_map_sight_fit (&sight, sight.region, width, height, 2);
  else
    {
      sight.scale *= scale;
      sight.x -= (width / scale - sheet->width) / 2 / sheet->sight.scale;
      sight.y -= (height / scale - sheet->height) / 2 / sheet->sight.scale;
    }
  cairo_save (cr);
  cairo_translate (cr, MARGIN, y);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cordon_map_paint_land (cr, &sight, width, height, theme, sheet->tints);
  cordon_map_marks_draw (sheet->marks, cr, &sight, width, height, NULL, theme, context, NULL);
  cairo_restore (cr);
}

static void
draw (CordonMapSheet *sheet, cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  CordonMapLegend legend = {NULL};
  CordonMapTheme theme;
  double y = MARGIN, bottom = HEIGHT - MARGIN, legend_height;

  pango_font_description_set_absolute_size (font, 9 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cordon_map_theme_init (&theme, FALSE, FALSE);
  theme.surface[0] = theme.surface[1] = theme.surface[2] = 1;
  legend.groups = cordon_map_marks_get_groups (sheet->marks, &legend.n_groups);
  legend.title = sheet->legend_title;
  legend.classes = (const CordonMapClass *) (void *) sheet->classes->data;
  legend.n_classes = sheet->classes->len;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  y += write_words (sheet, cr, context, sheet->marking, 10, TRUE, TRUE, y);
  y += write_words (sheet, cr, context, sheet->title, 16, TRUE, FALSE, y);
  y += write_words (sheet, cr, context, sheet->caption, 10, FALSE, FALSE, y);
  bottom -= write_words (sheet, NULL, context, sheet->marking, 10, TRUE, TRUE, 0);
  write_words (sheet, cr, context, sheet->marking, 10, TRUE, TRUE, bottom + GAP);
  bottom -= write_words (sheet, NULL, context, sheet->credits, 7, FALSE, FALSE, 0);
  write_words (sheet, cr, context, sheet->credits, 7, FALSE, FALSE, bottom + GAP);
  legend_height = cordon_map_legend_draw (&legend, NULL, WIDTH - 2 * MARGIN, &theme, context, sheet->rtl);
  bottom -= legend_height;
  cairo_save (cr);
  cairo_translate (cr, MARGIN, bottom);
  cordon_map_legend_draw (&legend, cr, WIDTH - 2 * MARGIN, &theme, context, sheet->rtl);
  cairo_restore (cr);
  draw_map (sheet, cr, context, &theme, y, bottom - y);
  g_object_unref (context);
}

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (CordonMapSheet *sheet, const char *path, GByteArray *bytes)
{
  cairo_surface_t *surface;

  if (g_str_has_suffix (path, ".pdf"))
    {
      surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, WIDTH, HEIGHT);
      if (sheet->title != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
      if (sheet->marking != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, sheet->marking);
      return surface;
    }
  if (g_str_has_suffix (path, ".svg"))
    return cairo_svg_surface_create_for_stream (take_bytes, bytes, WIDTH, HEIGHT);
  if (!g_str_has_suffix (path, ".png"))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * PIXELS), (int) (HEIGHT * PIXELS));
  cairo_surface_set_device_scale (surface, PIXELS, PIXELS);
  return surface;
}

gboolean
cordon_map_sheet_write (CordonMapSheet *sheet, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (sheet != NULL && path != NULL, FALSE);

  name = g_filename_display_basename (path);
  surface = create_surface (sheet, path, bytes);
  if (surface == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” isn’t a name for a map, and nothing was written. A map is saved as PDF, SVG or PNG: "
                            "let the name end in .pdf, .svg or .png."),
                        name);
      return FALSE;
    }
  cr = cairo_create (surface);
  draw (sheet, cr);
  cairo_destroy (cr);
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_surface_write_to_png_stream (surface, take_bytes, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS
      && g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &local))
    return TRUE;
  cordon_set_error (
      error, CORDON_ERROR_FAILED,
      N_ ("The map couldn’t be written to “%s” (%s). The plan is unharmed. Choose another folder, or make "
          "room there."),
      name, local != NULL ? local->message : cairo_status_to_string (status));
  return FALSE;
}

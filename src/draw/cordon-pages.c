/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of paper, filled from the top. The document is laid out as it is said, and nothing of it is kept: to know how
 * many pages there are, it is said once more. So page 40 costs as much as pages 1 to 40, and a document of any length
 * no memory. */

#include "draw/cordon-pages.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN 54.0
#define FOOT_GAP 30.0
#define PADDING 4.0
#define GAP 6.0
#define CELL_LINES 12

static const double dim[] = {0.38, 0.38, 0.38};
static const double rule[] = {0.82, 0.82, 0.82};

/* Sizes in points; what is above is kept away from what is before. */
static const struct
{
  double size;
  gboolean bold;
  gboolean is_heading;
  double above;
  const char *tag;
} styles[] = {
    [CORDON_PAGES_BODY] = {10, FALSE, FALSE, 0, "P"},    [CORDON_PAGES_DIM] = {9, FALSE, FALSE, 0, "P"},
    [CORDON_PAGES_BOLD] = {10, TRUE, FALSE, 0, "P"},     [CORDON_PAGES_SMALL] = {8, FALSE, FALSE, 0, "P"},
    [CORDON_PAGES_HEADING] = {12, TRUE, TRUE, 10, "H2"}, [CORDON_PAGES_TITLE] = {17, TRUE, TRUE, 0, "H1"},
    [CORDON_PAGES_DISPLAY] = {26, TRUE, TRUE, 0, "H1"},
};

struct _CordonPages
{
  const CordonPagesSetup *setup;
  cairo_t *cr;
  cairo_surface_t *pdf; /* NULL on other surfaces */
  PangoContext *context;
  GHashTable *bookmarks; /* name → its number */

  guint page;
  guint n_pages; /* 0 while they are counted */
  guint only;    /* the page that is drawn, G_MAXUINT for all */
  double y;
  double top;
  double bottom;
  gboolean begun;
  const CordonPagesCell *head;
  guint n_head;
  gboolean in_head;
};

static gboolean
is_drawn (CordonPages *self)
{
  return self->n_pages > 0 && (self->only == G_MAXUINT || self->only == self->page);
}

static double
text_width (CordonPages *self)
{
  return self->setup->width - 2 * MARGIN;
}

static PangoLayout *
lay_out (CordonPages *self, CordonPagesStyle style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (self->context));

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  return layout;
}

static void
set_ink (CordonPages *self, CordonPagesStyle style, const double *color)
{
  static const double black[] = {0.1, 0.1, 0.1};
  const double *ink = color != NULL ? color : style == CORDON_PAGES_DIM || style == CORDON_PAGES_SMALL ? dim : black;

  cairo_set_source_rgb (self->cr, ink[0], ink[1], ink[2]);
}

/* What stands around a page's text */

static void
draw_edge (CordonPages *self, CordonPagesStyle style, const char *text, PangoAlignment align, double y)
{
  PangoLayout *layout = lay_out (self, style, text, text_width (self));

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  set_ink (self, style, NULL);
  cairo_move_to (self->cr, MARGIN, y);
  pango_cairo_show_layout (self->cr, layout);
  g_object_unref (layout);
}

static void
draw_edges (CordonPages *self)
{
  const CordonPagesSetup *setup = self->setup;
  g_autofree char *number = NULL;

  if (!is_drawn (self))
    return;
  number = g_strdup_printf (setup->page_of, self->page + 1, self->n_pages);
  if (setup->mark != NULL)
    {
      draw_edge (self, CORDON_PAGES_BOLD, setup->mark, PANGO_ALIGN_CENTER, 24);
      draw_edge (self, CORDON_PAGES_BOLD, setup->mark, PANGO_ALIGN_CENTER, setup->height - 34);
    }
  if (self->page > 0)
    {
      draw_edge (self, CORDON_PAGES_SMALL, setup->title, PANGO_ALIGN_LEFT, setup->height - MARGIN + 4);
      draw_edge (self, CORDON_PAGES_SMALL, number, PANGO_ALIGN_RIGHT, setup->height - MARGIN + 4);
    }
}

static void
begin_page (CordonPages *self)
{
  self->y = self->top;
  draw_edges (self);
}

static void
next_page (CordonPages *self)
{
  if (self->pdf != NULL)
    cairo_show_page (self->cr);
  self->page++;
  begin_page (self);
  if (self->n_head > 0 && !self->in_head)
    {
      self->in_head = TRUE;
      cordon_pages_line (self, self->head, self->n_head);
      self->in_head = FALSE;
    }
}

void
cordon_pages_break (CordonPages *self)
{
  if (self->y > self->top)
    next_page (self);
}

void
cordon_pages_need (CordonPages *self, double points)
{
  if (self->y > self->top && self->y + points > self->bottom)
    next_page (self);
}

void
cordon_pages_space (CordonPages *self, double points)
{
  if (self->y > self->top)
    self->y += points;
}

/* Places */

void
cordon_pages_place (CordonPages *self, const char *name, const char *bookmark, const char *parent)
{
  g_autofree char *attributes = NULL;

  if (self->pdf == NULL || !is_drawn (self) || name == NULL)
    return;
  attributes = g_strdup_printf ("name='%s' x=0 y=%d", name, (int) self->y);
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
  if (bookmark != NULL)
    {
      gpointer above = parent != NULL ? g_hash_table_lookup (self->bookmarks, parent) : NULL;
      g_autofree char *there = g_strdup_printf ("dest='%s'", name);
      int number =
          cairo_pdf_surface_add_outline (self->pdf, above != NULL ? GPOINTER_TO_INT (above) : CAIRO_PDF_OUTLINE_ROOT,
                                         bookmark, there, 0);

      g_hash_table_insert (self->bookmarks, g_strdup (name), GINT_TO_POINTER (number));
    }
}

static void
begin_tag (CordonPages *self, const char *tag)
{
  if (self->pdf != NULL && is_drawn (self))
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (CordonPages *self, const char *tag)
{
  if (self->pdf != NULL && is_drawn (self))
    cairo_tag_end (self->cr, tag);
}

/* Text */

void
cordon_pages_text (CordonPages *self, CordonPagesStyle style, const char *text)
{
  PangoLayout *layout;
  PangoLayoutIter *iter;

  if (text == NULL || *text == '\0')
    return;
  layout = lay_out (self, style, text, text_width (self));
  iter = pango_layout_get_iter (layout);
  cordon_pages_space (self, styles[style].above);
  if (styles[style].is_heading)
    {
      /* With two lines of what follows. */
      pango_layout_set_height (layout, -CELL_LINES);
      cordon_pages_need (self, styles[style].size * 1.4 * MIN (3, pango_layout_get_line_count (layout)) + 30);
    }
  begin_tag (self, styles[style].tag);
  do
    {
      PangoRectangle extents;
      double height;
      int first, last;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_iter_get_line_yrange (iter, &first, &last);
      height = (double) (last - first) / PANGO_SCALE;
      if (self->y > self->top && self->y + height > self->bottom)
        {
          /* What is tagged lies on one page. */
          end_tag (self, styles[style].tag);
          next_page (self);
          begin_tag (self, styles[style].tag);
        }
      if (is_drawn (self))
        {
          set_ink (self, style, NULL);
          cairo_move_to (self->cr, MARGIN + (double) extents.x / PANGO_SCALE,
                         self->y + (double) (pango_layout_iter_get_baseline (iter) - first) / PANGO_SCALE);
          pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
        }
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  end_tag (self, styles[style].tag);
  self->y += GAP / 2;
  pango_layout_iter_free (iter);
  g_object_unref (layout);
}

/* Tables */

static void
draw_cell (CordonPages *self, const CordonPagesCell *cell, PangoLayout *layout, double x, double width, double height)
{
  g_autofree char *link = cell->link != NULL ? g_strdup_printf ("dest='%s'", cell->link) : NULL;

  if (cell->fill != NULL)
    {
      cairo_set_source_rgb (self->cr, cell->fill[0], cell->fill[1], cell->fill[2]);
      cairo_rectangle (self->cr, x + 1, self->y + 1, width - 2, height - 2);
      cairo_fill (self->cr);
    }
  if (link != NULL && self->pdf != NULL)
    cairo_tag_begin (self->cr, CAIRO_TAG_LINK, link);
  set_ink (self, cell->style, cell->color);
  cairo_move_to (self->cr, x + PADDING, self->y + PADDING);
  pango_cairo_show_layout (self->cr, layout);
  if (link != NULL && self->pdf != NULL)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

void
cordon_pages_line (CordonPages *self, const CordonPagesCell *cells, guint n_cells)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  double shares = 0;
  double height = 0;
  double x = 0;

  for (guint i = 0; i < n_cells; i++)
    shares += cells[i].share;
  g_return_if_fail (shares > 0);

  for (guint i = 0; i < n_cells; i++)
    {
      double width = text_width (self) * cells[i].share / shares;
      PangoLayout *layout = lay_out (self, cells[i].style, cells[i].text, MAX (1, width - 2 * PADDING));
      int high;

      pango_layout_set_alignment (layout, cells[i].align);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, cells[i].lines > 0 ? -cells[i].lines : -CELL_LINES);
      pango_layout_get_size (layout, NULL, &high);
      height = MAX (height, (double) high / PANGO_SCALE + 2 * PADDING);
      g_ptr_array_add (layouts, layout);
    }
  cordon_pages_need (self, height);
  for (guint i = 0; i < n_cells; i++)
    {
      double width = text_width (self) * cells[i].share / shares;

      if (is_drawn (self))
        draw_cell (self, &cells[i], layouts->pdata[i], MARGIN + (self->setup->rtl ? text_width (self) - x - width : x),
                   width, height);
      x += width;
    }
  self->y += height;
  if (is_drawn (self))
    {
      cairo_set_source_rgb (self->cr, rule[0], rule[1], rule[2]);
      cairo_set_line_width (self->cr, 0.5);
      cairo_move_to (self->cr, MARGIN, self->y);
      cairo_rel_line_to (self->cr, text_width (self), 0);
      cairo_stroke (self->cr);
    }
}

void
cordon_pages_set_head (CordonPages *self, const CordonPagesCell *cells, guint n_cells)
{
  self->head = cells;
  self->n_head = n_cells;
}

/* Drawings */

void
cordon_pages_drawing (CordonPages *self, double height, CordonPagesDrawFunc func, gpointer data)
{
  cordon_pages_need (self, height);
  if (is_drawn (self))
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, MARGIN, self->y);
      func (self->cr, self->context, text_width (self), height, data);
      cairo_restore (self->cr);
    }
  self->y += height + GAP;
}

/* Laying out */

static void
run (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data, cairo_t *cr, cairo_surface_t *pdf, guint only,
     guint *n_pages)
{
  CordonPages self = {.setup = setup, .cr = cr, .pdf = pdf, .n_pages = *n_pages, .only = only};
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  self.context = pango_cairo_create_context (cr);
  /* Lines break alike on every surface, so that what was counted is what is drawn. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self.context, options);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, styles[CORDON_PAGES_DIM].size * PANGO_SCALE);
  /* A point is a point, whatever the screen's resolution is. */
  pango_cairo_context_set_resolution (self.context, 72);
  pango_context_set_font_description (self.context, font);
  pango_context_set_base_dir (self.context, setup->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  if (setup->language != NULL)
    pango_context_set_language (self.context, pango_language_from_string (setup->language));
  pango_font_description_free (font);
  self.bookmarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.top = MARGIN;
  self.bottom = setup->height - MARGIN - (setup->mark != NULL ? FOOT_GAP / 3 : 0);

  begin_page (&self);
  func (&self, data);
  if (pdf != NULL)
    cairo_show_page (cr);
  *n_pages = self.page + 1;
  g_hash_table_unref (self.bookmarks);
  g_object_unref (self.context);
}

guint
cordon_pages_count (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages = 0;

  g_return_val_if_fail (setup != NULL && func != NULL, 0);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (surface);
  run (setup, func, data, cr, NULL, G_MAXUINT, &n_pages);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n_pages;
}

void
cordon_pages_draw (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data, guint page, guint n_pages,
                   cairo_t *cr)
{
  g_return_if_fail (setup != NULL && func != NULL);
  g_return_if_fail (page < n_pages);

  run (setup, func, data, cr, NULL, page, &n_pages);
}

typedef struct
{
  cairo_write_func_t write;
  gpointer data;
  gboolean failed;
} Sink;

/* cairo 1.16 crashes where a stream of a document with links fails: it is never told. */
static cairo_status_t
pour (void *closure, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = closure;

  if (!sink->failed)
    sink->failed = sink->write (sink->data, bytes, length) != CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_SUCCESS;
}

gboolean
cordon_pages_write_pdf (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data, cairo_write_func_t write,
                        gpointer write_data)
{
  guint n_pages = cordon_pages_count (setup, func, data);
  g_autofree char *moment = NULL;
  Sink sink = {.write = write, .data = write_data};
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (n_pages > 0, FALSE);

  moment = g_strconcat (setup->date, "T00:00:00Z", NULL);
  surface = cairo_pdf_surface_create_for_stream (pour, &sink, setup->width, setup->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, setup->title);
  if (setup->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, setup->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Cordon");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
  cr = cairo_create (surface);
  run (setup, func, data, cr, surface, G_MAXUINT, &n_pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS && !sink.failed;
}

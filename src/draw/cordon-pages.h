/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * CordonPages:
 *
 * A document that is being laid out over pages of paper: text, tables and drawings, one below the other, in points of
 * 1/72 inch. What is on it is said once, by a function, and can be counted, drawn page by page on any surface, or
 * written as PDF. Beside the text there are bookmarks and links.
 */
typedef struct _CordonPages CordonPages;

/**
 * CordonPagesSetup:
 * @width: of the paper, points; A4 is 595.28 × 841.89, Letter 612 × 792
 * @height: of the paper
 * @title: of the document; stands at the foot of each page too
 * @author: (nullable): who wrote it
 * @date: the day it is of, ISO 8601; two documents of one day and content are the same bytes
 * @mark: (nullable): stands on top and at the bottom of every page
 * @page_of: how a page is numbered, translated, with two numbers: "Page %1$u of %2$u"
 * @language: (nullable): a language tag, "es"
 * @rtl: whether lines run from right to left
 */
typedef struct
{
  double width;
  double height;
  const char *title;
  const char *author;
  const char *date;
  const char *mark;
  const char *page_of;
  const char *language;
  gboolean rtl;
} CordonPagesSetup;

/* Says what is on the pages. It is called once for each time that the document is laid out, and must say the same. */
typedef void (*CordonPagesFunc) (CordonPages *pages, gpointer data);

/* Draws from the origin, in points. */
typedef void (*CordonPagesDrawFunc) (cairo_t *cr, PangoContext *context, double width, double height, gpointer data);

typedef enum
{
  CORDON_PAGES_BODY,
  CORDON_PAGES_DIM,
  CORDON_PAGES_BOLD,
  CORDON_PAGES_SMALL,
  CORDON_PAGES_HEADING,
  CORDON_PAGES_TITLE,
  CORDON_PAGES_DISPLAY,
} CordonPagesStyle;

/**
 * CordonPagesCell:
 * @text: (nullable): what stands in it
 * @style: how
 * @share: its width, as a share of what all cells of the line have
 * @align: where in it
 * @color: (nullable): an ink, red, green, blue from 0 to 1
 * @fill: (nullable): what is behind it
 * @lines: how many lines it may take; 0 for a dozen
 * @link: (nullable): the name of a place in the document, see cordon_pages_place()
 */
typedef struct
{
  const char *text;
  CordonPagesStyle style;
  double share;
  PangoAlignment align;
  const double *color;
  const double *fill;
  int lines;
  const char *link;
} CordonPagesCell;

/* Begins a new page, unless nothing stands on this one. */
void cordon_pages_break (CordonPages *pages);

/**
 * cordon_pages_place:
 * @name: (nullable): what links call this place
 * @bookmark: (nullable): what the table of contents calls it
 * @parent: (nullable): the name of the place that the bookmark stands below; one that came before
 *
 * Marks where the next thing stands.
 */
void cordon_pages_place (CordonPages *pages, const char *name, const char *bookmark, const char *parent);

/* A text over as many lines and pages as it takes; a heading stays with what follows it. */
void cordon_pages_text (CordonPages *pages, CordonPagesStyle style, const char *text);

/* A line of a table; it stands on one page, so cells have a dozen lines at the most. A rule is drawn below it. */
void cordon_pages_line (CordonPages *pages, const CordonPagesCell *cells, guint n_cells);

/* From here on, each new page begins with these lines, which a table's head is; 0 ends that. Borrowed. */
void cordon_pages_set_head (CordonPages *pages, const CordonPagesCell *cells, guint n_cells);

/* A drawing as wide as the text, @height points high, on one page. */
void cordon_pages_drawing (CordonPages *pages, double height, CordonPagesDrawFunc func, gpointer data);

/* Leaves some room, but none on top of a page. */
void cordon_pages_space (CordonPages *pages, double points);

/* Unless @points of height are left, what follows begins on a new page. */
void cordon_pages_need (CordonPages *pages, double points);

/* Returns: how many pages the document has */
guint cordon_pages_count (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data);

/* Draws one page of @n_pages, counted from 0. */
void cordon_pages_draw (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data, guint page, guint n_pages,
                        cairo_t *cr);

/**
 * cordon_pages_write_pdf:
 * @write: takes the bytes, as cairo_pdf_surface_create_for_stream() has it
 *
 * Returns: whether all were written
 */
gboolean cordon_pages_write_pdf (const CordonPagesSetup *setup, CordonPagesFunc func, gpointer data,
                                 cairo_write_func_t write, gpointer write_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of paper: nothing is lost at a page's end, what is counted is what is drawn, and a document is the same bytes
 * each time. */

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "draw/cordon-pages.h"

static const CordonPagesSetup setup = {
    .width = 612,
    .height = 792,
    .title = "Briefing",
    .date = "2026-02-10",
    .mark = "TLP:AMBER",
    .page_of = "Page %1$u of %2$u",
};

/* Pages of a PDF, each of which says what it is. */
static guint
count_in_pdf (GByteArray *pdf)
{
  guint n = 0;

  for (guint i = 0; i + 12 < pdf->len; i++)
    n += memcmp (pdf->data + i, "/Type /Page", 11) == 0 && pdf->data[i + 11] != 's';
  return n;
}

static cairo_status_t
take (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
write_pdf (CordonPagesFunc func, gpointer data)
{
  GByteArray *pdf = g_byte_array_new ();

  g_assert_true (cordon_pages_write_pdf (&setup, func, data, take, pdf));
  return pdf;
}

static void
put_nothing (CordonPages *pages, gpointer data)
{
}

static void
put_text (CordonPages *pages, gpointer data)
{
  cordon_pages_text (pages, CORDON_PAGES_BODY, data);
}

static void
test_empty (void)
{
  g_autoptr (GByteArray) pdf = write_pdf (put_nothing, NULL);

  g_assert_cmpuint (cordon_pages_count (&setup, put_nothing, NULL), ==, 1);
  g_assert_cmpuint (count_in_pdf (pdf), ==, 1);
}

/* A text longer than a page goes on on the next one, however long it is. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GByteArray) pdf = NULL;
  guint n;

  while (text->len < 100000)
    g_string_append (text, "What was done, and what comes next. ");
  n = cordon_pages_count (&setup, put_text, text->str);
  g_assert_cmpuint (n, >, 10);
  pdf = write_pdf (put_text, text->str);
  g_assert_cmpuint (count_in_pdf (pdf), ==, n);
}

static void
put_table (CordonPages *pages, gpointer data)
{
  static const CordonPagesCell head[] = {{.text = "Head", .style = CORDON_PAGES_BOLD, .share = 1}};
  static const CordonPagesCell line[] = {{.text = "1.A", .style = CORDON_PAGES_BODY, .share = 1, .link = "here"},
                                         {.text = "Title", .style = CORDON_PAGES_DIM, .share = 3}};

  cordon_pages_place (pages, "here", "The table", NULL);
  cordon_pages_text (pages, CORDON_PAGES_TITLE, "The table");
  cordon_pages_place (pages, "part", "A part", "here");
  cordon_pages_set_head (pages, head, G_N_ELEMENTS (head));
  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    cordon_pages_line (pages, line, G_N_ELEMENTS (line));
  cordon_pages_set_head (pages, NULL, 0);
}

/* A table's head costs a line on each page. */
static void
test_table (void)
{
  guint few = cordon_pages_count (&setup, put_table, GINT_TO_POINTER (3));
  guint many = cordon_pages_count (&setup, put_table, GINT_TO_POINTER (300));
  g_autoptr (GByteArray) pdf = write_pdf (put_table, GINT_TO_POINTER (300));
  g_autoptr (GByteArray) again = write_pdf (put_table, GINT_TO_POINTER (300));

  g_assert_cmpuint (few, ==, 1);
  g_assert_cmpuint (many, >, 5);
  g_assert_cmpuint (count_in_pdf (pdf), ==, many);
  g_assert_cmpuint (pdf->len, ==, again->len);
  g_assert_cmpmem (pdf->data, pdf->len, again->data, again->len);
}

/* Ink on a page that is drawn alone, as a preview does. */
static gboolean
has_ink (guint page, guint n_pages, gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 612, 792);
  cairo_t *cr = cairo_create (surface);
  gboolean found = FALSE;
  const guchar *pixels;

  cordon_pages_draw (&setup, put_table, data, page, n_pages, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  /* Between the marks */
  for (int i = 100 * cairo_image_surface_get_stride (surface); i < 700 * cairo_image_surface_get_stride (surface); i++)
    found = found || pixels[i] > 128;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

static void
test_one_page (void)
{
  guint n = cordon_pages_count (&setup, put_table, GINT_TO_POINTER (300));

  for (guint i = 0; i < n; i++)
    g_assert_true (has_ink (i, n, GINT_TO_POINTER (300)));
}

static cairo_status_t
refuse (void *data, const unsigned char *bytes, unsigned int length)
{
  return CAIRO_STATUS_WRITE_ERROR;
}

static void
test_full_disk (void)
{
  g_assert_false (cordon_pages_write_pdf (&setup, put_table, GINT_TO_POINTER (300), refuse, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/long-text", test_long_text);
  g_test_add_func ("/pages/table", test_table);
  g_test_add_func ("/pages/one-page", test_one_page);
  g_test_add_func ("/pages/full-disk", test_full_disk);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline's places and names over all zooms, without a display: what is pointed at is what is drawn there, time runs
 * the other way round from right to left, and a timeline of ten thousand rows keeps no more than what is in sight. With
 * CORDON_PICTURES in the environment, pictures of it go into that folder. */

#include "draw/cordon-timeline.h"

#include <locale.h>
#include <math.h>
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/cordon-date.h"

static int
day (const char *text)
{
  GDate date;

  g_assert_true (cordon_date_parse (text, &date));
  return (int) g_date_get_julian (&date);
}

static PangoContext *context;

static CordonTimeline *
make_timeline (void)
{
  const CordonTimelineItem items[] = {
      {"goal", "1 Reduce the supply", 0, CORDON_TIMELINE_GROUP, CORDON_TIMELINE_FIXED, day ("2024-10-01"),
       day ("2026-12-31"), 0, 0},
      {"late", "1.C.1 Aggressively enlarge the Mexico TCIU", 1, CORDON_TIMELINE_SPAN,
       CORDON_TIMELINE_LATE | CORDON_TIMELINE_OPEN_START, day ("2024-10-01"), day ("2025-09-30"), day ("2025-06-30"),
       0},
      {"done", "1.C.2 Sign the agreement", 1, CORDON_TIMELINE_POINT, CORDON_TIMELINE_DONE, day ("2025-03-14"),
       day ("2025-03-14"), day ("2025-01-15"), day ("2025-03-10")},
      {"plain", "2.A Deploy special agents to Southwest Border ports of entry", 0, CORDON_TIMELINE_SPAN, 0,
       day ("2025-10-15"), day ("2026-12-31"), 0, 0},
      {"held", "2.B Five more task forces", 0, CORDON_TIMELINE_SPAN, CORDON_TIMELINE_HELD, day ("2026-01-10"),
       day ("2026-05-31"), day ("2026-08-31"), 0},
      {"cancelled", "2.C A route that was given up", 0, CORDON_TIMELINE_SPAN, CORDON_TIMELINE_CANCELLED,
       day ("2025-01-10"), day ("2025-08-31"), 0, 0},
      {"late-done", "3.A Open the center", 0, CORDON_TIMELINE_POINT, CORDON_TIMELINE_DONE | CORDON_TIMELINE_LATE,
       day ("2025-06-01"), day ("2025-06-01"), 0, day ("2025-10-20")},
  };
  const CordonTimelineLink links[] = {{"late", "plain"}, {"done", "late"}, {"plain", "held"}, {"late", "nobody"}};

  return cordon_timeline_new (items, G_N_ELEMENTS (items), links, G_N_ELEMENTS (links), day ("2025-11-25"), 10);
}

static CordonTimelineSight
see (double width, double height, const char *from, double scale, gboolean rtl)
{
  CordonTimelineSight sight = {.width = width, .height = height, .day = day (from), .scale = scale, .rtl = rtl};

  cordon_timeline_sight_measure (&sight, context);
  return sight;
}

static void
draw (CordonTimeline *timeline, const CordonTimelineSight *sight, gboolean dark, const CordonTimelineMarks *marks,
      const char *name)
{
  const CordonTimelineMarks none = {.selected = -1, .hovered = -1};
  const char *folder = g_getenv ("CORDON_PICTURES");
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) sight->width, (int) sight->height + 60);
  cairo_t *cr = cairo_create (surface);
  CordonTimelineTheme theme;

  cordon_timeline_theme_init (&theme, dark, FALSE);
  cairo_set_source_rgb (cr, dark ? 0.12 : 1, dark ? 0.12 : 1, dark ? 0.12 : 1);
  cairo_paint (cr);
  cordon_timeline_draw (timeline, cr, sight, &theme, context, marks != NULL ? marks : &none);
  cairo_translate (cr, 0, sight->height);
  cordon_timeline_draw_legend (timeline, cr, sight->width, &theme, context, sight->rtl);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  if (folder != NULL && name != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/timeline-%s.png", folder, name);

      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
    }
  cairo_surface_destroy (surface);
}

static void
assert_ruler (CordonTimeline *timeline, const char *from, double plot, double scale, const char *upper,
              const char *lower)
{
  CordonTimelineSight sight = see (1000, 400, from, scale, FALSE);
  g_autofree char *ruler = NULL;
  g_auto (GStrv) lines = NULL;

  sight.width = sight.names + plot;
  ruler = cordon_timeline_dup_ruler (timeline, &sight);
  lines = g_strsplit (ruler, "\n", 2);
  g_assert_cmpstr (lines[0], ==, upper);
  g_assert_cmpstr (lines[1], ==, lower);
}

/* From ten years to a week, the ruler names fiscal years and quarters, months, weeks and days. */
static void
test_ruler (void)
{
  g_autoptr (CordonTimeline) timeline = make_timeline ();

  assert_ruler (timeline, "2020-10-01", 365 * 5 * 0.1, 0.1, "FY2020 | FY2022 | FY2024", " |  |  |  | ");
  assert_ruler (timeline, "2024-10-01", 365 * 2 * 0.2, 0.2, "FY2025 | FY2026", " |  |  |  |  |  |  | ");
  assert_ruler (timeline, "2024-10-01", 365 * 0.5, 0.5, "FY2025", "Q1 | Q2 | Q3 | Q4");
  assert_ruler (timeline, "2024-12-20", 50 * 2.0, 2, "FY2025 Q1 | FY2025 Q2", "Dec | Jan | Feb");
  /* Weeks begin on Mondays, and run across months. */
  assert_ruler (timeline, "2024-12-24", 20 * 5.0, 5, "December 2024 · FY2025 Q1 | January 2025 · FY2025 Q2",
                "23 | 30 | 6");
  assert_ruler (timeline, "2025-09-29", 4 * 30.0, 30, "September 2025 · FY2025 Q4 | October 2025 · FY2026 Q1",
                "29 | 30 | 1 | 2");
  assert_ruler (timeline, "2025-09-29", 2 * 100.0, 100, "September 2025 · FY2025 Q4", "Mon 29 | Tue 30");
}

/* Whatever the zoom and wherever one looks, the ruler's stretches follow each other without a gap, and the whole can be
 * drawn. */
static void
test_anywhere (void)
{
  static const char *const days[] = {"0001-01-01", "0999-12-31", "2025-11-25", "9999-12-31"};
  g_autoptr (CordonTimeline) timeline = make_timeline ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    for (double scale = 0.001; scale < 2000; scale *= 3)
      for (int rtl = 0; rtl < 2; rtl++)
        {
          CordonTimelineSight sight = see (700, 240, days[i], scale, rtl);
          g_autofree char *ruler = cordon_timeline_dup_ruler (timeline, &sight);

          g_assert_nonnull (strchr (ruler, '\n'));
          draw (timeline, &sight, FALSE, NULL, NULL);
        }
}

static void
assert_part (CordonTimeline *timeline, const CordonTimelineSight *sight, double x, double y, const char *id,
             CordonTimelinePart expected)
{
  CordonTimelinePart part;
  int item = cordon_timeline_pick (timeline, sight, x, y, &part);

  g_assert_cmpint (item, ==, cordon_timeline_find (timeline, id));
  g_assert_cmpint (part, ==, expected);
}

/* A place is taken for what is drawn there, in both directions of time. */
static void
test_pick (void)
{
  g_autoptr (CordonTimeline) timeline = make_timeline ();

  for (int rtl = 0; rtl < 2; rtl++)
    {
      CordonTimelineSight sight = see (1000, 300, "2024-10-01", 0.8, rtl);
      cairo_rectangle_t bar;
      double y, start, end, in = rtl ? -1 : 1;

      cordon_timeline_get_bounds (timeline, &sight, (guint) cordon_timeline_find (timeline, "plain"), &bar);
      y = bar.y + bar.height / 2;
      start = rtl ? bar.x + bar.width : bar.x;
      end = rtl ? bar.x : bar.x + bar.width;
      assert_part (timeline, &sight, start + in * 2, y, "plain", CORDON_TIMELINE_START);
      assert_part (timeline, &sight, end - in * 2, y, "plain", CORDON_TIMELINE_END);
      assert_part (timeline, &sight, end + in * 2, y, "plain", CORDON_TIMELINE_END);
      assert_part (timeline, &sight, (start + end) / 2, y, "plain", CORDON_TIMELINE_BODY);
      assert_part (timeline, &sight, start - in * 20, y, "plain", CORDON_TIMELINE_ROW);
      assert_part (timeline, &sight, rtl ? 995 : 5, y, "plain", CORDON_TIMELINE_NAME);
      assert_part (timeline, &sight, 500, sight.ruler - 2, NULL, CORDON_TIMELINE_NOTHING);
      assert_part (timeline, &sight, 500, sight.ruler + 8 * sight.row, NULL, CORDON_TIMELINE_NOTHING);
      /* A diamond and a bracket have no ends to pull at. */
      cordon_timeline_get_bounds (timeline, &sight, (guint) cordon_timeline_find (timeline, "done"), &bar);
      assert_part (timeline, &sight, bar.x + 1, bar.y + bar.height / 2, "done", CORDON_TIMELINE_BODY);
      cordon_timeline_get_bounds (timeline, &sight, 0, &bar);
      assert_part (timeline, &sight, bar.x + 1, bar.y + bar.height / 2, "goal", CORDON_TIMELINE_BODY);
      /* The day under a place is the one that is drawn there. */
      g_assert_cmpfloat_with_epsilon (cordon_timeline_sight_day (&sight,
                                                                 cordon_timeline_sight_x (&sight, day ("2025-07-04"))),
                                      day ("2025-07-04"), 1e-6);
      /* A later day lies further along. */
      g_assert_cmpfloat (in
                             * (cordon_timeline_sight_x (&sight, day ("2026-01-01"))
                                - cordon_timeline_sight_x (&sight, day ("2025-01-01"))),
                         >, 0);
    }
}

static void
test_order (void)
{
  static const char *const order[] = {"done", "late-done", "cancelled", "late", "held", "goal", "plain"};
  g_autoptr (CordonTimeline) timeline = make_timeline ();
  int first, end, item = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      item = cordon_timeline_step (timeline, item, 1);
      g_assert_cmpstr (cordon_timeline_get_item (timeline, (guint) item)->id, ==, order[i]);
    }
  g_assert_cmpint (cordon_timeline_step (timeline, item, 1), ==, item);
  g_assert_cmpstr (cordon_timeline_get_item (timeline, (guint) cordon_timeline_step (timeline, item, -1))->id, ==,
                   "goal");
  g_assert_cmpint (cordon_timeline_step (timeline, -1, -1), ==, item);

  /* Whole fiscal years, and no arrow to nobody. */
  cordon_timeline_get_extent (timeline, &first, &end);
  g_assert_cmpint (first, ==, day ("2024-10-01"));
  g_assert_cmpint (end, ==, day ("2027-10-01"));
  g_assert_cmpuint (cordon_timeline_get_n_links (timeline), ==, 3);
}

static void
test_empty (void)
{
  g_autoptr (CordonTimeline) timeline = cordon_timeline_new (NULL, 0, NULL, 0, day ("2025-11-25"), 10);
  g_autoptr (CordonTimeline) timeless = cordon_timeline_new (NULL, 0, NULL, 0, 0, 1);
  CordonTimelineSight sight = see (600, 200, "2025-10-01", 1, FALSE);
  int first, end;

  draw (timeline, &sight, FALSE, NULL, NULL);
  g_assert_cmpint (cordon_timeline_step (timeline, -1, 1), ==, -1);
  g_assert_cmpint (cordon_timeline_pick (timeline, &sight, 300, 100, NULL), ==, -1);
  g_assert_cmpuint (cordon_timeline_count_pages (timeline, context, 800, 500), ==, 0);
  cordon_timeline_get_extent (timeline, &first, &end);
  g_assert_cmpint (first, ==, day ("2025-10-01"));
  g_assert_cmpint (end, ==, day ("2026-10-01"));
  cordon_timeline_get_extent (timeless, &first, &end);
  g_assert_cmpint (first, <, end);
}

/* What comes from a file may be anything. */
static void
test_odd (void)
{
  const CordonTimelineItem items[] = {
      {"a", NULL, 5000, CORDON_TIMELINE_SPAN, 0, 20, 10, -4, G_MAXINT},
      {"b", "", 0, CORDON_TIMELINE_SPAN, CORDON_TIMELINE_LATE | CORDON_TIMELINE_OPEN_START | CORDON_TIMELINE_OPEN_END,
       G_MININT, G_MAXINT, 5, 0},
      {NULL, "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7", 1, CORDON_TIMELINE_POINT, CORDON_TIMELINE_LATE, 1, 1, 1, 1},
  };
  const CordonTimelineLink links[] = {{"a", "a"}, {"a", "b"}, {"b", "a"}, {NULL, "b"}};
  g_autoptr (CordonTimeline) timeline =
      cordon_timeline_new (items, G_N_ELEMENTS (items), links, G_N_ELEMENTS (links), day ("2025-11-25"), 1);

  g_assert_cmpuint (cordon_timeline_get_n_links (timeline), ==, 2);
  g_assert_cmpint (cordon_timeline_get_item (timeline, 0)->first, <=, cordon_timeline_get_item (timeline, 0)->last);
  for (double scale = 0.001; scale < 200; scale *= 10)
    {
      CordonTimelineSight sight = see (90, 120, "0001-01-01", scale, FALSE);

      draw (timeline, &sight, TRUE, NULL, NULL);
    }
}

static CordonTimeline *
make_many (guint n)
{
  g_autofree CordonTimelineItem *items = g_new0 (CordonTimelineItem, n);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u", i);
      g_autofree char *label = g_strdup_printf ("%u Step number %u of a plan that goes on and on", i, i);

      items[i] = (CordonTimelineItem){g_string_chunk_insert (strings, id),
                                      g_string_chunk_insert (strings, label),
                                      i % 3,
                                      i % 2 ? CORDON_TIMELINE_SPAN : CORDON_TIMELINE_POINT,
                                      0,
                                      735000 + (int) (i % 3000),
                                      735100 + (int) (i % 3000),
                                      0,
                                      0};
    }
  return cordon_timeline_new (items, n, NULL, 0, 736000, 10);
}

/* Ten thousand rows: however far one goes, some screens full of text are kept and no more. */
static void
test_many (void)
{
  g_autoptr (CordonTimeline) timeline = make_many (10000);
  CordonTimelineSight sight = see (1000, 700, "2013-10-01", 0.5, FALSE);
  CordonTimelinePart part;

  for (int i = 0; i < 200; i++)
    {
      sight.top = i * 37 * sight.row;
      draw (timeline, &sight, FALSE, NULL, NULL);
      g_assert_cmpuint (cordon_timeline_get_n_layouts (timeline), <=, 600);
    }
  g_assert_cmpint (cordon_timeline_pick (timeline, &sight, 5, sight.ruler + 1, &part), ==, 199 * 37);
  g_assert_cmpint (part, ==, CORDON_TIMELINE_NAME);
}

/* Every row is on a page, and pages follow each other. */
static void
test_pages (void)
{
  g_autoptr (CordonTimeline) timeline = make_many (100);
  g_autoptr (CordonTimeline) few = make_timeline ();
  guint n = cordon_timeline_count_pages (timeline, context, 770, 520);
  const char *folder = g_getenv ("CORDON_PICTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "timeline.pdf", NULL) : NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 842, 595);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (n, <, 12);
  g_assert_cmpuint (cordon_timeline_count_pages (few, context, 770, 520), ==, 1);
  /* A taller page takes more rows. */
  g_assert_cmpuint (cordon_timeline_count_pages (timeline, context, 770, 1040), <, n);
  for (guint i = 0; i <= n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 36, 36);
      if (i < n)
        cordon_timeline_draw_page (timeline, cr, i, context, 770, 520, FALSE);
      else
        cordon_timeline_draw_page (few, cr, 0, context, 770, 520, TRUE);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* For the eye, and that nothing of it fails. */
static void
test_pictures (void)
{
  g_autoptr (CordonTimeline) timeline = make_timeline ();
  const CordonTimelineMove moves[] = {{3, day ("2025-12-20"), day ("2027-03-06")}};
  const CordonTimelineMarks marks = {.selected = 3, .hovered = 5, .focus = TRUE, .moves = moves, .n_moves = 1};
  CordonTimelineSight years = see (1000, 300, "2024-07-01", 0.6, FALSE);
  CordonTimelineSight right = see (1000, 300, "2024-07-01", 0.6, TRUE);
  CordonTimelineSight months = see (1000, 300, "2025-01-01", 1.6, FALSE);
  CordonTimelineSight weeks = see (1000, 300, "2025-09-10", 8, FALSE);
  CordonTimelineSight days = see (1000, 300, "2025-09-25", 60, FALSE);
  CordonTimelineSight far = see (1000, 300, "2018-01-01", 0.09, FALSE);

  draw (timeline, &years, FALSE, NULL, "years");
  draw (timeline, &years, TRUE, &marks, "dark");
  draw (timeline, &right, FALSE, &marks, "right-to-left");
  draw (timeline, &months, FALSE, NULL, "months");
  draw (timeline, &weeks, FALSE, NULL, "weeks");
  draw (timeline, &days, FALSE, NULL, "days");
  draw (timeline, &far, FALSE, NULL, "far");
}

static void
make_context (void)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_font_description_set_absolute_size (font, 14.6 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
}

int
main (int argc, char *argv[])
{
  int failed;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  make_context ();
  g_test_add_func ("/timeline/ruler", test_ruler);
  g_test_add_func ("/timeline/anywhere", test_anywhere);
  g_test_add_func ("/timeline/pick", test_pick);
  g_test_add_func ("/timeline/order", test_order);
  g_test_add_func ("/timeline/empty", test_empty);
  g_test_add_func ("/timeline/odd", test_odd);
  g_test_add_func ("/timeline/many", test_many);
  g_test_add_func ("/timeline/pages", test_pages);
  g_test_add_func ("/timeline/pictures", test_pictures);
  failed = g_test_run ();
  g_object_unref (context);
  return failed;
}

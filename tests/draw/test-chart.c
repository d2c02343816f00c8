/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart drawn on pictures: points where their values say, no word over another, nothing that is not a number. */

#include "draw/cordon-chart.h"

#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>

static const CordonChartPoint members[] = {
    {.date = "2023-12-31", .value = 12},
    {.date = "2024-06-30", .value = 23},
    {.date = "2024-12-31", .value = 30, .mark = CORDON_CHART_MORE_THAN, .note = "page 7"},
    {.date = "2025-06-30", .value = 41},
};

static const CordonChartData plain = {
    .points = members,
    .n_points = G_N_ELEMENTS (members),
    .baseline = {TRUE, "2023-09-30", 4},
    .target = {TRUE, "2026-09-30", 80},
    .unit = "members",
    .first_month = 10,
};

static PangoContext *context;

static void
make_context (void)
{
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
}

/* Draws the chart; with CORDON_PICTURES in the environment into that folder, for whoever wants to look. */
static cairo_surface_t *
draw (CordonChart *chart, double width, double height, gboolean dark, int focus, const char *name)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  const char *folder = g_getenv ("CORDON_PICTURES");
  CordonChartTheme theme;

  cordon_chart_theme_init (&theme, dark, FALSE);
  cairo_set_source_rgba (cr, theme.surface[0], theme.surface[1], theme.surface[2], 1);
  cairo_paint (cr);
  cordon_chart_draw (chart, cr, &theme, focus);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  if (folder != NULL && name != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);

      cairo_surface_write_to_png (surface, file);
    }
  return surface;
}

static void
assert_finite (const cairo_rectangle_t *bounds)
{
  g_assert_true (isfinite (bounds->x) && isfinite (bounds->y));
  g_assert_true (isfinite (bounds->width) && isfinite (bounds->height));
}

/* No word over another, none outside, every point within the plot. */
static void
check_layout (CordonChart *chart, double width, double height)
{
  guint n = cordon_chart_get_n_labels (chart);
  cairo_rectangle_t plot;

  cordon_chart_get_plot (chart, &plot);
  assert_finite (&plot);
  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t one, other;
      const char *text = cordon_chart_get_label (chart, i, &one);

      assert_finite (&one);
      g_assert_cmpfloat (one.x, >=, -0.5);
      g_assert_cmpfloat (one.y, >=, -0.5);
      g_assert_cmpfloat (one.x + one.width, <=, width + 0.5);
      g_assert_cmpfloat (one.y + one.height, <=, height + 0.5);
      for (guint j = i + 1; j < n; j++)
        {
          const char *second = cordon_chart_get_label (chart, j, &other);
          gboolean apart = one.x + one.width <= other.x || other.x + other.width <= one.x
                           || one.y + one.height <= other.y || other.y + other.height <= one.y;

          if (!apart)
            g_test_message ("“%s” lies over “%s” at %g × %g", text, second, width, height);
          g_assert_true (apart);
        }
    }
  if (plot.width <= 0)
    return;
  for (int i = 0; i < cordon_chart_get_n_points (chart); i++)
    {
      cairo_rectangle_t bounds;

      cordon_chart_get_bounds (chart, i, &bounds);
      assert_finite (&bounds);
      g_assert_cmpfloat (bounds.x + bounds.width / 2, >=, plot.x);
      g_assert_cmpfloat (bounds.x + bounds.width / 2, <=, plot.x + plot.width);
      g_assert_cmpfloat (bounds.y + bounds.height / 2, >=, plot.y - 0.001);
      g_assert_cmpfloat (bounds.y + bounds.height / 2, <=, plot.y + plot.height + 0.001);
    }
}

static void
check (const CordonChartData *data, const char *name)
{
  static const double sizes[][2] = {{720, 320}, {480, 240}, {300, 200}, {200, 120}, {90, 60},
                                    {10, 10},   {1, 1},     {0, 0},     {2000, 40}, {40, 2000}};
  g_autoptr (CordonChart) chart = cordon_chart_new (data);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int rtl = 0; rtl < 2; rtl++)
      {
        double width = sizes[i][0], height = sizes[i][1];
        g_autofree char *file = g_strdup_printf ("%s-%g%s", name, width, rtl ? "-rtl" : "");

        cordon_chart_layout (chart, context, width, height, rtl);
        check_layout (chart, width, height);
        cairo_surface_destroy (draw (chart, MAX (width, 1), MAX (height, 1), FALSE, -1, i < 3 ? file : NULL));
      }
}

static double
middle_x (CordonChart *chart, int point)
{
  cairo_rectangle_t bounds;

  cordon_chart_get_bounds (chart, point, &bounds);
  return bounds.x + bounds.width / 2;
}

static double
middle_y (CordonChart *chart, int point)
{
  cairo_rectangle_t bounds;

  cordon_chart_get_bounds (chart, point, &bounds);
  return bounds.y + bounds.height / 2;
}

static void
test_positions (void)
{
  g_autoptr (CordonChart) chart = cordon_chart_new (&plain);
  cairo_rectangle_t plot;

  cordon_chart_layout (chart, context, 720, 320, FALSE);
  cordon_chart_get_plot (chart, &plot);
  g_assert_cmpint (cordon_chart_get_n_points (chart), ==, 4);
  /* Three fiscal years, of which the first reading stands after a quarter of the first. The scale goes to 80. */
  for (int i = 0; i < 4; i++)
    {
      double share = 1 - members[i].value / 80;

      g_assert_cmpfloat_with_epsilon (middle_y (chart, i), plot.y + plot.height * share, 0.01);
      if (i > 0)
        g_assert_cmpfloat (middle_x (chart, i), >, middle_x (chart, i - 1));
    }
  /* Half years are of about the same width. */
  g_assert_cmpfloat_with_epsilon (middle_x (chart, 1) - middle_x (chart, 0), middle_x (chart, 2) - middle_x (chart, 1),
                                  4);
  check (&plain, "plain");
}

static void
test_rtl (void)
{
  g_autoptr (CordonChart) chart = cordon_chart_new (&plain);
  double x[4], y[4];

  cordon_chart_layout (chart, context, 720, 320, FALSE);
  for (int i = 0; i < 4; i++)
    {
      x[i] = middle_x (chart, i);
      y[i] = middle_y (chart, i);
    }
  cordon_chart_layout (chart, context, 720, 320, TRUE);
  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (middle_x (chart, i), 720 - x[i], 0.01);
      g_assert_cmpfloat_with_epsilon (middle_y (chart, i), y[i], 0.01);
    }
}

static void
test_order (void)
{
  static const CordonChartPoint mixed[] = {
      {.date = "2024-12-31", .value = 3},       {.date = "2023-12-31", .value = 1},
      {.date = "some day", .value = 9},         {.date = "2024-09-30", .words = "FY2024", .value = 2},
      {.date = "2024-01-01", .value = NAN},     {.date = NULL, .value = 4},
      {.date = "2024-01-01", .value = INFINITY}};
  CordonChartData data = {.points = mixed, .n_points = G_N_ELEMENTS (mixed), .first_month = 10};
  g_autoptr (CordonChart) chart = cordon_chart_new (&data);

  g_assert_cmpint (cordon_chart_get_n_points (chart), ==, 3);
  g_assert_cmpuint (cordon_chart_get_source (chart, 0), ==, 1);
  g_assert_cmpuint (cordon_chart_get_source (chart, 1), ==, 3);
  g_assert_cmpuint (cordon_chart_get_source (chart, 2), ==, 0);
  check (&data, "mixed");
}

static void
test_nearest (void)
{
  g_autoptr (CordonChart) chart = cordon_chart_new (&plain);

  g_assert_cmpint (cordon_chart_get_nearest (chart, 10, 10), ==, -1);
  cordon_chart_layout (chart, context, 720, 320, FALSE);
  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpint (cordon_chart_get_nearest (chart, middle_x (chart, i), middle_y (chart, i)), ==, i);
      g_assert_cmpint (cordon_chart_get_nearest (chart, middle_x (chart, i) + 5, middle_y (chart, i) - 40), ==, i);
    }
  g_assert_cmpint (cordon_chart_get_nearest (chart, -50, 100), ==, -1);
  g_assert_cmpint (cordon_chart_get_nearest (chart, 300, 5000), ==, -1);
}

/* Two published figures for one day: both are there, and either can be pointed at. */
static void
test_different (void)
{
  static const CordonChartPoint offices[] = {{.date = "2021-09-30", .words = "FY2021", .value = 80},
                                             {.date = "2022-09-30", .words = "FY2022", .value = 93},
                                             {.date = "2022-09-30", .words = "FY2022", .value = 91},
                                             {.date = "2023-09-30", .words = "FY2023", .value = 93}};
  CordonChartData data = {.points = offices, .n_points = G_N_ELEMENTS (offices), .unit = "offices", .first_month = 10};
  g_autoptr (CordonChart) chart = cordon_chart_new (&data);

  cordon_chart_layout (chart, context, 720, 320, FALSE);
  g_assert_cmpuint (cordon_chart_get_source (chart, 1), ==, 2);
  g_assert_cmpuint (cordon_chart_get_source (chart, 2), ==, 1);
  g_assert_cmpfloat (middle_x (chart, 1), ==, middle_x (chart, 2));
  g_assert_cmpint (cordon_chart_get_nearest (chart, middle_x (chart, 1), middle_y (chart, 1)), ==, 1);
  g_assert_cmpint (cordon_chart_get_nearest (chart, middle_x (chart, 2), middle_y (chart, 2)), ==, 2);
  check (&data, "different");
}

static void
test_one_point (void)
{
  CordonChartData data = {.points = members, .n_points = 1, .first_month = 10};
  CordonChartData same = {.points = members,
                          .n_points = 1,
                          .baseline = {TRUE, "2023-12-31", 12},
                          .target = {TRUE, "2023-12-31", 12},
                          .first_month = 1};

  check (&data, "one");
  check (&same, "one-same");
}

static void
test_flat (void)
{
  static const CordonChartPoint flat[] = {{.date = "2023-12-31", .value = 54},
                                          {.date = "2024-03-31", .value = 54},
                                          {.date = "2024-06-30", .value = 54}};
  static const CordonChartPoint zero[] = {{.date = "2023-12-31", .value = 0}, {.date = "2024-03-31", .value = 0}};
  CordonChartData data = {.points = flat, .n_points = 3, .target = {TRUE, NULL, 54}, .first_month = 10};
  CordonChartData zeros = {.points = zero, .n_points = 2, .first_month = 10};

  check (&data, "flat");
  check (&zeros, "zero");
}

static void
test_empty (void)
{
  CordonChartData nothing = {.first_month = 10};
  CordonChartData target = {.target = {TRUE, "2026-09-30", 80}, .first_month = 10};
  CordonChartData broken = {.target = {TRUE, "2026-09-30", NAN}, .baseline = {TRUE, "?", -INFINITY}, .first_month = 1};

  check (&nothing, "nothing");
  check (&target, "target");
  check (&broken, "broken");
}

static void
test_extremes (void)
{
  static const CordonChartPoint far[] = {
      {.date = "0001-01-01", .value = -1e308},
      {.date = "2024-02-29", .value = 1e-308, .mark = CORDON_CHART_ABOUT},
      {.date = "9999-12-31", .value = 1e308, .is_range = TRUE, .value_to = INFINITY}};
  static const CordonChartPoint kinds[] = {
      {.date = "2019-09-30", .words = "FY2019", .value = 284000, .mark = CORDON_CHART_MORE_THAN},
      {.date = "2020-09-30",
       .words = "FY2020",
       .value = 302514.5,
       .is_range = TRUE,
       .value_to = 310000,
       .mark = CORDON_CHART_ABOUT},
      {.date = "2022-09-30", .words = "FY2022", .value = 250000, .mark = CORDON_CHART_AT_LEAST}};
  g_autofree char *wide = g_strnfill (500, 'W');
  CordonChartData data = {.points = far, .n_points = 3, .first_month = 10};
  CordonChartData mixed = {.points = kinds,
                           .n_points = 3,
                           .unit = wide,
                           .target = {TRUE, "2024-09-30", 400000},
                           .baseline = {TRUE, "2018-09-30", 1},
                           .first_month = 10};

  check (&data, "far");
  check (&mixed, "kinds");
}

static void
test_quarters (void)
{
  static const CordonChartPoint quarters[] = {
      {.date = "2023-12-31", .value = 1.5},  {.date = "2024-03-31", .value = 2.25}, {.date = "2024-06-30", .value = 2},
      {.date = "2024-09-30", .value = 3.75}, {.date = "2024-12-31", .value = 3.5},  {.date = "2025-03-31", .value = 4}};
  CordonChartData data = {.points = quarters,
                          .n_points = G_N_ELEMENTS (quarters),
                          .unit = "tonnes",
                          .first_month = 10,
                          .target = {TRUE, "2025-09-30", 3}};

  check (&data, "quarters");
}

static void
test_many (void)
{
  const gsize n = 10000;
  g_autofree CordonChartPoint *points = g_new0 (CordonChartPoint, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double value = 100;

  for (gsize i = 0; i < n; i++)
    {
      GDate date;
      char text[16];

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (730000 + i));
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
      g_ptr_array_add (texts, g_strdup (text));
      value += g_rand_double_range (rand, -2, 2.2);
      points[i].date = g_ptr_array_index (texts, i);
      points[i].value = value;
    }

  CordonChartData data = {.points = points, .n_points = n, .unit = "kg", .first_month = 10};
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CordonChart) chart = cordon_chart_new (&data);

  cordon_chart_layout (chart, context, 720, 320, FALSE);
  cairo_surface_destroy (draw (chart, 720, 320, FALSE, -1, "many"));
  g_assert_cmpint (cordon_chart_get_nearest (chart, middle_x (chart, 5000), middle_y (chart, 5000)), >=, 4980);

  gint64 spent = g_get_monotonic_time () - start;

  g_test_message ("10,000 points in %" G_GINT64_FORMAT " ms", spent / 1000);
  g_assert_cmpint (spent, <, G_USEC_PER_SEC);
  check_layout (chart, 720, 320);
}

/* What is drawn is there: the reading's colour in the middle of an exact point, the surface's in that of a bound. */
static void
test_drawn (void)
{
  g_autoptr (CordonChart) chart = cordon_chart_new (&plain);

  cordon_chart_layout (chart, context, 720, 320, FALSE);
  for (int dark = 0; dark < 2; dark++)
    {
      cairo_surface_t *surface = draw (chart, 720, 320, dark, 2, dark ? "focus-dark" : "focus");
      const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
      int stride = cairo_image_surface_get_stride (surface) / 4;
      guint32 exact = pixels[(int) middle_y (chart, 1) * stride + (int) middle_x (chart, 1)];
      guint32 bound = pixels[(int) middle_y (chart, 2) * stride + (int) middle_x (chart, 2)];

      g_assert_cmphex (exact & 0xffffff, ==, dark ? 0x78aeed : 0x1c71d8);
      g_assert_cmphex (bound & 0xffffff, ==, dark ? 0x303030 : 0xffffff);
      cairo_surface_destroy (surface);
    }
}

static void
test_words (void)
{
  g_autoptr (CordonChart) chart = cordon_chart_new (&plain);
  CordonChartData nothing = {.first_month = 10};
  g_autoptr (CordonChart) none = cordon_chart_new (&nothing);
  g_autofree char *exact = cordon_chart_describe_point (chart, 1);
  g_autofree char *bound = cordon_chart_describe_point (chart, 2);
  g_autofree char *all = cordon_chart_describe (chart);
  g_autofree char *empty = cordon_chart_describe (none);

  g_assert_cmpstr (exact, ==, "30 Jun 2024: 23 members");
  g_assert_cmpstr (bound, ==, "31 Dec 2024: more than 30 members (page 7)");
  g_assert_cmpstr (
      all, ==, "4 readings. The latest, 30 Jun 2025: 41 members. The target is 80 by 30 Sep 2026. The baseline is 4.");
  g_assert_cmpstr (empty, ==, "There are no readings yet.");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/positions", test_positions);
  g_test_add_func ("/chart/right-to-left-mirrors-time", test_rtl);
  g_test_add_func ("/chart/order", test_order);
  g_test_add_func ("/chart/nearest", test_nearest);
  g_test_add_func ("/chart/readings-that-differ", test_different);
  g_test_add_func ("/chart/one-point", test_one_point);
  g_test_add_func ("/chart/flat", test_flat);
  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/extremes", test_extremes);
  g_test_add_func ("/chart/quarters", test_quarters);
  g_test_add_func ("/chart/ten-thousand-points", test_many);
  g_test_add_func ("/chart/drawn", test_drawn);
  g_test_add_func ("/chart/words", test_words);
  make_context ();

  int code = g_test_run ();

  g_object_unref (context);
  return code;
}

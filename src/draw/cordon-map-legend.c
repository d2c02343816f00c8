/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The legend: entries of a sign and words, one after the other, wrapped like a text. Marks and classes each begin a
 * line of their own, so that shapes and tints are not mixed up. */

#include "draw/cordon-map-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PADDING 12.0
#define SIGN 20.0
#define SWATCH_HEIGHT 12.0
#define BETWEEN 16.0
#define MARK_RADIUS 5.5

typedef struct
{
  cairo_t *cr;
  double width;
  const CordonMapTheme *theme;
  PangoContext *context;
  gboolean rtl;
  /* Where the next entry comes, from the side where lines begin. */
  double x, y;
  double line;
} Flow;

static void
source (cairo_t *cr, const double colour[4])
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3]);
}

static void
draw_swatch (const Flow *flow, double x, double y, CordonMapTint tint)
{
  cairo_t *cr = flow->cr;

  cairo_rectangle (cr, x + 0.5, y - SWATCH_HEIGHT / 2 + 0.5, SIGN - 2, SWATCH_HEIGHT - 1);
  cordon_map_fill_tint (cr, tint, flow->theme);
  cairo_rectangle (cr, x + 0.5, y - SWATCH_HEIGHT / 2 + 0.5, SIGN - 2, SWATCH_HEIGHT - 1);
  source (cr, flow->theme->border);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
break_line (Flow *flow)
{
  if (flow->x > 0)
    flow->y += flow->line;
  flow->x = 0;
}

/* An entry: a mark's sign, a class's, or words alone. */
static void
add (Flow *flow, const char *text, const CordonMapMark *mark, const CordonMapClass *map_class)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (flow->context);
  gboolean has_sign = mark != NULL || map_class != NULL;
  double room = flow->width - 2 * PADDING, sign = has_sign ? SIGN + 4 : 0, left = 0;
  int width = 0, height = 0;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width + sign > room)
    {
      pango_layout_set_width (layout, (int) (MAX (1, room - sign) * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  flow->line = MAX (flow->line, height + 4);
  if (flow->x > 0 && flow->x + sign + width > room)
    break_line (flow);
  if (flow->cr != NULL)
    {
      double middle = PADDING + flow->y + flow->line / 2;

      left = flow->rtl ? flow->width - PADDING - flow->x - sign - width : PADDING + flow->x;
      if (mark != NULL)
        cordon_map_draw_mark (flow->cr, mark, flow->rtl ? left + width + 4 + SIGN / 2 : left + SIGN / 2, middle,
                              MARK_RADIUS, flow->theme);
      else if (map_class != NULL)
        draw_swatch (flow, flow->rtl ? left + width + 4 : left, middle, map_class->tint);
      source (flow->cr, has_sign ? flow->theme->text : flow->theme->dim);
      cairo_move_to (flow->cr, flow->rtl ? left : left + sign, middle - height / 2.0);
      pango_cairo_show_layout (flow->cr, layout);
    }
  flow->x += sign + width + BETWEEN;
}

static char *
describe_group (const CordonMapGroup *group)
{
  /* Translators: an entry of the map's legend: the kind of a mark, and how many there are */
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "map legend", NC_ ("map legend", "%s (%u)")), group->label,
                          group->n_marks);
}

double
cordon_map_legend_draw (const CordonMapLegend *legend, cairo_t *cr, double width, const CordonMapTheme *theme,
                        PangoContext *context, gboolean rtl)
{
  Flow flow = {cr, width, theme, context, rtl, 0, 0, SWATCH_HEIGHT + 6};

  g_return_val_if_fail (legend != NULL && theme != NULL && context != NULL, 0);

  if ((legend->n_groups == 0 && legend->n_classes == 0) || width <= 2 * PADDING + SIGN)
    return 0;
  if (cr != NULL)
    cairo_save (cr);
  for (guint i = 0; i < legend->n_groups; i++)
    {
      g_autofree char *text = describe_group (&legend->groups[i]);
      CordonMapMark mark = *legend->groups[i].mark;

      /* The kind's sign, not the first mark's state. */
      mark.hollow = mark.ring = FALSE;
      add (&flow, text, &mark, NULL);
    }
  break_line (&flow);
  if (legend->n_classes > 0 && legend->title != NULL && legend->title[0] != '\0')
    add (&flow, legend->title, NULL, NULL);
  for (guint i = 0; i < legend->n_classes; i++)
    add (&flow, legend->classes[i].label, NULL, &legend->classes[i]);
  break_line (&flow);
  if (cr != NULL)
    cairo_restore (cr);
  return ceil (flow.y + 2 * PADDING);
}

char *
cordon_map_legend_describe (const CordonMapLegend *legend)
{
  g_return_val_if_fail (legend != NULL, NULL);

  GString *text = g_string_new (NULL);

  for (guint i = 0; i < legend->n_groups; i++)
    {
      g_autofree char *group = describe_group (&legend->groups[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", group);
    }
  if (legend->n_groups > 0)
    g_string_append_c (text, '.');
  if (legend->n_classes > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (legend->title != NULL && legend->title[0] != '\0')
        g_string_append_printf (text, "%s: ", legend->title);
      for (guint i = 0; i < legend->n_classes; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", legend->classes[i].label);
      g_string_append_c (text, '.');
    }
  return g_string_free (text, FALSE);
}

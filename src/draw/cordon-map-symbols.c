/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How marks and words look on a map. Words are placed greedily: first the selected mark's, then the other marks' by
 * figure, then names of insets, countries or states where they are wide enough; what would cover a mark or another word
 * is left out. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/cordon-map-marks-private.h"

#define EDGE 1.5
#define RING 4.0
#define DONUT 3.5
#define LABEL_WIDTH_MAX 170
#define LABELS_MAX 240
#define GAP 3.0

static void
source (cairo_t *cr, const double colour[4])
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3]);
}

static void
trace_polygon (cairo_t *cr, double x, double y, double radius, int corners, double turn, double inner)
{
  int steps = inner > 0 ? 2 * corners : corners;

  cairo_new_sub_path (cr);
  for (int i = 0; i < steps; i++)
    {
      double angle = turn + 2 * G_PI * i / steps, r = inner > 0 && i % 2 == 1 ? radius * inner : radius;

      cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

/* The shapes have about the same surface at one radius. */
static void
trace_shape (cairo_t *cr, CordonMapShape shape, double x, double y, double radius)
{
  switch (shape)
    {
    case CORDON_MAP_SQUARE:
      cairo_rectangle (cr, x - 0.88 * radius, y - 0.88 * radius, 1.76 * radius, 1.76 * radius);
      break;
    case CORDON_MAP_TRIANGLE:
      trace_polygon (cr, x, y + 0.15 * radius, 1.3 * radius, 3, -G_PI_2, 0);
      break;
    case CORDON_MAP_DIAMOND:
      trace_polygon (cr, x, y, 1.25 * radius, 4, -G_PI_2, 0);
      break;
    case CORDON_MAP_PENTAGON:
      trace_polygon (cr, x, y, 1.14 * radius, 5, -G_PI_2, 0);
      break;
    case CORDON_MAP_STAR:
      trace_polygon (cr, x, y, 1.42 * radius, 5, -G_PI_2, 0.46);
      break;
    case CORDON_MAP_CROSS:
      {
        double a = 1.1 * radius, b = 0.4 * radius;

        cairo_move_to (cr, x - b, y - a);
        cairo_line_to (cr, x + b, y - a);
        cairo_line_to (cr, x + b, y - b);
        cairo_line_to (cr, x + a, y - b);
        cairo_line_to (cr, x + a, y + b);
        cairo_line_to (cr, x + b, y + b);
        cairo_line_to (cr, x + b, y + a);
        cairo_line_to (cr, x - b, y + a);
        cairo_line_to (cr, x - b, y + b);
        cairo_line_to (cr, x - a, y + b);
        cairo_line_to (cr, x - a, y - b);
        cairo_line_to (cr, x - b, y - b);
        cairo_close_path (cr);
      }
      break;
    case CORDON_MAP_CIRCLE:
    case CORDON_MAP_N_SHAPES:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    }
}

void
cordon_map_draw_mark (cairo_t *cr, const CordonMapMark *mark, double x, double y, double radius,
                      const CordonMapTheme *theme)
{
  g_return_if_fail (cr != NULL && mark != NULL && theme != NULL);

  const double *colour = theme->marks[mark->colour % CORDON_MAP_N_COLOURS];

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mark->ring)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius + RING, 0, 2 * G_PI);
      source (cr, theme->edge);
      cairo_set_line_width (cr, 4);
      cairo_stroke_preserve (cr);
      source (cr, colour);
      cairo_set_line_width (cr, 1.8);
      cairo_stroke (cr);
    }
  trace_shape (cr, mark->shape, x, y, mark->hollow ? radius - 1 : radius);
  source (cr, theme->edge);
  cairo_set_line_width (cr, 2 * EDGE + (mark->hollow ? 2 : 0));
  cairo_stroke_preserve (cr);
  if (mark->hollow)
    {
      source (cr, theme->edge);
      cairo_fill_preserve (cr);
      source (cr, colour);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  else
    {
      source (cr, colour);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static PangoLayout *
write_words (PangoContext *context, const char *text, double scale, PangoWeight weight, int width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  int size = pango_font_description_get_size (font);

  if (size > 0 && pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size * scale);
  else if (size > 0)
    pango_font_description_set_size (font, (int) (size * scale));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
    }
  return layout;
}

static void
show_words (cairo_t *cr, PangoLayout *layout, double x, double y, const double colour[4], const double halo[4])
{
  static const int around[][2] = {{-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}};

  cairo_save (cr);
  source (cr, halo);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      /* Glyphs that are there already, which is much faster than a stroke; on paper they would be words to select. */
      for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
        {
          cairo_move_to (cr, x + around[i][0], y + around[i][1]);
          pango_cairo_show_layout (cr, layout);
        }
    }
  else
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_move_to (cr, x, y);
      pango_cairo_layout_path (cr, layout);
      cairo_set_line_width (cr, 3);
      cairo_stroke (cr);
    }
  source (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

typedef struct
{
  CordonMapMarks *marks;
  cairo_t *cr;
  const CordonMapSight *sight;
  double width, height;
  cairo_rectangle_t inner;
  const CordonMapTheme *theme;
  PangoContext *context;
  GArray *taken; /* of cairo_rectangle_t */
} Drawing;

static gboolean
is_free (const Drawing *drawing, const cairo_rectangle_t *box, guint except)
{
  if (box->x < 1 || box->y < 1 || box->x + box->width > drawing->width - 1
      || box->y + box->height > drawing->height - 1)
    return FALSE;
  for (guint i = 0; i < drawing->taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (drawing->taken, cairo_rectangle_t, i);

      if (i != except && box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }
  return TRUE;
}

/* A cluster is a ring of its marks' colours, each as long as they are many, around their number. */
static void
draw_cluster (const Drawing *drawing, const CordonMapSpot *spot, double x, double y)
{
  cairo_t *cr = drawing->cr;
  guint counts[CORDON_MAP_N_COLOURS] = {0};
  double from = -G_PI_2;
  g_autofree char *number = g_strdup_printf ("%'u", spot->n_members);

  for (guint i = 0; i < spot->n_members; i++)
    counts[drawing->marks->marks[spot->members[i]].colour]++;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, spot->radius + EDGE, 0, 2 * G_PI);
  source (cr, drawing->theme->edge);
  cairo_fill (cr);
  cairo_set_line_width (cr, DONUT);
  for (guint i = 0; i < CORDON_MAP_N_COLOURS; i++)
    {
      double to = from + 2 * G_PI * counts[i] / spot->n_members;

      if (counts[i] == 0)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, spot->radius - DONUT / 2, from, to);
      source (cr, drawing->theme->marks[i]);
      cairo_stroke (cr);
      from = to;
    }
  if (drawing->context != NULL)
    {
      g_autoptr (PangoLayout) layout = write_words (drawing->context, number, 0.85, PANGO_WEIGHT_BOLD, -1);
      int width = 0, height = 0;

      pango_layout_get_pixel_size (layout, &width, &height);
      source (cr, drawing->theme->text);
      cairo_move_to (cr, x - width / 2.0, y - height / 2.0);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_spots (const Drawing *drawing, const CordonMapSpot *spots, guint n_spots)
{
  const CordonMapSight *sight = drawing->sight;

  for (guint i = 0; i < n_spots; i++)
    {
      const CordonMapSpot *spot = &spots[i];
      double x = (spot->x - sight->x) * sight->scale, y = (spot->y - sight->y) * sight->scale;
      double reach = spot->radius + RING + EDGE;
      /* Every spot has a box, so that boxes are numbered as spots are. */
      cairo_rectangle_t box = {x - spot->radius, y - spot->radius, 2 * spot->radius, 2 * spot->radius};

      g_array_append_val (drawing->taken, box);
      if (x < -reach || y < -reach || x > drawing->width + reach || y > drawing->height + reach)
        continue;
      if (spot->n_members == 1)
        cordon_map_draw_mark (drawing->cr, &drawing->marks->marks[spot->members[0]], x, y, spot->radius,
                              drawing->theme);
      else
        draw_cluster (drawing, spot, x, y);
    }
}

typedef struct
{
  guint spot;
  double rank;
} Wish;

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank > other->rank ? -1 : 1;
  return one->spot < other->spot ? -1 : one->spot > other->spot;
}

static gboolean
holds (const cairo_rectangle_t *outer, double x, double y, double width, double height)
{
  return x >= outer->x && y >= outer->y && x + width <= outer->x + outer->width
         && y + height <= outer->y + outer->height;
}

/* Right of the mark, left, below, above. */
static gboolean
place_label (const Drawing *drawing, const CordonMapSpot *spot, guint number, const char *text)
{
  const CordonMapSight *sight = drawing->sight;
  double x = (spot->x - sight->x) * sight->scale, y = (spot->y - sight->y) * sight->scale;
  g_autoptr (PangoLayout) layout = write_words (drawing->context, text, 0.82, PANGO_WEIGHT_MEDIUM, LABEL_WIDTH_MAX);
  double reach = spot->radius + GAP + (drawing->marks->marks[spot->members[0]].ring ? RING : 0);
  PangoRectangle size;

  pango_layout_get_pixel_extents (layout, NULL, &size);

  const cairo_rectangle_t boxes[] = {
      {x + reach, y - size.height / 2.0, size.width, size.height},
      {x - reach - size.width, y - size.height / 2.0, size.width, size.height},
      {x - size.width / 2.0, y + reach - 1, size.width, size.height},
      {x - size.width / 2.0, y - reach - size.height + 1, size.width, size.height},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    if ((!holds (&drawing->inner, x, y, 0, 0)
         || holds (&drawing->inner, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height))
        && is_free (drawing, &boxes[i], number))
      {
        show_words (drawing->cr, layout, boxes[i].x - size.x, boxes[i].y - size.y, drawing->theme->text,
                    drawing->theme->halo);
        g_array_append_val (drawing->taken, boxes[i]);
        return TRUE;
      }
  return FALSE;
}

static guint
draw_labels (const Drawing *drawing, const CordonMapSpot *spots, guint n_spots, const char *first)
{
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  guint n = 0;

  for (guint i = 0; i < n_spots; i++)
    {
      const CordonMapMark *mark = &drawing->marks->marks[spots[i].members[0]];
      const cairo_rectangle_t *box = &g_array_index (drawing->taken, cairo_rectangle_t, i);
      Wish wish = {i, g_strcmp0 (mark->id, first) == 0 ? G_MAXDOUBLE : mark->size};

      if (spots[i].n_members == 1 && mark->label[0] != '\0' && box->x + box->width > 0 && box->y + box->height > 0
          && box->x < drawing->width && box->y < drawing->height)
        g_array_append_val (wishes, wish);
    }
  g_array_sort (wishes, compare_wishes);
  for (guint i = 0; i < wishes->len && i < LABELS_MAX; i++)
    {
      guint spot = g_array_index (wishes, Wish, i).spot;

      if (place_label (drawing, &spots[spot], spot, drawing->marks->marks[spots[spot].members[0]].label))
        n++;
    }
  return n;
}

static void
draw_inset_titles (const Drawing *drawing)
{
  const CordonMapSight *sight = drawing->sight;

  for (guint i = 1; i < cordon_projection_get_n_parts (sight->region); i++)
    {
      cairo_rectangle_t frame;
      const char *title = cordon_projection_get_part_frame (sight->region, i, &frame);
      double room = frame.width * sight->scale - 12;
      g_autoptr (PangoLayout) layout = write_words (drawing->context, g_dgettext (GETTEXT_PACKAGE, title), 0.72,
                                                    PANGO_WEIGHT_NORMAL, (int) MAX (1, room));
      double x = (frame.x - sight->x) * sight->scale + 6, y = (frame.y - sight->y) * sight->scale + 3;
      PangoRectangle size;

      pango_layout_get_pixel_extents (layout, NULL, &size);

      cairo_rectangle_t box = {x, y, size.width, size.height};

      if (room < 48 || frame.height * sight->scale < 2.5 * size.height || !is_free (drawing, &box, G_MAXUINT))
        continue;
      source (drawing->cr, drawing->theme->dim);
      cairo_move_to (drawing->cr, x, y);
      pango_cairo_show_layout (drawing->cr, layout);
      g_array_append_val (drawing->taken, box);
    }
}

typedef struct
{
  guint area;
  double surface;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b)
{
  double one = ((const Named *) a)->surface, other = ((const Named *) b)->surface;

  return one > other ? -1 : one < other;
}

static void
draw_names (const Drawing *drawing)
{
  const CordonMapSight *sight = drawing->sight;
  const CordonGeometry *geometry = cordon_geometry_get (sight->region);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Named));

  for (guint i = 0; i < geometry->n_areas; i++)
    {
      cairo_rectangle_t room;
      Named named = {i, 0};

      if (geometry->areas[i].code[0] == '\0' || !cordon_map_get_room (sight->region, (int) i, &room)
          || room.width * sight->scale < 34)
        continue;
      /* An inset has its title. */
      if (cordon_projection_get_part (sight->region, geometry->areas[i].heart.lat, geometry->areas[i].heart.lon) > 0)
        continue;
      named.surface = room.width * room.height;
      g_array_append_val (order, named);
    }
  g_array_sort (order, compare_named);
  for (guint i = 0; i < order->len; i++)
    {
      guint area = g_array_index (order, Named, i).area;
      CordonLonLat heart = geometry->areas[area].heart;
      cairo_rectangle_t room;
      double x = 0, y = 0;
      PangoRectangle size;

      if (!cordon_map_sight_place (sight, heart.lat, heart.lon, &x, &y) || x < 0 || y < 0 || x > drawing->width
          || y > drawing->height || !cordon_map_get_room (sight->region, (int) area, &room))
        continue;

      g_autoptr (PangoLayout) layout = write_words (drawing->context, cordon_geometry_get_name (geometry, (int) area),
                                                    0.75, PANGO_WEIGHT_NORMAL, -1);

      pango_layout_get_pixel_extents (layout, NULL, &size);

      cairo_rectangle_t box = {x - size.width / 2.0, y - size.height / 2.0, size.width, size.height};

      if (size.width > 0.72 * room.width * sight->scale || size.height > 0.8 * room.height * sight->scale
          || !is_free (drawing, &box, G_MAXUINT))
        continue;
      source (drawing->cr, drawing->theme->dim);
      cairo_move_to (drawing->cr, box.x - size.x, box.y - size.y);
      pango_cairo_show_layout (drawing->cr, layout);
      g_array_append_val (drawing->taken, box);
    }
}

guint
cordon_map_marks_draw (CordonMapMarks *self, cairo_t *cr, const CordonMapSight *sight, double width, double height,
                       const cairo_rectangle_t *inner, const CordonMapTheme *theme, PangoContext *context,
                       const char *first)
{
  guint n_spots = 0, n_labels = 0;

  g_return_val_if_fail (self != NULL && cr != NULL && sight != NULL && theme != NULL, 0);

  const CordonMapSpot *spots = cordon_map_marks_gather (self, sight->scale, &n_spots);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  Drawing drawing = {self, cr, sight, width, height, {0, 0, width, height}, theme, context, taken};

  if (inner != NULL)
    drawing.inner = *inner;

  cairo_save (cr);
  draw_spots (&drawing, spots, n_spots);
  if (context != NULL)
    {
      n_labels = draw_labels (&drawing, spots, n_spots, first);
      draw_inset_titles (&drawing);
      draw_names (&drawing);
    }
  cairo_restore (cr);
  return n_labels;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline holds, and where each thing is. All rows are of one height, so that those in sight follow from a
 * division, however many there are. Days are clamped to what the calendar has, and no row ends before it begins: every
 * bar has a place. */

#include "draw/cordon-timeline-private.h"

#include <math.h>

#include "draw/cordon-scale.h"

/* How near to an end of a bar the pointer takes hold of it. */
#define GRIP 6.0
#define BAR_MIN 4.0
/* Texts that are kept laid out: some screens full. */
#define LAYOUTS_MAX 600

typedef struct
{
  int day;
  guint item;
} Ending;

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  const Ending *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

static void
sort_in_time (CordonTimeline *timeline)
{
  guint n = timeline->items->len;
  g_autofree Ending *endings = g_new (Ending, n + 1);

  timeline->in_time = g_new (guint, n + 1);
  timeline->place = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    endings[i] = (Ending){cordon_timeline_item (timeline, i)->last, i};
  qsort (endings, n, sizeof (Ending), compare_endings);
  for (guint i = 0; i < n; i++)
    {
      timeline->in_time[i] = endings[i].item;
      timeline->place[endings[i].item] = i;
    }
}

CordonTimeline *
cordon_timeline_new (const CordonTimelineItem *items, guint n_items, const CordonTimelineLink *links, guint n_links,
                     int today, int first_month)
{
  g_return_val_if_fail (items != NULL || n_items == 0, NULL);
  g_return_val_if_fail (links != NULL || n_links == 0, NULL);
  g_return_val_if_fail (first_month >= 1 && first_month <= 12, NULL);

  CordonTimeline *timeline = g_new0 (CordonTimeline, 1);

  timeline->strings = g_string_chunk_new (4096);
  timeline->items = g_array_sized_new (FALSE, FALSE, sizeof (CordonTimelineItem), n_items);
  timeline->links = g_array_new (FALSE, FALSE, sizeof (Link));
  timeline->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  timeline->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  timeline->today = today;
  timeline->first_month = first_month;
  for (guint i = 0; i < n_items; i++)
    {
      CordonTimelineItem item = items[i];

      item.id = g_string_chunk_insert (timeline->strings, item.id != NULL ? item.id : "");
      item.label = g_string_chunk_insert (timeline->strings, item.label != NULL ? item.label : "");
      item.last = CLAMP (item.last, CORDON_TIMELINE_DAY_MIN, CORDON_TIMELINE_DAY_MAX);
      item.first = CLAMP (item.first, CORDON_TIMELINE_DAY_MIN, item.last);
      if (item.shape == CORDON_TIMELINE_POINT)
        item.first = item.last;
      item.baseline = CLAMP (item.baseline, 0, CORDON_TIMELINE_DAY_MAX);
      item.done = CLAMP (item.done, 0, CORDON_TIMELINE_DAY_MAX);
      g_array_append_val (timeline->items, item);
      g_hash_table_insert (timeline->by_id, (gpointer) item.id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n_links; i++)
    {
      int from = cordon_timeline_find (timeline, links[i].from), to = cordon_timeline_find (timeline, links[i].to);
      Link link = {(guint) from, (guint) to};

      if (from >= 0 && to >= 0 && from != to)
        g_array_append_val (timeline->links, link);
    }
  sort_in_time (timeline);
  return timeline;
}

void
cordon_timeline_free (CordonTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_array_unref (timeline->items);
  g_array_unref (timeline->links);
  g_hash_table_unref (timeline->by_id);
  g_hash_table_unref (timeline->layouts);
  g_string_chunk_free (timeline->strings);
  g_clear_object (&timeline->context);
  g_free (timeline->in_time);
  g_free (timeline->place);
  g_free (timeline);
}

guint
cordon_timeline_get_n_items (CordonTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->items->len;
}

guint
cordon_timeline_get_n_links (CordonTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->links->len;
}

const CordonTimelineItem *
cordon_timeline_get_item (CordonTimeline *timeline, guint item)
{
  g_return_val_if_fail (timeline != NULL && item < timeline->items->len, NULL);

  return cordon_timeline_item (timeline, item);
}

int
cordon_timeline_find (CordonTimeline *timeline, const char *id)
{
  g_return_val_if_fail (timeline != NULL, -1);

  return id != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (timeline->by_id, id)) - 1 : -1;
}

int
cordon_timeline_get_today (CordonTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->today;
}

void
cordon_timeline_get_extent (CordonTimeline *timeline, int *first, int *end)
{
  int from = G_MAXINT, to = 0;

  g_return_if_fail (timeline != NULL && first != NULL && end != NULL);

  if (timeline->today > 0)
    from = to = timeline->today;
  for (guint i = 0; i < timeline->items->len; i++)
    {
      const CordonTimelineItem *item = cordon_timeline_item (timeline, i);

      from = MIN (from, item->first);
      to = MAX (to, MAX (item->last, MAX (item->baseline, item->done)));
    }
  if (to == 0)
    from = to = CORDON_TIMELINE_DAY_MIN;

  /* Each end by itself: of a long stretch, rounding has whole years anyway, and of a day the year that it is in. */
  for (int i = 0; i < 2; i++)
    {
      int a = i == 0 ? from : to, b = a + 1;

      cordon_scale_round_days (&a, &b, timeline->first_month);
      if (i == 0)
        *first = a;
      else
        *end = b;
    }
}

int
cordon_timeline_step (CordonTimeline *timeline, int item, int by)
{
  int n;

  g_return_val_if_fail (timeline != NULL, -1);

  n = (int) timeline->items->len;
  if (n == 0)
    return -1;
  if (item < 0 || item >= n)
    return (int) timeline->in_time[by < 0 ? n - 1 : 0];
  return (int) timeline->in_time[CLAMP ((int) timeline->place[item] + by, 0, n - 1)];
}

void
cordon_timeline_sight_measure (CordonTimelineSight *sight, PangoContext *context)
{
  g_return_if_fail (sight != NULL && context != NULL);

  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double line =
      (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / (double) PANGO_SCALE;
  double letter = pango_font_metrics_get_approximate_char_width (metrics) / (double) PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  sight->row = ceil (line * 1.85);
  sight->ruler = 2 * ceil (line * 1.4) + 1;
  sight->names = floor (CLAMP (sight->width * 0.34, MIN (letter * 14, sight->width * 0.5), letter * 44));
}

double
cordon_timeline_sight_get_plot (const CordonTimelineSight *sight)
{
  g_return_val_if_fail (sight != NULL, 1);

  return MAX (sight->width - sight->names, 1);
}

double
cordon_timeline_sight_x (const CordonTimelineSight *sight, double day)
{
  double along = (day - sight->day) * sight->scale;

  return sight->rtl ? sight->width - sight->names - along : sight->names + along;
}

double
cordon_timeline_sight_day (const CordonTimelineSight *sight, double x)
{
  double along = sight->rtl ? sight->width - sight->names - x : x - sight->names;

  return sight->day + along / sight->scale;
}

void
cordon_timeline_rows_in_sight (CordonTimeline *timeline, const CordonTimelineSight *sight, guint *first, guint *end)
{
  double n = timeline->items->len;
  double from = floor (sight->top / sight->row), to = ceil ((sight->top + sight->height - sight->ruler) / sight->row);

  *first = (guint) CLAMP (from, 0, n);
  *end = (guint) CLAMP (to, *first, n);
}

void
cordon_timeline_bar (const CordonTimelineSight *sight, const CordonTimelineItem *item, guint row, int first, int last,
                     cairo_rectangle_t *bounds)
{
  double top = sight->ruler + row * sight->row - sight->top;
  double height = floor (sight->row * (item->shape == CORDON_TIMELINE_POINT ? 0.58 : 0.46));
  double a = cordon_timeline_sight_x (sight, first), b = cordon_timeline_sight_x (sight, last + 1.0);

  if (item->shape == CORDON_TIMELINE_POINT)
    {
      double middle = cordon_timeline_sight_x (sight, last + 0.5);

      *bounds = (cairo_rectangle_t){middle - height / 2, floor (top + (sight->row - height) / 2 - 1), height, height};
      return;
    }
  bounds->x = MIN (a, b);
  bounds->width = fabs (b - a);
  if (bounds->width < BAR_MIN)
    {
      bounds->x -= (BAR_MIN - bounds->width) / 2;
      bounds->width = BAR_MIN;
    }
  bounds->y = floor (top + (sight->row - height) / 2 - 1);
  bounds->height = height;
}

void
cordon_timeline_get_bounds (CordonTimeline *timeline, const CordonTimelineSight *sight, guint item,
                            cairo_rectangle_t *bounds)
{
  g_return_if_fail (timeline != NULL && sight != NULL && bounds != NULL && item < timeline->items->len);

  const CordonTimelineItem *row = cordon_timeline_item (timeline, item);

  cordon_timeline_bar (sight, row, item, row->first, row->last, bounds);
}

int
cordon_timeline_pick (CordonTimeline *timeline, const CordonTimelineSight *sight, double x, double y,
                      CordonTimelinePart *part)
{
  cairo_rectangle_t bar;
  CordonTimelinePart found = CORDON_TIMELINE_ROW;
  double row, from_start, from_end;

  g_return_val_if_fail (timeline != NULL && sight != NULL, -1);

  if (part != NULL)
    *part = CORDON_TIMELINE_NOTHING;
  row = floor ((y - sight->ruler + sight->top) / sight->row);
  if (y < sight->ruler || y >= sight->height || x < 0 || x >= sight->width || row < 0 || row >= timeline->items->len)
    return -1;

  const CordonTimelineItem *item = cordon_timeline_item (timeline, (guint) row);

  cordon_timeline_bar (sight, item, (guint) row, item->first, item->last, &bar);
  from_start = sight->rtl ? bar.x + bar.width - x : x - bar.x;
  from_end = bar.width - from_start;
  if (sight->rtl ? x >= sight->width - sight->names : x < sight->names)
    found = CORDON_TIMELINE_NAME;
  else if (from_start < -GRIP || from_end < -GRIP)
    found = CORDON_TIMELINE_ROW;
  else if (item->shape != CORDON_TIMELINE_SPAN)
    found = CORDON_TIMELINE_BODY;
  /* A short bar is taken hold of as a whole within, and by its ends from without. */
  else if (from_end < MIN (GRIP, bar.width / 4))
    found = CORDON_TIMELINE_END;
  else if (from_start < MIN (GRIP, bar.width / 4))
    found = CORDON_TIMELINE_START;
  else
    found = CORDON_TIMELINE_BODY;
  if (part != NULL)
    *part = found;
  return (int) row;
}

PangoLayout *
cordon_timeline_text (CordonTimeline *timeline, PangoContext *context, TextStyle style, int width, const char *text)
{
  guint serial = pango_context_get_serial (context);
  g_autofree char *key = g_strdup_printf ("%d %d %s", (int) style, width, text);
  PangoLayout *layout;
  PangoAttrList *attributes;

  if (timeline->context != context || timeline->serial != serial
      || g_hash_table_size (timeline->layouts) >= LAYOUTS_MAX)
    {
      g_hash_table_remove_all (timeline->layouts);
      g_set_object (&timeline->context, context);
      timeline->serial = serial;
    }
  layout = g_hash_table_lookup (timeline->layouts, key);
  if (layout != NULL)
    return layout;
  layout = pango_layout_new (context);
  attributes = pango_attr_list_new ();
  if (style == TEXT_RULER || style == TEXT_RULER_BOLD)
    {
      pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
    }
  if (style == TEXT_GROUP || style == TEXT_RULER_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    {
      pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (timeline->layouts, g_steal_pointer (&key), layout);
  return layout;
}

guint
cordon_timeline_get_n_layouts (CordonTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return g_hash_table_size (timeline->layouts);
}

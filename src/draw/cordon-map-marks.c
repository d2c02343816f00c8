/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which marks there are and which of them are one at a scale. Marks fall into the cells of a grid that is anchored to
 * the projection's plane and as fine as a power of two of the scale, and what still overlaps a neighbour joins it, the
 * larger taking the smaller. Nothing of that depends on what part of the map is in sight. */

#include "draw/cordon-map-marks-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The radius of a mark without a figure, and of the largest. */
#define RADIUS 6.0
#define RADIUS_MAX 14.0
#define CLUSTER_RADIUS 11.0
#define CLUSTER_RADIUS_MAX 22.0
/* The cells' size in the surface's units. */
#define CELL 18.0
/* How near two spots may come, as a part of their radii's sum. */
#define OVERLAP 0.85
#define ROUNDS 6
#define NAMES_MAX 4

static const char *
keep (CordonMapMarks *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
note_group (CordonMapMarks *self, const CordonMapMark *mark)
{
  if (mark->group == NULL || mark->group[0] == '\0')
    return;
  for (guint i = 0; i < self->groups->len; i++)
    {
      CordonMapGroup *group = &g_array_index (self->groups, CordonMapGroup, i);

      /* Both are from the chunk, where equal strings are one. */
      if (group->label == mark->group)
        {
          group->n_marks++;
          return;
        }
    }

  CordonMapGroup group = {mark->group, mark, 1};

  g_array_append_val (self->groups, group);
}

CordonMapMarks *
cordon_map_marks_new (CordonMapRegion region, const CordonMapMark *marks, guint n)
{
  g_return_val_if_fail (marks != NULL || n == 0, NULL);

  CordonMapMarks *self = g_new0 (CordonMapMarks, 1);

  self->region = region;
  self->n = n;
  self->strings = g_string_chunk_new (4096);
  self->marks = g_memdup2 (marks, n * sizeof (CordonMapMark));
  self->xy = g_new (double, 2 * MAX (n, 1));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->groups = g_array_new (FALSE, FALSE, sizeof (CordonMapGroup));
  self->spots = g_array_new (FALSE, FALSE, sizeof (CordonMapSpot));
  self->members = g_new (guint, MAX (n, 1));
  self->spot_of = g_new (int, MAX (n, 1));
  self->level = G_MININT;
  for (guint i = 0; i < n; i++)
    {
      CordonMapMark *mark = &self->marks[i];

      mark->id = keep (self, mark->id != NULL ? mark->id : "");
      mark->label = keep (self, mark->label != NULL ? mark->label : "");
      mark->detail = keep (self, mark->detail);
      mark->group = keep (self, mark->group);
      mark->colour %= CORDON_MAP_N_COLOURS;
      if (!(mark->size > 0) || !isfinite (mark->size))
        mark->size = 0;
      self->spot_of[i] = -1;
      g_hash_table_insert (self->by_id, (gpointer) mark->id, GUINT_TO_POINTER (i + 1));
      if (!cordon_projection_forward (region, mark->lat, mark->lon, &self->xy[2 * i], &self->xy[2 * i + 1]))
        {
          self->xy[2 * i] = self->xy[2 * i + 1] = NAN;
          continue;
        }
      self->largest = MAX (self->largest, mark->size);
      note_group (self, mark);
    }
  return self;
}

void
cordon_map_marks_free (CordonMapMarks *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->strings);
  g_free (self->marks);
  g_free (self->xy);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->groups);
  g_array_unref (self->spots);
  g_free (self->members);
  g_free (self->spot_of);
  g_free (self);
}

guint
cordon_map_marks_get_n (CordonMapMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

const CordonMapMark *
cordon_map_marks_get (CordonMapMarks *self, guint mark)
{
  g_return_val_if_fail (self != NULL && mark < self->n, NULL);

  return &self->marks[mark];
}

int
cordon_map_marks_find (CordonMapMarks *self, const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  return id != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) - 1 : -1;
}

gboolean
cordon_map_marks_is_placed (CordonMapMarks *self, guint mark, double *x, double *y)
{
  g_return_val_if_fail (self != NULL && mark < self->n, FALSE);

  *x = self->xy[2 * mark];
  *y = self->xy[2 * mark + 1];
  return !isnan (*x);
}

const CordonMapGroup *
cordon_map_marks_get_groups (CordonMapMarks *self, guint *n_groups)
{
  g_return_val_if_fail (self != NULL && n_groups != NULL, NULL);

  *n_groups = self->groups->len;
  return (const CordonMapGroup *) (void *) self->groups->data;
}

double
cordon_map_marks_radius (CordonMapMarks *self, guint mark)
{
  double size = self->marks[mark].size;

  /* By surface: twice the figure is twice the ink. */
  return self->largest > 0 ? RADIUS - 1 + (RADIUS_MAX - RADIUS + 1) * sqrt (size / self->largest) : RADIUS;
}

/* A spot while it is being made: its marks are a chain through "next". */
typedef struct
{
  double sum_x, sum_y, radius;
  guint n, first, last;
  gboolean gone;
} Heap;

static double
cluster_radius (guint n)
{
  return MIN (CLUSTER_RADIUS_MAX, CLUSTER_RADIUS + 2.4 * log10 (n / 2.0) + (n > 9 ? 1 : 0));
}

static gint64
cell_of (double x, double y, double cell)
{
  return ((gint64) floor (x / cell) << 32) ^ (guint32) (gint32) floor (y / cell);
}

/* Which heaps are in which cell of a grid: a table with open addressing, and in each cell a chain through "after". A
 * hundred thousand marks are looked up a million times for one level, which a table of pointers would not do within a
 * frame or two. */
typedef struct
{
  gint64 *keys;
  guint *first; /* number + 1; 0 for a free slot */
  guint *after; /* of each heap, number + 1 */
  guint mask;
} Grid;

static void
grid_init (Grid *grid, guint n)
{
  guint size = 16;

  while (size < 2 * n)
    size *= 2;
  grid->mask = size - 1;
  grid->keys = g_new (gint64, size);
  grid->first = g_new0 (guint, size);
  grid->after = g_new0 (guint, MAX (n, 1));
}

static void
grid_clear (Grid *grid)
{
  g_free (grid->keys);
  g_free (grid->first);
  g_free (grid->after);
}

/* Returns: the slot of a cell, or the free one where it would be */
static guint
grid_find (const Grid *grid, gint64 key)
{
  guint64 mixed = (guint64) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint slot = (guint) (mixed >> 32) & grid->mask;

  while (grid->first[slot] != 0 && grid->keys[slot] != key)
    slot = (slot + 1) & grid->mask;
  return slot;
}

static void
grid_add (Grid *grid, gint64 key, guint heap)
{
  guint slot = grid_find (grid, key);

  grid->keys[slot] = key;
  grid->after[heap] = grid->first[slot];
  grid->first[slot] = heap + 1;
}

static void
take (CordonMapMarks *self, Heap *into, Heap *from, guint *next)
{
  into->sum_x += from->sum_x;
  into->sum_y += from->sum_y;
  /* The first member stays the one that comes first in the list, so that the spot keeps its name. */
  if (from->first < into->first)
    {
      next[from->last] = into->first;
      into->first = from->first;
    }
  else
    {
      next[into->last] = from->first;
      into->last = from->last;
    }
  into->n += from->n;
  into->radius = cluster_radius (into->n);
  from->gone = TRUE;
}

static int
compare_heaps (gconstpointer a, gconstpointer b, gpointer data)
{
  const Heap *heaps = data;
  const Heap *one = &heaps[*(const guint *) a], *other = &heaps[*(const guint *) b];

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

/* One round of joining what overlaps. Returns: whether anything did. */
static gboolean
join (CordonMapMarks *self, GArray *heaps, guint *next, double scale)
{
  double cell = 2 * CLUSTER_RADIUS_MAX / scale;
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), heaps->len);
  gboolean any = FALSE;
  Grid grid;

  grid_init (&grid, heaps->len);
  /* From the last to the first, so that a chain goes from the first to the last. */
  for (guint i = heaps->len; i-- > 0;)
    {
      const Heap *heap = &g_array_index (heaps, Heap, i);

      if (heap->gone)
        continue;

      grid_add (&grid, cell_of (heap->sum_x / heap->n, heap->sum_y / heap->n, cell), i);
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_heaps, heaps->data);
  for (guint i = 0; i < order->len; i++)
    {
      guint number = g_array_index (order, guint, i);
      Heap *heap = &g_array_index (heaps, Heap, number);

      if (heap->gone)
        continue;

      double x = heap->sum_x / heap->n, y = heap->sum_y / heap->n;

      for (int dx = -1; dx <= 1; dx++)
        for (int dy = -1; dy <= 1; dy++)
          {
            guint slot = grid_find (&grid, cell_of (x + dx * cell, y + dy * cell, cell));

            for (guint next_one = grid.first[slot]; next_one != 0; next_one = grid.after[next_one - 1])
              {
                guint neighbour = next_one - 1;
                Heap *other = &g_array_index (heaps, Heap, neighbour);

                if (neighbour == number || other->gone || heap->gone)
                  continue;
                if (hypot (other->sum_x / other->n - x, other->sum_y / other->n - y) * scale
                    < OVERLAP * (heap->radius + other->radius))
                  {
                    take (self, heap, other, next);
                    any = TRUE;
                  }
              }
          }
    }
  grid_clear (&grid);
  return any;
}

static void
fill_spots (CordonMapMarks *self, GArray *heaps, const guint *next)
{
  guint at = 0;

  g_array_set_size (self->spots, 0);
  for (guint i = 0; i < heaps->len; i++)
    {
      const Heap *heap = &g_array_index (heaps, Heap, i);
      CordonMapSpot spot = {heap->sum_x / heap->n, heap->sum_y / heap->n, heap->radius, &self->members[at], heap->n, 0};

      if (heap->gone)
        continue;
      for (guint k = 0, mark = heap->first; k < heap->n; k++, mark = next[mark])
        {
          self->members[at++] = mark;
          self->spot_of[mark] = (int) self->spots->len;
          spot.spread = MAX (spot.spread, hypot (self->xy[2 * mark] - spot.x, self->xy[2 * mark + 1] - spot.y));
        }
      g_array_append_val (self->spots, spot);
    }
}

const CordonMapSpot *
cordon_map_marks_gather (CordonMapMarks *self, double scale, guint *n_spots)
{
  int level = 0;

  g_return_val_if_fail (self != NULL && scale > 0 && n_spots != NULL, NULL);

  level = (int) round (log2 (scale));
  if (level != self->level)
    {
      /* The coarsest scale of the level: what does not overlap there does so nowhere in it. */
      double coarse = exp2 (level - 0.5), cell = CELL / coarse;
      g_autoptr (GArray) heaps = g_array_sized_new (FALSE, FALSE, sizeof (Heap), self->n);
      g_autofree guint *next = g_new (guint, MAX (self->n, 1));
      Grid grid;

      grid_init (&grid, self->n);

      for (guint i = 0; i < self->n; i++)
        {
          Heap heap = {self->xy[2 * i], self->xy[2 * i + 1], cordon_map_marks_radius (self, i), 1, i, i, FALSE};
          guint slot;

          if (isnan (heap.sum_x))
            continue;

          gint64 key = cell_of (heap.sum_x, heap.sum_y, cell);

          slot = grid_find (&grid, key);
          if (grid.first[slot] != 0)
            take (self, &g_array_index (heaps, Heap, grid.first[slot] - 1), &heap, next);
          else
            {
              g_array_append_val (heaps, heap);
              grid_add (&grid, key, heaps->len - 1);
            }
        }
      grid_clear (&grid);
      for (int round = 0; round < ROUNDS && join (self, heaps, next, coarse); round++)
        continue;
      fill_spots (self, heaps, next);
      self->level = level;
    }
  *n_spots = self->spots->len;
  return (const CordonMapSpot *) (void *) self->spots->data;
}

int
cordon_map_marks_get_spot (CordonMapMarks *self, guint mark)
{
  g_return_val_if_fail (self != NULL && mark < self->n, -1);

  return self->spot_of[mark];
}

int
cordon_map_marks_pick (CordonMapMarks *self, const CordonMapSight *sight, double x, double y, double slack)
{
  double best = G_MAXDOUBLE;
  int found = -1;

  g_return_val_if_fail (self != NULL && sight != NULL, -1);

  for (guint i = 0; i < self->spots->len; i++)
    {
      const CordonMapSpot *spot = &g_array_index (self->spots, CordonMapSpot, i);
      double far = hypot ((spot->x - sight->x) * sight->scale - x, (spot->y - sight->y) * sight->scale - y);

      if (far <= spot->radius + slack && far < best)
        {
          best = far;
          found = (int) i;
        }
    }
  return found;
}

char *
cordon_map_marks_describe (CordonMapMarks *self, guint number)
{
  g_return_val_if_fail (self != NULL && number < self->spots->len, NULL);

  const CordonMapSpot *spot = &g_array_index (self->spots, CordonMapSpot, number);
  const CordonMapMark *mark = &self->marks[spot->members[0]];
  GString *names = NULL;
  char *words = NULL;

  if (spot->n_members == 1)
    {
      if (mark->detail == NULL || mark->detail[0] == '\0')
        return g_strdup (mark->label);
      /* Translators: a mark on the map and what is said of it: "HSI Bogotá: 12 special agents" */
      return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "map", NC_ ("map", "%s: %s")), mark->label, mark->detail);
    }
  names = g_string_new (NULL);
  for (guint i = 0; i < spot->n_members && i < NAMES_MAX; i++)
    {
      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, self->marks[spot->members[i]].label);
    }
  if (spot->n_members > NAMES_MAX)
    g_string_append (names, "…");
  /* Translators: several marks drawn as one on the map: how many, and the names of the first */
  words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mark together: %s", "%u marks together: %s", spot->n_members),
                       spot->n_members, names->str);
  g_string_free (names, TRUE);
  return words;
}

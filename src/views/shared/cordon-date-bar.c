/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates of a map. The first is the earlier one while two are compared; whichever way round they are chosen, the
 * changes are told from the earlier to the later. The map shows the later. */

#include "views/shared/cordon-date-bar.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-kind.h"
#include "model/cordon-site-change.h"
#include "views/shared/cordon-site-cell.h"
#include "views/shared/cordon-site-mark.h"

/* How far back the slider goes where no site's date goes further. */
#define YEARS 10
#define ROWS_MAX 200

typedef struct
{
  GtkScale *scale;
  GtkEntry *entry;
  char *date;  /* NULL for today */
  char *shown; /* what the field says of it, until somebody types */
} Day;

struct _CordonDateBar
{
  AdwBin parent_instance;

  GtkScale *first_scale;
  GtkEntry *first_entry;
  GtkWidget *second_box;
  GtkScale *second_scale;
  GtkEntry *second_entry;
  GtkToggleButton *compare_button;
  GtkLabel *summary;
  GtkMenuButton *list_button;
  GtkPopover *popover;
  GtkListBox *list;

  CordonPlan *plan;
  CordonSites *sites;
  CordonMapView *map;
  Day days[2];
  GArray *changes;
  GHashTable *kinds; /* id → CordonSiteChangeKind + 1 */
  gboolean showing;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (CordonDateBar, cordon_date_bar, ADW_TYPE_BIN)

static const char *
day_of (CordonDateBar *self, guint i)
{
  return self->days[i].date != NULL ? self->days[i].date : cordon_plan_get_today (self->plan);
}

static gboolean
is_comparing (CordonDateBar *self)
{
  return gtk_toggle_button_get_active (self->compare_button);
}

/* What is shown */

static const char *
change_words (CordonSiteChangeKind kind)
{
  switch (kind)
    {
    case CORDON_SITE_OPENED:
      return C_ ("site change", "Opened");
    case CORDON_SITE_CLOSED:
      return C_ ("site change", "Closed");
    case CORDON_SITE_MOVED:
    default:
      return C_ ("site change", "Moved");
    }
}

static gboolean
make_mark (gpointer item, CordonMapMark *mark, gpointer user_data)
{
  CordonDateBar *self = user_data;
  guint kind;

  if (!cordon_site_mark (item, mark, NULL))
    return FALSE;
  kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, cordon_site_get_id (item)));
  if (kind > 0)
    {
      mark->ring = TRUE;
      mark->hollow = kind - 1 == CORDON_SITE_CLOSED;
      mark->detail = change_words ((CordonSiteChangeKind) (kind - 1));
    }
  return TRUE;
}

typedef struct
{
  guint dated;
  guint total;
  int first_year;
} Years;

static void
note_years (gpointer item, gpointer user_data)
{
  Years *years = user_data;
  const char *from = cordon_record_get_text (cordon_site_get_party (item), "valid_from");
  const char *to = cordon_record_get_text (cordon_site_get_party (item), "valid_to");
  const char *first = from != NULL ? from : to;

  years->total++;
  years->dated += cordon_site_has_dates (item) ? 1 : 0;
  if (first != NULL)
    years->first_year = MIN (years->first_year, atoi (first) - 1);
}

static char *
count_changes (CordonDateBar *self)
{
  guint n[3] = {0, 0, 0};
  g_autofree char *opened = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *moved = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    n[g_array_index (self->changes, CordonSiteChange, i).kind]++;
  opened = g_strdup_printf (ngettext ("%u opened", "%u opened", n[0]), n[0]);
  closed = g_strdup_printf (ngettext ("%u closed", "%u closed", n[1]), n[1]);
  moved = g_strdup_printf (ngettext ("%u moved", "%u moved", n[2]), n[2]);
  return g_strjoin (" · ", opened, closed, moved, NULL);
}

static char *
describe (CordonDateBar *self, const Years *years, const char *from, const char *to)
{
  g_autofree char *first = cordon_date_format (from);
  g_autofree char *second = cordon_date_format (to);
  guint undated = years->total - years->dated;
  g_autoptr (GString) words = g_string_new (NULL);

  if (is_comparing (self))
    {
      g_autofree char *counts = count_changes (self);

      /* Translators: what changed between two dates: "31 Dec 2019 to 10 Feb 2026: 3 opened · 1 closed · 0 moved" */
      g_string_append_printf (words, C_ ("date bar", "%s to %s: %s"), first, second, counts);
    }
  else if (self->days[0].date != NULL)
    /* Translators: what the map shows; %s is a date */
    g_string_append_printf (words, C_ ("date bar", "As the sites stood on %s"), first);
  else
    g_string_append (words, C_ ("date bar", "As the sites stand today"));
  if (undated > 0 && (is_comparing (self) || self->days[0].date != NULL))
    {
      g_string_append (words, ". ");
      g_string_append_printf (
          words,
          ngettext ("Of %u site it isn’t known when it opened or closed: it is the same on every date.",
                    "Of %u sites it isn’t known when they opened or closed: they are the same on "
                    "every date.",
                    undated),
          undated);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_day (CordonDateBar *self, guint i, int first_year)
{
  Day *day = &self->days[i];
  int this_year = atoi (cordon_plan_get_today (self->plan));
  const char *date = day_of (self, i);
  g_autofree char *words = cordon_date_format (date);

  gtk_range_set_range (GTK_RANGE (day->scale), MIN (first_year, MIN (atoi (date), this_year - 1)), this_year);
  gtk_range_set_value (GTK_RANGE (day->scale), atoi (date));
  if (g_strcmp0 (day->shown, words) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (day->entry), words);
  gtk_widget_remove_css_class (GTK_WIDGET (day->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (day->entry), NULL);
  g_free (day->shown);
  day->shown = g_steal_pointer (&words);
}

static void
update (CordonDateBar *self)
{
  Years years = {0, 0, 0};
  const char *from, *to;
  g_autofree char *words = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *today = NULL;

  if (self->sites == NULL || self->showing)
    return;
  today = cordon_date_format (cordon_plan_get_today (self->plan));
  self->showing = TRUE;
  years.first_year = atoi (cordon_plan_get_today (self->plan)) - YEARS;
  cordon_sites_foreach (self->sites, note_years, &years);
  from = day_of (self, 0);
  to = is_comparing (self) ? day_of (self, 1) : from;
  if (strcmp (from, to) > 0)
    {
      const char *swap = from;

      from = to;
      to = swap;
    }
  cordon_sites_set_date (self->sites, g_strcmp0 (to, cordon_plan_get_today (self->plan)) == 0 ? NULL : to);
  g_hash_table_remove_all (self->kinds);
  g_clear_pointer (&self->changes, g_array_unref);
  if (is_comparing (self))
    {
      self->changes = cordon_site_changes (self->sites, from, to);
      for (guint i = 0; i < self->changes->len; i++)
        {
          CordonSiteChange *change = &g_array_index (self->changes, CordonSiteChange, i);

          g_hash_table_insert (self->kinds, g_strdup (cordon_site_get_id (change->site)),
                               GUINT_TO_POINTER (change->kind + 1));
          if (change->before != NULL)
            g_hash_table_insert (self->kinds, g_strdup (cordon_site_get_id (change->before)),
                                 GUINT_TO_POINTER (CORDON_SITE_CLOSED + 1));
        }
    }
  words = describe (self, &years, from, to);
  caption = is_comparing (self) || self->days[0].date != NULL
                ? g_strdup (words)
                : g_strdup_printf (C_ ("date bar", "As the sites stood on %s"), today);
  cordon_map_view_set_caption (self->map, caption);
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_visible (self->second_box, is_comparing (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list_button), self->changes != NULL && self->changes->len > 0);
  show_day (self, 0, years.first_year);
  show_day (self, 1, years.first_year);
  cordon_map_view_refresh (self->map);
  self->showing = FALSE;
}

/* What a person does */

static void
set_date (CordonDateBar *self, guint i, const char *date)
{
  char *copy = g_strdup (g_strcmp0 (date, cordon_plan_get_today (self->plan)) == 0 ? NULL : date);

  g_free (self->days[i].date);
  self->days[i].date = copy;
  update (self);
}

static void
on_scale (CordonDateBar *self, GtkRange *scale)
{
  guint i = scale == GTK_RANGE (self->second_scale) ? 1 : 0;
  int year = (int) gtk_range_get_value (scale);
  g_autofree char *date = NULL;

  if (self->showing || self->sites == NULL || year == atoi (day_of (self, i)))
    return;
  if (year < atoi (cordon_plan_get_today (self->plan)))
    date = g_strdup_printf ("%04d-12-31", year);
  set_date (self, i, date);
}

static void
read_entry (CordonDateBar *self, GtkEntry *entry)
{
  guint i = entry == self->second_entry ? 1 : 0;
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "valid_from");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *shown = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;

  if (self->sites == NULL || self->showing)
    return;
  shown = cordon_date_format (day_of (self, i));
  if (g_strcmp0 (shown, text) == 0)
    return;
  if (!cordon_field_parse (field, text, FALSE, &value, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (entry), error->message);
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  /* It is written as dates are here, even where it stays the same. */
  g_clear_pointer (&self->days[i].shown, g_free);
  set_date (self, i, value != NULL ? g_variant_get_string (value, NULL) : NULL);
}

static void
on_entry_focus (CordonDateBar *self, GParamSpec *pspec, GtkWidget *text)
{
  if (!gtk_widget_has_focus (text))
    read_entry (self, GTK_ENTRY (gtk_widget_get_parent (text)));
}

static void
on_compare (CordonDateBar *self)
{
  /* Comparing today with today says nothing. */
  if (self->sites != NULL && is_comparing (self) && self->days[0].date == NULL && self->days[1].date == NULL)
    {
      g_autofree char *date = g_strdup_printf ("%04d-12-31", atoi (cordon_plan_get_today (self->plan)) - 1);

      set_date (self, 0, date);
      return;
    }
  update (self);
}

static void
on_today (CordonDateBar *self)
{
  cordon_date_bar_reset (self);
}

static GtkWidget *
create_row (const CordonSiteChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *detail = cordon_site_cell_describe (change->site);
  g_autofree char *before = change->before != NULL
                                ? g_strdup_printf (C_ ("date bar", "%s, from %s"), change_words (change->kind),
                                                   cordon_site_get_where (change->before))
                                : g_strdup (change_words (change->kind));
  g_autofree char *lines = g_strjoin ("\n", before, detail, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cordon_site_get_title (change->site));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (cordon_site_get_id (change->site)), g_free);
  return row;
}

static void
on_open (CordonDateBar *self)
{
  GtkWidget *row;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->changes != NULL && i < self->changes->len && i < ROWS_MAX; i++)
    gtk_list_box_append (self->list, create_row (&g_array_index (self->changes, CordonSiteChange, i)));
}

static void
on_row_activated (CordonDateBar *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, id);
}

void
cordon_date_bar_set_sites (CordonDateBar *self, CordonPlan *plan, CordonSites *sites, CordonMapView *map)
{
  g_return_if_fail (CORDON_IS_DATE_BAR (self));
  g_return_if_fail (self->sites == NULL);

  self->plan = g_object_ref (plan);
  self->sites = g_object_ref (sites);
  self->map = map;
  cordon_map_view_set_marks (map, G_LIST_MODEL (sites), make_mark, g_object_ref (self), g_object_unref);
  g_signal_connect_object (sites, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
cordon_date_bar_set_date (CordonDateBar *self, const char *date)
{
  g_return_if_fail (CORDON_IS_DATE_BAR (self));

  set_date (self, 0, date);
}

void
cordon_date_bar_set_compared (CordonDateBar *self, gboolean compare, const char *date)
{
  g_return_if_fail (CORDON_IS_DATE_BAR (self));

  gtk_toggle_button_set_active (self->compare_button, compare);
  set_date (self, 1, date);
}

void
cordon_date_bar_reset (CordonDateBar *self)
{
  g_return_if_fail (CORDON_IS_DATE_BAR (self));

  g_clear_pointer (&self->days[0].date, g_free);
  g_clear_pointer (&self->days[1].date, g_free);
  gtk_toggle_button_set_active (self->compare_button, FALSE);
  update (self);
}

const char *
cordon_date_bar_get_summary (CordonDateBar *self)
{
  g_return_val_if_fail (CORDON_IS_DATE_BAR (self), NULL);

  return gtk_label_get_label (self->summary);
}

static void
cordon_date_bar_dispose (GObject *object)
{
  CordonDateBar *self = CORDON_DATE_BAR (object);

  g_clear_object (&self->sites);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->changes, g_array_unref);

  G_OBJECT_CLASS (cordon_date_bar_parent_class)->dispose (object);
}

static void
cordon_date_bar_finalize (GObject *object)
{
  CordonDateBar *self = CORDON_DATE_BAR (object);

  g_free (self->days[0].date);
  g_free (self->days[1].date);
  g_free (self->days[0].shown);
  g_free (self->days[1].shown);
  g_hash_table_unref (self->kinds);

  G_OBJECT_CLASS (cordon_date_bar_parent_class)->finalize (object);
}

static void
cordon_date_bar_class_init (CordonDateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_date_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_date_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-date-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, first_scale);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, first_entry);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, second_box);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, second_scale);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, second_entry);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, summary);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, list_button);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, popover);
  gtk_widget_class_bind_template_child (widget_class, CordonDateBar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_scale);
  gtk_widget_class_bind_template_callback (widget_class, read_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_compare);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);

  chosen_signal = g_signal_new ("chosen", CORDON_TYPE_DATE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
cordon_date_bar_init (CordonDateBar *self)
{
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->days[0] = (Day){self->first_scale, self->first_entry, NULL, NULL};
  self->days[1] = (Day){self->second_scale, self->second_entry, NULL, NULL};
  for (guint i = 0; i < 2; i++)
    g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->days[i].entry)), "notify::has-focus",
                             G_CALLBACK (on_entry_focus), self, G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A place on the map for focus and names. GTK knows accessible things as widgets only, so each spot in sight has one;
 * as a GtkButton it has the role, the keys and the action that people and their tools expect. */

#include "kit/cordon-map-spot-button.h"

struct _CordonMapSpotButton
{
  GtkButton parent_instance;

  char *id;
  char *words;
  guint spot;
};

G_DEFINE_FINAL_TYPE (CordonMapSpotButton, cordon_map_spot_button, GTK_TYPE_BUTTON)

static void
cordon_map_spot_button_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* The map draws the spot, and the ring around the one that has the focus. */
static void
cordon_map_spot_button_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
cordon_map_spot_button_finalize (GObject *object)
{
  CordonMapSpotButton *self = CORDON_MAP_SPOT_BUTTON (object);

  g_free (self->id);
  g_free (self->words);
  G_OBJECT_CLASS (cordon_map_spot_button_parent_class)->finalize (object);
}

static void
cordon_map_spot_button_class_init (CordonMapSpotButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordon_map_spot_button_finalize;
  widget_class->measure = cordon_map_spot_button_measure;
  widget_class->snapshot = cordon_map_spot_button_snapshot;
  gtk_widget_class_set_css_name (widget_class, "spot");
}

static void
cordon_map_spot_button_init (CordonMapSpotButton *self)
{
  self->id = g_strdup ("");
  self->words = g_strdup ("");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cordon_map_spot_button_new (void)
{
  return g_object_new (CORDON_TYPE_MAP_SPOT_BUTTON, NULL);
}

void
cordon_map_spot_button_set (CordonMapSpotButton *self, const char *id, guint spot, const char *words)
{
  g_return_if_fail (CORDON_IS_MAP_SPOT_BUTTON (self) && id != NULL && words != NULL);

  self->spot = spot;
  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  if (g_strcmp0 (self->words, words) != 0)
    {
      g_free (self->words);
      self->words = g_strdup (words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

const char *
cordon_map_spot_button_get_id (CordonMapSpotButton *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_SPOT_BUTTON (self), "");

  return self->id;
}

guint
cordon_map_spot_button_get_spot (CordonMapSpotButton *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_SPOT_BUTTON (self), 0);

  return self->spot;
}

const char *
cordon_map_spot_button_get_words (CordonMapSpotButton *self)
{
  g_return_val_if_fail (CORDON_IS_MAP_SPOT_BUTTON (self), "");

  return self->words;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statuses as shape, letter and colour. The shapes are symbolic icons of our own, so that they take the text's colour
 * and look the same whatever fonts there are; the two widgets share them and the words. */

#include "kit/cordon-status-pill.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-tip.h"

typedef struct
{
  const char *status;
  const char *letter;
  const char *label;
  const char *icon;
  const char *style;
} Look;

static const Look looks[] = {
    {"green", "G", NC_ ("status", "Green"), "cordon-status-green-symbolic", "success"},
    {"amber", "A", NC_ ("status", "Amber"), "cordon-status-amber-symbolic", "warning"},
    {"red", "R", NC_ ("status", "Red"), "cordon-status-red-symbolic", "error"},
    {NULL, "–", NC_ ("status", "Not rated"), "cordon-status-unrated-symbolic", "dim-label"},
};

static const Look *
find_look (const char *status)
{
  guint i = 0;

  while (looks[i].status != NULL && g_strcmp0 (looks[i].status, status) != 0)
    i++;
  return &looks[i];
}

static void
put_on (GtkWidget *widget, const Look *look)
{
  /* Each change of class has the widget's style worked out anew. */
  if (gtk_widget_has_css_class (widget, look->style))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (widget, looks[i].style);
  gtk_widget_add_css_class (widget, look->style);
}

void
cordon_status_add_icons (void)
{
  static gsize added = 0;

  if (g_once_init_enter (&added))
    {
      gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                        "/org/cordonplan/Cordon/icons");
      g_once_init_leave (&added, 1);
    }
}

const char *
cordon_status_label (const char *status)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "status", find_look (status)->label);
}

const char *
cordon_status_letter (const char *status)
{
  return find_look (status)->letter;
}

struct _CordonStatusPill
{
  AdwBin parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  char *status;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (CordonStatusPill, cordon_status_pill, ADW_TYPE_BIN)

enum
{
  PROP_STATUS = 1,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_status (CordonStatusPill *self)
{
  const Look *look = find_look (self->status);
  /* Translators: what a screen reader says for a status: "Status: amber" */
  g_autofree char *words = g_strdup_printf (C_ ("status", "Status: %s"), cordon_status_label (self->status));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), look->icon);
  gtk_label_set_label (GTK_LABEL (self->label),
                       self->wide ? cordon_status_label (self->status) : cordon_status_letter (self->status));
  put_on (GTK_WIDGET (self), look);
  cordon_tip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

GtkWidget *
cordon_status_pill_new (void)
{
  return g_object_new (CORDON_TYPE_STATUS_PILL, NULL);
}

void
cordon_status_pill_set_status (CordonStatusPill *self, const char *status)
{
  g_return_if_fail (CORDON_IS_STATUS_PILL (self));

  if (g_strcmp0 (self->status, status) == 0)
    return;
  g_free (self->status);
  self->status = g_strdup (status);
  show_status (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

const char *
cordon_status_pill_get_status (CordonStatusPill *self)
{
  g_return_val_if_fail (CORDON_IS_STATUS_PILL (self), NULL);

  return self->status;
}

void
cordon_status_pill_set_wide (CordonStatusPill *self, gboolean wide)
{
  g_return_if_fail (CORDON_IS_STATUS_PILL (self));

  wide = !!wide;
  if (self->wide == wide)
    return;
  self->wide = wide;
  show_status (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

static void
cordon_status_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonStatusPill *self = CORDON_STATUS_PILL (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_status_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonStatusPill *self = CORDON_STATUS_PILL (object);

  switch (id)
    {
    case PROP_STATUS:
      cordon_status_pill_set_status (self, g_value_get_string (value));
      break;
    case PROP_WIDE:
      cordon_status_pill_set_wide (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_status_pill_finalize (GObject *object)
{
  CordonStatusPill *self = CORDON_STATUS_PILL (object);

  g_free (self->status);

  G_OBJECT_CLASS (cordon_status_pill_parent_class)->finalize (object);
}

static void
cordon_status_pill_class_init (CordonStatusPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_status_pill_get_property;
  object_class->set_property = cordon_status_pill_set_property;
  object_class->finalize = cordon_status_pill_finalize;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, both);
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cordon_status_pill_init (CordonStatusPill *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  cordon_status_add_icons ();
  self->image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 12, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "status-pill");
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption-heading");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  show_status (self);
}

struct _CordonStatusMarks
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (CordonStatusMarks, cordon_status_marks, ADW_TYPE_BIN)

GtkWidget *
cordon_status_marks_new (void)
{
  return g_object_new (CORDON_TYPE_STATUS_MARKS, NULL);
}

void
cordon_status_marks_set (CordonStatusMarks *self, const char *const *statuses, const char *const *periods, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *image;

  g_return_if_fail (CORDON_IS_STATUS_MARKS (self));

  image = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 0; i < n; i++)
    {
      const Look *look = find_look (statuses[i]);

      if (image == NULL)
        {
          image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 10,
                                NULL);
          gtk_box_append (self->box, image);
        }
      gtk_image_set_from_icon_name (GTK_IMAGE (image), look->icon);
      put_on (image, look);
      if (words->len > 0)
        g_string_append_c (words, '\n');
      /* Translators: a period and its status, in a list: "FY2025 Q2: amber" */
      g_string_append_printf (words, C_ ("status", "%s: %s"), periods[i], cordon_status_label (statuses[i]));
      image = gtk_widget_get_next_sibling (image);
    }
  while (image != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (image);

      gtk_box_remove (self->box, image);
      image = next;
    }
  cordon_tip_set (GTK_WIDGET (self), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
cordon_status_marks_class_init (CordonStatusMarksClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cordon_status_marks_init (CordonStatusMarks *self)
{
  cordon_status_add_icons ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A site in a list. The list gives its cells other sites as it scrolls, so a cell lets go of what it listened to each
 * time. */

#include "views/shared/cordon-site-cell.h"

#include <glib/gi18n-lib.h>

struct _CordonSiteCell
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *state;
  GtkLabel *unverified;

  CordonSite *site;
};

G_DEFINE_FINAL_TYPE (CordonSiteCell, cordon_site_cell, ADW_TYPE_BIN)

char *
cordon_site_cell_describe (CordonSite *site)
{
  const char *where = cordon_site_get_where (site);

  return *where != '\0' ? g_strjoin (" · ", cordon_site_get_kind_label (site), where, NULL)
                        : g_strdup (cordon_site_get_kind_label (site));
}

const char *
cordon_site_cell_state (CordonSite *site)
{
  return g_strcmp0 (cordon_site_get_state (site), "active") == 0 ? NULL : cordon_site_get_state_label (site);
}

static void
update (CordonSiteCell *self)
{
  const char *state = cordon_site_cell_state (self->site);
  g_autofree char *detail = cordon_site_cell_describe (self->site);

  gtk_label_set_label (self->title, cordon_site_get_title (self->site));
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified), cordon_site_is_unverified (self->site));
}

GtkWidget *
cordon_site_cell_new (void)
{
  return g_object_new (CORDON_TYPE_SITE_CELL, NULL);
}

void
cordon_site_cell_set_site (CordonSiteCell *self, CordonSite *site)
{
  g_return_if_fail (CORDON_IS_SITE_CELL (self));

  if (self->site != NULL)
    g_signal_handlers_disconnect_by_func (self->site, update, self);
  g_clear_object (&self->site);
  if (site == NULL)
    return;
  self->site = g_object_ref (site);
  g_signal_connect_object (site, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cordon_site_cell_dispose (GObject *object)
{
  cordon_site_cell_set_site (CORDON_SITE_CELL (object), NULL);

  G_OBJECT_CLASS (cordon_site_cell_parent_class)->dispose (object);
}

static void
cordon_site_cell_class_init (CordonSiteCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_site_cell_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-site-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCell, title);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCell, detail);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCell, state);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteCell, unverified);
}

static void
cordon_site_cell_init (CordonSiteCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of figures on top of the desk. A figure is the length of the list that it opens. */

#include "views/programme/cordon-desk-strip.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"

static const struct
{
  const char *name;
  const char *title;
  const char *hint;
  const char *kind;
  CordonMatterPreset preset;
  const char *style; /* while there are any */
} figures[] = {
    {"investigations", NC_ ("matters", "Open investigations"), NC_ ("matters", "Show Investigations That Are Open"),
     "investigation", CORDON_MATTER_OPEN, NULL},
    {"leads", NC_ ("matters", "Leads over 14 days"),
     NC_ ("matters", "Show Leads Sent over 14 Days Ago and Not Acknowledged"), "lead", CORDON_MATTER_WAITING,
     "warning"},
    {"incidents", NC_ ("matters", "Incidents this year"),
     NC_ ("matters", "Show Incidents That Took Place in This Fiscal Year"), "incident", CORDON_MATTER_THIS_YEAR, NULL},
    {"agreements", NC_ ("matters", "Agreements expiring"),
     NC_ ("matters", "Show Agreements That Expire Within 90 Days"), "agreement", CORDON_MATTER_EXPIRING, "warning"},
    {"deliveries", NC_ ("matters", "Deliveries due"), NC_ ("matters", "Show Training Deliveries Due Within 30 Days"),
     "delivery", CORDON_MATTER_DUE_SOON, NULL},
    {"products", NC_ ("matters", "Products due"), NC_ ("matters", "Show Intelligence Products Due Within 30 Days"),
     "product", CORDON_MATTER_DUE_SOON, NULL},
};

#define N_FIGURES G_N_ELEMENTS (figures)

struct _CordonDeskStrip
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[N_FIGURES];
  GtkLabel *numbers[N_FIGURES];
  CordonMatterCount *counts[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (CordonDeskStrip, cordon_desk_strip, ADW_TYPE_BIN)

static void
show_figures (CordonDeskStrip *self)
{
  for (guint i = 0; i < N_FIGURES; i++)
    {
      guint count = self->counts[i] != NULL ? cordon_matter_count_get_count (self->counts[i]) : 0;
      gboolean loading = self->counts[i] == NULL || cordon_matter_count_get_loading (self->counts[i]);
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "matters", figures[i].title);
      const char *classes[] = {"title-3", "numeric", count == 0 ? "dim-label" : figures[i].style, NULL};
      g_autofree char *number = loading ? g_strdup ("…") : cordon_number_format (count, 0);
      /* Translators: a figure as a screen reader says it: “Open investigations: 14” */
      g_autofree char *words = g_strdup_printf (C_ ("matters", "%s: %s"), title, number);

      gtk_label_set_label (self->numbers[i], number);
      gtk_widget_set_css_classes (GTK_WIDGET (self->numbers[i]), classes);
      gtk_widget_set_sensitive (self->buttons[i], !loading);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
forget_counts (CordonDeskStrip *self)
{
  for (guint i = 0; i < N_FIGURES; i++)
    {
      if (self->counts[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->counts[i], self);
      g_clear_object (&self->counts[i]);
    }
}

void
cordon_desk_strip_set_plan (CordonDeskStrip *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_DESK_STRIP (self));

  forget_counts (self);
  for (guint i = 0; i < N_FIGURES && plan != NULL; i++)
    {
      g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (figures[i].kind, figures[i].preset);

      self->counts[i] = cordon_matter_count_new (plan, filter);
      g_signal_connect_object (self->counts[i], "notify", G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
    }
  show_figures (self);
}

GtkWidget *
cordon_desk_strip_get_button (CordonDeskStrip *self, const char *name)
{
  g_return_val_if_fail (CORDON_IS_DESK_STRIP (self), NULL);

  for (guint i = 0; i < N_FIGURES; i++)
    {
      if (g_strcmp0 (figures[i].name, name) == 0)
        return self->buttons[i];
    }
  return NULL;
}

static void
cordon_desk_strip_dispose (GObject *object)
{
  CordonDeskStrip *self = CORDON_DESK_STRIP (object);

  forget_counts (self);

  G_OBJECT_CLASS (cordon_desk_strip_parent_class)->dispose (object);
}

static void
cordon_desk_strip_class_init (CordonDeskStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_desk_strip_dispose;
}

static void
make_button (CordonDeskStrip *self, guint number)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "matters", figures[number].title));
  g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (figures[number].kind, figures[number].preset);
  g_autofree char *text = cordon_matter_filter_to_text (filter);

  gtk_widget_set_halign (figure, GTK_ALIGN_START);
  gtk_widget_set_halign (title, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, g_dpgettext2 (GETTEXT_PACKAGE, "matters", figures[number].hint));
  gtk_widget_add_css_class (title, "caption");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "programme.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  gtk_box_append (GTK_BOX (self->box), button);
  self->buttons[number] = button;
  self->numbers[number] = GTK_LABEL (figure);
}

static void
cordon_desk_strip_init (CordonDeskStrip *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_start (self->box, 6);
  gtk_widget_set_margin_end (self->box, 6);
  for (guint i = 0; i < N_FIGURES; i++)
    make_button (self, i);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  adw_bin_set_child (ADW_BIN (self), scroller);
  show_figures (self);
}

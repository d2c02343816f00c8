/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of a country. Its rows are the plan's sites in it, whatever the view filters. */

#include "views/footprint/cordon-country-card.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-section.h"
#include "model/cordon-country.h"
#include "views/footprint/cordon-country-notes.h"
#include "views/shared/cordon-site-cell.h"

struct _CordonCountryCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *detail;
  CordonSection *section;
  CordonCountryNotes *notes;

  CordonCoverage *coverage;
  CordonSites *sites;
  GListStore *here;
  char *code;
};

G_DEFINE_FINAL_TYPE (CordonCountryCard, cordon_country_card, ADW_TYPE_BIN)

char *
cordon_country_card_describe (CordonCoveredCountry *country)
{
  guint offices = cordon_covered_country_get_n_offices (country);
  guint n_units = cordon_covered_country_get_n_units (country);
  guint partners = cordon_covered_country_get_n_partners (country);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const CordonMention *mention;

  if (offices > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u office", "%u offices", offices), offices));
  if (n_units > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u vetted unit", "%u vetted units", n_units), n_units));
  if (partners > 0)
    /* Translators: partners who exchange trade data */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u trade partner", "%u trade partners", partners), partners));
  mention = cordon_covered_country_get_mention (country);
  if (offices == 0 && mention->n_covering > 0)
    g_ptr_array_add (parts, g_strdup (C_ ("footprint", "Covered from elsewhere")));
  if (parts->len == 0 && mention->n_named > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("Named %u time, and no office covers it",
                                                       "Named %u times, and no office covers it", mention->n_named),
                                             mention->n_named));
  if (mention->n_agreements > 0)
    {
      g_autofree char *number =
          g_strdup_printf (ngettext ("%u agreement", "%u agreements", mention->n_agreements), mention->n_agreements);
      g_autofree char *day = mention->expires_on != NULL ? cordon_date_format (mention->expires_on) : NULL;

      /* Translators: how many agreements with a country are in force, and the day on which the first of them ends */
      g_ptr_array_add (parts, day != NULL ? g_strdup_printf (C_ ("footprint", "%s, to %s"), number, day)
                                          : g_steal_pointer (&number));
    }
  if (mention->n_deliveries > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u training in 12 months", "%u trainings in 12 months",
                                                       mention->n_deliveries),
                                             mention->n_deliveries));
  if (parts->len == 0)
    return g_strdup (C_ ("footprint", "Nothing open today"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
on_row_activated (GtkWidget *row, CordonSite *site)
{
  gtk_widget_activate_action (row, "footprint.site", "s", cordon_site_get_id (site));
}

static void
show_site (GtkWidget *row)
{
  CordonSite *site = g_object_get_data (G_OBJECT (row), "cordon-site");
  GtkWidget *state = g_object_get_data (G_OBJECT (row), "cordon-state");
  CordonRecord *party = cordon_site_get_party (site);
  const char *source = cordon_record_get_text (party, "source");
  const char *words = cordon_site_cell_state (site);
  g_autofree char *detail = cordon_site_cell_describe (site);
  g_autofree char *lines = source != NULL ? g_strjoin ("\n", detail, source, NULL) : g_strdup (detail);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cordon_site_get_title (site));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  if (words == NULL && cordon_site_is_unverified (site))
    words = C_ ("citation", "Unverified");
  gtk_label_set_label (GTK_LABEL (state), words != NULL ? words : "");
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  CordonSite *site = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *state = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "cordon-site", g_object_ref (site), g_object_unref);
  g_object_set_data (G_OBJECT (row), "cordon-state", state);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), site, 0);
  g_signal_connect_object (site, "changed", G_CALLBACK (show_site), row, G_CONNECT_SWAPPED);
  /* Its source is no part of a site. */
  g_signal_connect_object (cordon_site_get_party (site), "changed", G_CALLBACK (show_site), row, G_CONNECT_SWAPPED);
  show_site (row);
  return row;
}

static void
on_add (CordonCountryCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "footprint.add", NULL);
}

static void
add_site (gpointer item, gpointer user_data)
{
  CordonCountryCard *self = user_data;

  if (g_strcmp0 (cordon_site_get_country (item), self->code) == 0)
    g_list_store_append (self->here, item);
}

static int
compare_sites (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *first = cordon_site_get_title ((gpointer) a);
  const char *second = cordon_site_get_title ((gpointer) b);

  return g_utf8_collate (first, second);
}

static gboolean
holds_same (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (a);
  gboolean same = g_list_model_get_n_items (b) == n;

  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (GObject) first = g_list_model_get_item (a, i);
      g_autoptr (GObject) second = g_list_model_get_item (b, i);

      same = first == second;
    }
  return same;
}

static void
update (CordonCountryCard *self)
{
  CordonCoveredCountry *country = cordon_coverage_lookup (self->coverage, self->code);
  g_autoptr (GListStore) before = self->here;
  g_autofree char *words = country != NULL ? cordon_country_card_describe (country) : NULL;

  self->here = g_list_store_new (CORDON_TYPE_SITE);
  if (self->code != NULL)
    cordon_sites_foreach (self->sites, add_site, self);
  g_list_store_sort (self->here, compare_sites, NULL);
  if (before == NULL || !holds_same (G_LIST_MODEL (before), G_LIST_MODEL (self->here)))
    cordon_section_set_model (self->section, G_LIST_MODEL (self->here), create_row, self, NULL);
  else
    {
      /* What is shown stays, and with it where the keyboard is. */
      g_object_unref (self->here);
      self->here = g_object_ref (before);
    }
  gtk_label_set_label (self->title, self->code != NULL ? cordon_country_name (self->code) : "");
  gtk_label_set_label (self->detail, words != NULL ? words : C_ ("footprint", "No office, unit or partner"));
}

void
cordon_country_card_set_country (CordonCountryCard *self, CordonPlan *plan, CordonCoverage *coverage,
                                 CordonSites *sites, const char *code)
{
  char *copy;

  g_return_if_fail (CORDON_IS_COUNTRY_CARD (self));

  if (self->coverage != coverage)
    {
      if (self->coverage != NULL)
        g_signal_handlers_disconnect_by_func (self->coverage, update, self);
      g_set_object (&self->coverage, coverage);
      g_set_object (&self->sites, sites);
      if (coverage != NULL)
        g_signal_connect_object (coverage, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  copy = g_strdup (code);
  g_free (self->code);
  self->code = copy;
  cordon_country_notes_set_country (self->notes, plan, code);
  if (coverage != NULL)
    update (self);
}

void
cordon_country_card_set_can_add (CordonCountryCard *self, gboolean can_add)
{
  g_return_if_fail (CORDON_IS_COUNTRY_CARD (self));

  cordon_section_set_can_add (self->section, can_add);
}

guint
cordon_country_card_get_count (CordonCountryCard *self)
{
  g_return_val_if_fail (CORDON_IS_COUNTRY_CARD (self), 0);

  return self->here != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->here)) : 0;
}

static void
cordon_country_card_dispose (GObject *object)
{
  CordonCountryCard *self = CORDON_COUNTRY_CARD (object);

  if (self->section != NULL)
    cordon_country_card_set_country (self, NULL, NULL, NULL, NULL);
  if (self->section != NULL)
    cordon_section_set_model (self->section, NULL, NULL, NULL, NULL);
  self->section = NULL;
  g_clear_object (&self->here);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (cordon_country_card_parent_class)->dispose (object);
}

static void
cordon_country_card_class_init (CordonCountryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_country_card_dispose;

  g_type_ensure (CORDON_TYPE_COUNTRY_NOTES);
  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/footprint/cordon-country-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonCountryCard, title);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryCard, detail);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryCard, section);
  gtk_widget_class_bind_template_child (widget_class, CordonCountryCard, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
cordon_country_card_init (CordonCountryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* About Cordon. The only file that knows AdwAboutWindow, which libadwaita has replaced since the version that we build
 * against. The licences of the data that Cordon carries ask to be named here. */

#include "app/cordon-about.h"

#include <adwaita.h>

#include "base/cordon-error.h"

void
cordon_about_present (GtkWindow *parent)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());
  const char *data_credits[] = {
      "GeoNames https://www.geonames.org/",
      "Natural Earth https://www.naturalearthdata.com/",
      "U.S. Census Bureau https://www.census.gov/",
      NULL,
  };

  adw_about_window_set_application_name (about, "Cordon");
  adw_about_window_set_application_icon (about, CORDON_APP_ID);
  adw_about_window_set_version (about, CORDON_VERSION);
  adw_about_window_set_developer_name (about, C_ ("about", "The Cordon contributors"));
  adw_about_window_set_comments (
      about, C_ ("about", "Plans, measures and reports the work of a strategy against illicit opioids. The plan is one "
                          "file on your computer; Cordon sends nothing anywhere."));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: put the names of the translators here, one a line. */
  adw_about_window_set_translator_credits (about, C_ ("about", "translator-credits"));
  adw_about_window_add_credit_section (about, C_ ("about", "Data"), data_credits);
  adw_about_window_add_legal_section (
      about, "GeoNames", NULL, GTK_LICENSE_CUSTOM,
      C_ ("about",
          "Coordinates of places come from GeoNames, under the <a "
          "href=\"https://creativecommons.org/licenses/by/4.0/\">Creative Commons Attribution 4.0</a> licence."));
  adw_about_window_add_legal_section (
      about, C_ ("about", "The strategy"), NULL, GTK_LICENSE_CUSTOM,
      C_ ("about", "The starter plan quotes the Strategy for Combating Illicit Opioids of U.S. Immigration and Customs "
                   "Enforcement, Homeland Security Investigations, a work of the United States Government in the "
                   "public domain. Cordon is not a product of that agency, nor endorsed by it."));
  if (parent != NULL)
    {
      gtk_window_set_transient_for (GTK_WINDOW (about), parent);
      gtk_window_set_modal (GTK_WINDOW (about), TRUE);
    }
  gtk_window_present (GTK_WINDOW (about));
}

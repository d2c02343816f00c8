/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a matter. An item keeps its quantity in the unit in which it was reported; kilograms are derived, and
 * never stored, so that a corrected unit corrects them. Legs tell the way in their order. A step record says why a step
 * was taken that the workflow doesn't allow. All four are small and of one matter, so they share this file. */

#include "model/cordon-matter-part.h"

#include "model/cordon-kind-private.h"

#include <string.h>

#include "base/cordon-number.h"

#include <glib/gi18n-lib.h>

/* Chapter, heading and subheading of the Harmonized System, and a country's own digits after them. Chapters go from 1
 * to 97, of which 77 is kept for later; no heading of a chapter is 00. */
static gboolean
is_hs_code (const char *text)
{
  guint digits = 0;
  g_autofree char *heading = NULL;
  g_auto (GStrv) bare = g_strsplit (text, ".", -1);
  guint64 number;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        digits++;
      else if (*text != '.' || digits == 0)
        return FALSE;
    }
  if (digits < 4 || digits > 10 || digits % 2 != 0)
    return FALSE;
  heading = g_strjoinv (NULL, bare);
  heading[4] = '\0';
  number = g_ascii_strtoull (heading, NULL, 10);
  return number >= 101 && number / 100 <= 97 && number / 100 != 77 && number % 100 != 0;
}

/* A body that takes part */

static const CordonChoice party_roles[] = {
    {"lead", NC_ ("vocabulary", "Leads")},
    {"partner", NC_ ("vocabulary", "Is a partner")},
    {"recipient", NC_ ("vocabulary", "Receives")},
    {"signatory", NC_ ("vocabulary", "Signs")},
    {"reviewed", NC_ ("vocabulary", "Is reviewed")},
    {"host", NC_ ("vocabulary", "Hosts")},
    {"attends", NC_ ("vocabulary", "Takes part in")},
    {"adopter", NC_ ("vocabulary", "Adopts")},
    {NULL},
};

static const CordonChoice party_states[] = {
    {"sent", NC_ ("vocabulary", "Sent")},
    {"acknowledged", NC_ ("vocabulary", "Acknowledged")},
    {"accepted", NC_ ("vocabulary", "Accepted")},
    {"returned", NC_ ("vocabulary", "Returned")},
    {"no_action", NC_ ("vocabulary", "No action")},
    {"considering", NC_ ("vocabulary", "Considering")},
    {"piloting", NC_ ("vocabulary", "Piloting")},
    {"adopted", NC_ ("vocabulary", "Adopted")},
    {"declined", NC_ ("vocabulary", "Declined")},
    {"signed", NC_ ("vocabulary", "Signed")},
    {NULL},
};

static const CordonField party_fields[] = {
    {"matter", CORDON_FIELD_REFERENCE, NC_ ("field", "Matter"), CORDON_FIELD_REQUIRED, NULL, "matter"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"party", CORDON_FIELD_REFERENCE, NC_ ("field", "Body"), CORDON_FIELD_REQUIRED, NULL, "party"},
    {"role", CORDON_FIELD_CHOICE, NC_ ("field", "Role"), 0, party_roles},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), 0, party_states},
    {"since", CORDON_FIELD_DATE, NC_ ("field", "Since")},
    {"count", CORDON_FIELD_INTEGER, NC_ ("field", "Count"), 0, NULL, NULL, 0, 1000000000},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};
CORDON_DEFINE_KIND_OF (party_fields, CordonMatterParty, cordon_matter_party, "matter_party",
                       NC_ ("kind", "Body in a matter"), "role")

/* What was found, seized, stopped or counted */

static const CordonChoice classes[] = {
    {"precursor", NC_ ("vocabulary", "Precursor")},
    {"opioid", NC_ ("vocabulary", "Opioid")},
    {"other_drug", NC_ ("vocabulary", "Other drug")},
    {"currency", NC_ ("vocabulary", "Currency")},
    {"virtual_asset", NC_ ("vocabulary", "Virtual asset")},
    {"firearm", NC_ ("vocabulary", "Firearm")},
    {"magazine", NC_ ("vocabulary", "Magazine")},
    {"ammunition", NC_ ("vocabulary", "Ammunition")},
    {"conveyance", NC_ ("vocabulary", "Conveyance")},
    {"arrest", NC_ ("vocabulary", "Arrest")},
    {"indictment", NC_ ("vocabulary", "Indictment")},
    {"conviction", NC_ ("vocabulary", "Conviction")},
    {NULL},
};

static const CordonChoice units[] = {
    {"kg", NC_ ("vocabulary", "kg")},        {"g", NC_ ("vocabulary", "g")},
    {"mg", NC_ ("vocabulary", "mg")},        {"t", NC_ ("vocabulary", "t")},
    {"lb", NC_ ("vocabulary", "lb")},        {"oz", NC_ ("vocabulary", "oz")},
    {"l", NC_ ("vocabulary", "liters")},     {"pill", NC_ ("vocabulary", "pills")},
    {"piece", NC_ ("vocabulary", "pieces")}, {NULL},
};

static const CordonChoice qualifiers[] = {
    {"exact", NC_ ("vocabulary", "Exactly")},         {"at_least", NC_ ("vocabulary", "At least")},
    {"more_than", NC_ ("vocabulary", "More than")},   {"about", NC_ ("vocabulary", "About")},
    {"not_stated", NC_ ("vocabulary", "Not stated")}, {NULL},
};

/* The bounds keep out what is below nothing; the upper one is a million tonnes, or as many pieces. */
static const CordonField item_fields[] = {
    {"matter", CORDON_FIELD_REFERENCE, NC_ ("field", "Matter"), CORDON_FIELD_REQUIRED, NULL, "matter"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"class", CORDON_FIELD_CHOICE, NC_ ("field", "Class"), CORDON_FIELD_REQUIRED, classes},
    {"substance", CORDON_FIELD_TEXT, NC_ ("field", "Substance or make"), CORDON_FIELD_SEARCH},
    {"hs_code", CORDON_FIELD_TEXT, NC_ ("field", "HS code"), CORDON_FIELD_SEARCH},
    {"quantity", CORDON_FIELD_NUMBER, NC_ ("field", "Quantity"), 0, NULL, NULL, 0, 1000000000},
    {"unit", CORDON_FIELD_CHOICE, NC_ ("field", "Unit"), 0, units},
    {"qualifier", CORDON_FIELD_CHOICE, NC_ ("field", "Qualifier"), 0, qualifiers},
    {"value", CORDON_FIELD_NUMBER, NC_ ("field", "Value"), 0, NULL, NULL, 0, 1000000000000},
    {"currency", CORDON_FIELD_TEXT, NC_ ("field", "Currency")},
    {"valued_on", CORDON_FIELD_DATE, NC_ ("field", "Valued on")},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

static char *
check_item (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *code = cordon_cell_text (cell, row, "hs_code");
  const char *currency = cordon_cell_text (cell, row, "currency");
  double number;

  if (code != NULL && !is_hs_code (code))
    {
      *field = "hs_code";
      return g_strdup (_ ("An HS code has 4, 6, 8 or 10 digits, with or without points, such as 2933.39."));
    }
  if (currency != NULL && (strlen (currency) != 3 || strspn (currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3))
    {
      *field = "currency";
      return g_strdup (_ ("A currency is written with three capital letters, as in ISO 4217, such as USD."));
    }
  if (cordon_cell_number (cell, row, "quantity", &number) && cordon_cell_text (cell, row, "unit") == NULL)
    {
      *field = "unit";
      return g_strdup (_ ("A quantity needs its unit. Choose the unit in which it was reported."));
    }
  return NULL;
}

CORDON_DEFINE_KIND_OF (item_fields, CordonMatterItem, cordon_matter_item, "matter_item", NC_ ("kind", "Item"), "class",
                       .check = check_item)

gboolean
cordon_matter_item_get_kilograms (CordonRecord *item, double *kilograms)
{
  const char *unit = cordon_record_get_text (item, "unit");
  double quantity;

  return unit != NULL && cordon_record_get_number (item, "quantity", &quantity)
         && cordon_unit_to_kilograms (quantity, unit, kilograms);
}

char *
cordon_matter_item_dup_quantity (CordonRecord *item)
{
  const char *qualifier = cordon_record_get_text (item, "qualifier");
  g_autofree char *unit = cordon_record_dup_words (item, "unit");
  g_autofree char *number = NULL;
  double quantity;

  if (!cordon_record_get_number (item, "quantity", &quantity))
    return g_strdup ("");
  number = cordon_number_format (quantity, -1);
  if (g_strcmp0 (qualifier, "at_least") == 0)
    /* Translators: a quantity and its unit: at least 25 lb. */
    return g_strdup_printf (C_ ("quantity", "at least %s %s"), number, unit);
  if (g_strcmp0 (qualifier, "more_than") == 0)
    return g_strdup_printf (C_ ("quantity", "more than %s %s"), number, unit);
  if (g_strcmp0 (qualifier, "about") == 0)
    return g_strdup_printf (C_ ("quantity", "about %s %s"), number, unit);
  return g_strdup_printf (C_ ("quantity", "%s %s"), number, unit);
}

/* The way it took */

static const CordonChoice leg_roles[] = {
    {"origin", NC_ ("vocabulary", "Origin")},
    {"transit", NC_ ("vocabulary", "Transit")},
    {"destination", NC_ ("vocabulary", "Destination")},
    {"seizure", NC_ ("vocabulary", "Seizure")},
    {NULL},
};

/* UN/ECE Recommendation 19. */
static const CordonChoice modes[] = {
    {"1", NC_ ("vocabulary", "Sea")},
    {"2", NC_ ("vocabulary", "Rail")},
    {"3", NC_ ("vocabulary", "Road")},
    {"4", NC_ ("vocabulary", "Air")},
    {"5", NC_ ("vocabulary", "Mail")},
    {"6", NC_ ("vocabulary", "Multimodal")},
    {"7", NC_ ("vocabulary", "Pipeline or cable")},
    {"8", NC_ ("vocabulary", "Inland water")},
    {"9", NC_ ("vocabulary", "Other mode")},
    {"0", NC_ ("vocabulary", "Mode not known")},
    {NULL},
};

static const CordonChoice channels[] = {
    {"cargo", NC_ ("vocabulary", "Cargo")},
    {"express", NC_ ("vocabulary", "Express consignment")},
    {"postal", NC_ ("vocabulary", "Postal")},
    {"passenger", NC_ ("vocabulary", "Passenger")},
    {NULL},
};

static const CordonField leg_fields[] = {
    {"matter", CORDON_FIELD_REFERENCE, NC_ ("field", "Matter"), CORDON_FIELD_REQUIRED, NULL, "matter"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"role", CORDON_FIELD_CHOICE, NC_ ("field", "Role"), 0, leg_roles},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"place", CORDON_FIELD_REFERENCE, NC_ ("field", "Place"), 0, NULL, "place"},
    {"locode", CORDON_FIELD_TEXT, NC_ ("field", "UN/LOCODE")},
    {"mode", CORDON_FIELD_CHOICE, NC_ ("field", "Mode of transport"), 0, modes},
    {"channel", CORDON_FIELD_CHOICE, NC_ ("field", "Channel"), 0, channels},
    {"date", CORDON_FIELD_DATE, NC_ ("field", "Date")},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};
CORDON_DEFINE_KIND_OF (leg_fields, CordonMatterLeg, cordon_matter_leg, "matter_leg", NC_ ("kind", "Leg"), "role")

char *
cordon_matter_legs_describe (GListModel *legs)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *country_before = NULL;
  g_autofree char *date_before = NULL;
  gboolean late = FALSE, loop = FALSE;

  for (guint i = 0; legs != NULL && i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (CordonRecord) leg = g_list_model_get_item (legs, i);
      const char *country = cordon_record_get_text (leg, "country");
      const char *date = cordon_record_get_text (leg, "date");

      if (date != NULL)
        {
          late = late || (date_before != NULL && strcmp (date, date_before) < 0);
          g_free (date_before);
          date_before = g_strdup (date);
        }
      if (country == NULL || g_strcmp0 (country, country_before) == 0)
        continue;
      loop = loop || g_hash_table_contains (left, country);
      if (country_before != NULL)
        g_hash_table_add (left, g_strdup (country_before));
      g_free (country_before);
      country_before = g_strdup (country);
    }
  if (late && loop)
    return g_strdup (
        _ ("The legs are not in the order of their dates, and come back to a country that they have left."));
  if (late)
    return g_strdup (_ ("The legs are not in the order of their dates."));
  return g_strdup (loop ? _ ("The legs come back to a country that they have left.") : "");
}

/* A step that the workflow doesn't allow, and why it was taken */

static const CordonField step_fields[] = {
    {"matter", CORDON_FIELD_REFERENCE, NC_ ("field", "Matter"), CORDON_FIELD_REQUIRED, NULL, "matter"},
    {"from_state", CORDON_FIELD_TEXT, NC_ ("field", "State before"), CORDON_FIELD_HIDDEN},
    {"to_state", CORDON_FIELD_TEXT, NC_ ("field", "State after"), CORDON_FIELD_HIDDEN},
    {"stepped_on", CORDON_FIELD_DATE, NC_ ("field", "Date")},
    {"reason", CORDON_FIELD_TEXT, NC_ ("field", "Reason"), CORDON_FIELD_REQUIRED},
};
CORDON_DEFINE_KIND_OF (step_fields, CordonMatterStep, cordon_matter_step, "matter_step",
                       NC_ ("kind", "Step out of order"), "reason")

/* What a review found, and what is done about it */

static const CordonChoice finding_states[] = {
    {"open", NC_ ("vocabulary", "Open")},
    {"corrected", NC_ ("vocabulary", "Corrected")},
    {"accepted", NC_ ("vocabulary", "Accepted as it is")},
    {NULL},
};

static const CordonField finding_fields[] = {
    {"matter", CORDON_FIELD_REFERENCE, NC_ ("field", "Matter"), CORDON_FIELD_REQUIRED, NULL, "matter"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"title", CORDON_FIELD_TEXT, NC_ ("field", "Finding"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), CORDON_FIELD_REQUIRED, finding_states},
    {"party", CORDON_FIELD_REFERENCE, NC_ ("field", "Who corrects it"), 0, NULL, "party"},
    {"due", CORDON_FIELD_DATE, NC_ ("field", "Due")},
    {"corrected_on", CORDON_FIELD_DATE, NC_ ("field", "Corrected on")},
    {"action", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Corrective action"), CORDON_FIELD_SEARCH_LONG},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

static char *
check_finding (CordonCellFunc cell, gpointer row, const char **field)
{
  if (g_strcmp0 (cordon_cell_text (cell, row, "state"), "open") != 0
      || cordon_cell_text (cell, row, "corrected_on") == NULL)
    return NULL;
  *field = "corrected_on";
  return g_strdup (_ ("What is open has not been corrected yet. Take the date away, or set the state to corrected."));
}

CORDON_DEFINE_KIND_OF (finding_fields, CordonMatterFinding, cordon_matter_finding, "matter_finding",
                       NC_ ("kind", "Finding"), "title", .check = check_finding)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A small casework for tests and pictures. All of it is made up: no body, person, place or event stands behind any of
 * these rows. Days are told from a day on which it is looked at, so that what is late stays late. */

#include "base/cordon-date.h"
#include "base/cordon-text.h"
#include "model/cordon-matter.h"

typedef struct
{
  const char *ref, *kind, *title, *state;
  int opened, due; /* days from the day of looking; 0 for none */
  const char *field[3];
  const char *value[3]; /* "+30" and "-30" are days too */
} CaseworkMatter;

G_GNUC_UNUSED static const CaseworkMatter casework_matters[] = {
    {"LEAD-2026-001",
     "lead",
     "Repeated small parcels of a listed precursor to one postal box",
     "disseminated",
     -30,
     -4,
     {"sent_on", "source_grade", "information_grade"},
     {"-23", "B", "2"}},
    {"LEAD-2026-002", "lead", "Pill press parts declared as kitchen tools", "new", -3, 4, {"source_grade"}, {"C"}},
    {"LEAD-2026-003",
     "lead",
     "Broker asks three suppliers for the same unlisted intermediate",
     "acknowledged",
     -40,
     20,
     {"sent_on", "acknowledged_on", "source_grade"},
     {"-35", "-28", "A"}},
    {"LEAD-2026-004",
     "lead",
     "Consignee address of a dissolved company",
     "closed",
     -90,
     0,
     {"sent_on", "acknowledged_on", "closed"},
     {"-80", "-76", "-20"}},
    {"INV-2026-001",
     "investigation",
     "Diversion through a free zone warehouse",
     "open",
     -60,
     60,
     {"designation"},
     {"ocdetf"}},
    {"INV-2026-002", "investigation", "Precursor broker with relabeled drums", "referred", -200, 5, {NULL}, {NULL}},
    {"INV-2025-007",
     "investigation",
     "Pill press imports under false declarations",
     "closed",
     -400,
     0,
     {"outcome", "closed"},
     {"dismantled", "-45"}},
    {"INC-2026-001",
     "incident",
     "Shipment of a listed precursor stopped at a sea port",
     "verified",
     -25,
     0,
     {"occurred_on", "outcome", "country"},
     {"-25", "stopped_shipment", "KR"}},
    {"INC-2026-002",
     "incident",
     "Air cargo with undeclared pill press dies",
     "reported",
     -6,
     10,
     {"occurred_on", "outcome", "country"},
     {"-8", "seizure", "MX"}},
    {"INC-2026-003",
     "incident",
     "Express parcels with tableting binder",
     "closed",
     -50,
     0,
     {"occurred_on", "outcome", "closed"},
     {"-50", "seizure", "-30"}},
    {"RTE-2026-001", "route", "Sea to a Pacific port, then by road", "suspected", -70, 0, {"country"}, {"MX"}},
    {"AGR-2024-003",
     "agreement",
     "Trade data exchange with a partner customs administration",
     "in_force",
     -700,
     0,
     {"agreement", "signed_on", "expires_on"},
     {"trade_data_mou", "-690", "+40"}},
    {"AGR-2023-001",
     "agreement",
     "Narcotics enforcement agreement with a partner agency",
     "renewal_due",
     -1000,
     30,
     {"agreement", "signed_on", "expires_on"},
     {"nea", "-1000", "+75"}},
    {"DEL-2026-001",
     "delivery",
     "Precursor identification for customs laboratories",
     "scheduled",
     -30,
     14,
     {"country", "audience"},
     {"CO", "Customs laboratory staff"}},
    {"PRD-2026-001",
     "product",
     "Quarterly assessment of precursor diversion",
     "drafting",
     -20,
     2,
     {"audience"},
     {"Field offices"}},
    {"PRC-2026-001",
     "practice",
     "Checks of declared net weight against container tare",
     "piloting",
     -120,
     0,
     {NULL},
     {NULL}},
};

G_GNUC_UNUSED static char *
casework_id (const char *ref)
{
  return cordon_id_derive ("casework", ref, NULL);
}

G_GNUC_UNUSED static char *
casework_day (const char *today, int days)
{
  GDate date;

  g_assert_true (cordon_date_parse (today, &date));
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return cordon_date_to_text (&date);
}

G_GNUC_UNUSED static void
casework_set (CordonDraft *draft, const char *today, const char *kind, const char *id, const char *field,
              const char *value)
{
  g_autofree char *day = NULL;

  if (value[0] == '+' || value[0] == '-')
    day = casework_day (today, (int) g_ascii_strtoll (value, NULL, 10));
  cordon_draft_set_text (draft, kind, id, field, day != NULL ? day : value);
}

typedef struct
{
  const char *matter, *class, *substance, *hs_code, *unit;
  double quantity;
} CaseworkItem;

G_GNUC_UNUSED static const CaseworkItem casework_items[] = {
    {"INC-2026-001", "precursor", "4-Piperidone", NULL, "kg", 150},
    {"INC-2026-001", "precursor", "Propionyl chloride", NULL, "lb", 100},
    {"INC-2026-002", "conveyance", "Pill press dies", "8207.30", "piece", 12},
    {"INC-2026-003", "other_drug", "Tableting binder", NULL, "g", 2500},
};

G_GNUC_UNUSED static const struct
{
  const char *matter, *role, *country, *mode, *channel;
  const char *day;
} casework_legs[] = {
    {"INC-2026-001", "origin", "CN", "1", "cargo", "-40"},     {"INC-2026-001", "transit", "KR", "1", "cargo", "-30"},
    {"INC-2026-001", "destination", "MX", "1", "cargo", NULL}, {"INC-2026-002", "origin", "IN", "4", "cargo", "-12"},
    {"INC-2026-002", "seizure", "MX", "4", "cargo", "-8"},
};

/* What led to what */
G_GNUC_UNUSED static const char *const casework_links[][2] = {
    {"LEAD-2026-003", "INV-2026-001"},
    {"INV-2026-001", "INC-2026-001"},
    {"LEAD-2026-004", "INV-2026-002"},
};

G_GNUC_UNUSED static void
casework_add_parts (CordonDraft *draft, const char *today)
{
  for (guint i = 0; i < G_N_ELEMENTS (casework_items); i++)
    {
      g_autofree char *matter = casework_id (casework_items[i].matter);
      g_autofree char *rank = g_strdup_printf ("%c", 'B' + i);
      const char *id = cordon_draft_create (draft, "matter_item", NULL);

      cordon_draft_set_text (draft, "matter_item", id, "matter", matter);
      cordon_draft_set_text (draft, "matter_item", id, "rank", rank);
      cordon_draft_set_text (draft, "matter_item", id, "class", casework_items[i].class);
      cordon_draft_set_text (draft, "matter_item", id, "substance", casework_items[i].substance);
      cordon_draft_set_text (draft, "matter_item", id, "hs_code", casework_items[i].hs_code);
      cordon_draft_set_text (draft, "matter_item", id, "unit", casework_items[i].unit);
      cordon_draft_set_number (draft, "matter_item", id, "quantity", casework_items[i].quantity);
    }
  for (guint i = 0; i < G_N_ELEMENTS (casework_legs); i++)
    {
      g_autofree char *matter = casework_id (casework_legs[i].matter);
      g_autofree char *rank = g_strdup_printf ("%c", 'B' + i);
      const char *id = cordon_draft_create (draft, "matter_leg", NULL);

      cordon_draft_set_text (draft, "matter_leg", id, "matter", matter);
      cordon_draft_set_text (draft, "matter_leg", id, "rank", rank);
      cordon_draft_set_text (draft, "matter_leg", id, "role", casework_legs[i].role);
      cordon_draft_set_text (draft, "matter_leg", id, "country", casework_legs[i].country);
      cordon_draft_set_text (draft, "matter_leg", id, "mode", casework_legs[i].mode);
      cordon_draft_set_text (draft, "matter_leg", id, "channel", casework_legs[i].channel);
      if (casework_legs[i].day != NULL)
        casework_set (draft, today, "matter_leg", id, "date", casework_legs[i].day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (casework_links); i++)
    {
      g_autofree char *from = casework_id (casework_links[i][0]);
      g_autofree char *to = casework_id (casework_links[i][1]);

      cordon_matter_add_link (draft, from, to);
    }
}

/* Returns: (transfer full): makes all of it */
G_GNUC_UNUSED static CordonDraft *
casework_draft (const char *today)
{
  CordonDraft *draft = cordon_draft_new ("Import");

  for (guint i = 0; i < G_N_ELEMENTS (casework_matters); i++)
    {
      const CaseworkMatter *matter = &casework_matters[i];
      g_autofree char *id = casework_id (matter->ref);
      g_autofree char *opened = casework_day (today, matter->opened);
      g_autofree char *due = casework_day (today, matter->due);

      cordon_draft_create (draft, "matter", id);
      cordon_draft_set_text (draft, "matter", id, "kind", matter->kind);
      cordon_draft_set_text (draft, "matter", id, "ref", matter->ref);
      cordon_draft_set_text (draft, "matter", id, "title", matter->title);
      cordon_draft_set_text (draft, "matter", id, "state", matter->state);
      cordon_draft_set_text (draft, "matter", id, "opened", opened);
      if (matter->due != 0)
        cordon_draft_set_text (draft, "matter", id, "due", due);
      for (guint f = 0; f < G_N_ELEMENTS (matter->field) && matter->field[f] != NULL; f++)
        casework_set (draft, today, "matter", id, matter->field[f], matter->value[f]);
    }
  casework_add_parts (draft, today);
  return draft;
}

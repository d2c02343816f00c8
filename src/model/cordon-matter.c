/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the national program manager tracks: investigations, incidents, leads, routes, agreements and the rest, each of
 * one kind with a way of its own through its states (cordon-workflow.h). A state and an outcome are ones that its kind
 * has; an investigation is closed with an outcome. There are no suspects and no names of persons: a matter holds
 * references, bodies and counts. */

#include "model/cordon-matter.h"

#include "model/cordon-kind-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-text.h"
#include "model/cordon-link.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"investigation", NC_ ("vocabulary", "Investigation")},
    {"incident", NC_ ("vocabulary", "Incident")},
    {"lead", NC_ ("vocabulary", "Lead")},
    {"route", NC_ ("vocabulary", "Route")},
    {"agreement", NC_ ("vocabulary", "Agreement")},
    {"review", NC_ ("vocabulary", "Review")},
    {"engagement", NC_ ("vocabulary", "Engagement")},
    {"delivery", NC_ ("vocabulary", "Training delivery")},
    {"product", NC_ ("vocabulary", "Intelligence product")},
    {"practice", NC_ ("vocabulary", "Practice")},
    {"deployment", NC_ ("vocabulary", "Deployment")},
    {NULL},
};

static const CordonChoice states[] = {
    {"proposed", NC_ ("vocabulary", "Proposed")},
    {"open", NC_ ("vocabulary", "Open")},
    {"referred", NC_ ("vocabulary", "Referred")},
    {"prosecution", NC_ ("vocabulary", "Prosecution")},
    {"suspended", NC_ ("vocabulary", "Suspended")},
    {"reported", NC_ ("vocabulary", "Reported")},
    {"verified", NC_ ("vocabulary", "Verified")},
    {"duplicate", NC_ ("vocabulary", "Duplicate")},
    {"new", NC_ ("vocabulary", "New")},
    {"assessed", NC_ ("vocabulary", "Assessed")},
    {"disseminated", NC_ ("vocabulary", "Disseminated")},
    {"acknowledged", NC_ ("vocabulary", "Acknowledged")},
    {"accepted", NC_ ("vocabulary", "Accepted")},
    {"returned", NC_ ("vocabulary", "Returned")},
    {"no_action", NC_ ("vocabulary", "No action")},
    {"feedback", NC_ ("vocabulary", "Feedback given")},
    {"suspected", NC_ ("vocabulary", "Suspected")},
    {"confirmed", NC_ ("vocabulary", "Confirmed")},
    {"disrupted", NC_ ("vocabulary", "Disrupted")},
    {"inactive", NC_ ("vocabulary", "Inactive")},
    {"negotiating", NC_ ("vocabulary", "Being negotiated")},
    {"legal_review", NC_ ("vocabulary", "Legal review")},
    {"signed", NC_ ("vocabulary", "Signed")},
    {"in_force", NC_ ("vocabulary", "In force")},
    {"renewal_due", NC_ ("vocabulary", "Renewal due")},
    {"expired", NC_ ("vocabulary", "Expired")},
    {"terminated", NC_ ("vocabulary", "Terminated")},
    {"scheduled", NC_ ("vocabulary", "Scheduled")},
    {"fieldwork", NC_ ("vocabulary", "Fieldwork")},
    {"findings", NC_ ("vocabulary", "Findings")},
    {"corrective_action", NC_ ("vocabulary", "Corrective action")},
    {"planned", NC_ ("vocabulary", "Planned")},
    {"held", NC_ ("vocabulary", "Held")},
    {"followup_due", NC_ ("vocabulary", "Follow-up due")},
    {"requested", NC_ ("vocabulary", "Requested")},
    {"approved", NC_ ("vocabulary", "Approved")},
    {"delivered", NC_ ("vocabulary", "Delivered")},
    {"drafting", NC_ ("vocabulary", "Being drafted")},
    {"review", NC_ ("vocabulary", "Under review")},
    {"cleared", NC_ ("vocabulary", "Cleared")},
    {"published", NC_ ("vocabulary", "Published")},
    {"piloting", NC_ ("vocabulary", "Piloting")},
    {"endorsed", NC_ ("vocabulary", "Endorsed")},
    {"retired", NC_ ("vocabulary", "Retired")},
    {"active", NC_ ("vocabulary", "Active")},
    {"ended", NC_ ("vocabulary", "Ended")},
    {"closed", NC_ ("vocabulary", "Closed")},
    {NULL},
};

static const CordonChoice outcomes[] = {
    {"none", NC_ ("vocabulary", "Neither disrupted nor dismantled")},
    {"disrupted", NC_ ("vocabulary", "Disrupted")},
    {"dismantled", NC_ ("vocabulary", "Dismantled")},
    {"seizure", NC_ ("vocabulary", "Seizure")},
    {"stopped_shipment", NC_ ("vocabulary", "Stopped shipment")},
    {"suspicious", NC_ ("vocabulary", "Suspicious shipment")},
    {"diversion", NC_ ("vocabulary", "Diversion")},
    {"attempted_diversion", NC_ ("vocabulary", "Attempted diversion")},
    {"theft", NC_ ("vocabulary", "Theft")},
    {"site", NC_ ("vocabulary", "Illicit site")},
    {NULL},
};

static const char *const investigation_outcomes[] = {"none", "disrupted", "dismantled", NULL};
static const char *const incident_outcomes[] = {
    "seizure", "stopped_shipment", "suspicious", "diversion", "attempted_diversion", "theft", "site", NULL,
};

static const CordonChoice designations[] = {
    {"ocdetf", NC_ ("vocabulary", "OCDETF")},
    {"hidta", NC_ ("vocabulary", "HIDTA")},
    {NULL},
};

static const CordonChoice agreements[] = {
    {"cmaa", NC_ ("vocabulary", "Customs mutual assistance agreement (CMAA)")},
    {"trade_data_mou", NC_ ("vocabulary", "Trade data MOU")},
    {"federal_data_mou", NC_ ("vocabulary", "Federal data MOU")},
    {"tciu_mou", NC_ ("vocabulary", "TCIU MOU")},
    {"host_country", NC_ ("vocabulary", "Host country agreement")},
    {"nea", NC_ ("vocabulary", "Narcotics enforcement agreement (NEA)")},
    {NULL},
};

static const CordonChoice ratings[] = {
    {"met", NC_ ("vocabulary", "Met")},
    {"partly_met", NC_ ("vocabulary", "Partly met")},
    {"not_met", NC_ ("vocabulary", "Not met")},
    {NULL},
};

static const CordonChoice source_grades[] = {
    {"A", NC_ ("vocabulary", "A – always reliable")},
    {"B", NC_ ("vocabulary", "B – mostly reliable")},
    {"C", NC_ ("vocabulary", "C – sometimes reliable")},
    {"X", NC_ ("vocabulary", "X – reliability not known")},
    {NULL},
};

static const CordonChoice information_grades[] = {
    {"1", NC_ ("vocabulary", "1 – known to be true")},
    {"2", NC_ ("vocabulary", "2 – known to the source, confirmed")},
    {"3", NC_ ("vocabulary", "3 – not known to the source, confirmed")},
    {"4", NC_ ("vocabulary", "4 – can’t be judged")},
    {NULL},
};

static const CordonChoice countings[] = {
    {"no", NC_ ("vocabulary", "One event")},
    {"yes", NC_ ("vocabulary", "A published total")},
    {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, kinds},
    {"ref", CORDON_FIELD_TEXT, NC_ ("field", "Reference"), CORDON_FIELD_SEARCH},
    {"title", CORDON_FIELD_TEXT, NC_ ("field", "Title"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), CORDON_FIELD_REQUIRED, states},
    {"outcome", CORDON_FIELD_CHOICE, NC_ ("field", "Outcome"), 0, outcomes},
    {"designation", CORDON_FIELD_CHOICE, NC_ ("field", "Designation"), 0, designations},
    {"agreement", CORDON_FIELD_CHOICE, NC_ ("field", "Sort of agreement"), 0, agreements},
    {"rating", CORDON_FIELD_CHOICE, NC_ ("field", "Rating"), 0, ratings},
    {"source_grade", CORDON_FIELD_CHOICE, NC_ ("field", "Source grading"), 0, source_grades},
    {"information_grade", CORDON_FIELD_CHOICE, NC_ ("field", "Information grading"), 0, information_grades},
    {"handling", CORDON_FIELD_TEXT, NC_ ("field", "Handling code")},
    {"opened", CORDON_FIELD_DATE, NC_ ("field", "Opened")},
    {"due", CORDON_FIELD_DATE, NC_ ("field", "Due")},
    {"occurred_on", CORDON_FIELD_DATE, NC_ ("field", "Took place on")},
    {"sent_on", CORDON_FIELD_DATE, NC_ ("field", "Sent on")},
    {"acknowledged_on", CORDON_FIELD_DATE, NC_ ("field", "Acknowledged on")},
    {"feedback_on", CORDON_FIELD_DATE, NC_ ("field", "Feedback given on")},
    {"signed_on", CORDON_FIELD_DATE, NC_ ("field", "Signed on")},
    {"expires_on", CORDON_FIELD_DATE, NC_ ("field", "Expires on")},
    {"closed", CORDON_FIELD_DATE, NC_ ("field", "Closed")},
    {"party", CORDON_FIELD_REFERENCE, NC_ ("field", "Lead office"), 0, NULL, "party"},
    {"place", CORDON_FIELD_REFERENCE, NC_ ("field", "Place"), 0, NULL, "place"},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"initiative", CORDON_FIELD_REFERENCE, NC_ ("field", "Initiative"), 0, NULL, "plan_item"},
    {"audience", CORDON_FIELD_TEXT, NC_ ("field", "Audience")},
    {"summary", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Summary"), CORDON_FIELD_SEARCH_LONG},
    {"is_aggregate", CORDON_FIELD_CHOICE, NC_ ("field", "Counts as"), 0, countings},
    {"period", CORDON_FIELD_PERIOD, NC_ ("field", "Period")},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
    {"tlp", CORDON_FIELD_CHOICE, NC_ ("field", "TLP marking"), 0, cordon_choices_tlp},
    {"cui", CORDON_FIELD_TEXT, NC_ ("field", "CUI marking")},
};

/* Eight fields first, then those that are folded away. */
#define N_FIRST 8
#define CITED "source", "confidence", "note", "tlp", "cui", NULL

static const char *const investigation_form[] = {
    "title",   "ref",    "outcome", "designation", "party",   "due", "initiative",
    "summary", "opened", "closed",  "place",       "country", CITED,
};
static const char *const incident_form[] = {
    "title", "ref",        "outcome",      "occurred_on", "place",  "country", "party", "summary",
    "due",   "initiative", "is_aggregate", "period",      "opened", "closed",  CITED,
};
static const char *const lead_form[] = {
    "title",   "ref",     "source_grade", "information_grade", "handling",    "party",  "due",
    "summary", "opened",  "sent_on",      "acknowledged_on",   "feedback_on", "closed", "initiative",
    "place",   "country", CITED,
};
static const char *const route_form[] = {
    "title", "ref", "country", "place", "party", "due", "initiative", "summary", "opened", "closed", CITED,
};
static const char *const agreement_form[] = {
    "title",   "ref", "agreement",  "country", "party",  "signed_on", "expires_on",
    "summary", "due", "initiative", "opened",  "closed", CITED,
};
static const char *const review_form[] = {
    "title",   "ref",    "rating", "party", "due",     "occurred_on", "initiative",
    "summary", "opened", "closed", "place", "country", CITED,
};
static const char *const event_form[] = {
    "title",   "ref",   "occurred_on", "due",    "party",  "country", "audience",
    "summary", "place", "initiative",  "opened", "closed", CITED,
};
static const char *const product_form[] = {
    "title", "ref", "due", "party", "audience", "sent_on", "initiative", "summary", "opened", "country", CITED,
};
static const char *const practice_form[] = {
    "title", "ref", "party", "due", "initiative", "country", "audience", "summary", "opened", "closed", "place", CITED,
};

static const struct
{
  const char *kind;
  const char *prefix; /* of its references */
  const char *plural; /* marked */
  const char *const *form;
} sorts[] = {
    {"investigation", "INV", NC_ ("matters", "Investigations"), investigation_form},
    {"incident", "INC", NC_ ("matters", "Incidents"), incident_form},
    {"lead", "LEAD", NC_ ("matters", "Leads"), lead_form},
    {"route", "RTE", NC_ ("matters", "Routes"), route_form},
    {"agreement", "AGR", NC_ ("matters", "Agreements"), agreement_form},
    {"review", "REV", NC_ ("matters", "Reviews"), review_form},
    {"engagement", "ENG", NC_ ("matters", "Engagements"), event_form},
    {"delivery", "DEL", NC_ ("matters", "Training deliveries"), event_form},
    {"product", "PRD", NC_ ("matters", "Intelligence products"), product_form},
    {"practice", "PRC", NC_ ("matters", "Practices"), practice_form},
    {"deployment", "DEP", NC_ ("matters", "Deployments"), event_form},
};

static guint
find_sort (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if (g_strcmp0 (sorts[i].kind, kind) == 0)
        return i;
    }
  return G_N_ELEMENTS (sorts);
}

const CordonChoice *
cordon_matter_kinds (void)
{
  return kinds;
}

const char *
cordon_matter_kind_plural (const char *kind)
{
  guint sort = find_sort (kind);

  g_return_val_if_fail (sort < G_N_ELEMENTS (sorts), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "matters", sorts[sort].plural);
}

const char *const *
cordon_matter_form (const char *kind, guint *n_first)
{
  guint sort = find_sort (kind);

  *n_first = N_FIRST;
  return sorts[sort < G_N_ELEMENTS (sorts) ? sort : 0].form;
}

gboolean
cordon_matter_is_open (CordonRecord *matter)
{
  return cordon_workflow_is_open (cordon_record_get_text (matter, "kind"), cordon_record_get_text (matter, "state"));
}

gboolean
cordon_matter_is_aggregate (CordonRecord *matter)
{
  return g_strcmp0 (cordon_record_get_text (matter, "is_aggregate"), "yes") == 0;
}

const char *
cordon_matter_day (CordonRecord *matter)
{
  const char *occurred = cordon_record_get_text (matter, "occurred_on");

  return occurred != NULL ? occurred : cordon_record_get_text (matter, "opened");
}

char *
cordon_matter_dup_name (CordonRecord *matter)
{
  const char *ref = cordon_record_get_text (matter, "ref");
  g_autofree char *title = cordon_record_dup_title (matter);

  return ref != NULL ? g_strconcat (ref, " ", title, NULL) : g_steal_pointer (&title);
}

char *
cordon_matter_suggest_ref (CordonPlan *plan, const char *kind, GListModel *matters)
{
  guint sort = find_sort (kind);
  g_autofree char *start = NULL;
  guint64 last = 0;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (sort < G_N_ELEMENTS (sorts), NULL);

  start = g_strdup_printf ("%s-%d-", sorts[sort].prefix,
                           cordon_fiscal_year_of (cordon_plan_get_today (plan), cordon_plan_get_first_month (plan)));
  for (guint i = 0; matters != NULL && i < g_list_model_get_n_items (matters); i++)
    {
      g_autoptr (CordonRecord) matter = g_list_model_get_item (matters, i);
      const char *ref = cordon_record_get_text (matter, "ref");
      guint64 number;

      if (ref != NULL && g_str_has_prefix (ref, start)
          && g_ascii_string_to_unsigned (ref + strlen (start), 10, 0, 999999, &number, NULL))
        last = MAX (last, number);
    }
  return g_strdup_printf ("%s%03" G_GUINT64_FORMAT, start, last + 1);
}

static const char *
label_for_adding (const char *kind)
{
  static const struct
  {
    const char *kind, *label;
  } labels[] = {
      {"investigation", N_ ("Add investigation")},
      {"incident", N_ ("Add incident")},
      {"lead", N_ ("Add lead")},
      {"route", N_ ("Add route")},
      {"agreement", N_ ("Add agreement")},
      {"review", N_ ("Add review")},
      {"engagement", N_ ("Add engagement")},
      {"delivery", N_ ("Add training delivery")},
      {"product", N_ ("Add intelligence product")},
      {"practice", N_ ("Add practice")},
      {"deployment", N_ ("Add deployment")},
      {"matter_item", N_ ("Add item")},
      {"matter_leg", N_ ("Add leg")},
      {"matter_party", N_ ("Add body")},
      {"matter_finding", N_ ("Add finding")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_strcmp0 (labels[i].kind, kind) == 0)
        return labels[i].label;
    }
  return N_ ("Add matter");
}

static void
set_date (CordonDraft *draft, CordonPlan *plan, const char *id, const char *kind, const char *state)
{
  const CordonWorkflowState *found = cordon_workflow_find (kind, state);

  if (found != NULL && found->sets != NULL)
    cordon_draft_set_text (draft, "matter", id, found->sets, cordon_plan_get_today (plan));
}

CordonDraft *
cordon_matter_create (CordonPlan *plan, const char *kind, GListModel *matters, const char *title, char **id)
{
  CordonDraft *draft;
  const char *made, *first;
  g_autofree char *ref = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  first = cordon_workflow_first (kind);
  g_return_val_if_fail (first != NULL, NULL);

  ref = cordon_matter_suggest_ref (plan, kind, matters);
  draft = cordon_draft_new (label_for_adding (kind));
  made = cordon_draft_create (draft, "matter", NULL);
  if (id != NULL)
    *id = g_strdup (made);
  cordon_draft_set_text (draft, "matter", made, "kind", kind);
  cordon_draft_set_text (draft, "matter", made, "ref", ref);
  cordon_draft_set_text (draft, "matter", made, "title", title);
  cordon_draft_set_text (draft, "matter", made, "state", first);
  set_date (draft, plan, made, kind, first);
  return draft;
}

CordonDraft *
cordon_matter_step (CordonPlan *plan, CordonRecord *matter, const char *to, const char *reason)
{
  CordonDraft *draft;
  const char *id, *kind;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_MATTER (matter), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  id = cordon_record_get_id (matter);
  kind = cordon_record_get_text (matter, "kind");
  draft = cordon_draft_new (N_ ("Change state"));
  cordon_draft_set_text (draft, "matter", id, "state", to);
  set_date (draft, plan, id, kind, to);
  /* What is taken up again is not closed. */
  if (cordon_workflow_is_open (kind, to))
    cordon_draft_set_text (draft, "matter", id, "closed", NULL);
  clean = cordon_text_clean (reason, 0, TRUE);
  if (*clean != '\0')
    {
      const char *step = cordon_draft_create (draft, "matter_step", NULL);

      cordon_draft_set_text (draft, "matter_step", step, "matter", id);
      cordon_draft_set_text (draft, "matter_step", step, "from_state", cordon_record_get_text (matter, "state"));
      cordon_draft_set_text (draft, "matter_step", step, "to_state", to);
      cordon_draft_set_text (draft, "matter_step", step, "stepped_on", cordon_plan_get_today (plan));
      cordon_draft_set_text (draft, "matter_step", step, "reason", clean);
    }
  return draft;
}

/* What a body is in a matter of a kind at first, and how it stands. */
static void
set_part_in (CordonDraft *draft, CordonPlan *plan, const char *id, const char *kind)
{
  static const struct
  {
    const char *kind, *role, *state;
  } parts[] = {
      {"lead", "recipient", "sent"},          {"agreement", "signatory", NULL}, {"review", "reviewed", NULL},
      {"practice", "adopter", "considering"}, {"engagement", "attends", NULL},  {"delivery", "host", NULL},
      {"product", "recipient", "sent"},
  };
  guint i = 0;

  while (i < G_N_ELEMENTS (parts) && g_strcmp0 (parts[i].kind, kind) != 0)
    i++;
  cordon_draft_set_text (draft, "matter_party", id, "role", i < G_N_ELEMENTS (parts) ? parts[i].role : "partner");
  if (i == G_N_ELEMENTS (parts) || parts[i].state == NULL)
    return;
  cordon_draft_set_text (draft, "matter_party", id, "state", parts[i].state);
  cordon_draft_set_text (draft, "matter_party", id, "since", cordon_plan_get_today (plan));
}

CordonDraft *
cordon_matter_add_part (CordonPlan *plan, CordonRecord *matter, const char *part, GListModel *siblings,
                        const char *party, char **id)
{
  guint n = siblings != NULL ? g_list_model_get_n_items (siblings) : 0;
  g_autoptr (CordonRecord) last = n > 0 ? g_list_model_get_item (siblings, n - 1) : NULL;
  g_autofree char *rank = NULL;
  CordonDraft *draft;
  const char *made;

  g_return_val_if_fail (CORDON_IS_MATTER (matter), NULL);
  g_return_val_if_fail (part != NULL, NULL);

  rank = cordon_text_key_between (last != NULL ? cordon_record_get_text (last, "rank") : NULL, NULL);
  draft = cordon_draft_new (label_for_adding (part));
  made = cordon_draft_create (draft, part, NULL);
  if (id != NULL)
    *id = g_strdup (made);
  cordon_draft_set_text (draft, part, made, "matter", cordon_record_get_id (matter));
  cordon_draft_set_text (draft, part, made, "rank", rank);
  if (g_str_equal (part, "matter_item"))
    {
      cordon_draft_set_text (draft, part, made, "class", "precursor");
      cordon_draft_set_text (draft, part, made, "unit", "kg");
    }
  else if (g_str_equal (part, "matter_finding"))
    {
      cordon_draft_set_text (draft, part, made, "title", C_ ("matters", "New finding"));
      cordon_draft_set_text (draft, part, made, "state", "open");
    }
  else if (g_str_equal (part, "matter_leg"))
    cordon_draft_set_text (draft, part, made, "role", n == 0 ? "origin" : "transit");
  else
    {
      cordon_draft_set_text (draft, part, made, "party", party);
      set_part_in (draft, plan, made, cordon_record_get_text (matter, "kind"));
    }
  return draft;
}

/* By as many whole months as it ran: a term is told in years and months, not in days. */
static char *
next_expiry (const char *signed_on, const char *expires_on, const char *today)
{
  GDate first, last, end;
  int months;

  if (!cordon_date_parse (signed_on, &first) || !cordon_date_parse (expires_on, &last)
      || !cordon_date_parse (today, &end))
    return NULL;
  months = ((int) g_date_get_year (&last) - (int) g_date_get_year (&first)) * 12 + (int) g_date_get_month (&last)
           - (int) g_date_get_month (&first);
  if (months < 1)
    return NULL;
  g_date_add_months (&end, (guint) months);
  return cordon_date_to_text (&end);
}

gboolean
cordon_matter_can_renew (CordonRecord *matter)
{
  const char *state;

  g_return_val_if_fail (CORDON_IS_MATTER (matter), FALSE);

  state = cordon_record_get_text (matter, "state");
  return g_strcmp0 (cordon_record_get_text (matter, "kind"), "agreement") == 0
         && (g_strcmp0 (state, "in_force") == 0 || g_strcmp0 (state, "renewal_due") == 0);
}

CordonDraft *
cordon_matter_renew (CordonPlan *plan, CordonRecord *matter)
{
  g_autofree char *expires = NULL;
  const char *id, *today;
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_MATTER (matter), NULL);

  id = cordon_record_get_id (matter);
  today = cordon_plan_get_today (plan);
  expires =
      next_expiry (cordon_record_get_text (matter, "signed_on"), cordon_record_get_text (matter, "expires_on"), today);
  draft = cordon_draft_new (N_ ("Renew agreement"));
  cordon_draft_set_text (draft, "matter", id, "state", "in_force");
  cordon_draft_set_text (draft, "matter", id, "signed_on", today);
  /* Where no term is known, none is made up. */
  cordon_draft_set_text (draft, "matter", id, "expires_on", expires);
  cordon_draft_set_text (draft, "matter", id, "due", NULL);
  return draft;
}

void
cordon_matter_inherit (CordonDraft *draft, CordonRecord *from, const char *to)
{
  static const char *const marks[] = {"tlp", "cui", "handling"};

  g_return_if_fail (CORDON_IS_DRAFT (draft));
  g_return_if_fail (CORDON_IS_MATTER (from));
  g_return_if_fail (to != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (cordon_record_get_text (from, marks[i]) != NULL)
      cordon_draft_set_text (draft, "matter", to, marks[i], cordon_record_get_text (from, marks[i]));
}

static void
add_link (CordonDraft *draft, const char *kind, const char *from, const char *to_kind, const char *to)
{
  g_autofree char *id = cordon_link_derive_id (kind, from, to);

  cordon_draft_create (draft, "link", id);
  cordon_draft_set_text (draft, "link", id, "kind", kind);
  cordon_draft_set_text (draft, "link", id, "from_kind", "matter");
  cordon_draft_set_text (draft, "link", id, "from_row", from);
  cordon_draft_set_text (draft, "link", id, "to_kind", to_kind);
  cordon_draft_set_text (draft, "link", id, "to_row", to);
}

void
cordon_matter_add_link (CordonDraft *draft, const char *from, const char *to)
{
  g_return_if_fail (CORDON_IS_DRAFT (draft));
  g_return_if_fail (from != NULL && to != NULL);

  add_link (draft, "led_to", from, "matter", to);
}

CordonDraft *
cordon_matter_count_for (const char *matter, const char *measure)
{
  CordonDraft *draft;

  g_return_val_if_fail (matter != NULL && measure != NULL, NULL);

  draft = cordon_draft_new (N_ ("Add link"));
  add_link (draft, "counts_for", matter, "measure", measure);
  return draft;
}

CordonDraft *
cordon_matter_link (const char *from, const char *to)
{
  CordonDraft *draft = cordon_draft_new (N_ ("Add link"));

  cordon_matter_add_link (draft, from, to);
  return draft;
}

static char *
check_outcome (CordonCellFunc cell, gpointer row, const char *kind)
{
  const char *outcome = cordon_cell_text (cell, row, "outcome");

  if (g_str_equal (kind, "investigation"))
    {
      if (outcome == NULL && g_strcmp0 (cordon_cell_text (cell, row, "state"), "closed") == 0)
        return g_strdup (_ ("An investigation is closed with an outcome. Choose the outcome first, then close it."));
      if (outcome != NULL && !g_strv_contains (investigation_outcomes, outcome))
        return g_strdup (_ ("That outcome is one of an incident. An investigation is disrupted, dismantled, or "
                            "neither."));
    }
  else if (outcome != NULL && (!g_str_equal (kind, "incident") || !g_strv_contains (incident_outcomes, outcome)))
    return g_strdup (_ ("A matter of this kind doesn’t have that outcome. Choose another one, or none."));
  return NULL;
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *kind = cordon_cell_text (cell, row, "kind");
  const char *state = cordon_cell_text (cell, row, "state");
  char *problem;

  if (kind != NULL && state != NULL && cordon_workflow_find (kind, state) == NULL)
    {
      *field = "state";
      return g_strdup (_ ("A matter of this kind doesn’t have that state. Choose one of its own."));
    }
  problem = kind != NULL ? check_outcome (cell, row, kind) : NULL;
  if (problem != NULL)
    {
      *field = "outcome";
      return problem;
    }
  if (!cordon_cells_in_order (cell, row, "opened", "closed"))
    {
      *field = "closed";
      return g_strdup (_ ("It was closed before it was opened. Change one of the two dates."));
    }
  if (!cordon_cells_in_order (cell, row, "sent_on", "acknowledged_on"))
    {
      *field = "acknowledged_on";
      return g_strdup (_ ("It was acknowledged before it was sent. Change one of the two dates."));
    }
  if (!cordon_cells_in_order (cell, row, "signed_on", "expires_on"))
    {
      *field = "expires_on";
      return g_strdup (_ ("It expires before it was signed. Change one of the two dates."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonMatter, cordon_matter, "matter", NC_ ("kind", "Matter"), "title", .check = check)

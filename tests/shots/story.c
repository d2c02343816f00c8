/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan in use, for the pictures. Its figures are made up, and stand in no plan that a person begins. */

#include "story.h"

#include "base/cordon-error.h"
#include "model/cordon-starter.h"

typedef struct
{
  const char *code;
  const char *quarters;
} Course;

/* A letter a quarter, from 2024-Q2 on; '-': no update */
static const Course courses[] = {
    {"1.A", "-GGGGGA"}, {"1.B", "AAAGGGG"}, {"1.C", "GGAARRA"}, {"1.D", "GGGGGGG"},
    {"1.F", "--GGGAA"}, {"2.A", "GGGGGGG"}, {"2.B", "GAAGGGG"}, {"2.C", "GGGAAAR"},
    {"3.A", "GGGGGGG"}, {"3.C", "AAAGGAG"}, {"3.D", "-GGGGGG"}, {"4.A", "---AAGG"},
};

static const char *const quarters[] = {"2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"};
static const char *const published[] = {"2024-04-12", "2024-07-11", "2024-10-10", "2025-01-14",
                                        "2025-04-10", "2025-07-11", "2025-10-09"};

static void
set (CordonDraft *draft, const char *kind, const char *id, const char *field, const char *text)
{
  cordon_draft_set_text (draft, kind, id, field, text);
}

static CordonDraft *
draft_update (const Course *course, guint quarter)
{
  g_autofree char *item = cordon_starter_id ("plan_item", course->code);
  CordonDraft *draft = cordon_draft_new (N_ ("Publish update"));
  const char *id = cordon_draft_create (draft, "status_update", NULL);
  char letter = course->quarters[quarter];

  set (draft, "status_update", id, "plan_item", item);
  set (draft, "status_update", id, "period", quarters[quarter]);
  set (draft, "status_update", id, "as_of", published[quarter]);
  set (draft, "status_update", id, "published_on", published[quarter]);
  set (draft, "status_update", id, "author", "Planner");
  set (draft, "status_update", id, "rag", letter == 'G' ? "green" : letter == 'A' ? "amber" : "red");
  set (draft, "status_update", id, "narrative",
       letter == 'G' ? "The unit works as planned. Two more members were vetted and have begun."
                     : "Vetting takes longer than planned: the host country’s office has had no examiner since May.");
  if (letter != 'G')
    {
      set (draft, "status_update", id, "next_steps",
           "Agree on a second examiner with the host office by the end of the quarter.");
      set (draft, "status_update", id, "help_needed", "A letter from headquarters to the host office.");
    }
  return draft;
}

static void
add_reading (CordonDraft *draft, const char *measure, const char *role, const char *as_of, double value)
{
  const char *id = cordon_draft_create (draft, "reading", NULL);

  set (draft, "reading", id, "measure", measure);
  set (draft, "reading", id, "role", role);
  set (draft, "reading", id, "as_of", as_of);
  cordon_draft_set_number (draft, "reading", id, "value", value);
  set (draft, "reading", id, "unit", "members");
  set (draft, "reading", id, "qualifier", "exact");
  set (draft, "reading", id, "recorded_on", as_of);
}

static CordonDraft *
draft_measure (void)
{
  static const struct
  {
    const char *as_of;
    double value;
  } actuals[] = {{"2024-03-31", 12}, {"2024-06-30", 19}, {"2024-09-30", 23}, {"2024-12-31", 26},
                 {"2025-03-31", 30}, {"2025-06-30", 38}, {"2025-09-30", 41}};
  g_autofree char *item = cordon_starter_id ("plan_item", "1.C");
  CordonDraft *draft = cordon_draft_new (N_ ("Add measure"));
  g_autofree char *measure = g_strdup (cordon_draft_create (draft, "measure", NULL));

  set (draft, "measure", measure, "plan_item", item);
  set (draft, "measure", measure, "rank", "A");
  set (draft, "measure", measure, "name", "Members of the Mexico unit who are vetted");
  set (draft, "measure", measure, "unit", "members");
  set (draft, "measure", measure, "accrual", "stock");
  set (draft, "measure", measure, "direction", "increase");
  set (draft, "measure", measure, "year_basis", "fiscal");
  set (draft, "measure", measure, "feed", "manual");
  add_reading (draft, measure, "baseline", "2023-12-31", 4);
  add_reading (draft, measure, "target", "2026-09-30", 80);
  for (guint i = 0; i < G_N_ELEMENTS (actuals); i++)
    add_reading (draft, measure, "actual", actuals[i].as_of, actuals[i].value);
  return draft;
}

/* Steps on the way of some initiatives, and what waits for what. */
static CordonDraft *
draft_steps (void)
{
  static const struct
  {
    const char *parent, *title, *start, *due, *promised, *state, *done_on;
  } steps[] = {
      {"1.C", "Agree on the unit’s new quarters", "2024-10-01", "2025-03-31", "2025-01-31", "done", "2025-03-20"},
      {"1.C", "Vet the second class of officers", "2025-04-15", "2025-10-31", "2025-08-31", "active", NULL},
      {"1.C", "Second examiner begins work", NULL, "2026-01-15", "2025-09-30", "not_started", NULL},
      {"1.C", "Unit works at full strength", NULL, "2026-09-30", NULL, "not_started", NULL},
      {"2.B", "Five more task forces stand up", "2025-07-01", "2026-06-30", NULL, "active", NULL},
      {"2.B", "First of them is certified", NULL, "2025-09-15", NULL, "done", "2025-10-06"},
      {"3.A", "Center opens its new floor", "2025-10-15", "2026-03-31", NULL, "on_hold", NULL},
      {"3.A", "Survey among the partners", NULL, "2025-05-30", NULL, "cancelled", NULL},
  };
  CordonDraft *draft = cordon_draft_new (N_ ("Add milestone"));
  g_autofree char *vetting = NULL;
  g_autofree char *task_forces = NULL;
  const char *entry;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *parent = cordon_starter_id ("plan_item", steps[i].parent);
      g_autofree char *rank = g_strdup_printf ("V%c", 'a' + (int) i);
      const char *id = cordon_draft_create (draft, "plan_item", NULL);

      set (draft, "plan_item", id, "kind", "milestone");
      set (draft, "plan_item", id, "parent", parent);
      set (draft, "plan_item", id, "rank", rank);
      set (draft, "plan_item", id, "title", steps[i].title);
      set (draft, "plan_item", id, "start", steps[i].start);
      set (draft, "plan_item", id, "due", steps[i].due);
      set (draft, "plan_item", id, "baseline_due", steps[i].promised);
      set (draft, "plan_item", id, "state", steps[i].state);
      set (draft, "plan_item", id, "done_on", steps[i].done_on);
      if (i == 1)
        vetting = g_strdup (id);
      if (i == 4)
        task_forces = g_strdup (id);
    }
  entry = cordon_draft_create (draft, "register_entry", NULL);
  set (draft, "register_entry", entry, "kind", "dependency");
  set (draft, "register_entry", entry, "title", "The task forces take over officers whom the unit has vetted");
  set (draft, "register_entry", entry, "plan_item", task_forces);
  set (draft, "register_entry", entry, "depends_on", vetting);
  set (draft, "register_entry", entry, "state", "open");
  return draft;
}

GPtrArray *
cordon_story_drafts (void)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (drafts, draft_measure ());
  g_ptr_array_add (drafts, draft_steps ());
  for (guint quarter = 0; quarter < G_N_ELEMENTS (quarters); quarter++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
        {
          if (courses[i].quarters[quarter] != '-')
            g_ptr_array_add (drafts, draft_update (&courses[i], quarter));
        }
    }
  return drafts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do, as drafts. Each gets the label under which history shows it. Nothing here asks the ledger, and
 * nothing is checked: that is for the commit. */

#include "model/cordon-intents.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

static const char *
create_row (CordonDraft *draft, const char *kind, char **id)
{
  const char *made = cordon_draft_create (draft, kind, NULL);

  if (id != NULL)
    *id = g_strdup (made);
  return made;
}

static void
copy_field (CordonDraft *draft, const char *kind, const char *id, CordonRecord *from, const char *field)
{
  GVariant *value = from != NULL ? cordon_record_get (from, field) : NULL;

  if (value != NULL)
    cordon_draft_set (draft, kind, id, field, value);
}

/* The rank after the last of @siblings. */
static char *
rank_after (GListModel *siblings)
{
  g_autofree char *last = NULL;

  for (guint i = 0; siblings != NULL && i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (CordonRecord) sibling = g_list_model_get_item (siblings, i);
      const char *rank = cordon_record_get_text (sibling, "rank");

      if (rank != NULL && (last == NULL || strcmp (rank, last) > 0))
        {
          g_free (last);
          last = g_strdup (rank);
        }
    }
  return cordon_text_key_between (last, NULL);
}

static const char *
label_for_creating (const char *kind)
{
  if (g_strcmp0 (kind, "goal") == 0)
    return N_ ("Add goal");
  if (g_strcmp0 (kind, "initiative") == 0)
    return N_ ("Add initiative");
  if (g_strcmp0 (kind, "commitment") == 0)
    return N_ ("Add commitment");
  if (g_strcmp0 (kind, "milestone") == 0)
    return N_ ("Add milestone");
  return N_ ("Add plan item");
}

/* Codes: "1", "1.C", "1.C.2": goals and steps are counted in numbers, initiatives in letters. */

/* The number that the last part of a code stands for; 0 for none. Letters count A to Z, then AA. */
static guint
read_last_part (const char *code, gboolean letters)
{
  const char *point = strrchr (code, '.');
  const char *part = point != NULL ? point + 1 : code;
  guint number = 0;

  if (*part == '\0' || strlen (part) > 6)
    return 0;
  for (; *part != '\0'; part++)
    {
      if (letters ? !g_ascii_isupper (*part) : !g_ascii_isdigit (*part))
        return 0;
      number = letters ? number * 26 + (guint) (*part - 'A' + 1) : number * 10 + (guint) (*part - '0');
    }
  return number;
}

static char *
write_last_part (guint number, gboolean letters)
{
  g_autoptr (GString) part = NULL;

  if (!letters)
    return g_strdup_printf ("%u", number);
  part = g_string_new (NULL);
  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (part, (char) ('A' + (number - 1) % 26));
  return g_string_free (g_steal_pointer (&part), FALSE);
}

char *
cordon_intent_next_code (const char *kind, const char *parent_code, const char *const *codes, const char *const *others)
{
  gboolean letters = g_strcmp0 (kind, "initiative") == 0;
  const char *model = NULL;
  const char *point;
  g_autofree char *prefix = NULL;
  guint number = 0;

  g_return_val_if_fail (kind != NULL && codes != NULL && others != NULL, NULL);

  if (strcmp (kind, "strategy") == 0)
    return NULL;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint part = read_last_part (codes[i], letters);

      if (part > number)
        {
          number = part;
          model = codes[i];
        }
    }
  /* Milestones are as often told by their date: a code only where others have one. */
  if (model == NULL && strcmp (kind, "milestone") == 0)
    return NULL;

  point = model != NULL ? strrchr (model, '.') : NULL;
  if (model != NULL)
    prefix = point != NULL ? g_strndup (model, (gsize) (point - model) + 1) : g_strdup ("");
  else
    prefix = parent_code != NULL ? g_strconcat (parent_code, ".", NULL) : g_strdup ("");
  for (;;)
    {
      g_autofree char *part = write_last_part (++number, letters);
      g_autofree char *code = g_strconcat (prefix, part, NULL);

      if (!g_strv_contains (codes, code) && !g_strv_contains (others, code))
        return g_steal_pointer (&code);
    }
}

char *
cordon_intent_suggest_code (const char *kind, CordonRecord *parent, GListModel *siblings)
{
  g_autoptr (GStrvBuilder) same = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) other = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) others = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; siblings != NULL && i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (CordonRecord) sibling = g_list_model_get_item (siblings, i);
      const char *code = cordon_record_get_text (sibling, "code");

      if (code != NULL)
        g_strv_builder_add (g_strcmp0 (cordon_record_get_text (sibling, "kind"), kind) == 0 ? same : other, code);
    }
  codes = g_strv_builder_end (same);
  others = g_strv_builder_end (other);
  return cordon_intent_next_code (kind, parent != NULL ? cordon_record_get_text (parent, "code") : NULL,
                                  (const char *const *) codes, (const char *const *) others);
}

CordonDraft *
cordon_intent_create_item (CordonPlan *plan, const char *kind, CordonRecord *parent, GListModel *siblings,
                           const char *title, char **id)
{
  CordonDraft *draft;
  const char *item;
  g_autofree char *rank = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  draft = cordon_draft_new (label_for_creating (kind));
  item = create_row (draft, "plan_item", id);
  rank = rank_after (siblings);
  code = cordon_intent_suggest_code (kind, parent, siblings);
  cordon_draft_set_text (draft, "plan_item", item, "kind", kind);
  if (parent != NULL)
    cordon_draft_set_text (draft, "plan_item", item, "parent", cordon_record_get_id (parent));
  cordon_draft_set_text (draft, "plan_item", item, "rank", rank);
  if (code != NULL)
    cordon_draft_set_text (draft, "plan_item", item, "code", code);
  cordon_draft_set_text (draft, "plan_item", item, "title", title);
  cordon_draft_set_text (draft, "plan_item", item, "state", "not_started");
  return draft;
}

static const char *
label_for_setting (const char *field)
{
  static const struct
  {
    const char *field, *label;
  } labels[] = {
      {"title", N_ ("Change title")},
      {"name", N_ ("Change name")},
      {"code", N_ ("Change code")},
      {"intent", N_ ("Change intent")},
      {"owner", N_ ("Change owner")},
      {"state", N_ ("Change state")},
      {"start", N_ ("Change start date")},
      {"due", N_ ("Change due date")},
      {"done_on", N_ ("Change date done")},
      {"rag", N_ ("Change status")},
      {"value", N_ ("Change figure")},
      {"parent", N_ ("Move")},
      {"rank", N_ ("Move")},
      {"narrative", N_ ("Write update")},
      {"next_steps", N_ ("Write update")},
      {"help_needed", N_ ("Write update")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (strcmp (labels[i].field, field) == 0)
        return labels[i].label;
    }
  return N_ ("Change field");
}

CordonDraft *
cordon_intent_set (CordonRecord *record, const char *field, GVariant *value)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  draft = cordon_draft_new (label_for_setting (field));
  cordon_draft_set (draft, cordon_record_get_kind (record)->name, cordon_record_get_id (record), field, value);
  return draft;
}

CordonDraft *
cordon_intent_delete (CordonRecord *record)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  draft = cordon_draft_new (N_ ("Delete"));
  cordon_draft_delete (draft, cordon_record_get_kind (record)->name, cordon_record_get_id (record));
  return draft;
}

CordonDraft *
cordon_intent_restore (CordonRecord *record)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  draft = cordon_draft_new (N_ ("Restore"));
  cordon_draft_restore (draft, cordon_record_get_kind (record)->name, cordon_record_get_id (record));
  return draft;
}

CordonDraft *
cordon_intent_move (CordonRecord *record, CordonRecord *before, CordonRecord *after)
{
  CordonDraft *draft;
  g_autofree char *rank = NULL;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  rank = cordon_text_key_between (before != NULL ? cordon_record_get_text (before, "rank") : NULL,
                                  after != NULL ? cordon_record_get_text (after, "rank") : NULL);
  draft = cordon_draft_new (N_ ("Move"));
  cordon_draft_set_text (draft, cordon_record_get_kind (record)->name, cordon_record_get_id (record), "rank", rank);
  return draft;
}

const char *
cordon_intent_parent_field (const CordonKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (strcmp (kind->name, "plan_item") == 0)
    return "parent";
  if (strcmp (kind->name, "reading") == 0)
    return "measure";
  return cordon_kind_field (kind, "plan_item") != NULL ? "plan_item" : NULL;
}

CordonDraft *
cordon_intent_move_under (CordonRecord *record, const char *parent, const char *rank)
{
  const CordonKind *kind;
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);
  kind = cordon_record_get_kind (record);
  g_return_val_if_fail (cordon_intent_parent_field (kind) != NULL, NULL);

  draft = cordon_draft_new (N_ ("Move"));
  cordon_draft_set_text (draft, kind->name, cordon_record_get_id (record), cordon_intent_parent_field (kind), parent);
  if (cordon_kind_field (kind, "rank") != NULL)
    cordon_draft_set_text (draft, kind->name, cordon_record_get_id (record), "rank", rank);
  return draft;
}

/* Updates */

static const char *
begin_update (CordonDraft *draft, CordonPlan *plan, const char *item, const char *period, char **id)
{
  const char *update = create_row (draft, "status_update", id);
  g_autofree char *now = NULL;

  if (period == NULL)
    period = now = cordon_quarter_of (cordon_plan_get_today (plan), cordon_plan_get_first_month (plan));
  cordon_draft_set_text (draft, "status_update", update, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", update, "period", period);
  cordon_draft_set_text (draft, "status_update", update, "as_of", cordon_plan_get_today (plan));
  cordon_draft_set_text (draft, "status_update", update, "author",
                         cordon_ledger_get_author (cordon_plan_get_ledger (plan)));
  return update;
}

CordonDraft *
cordon_intent_start_update (CordonPlan *plan, CordonRecord *item, GListModel *updates, const char *period, char **id)
{
  static const char *const carried[] = {"rag", "next_steps", "help_needed", "tlp", "cui"};
  CordonRecord *last;
  CordonDraft *draft;
  const char *update;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (item), NULL);

  draft = cordon_draft_new (N_ ("Start update"));
  update = begin_update (draft, plan, cordon_record_get_id (item), period, id);
  last = updates != NULL ? cordon_status_effective (updates, NULL) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    copy_field (draft, "status_update", update, last, carried[i]);
  return draft;
}

CordonDraft *
cordon_intent_publish_update (CordonPlan *plan, CordonRecord *update)
{
  CordonDraft *draft;
  const char *id;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (update), NULL);

  id = cordon_record_get_id (update);
  draft = cordon_draft_new (N_ ("Publish update"));
  cordon_draft_set_text (draft, "status_update", id, "published_on", cordon_plan_get_today (plan));
  if (cordon_record_get (update, "as_of") == NULL)
    cordon_draft_set_text (draft, "status_update", id, "as_of", cordon_plan_get_today (plan));
  return draft;
}

CordonDraft *
cordon_intent_correct_update (CordonPlan *plan, CordonRecord *update, char **id)
{
  static const char *const carried[] = {"rag", "narrative", "next_steps", "help_needed", "tlp", "cui"};
  CordonDraft *draft;
  const char *correction;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (update), NULL);

  draft = cordon_draft_new (N_ ("Correct update"));
  correction = begin_update (draft, plan, cordon_record_get_text (update, "plan_item"),
                             cordon_record_get_text (update, "period"), id);
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    copy_field (draft, "status_update", correction, update, carried[i]);
  cordon_draft_set_text (draft, "status_update", correction, "corrects", cordon_record_get_id (update));
  return draft;
}

/* Rows of an item */

CordonDraft *
cordon_intent_add_milestone (CordonPlan *plan, CordonRecord *item, GListModel *siblings, const char *title,
                             const char *due, char **id)
{
  CordonDraft *draft;
  g_autofree char *milestone = NULL;

  g_return_val_if_fail (CORDON_IS_RECORD (item), NULL);

  draft = cordon_intent_create_item (plan, "milestone", item, siblings, title, &milestone);
  /* What is promised first is kept when the date moves. */
  cordon_draft_set_text (draft, "plan_item", milestone, "due", due);
  cordon_draft_set_text (draft, "plan_item", milestone, "baseline_due", due);
  if (id != NULL)
    *id = g_steal_pointer (&milestone);
  return draft;
}

CordonDraft *
cordon_intent_add_register_entry (CordonPlan *plan, CordonRecord *item, GListModel *siblings, const char *kind,
                                  const char *title, char **id)
{
  CordonDraft *draft;
  const char *entry;
  g_autofree char *rank = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  rank = rank_after (siblings);
  draft = cordon_draft_new (N_ ("Add register entry"));
  entry = create_row (draft, "register_entry", id);
  cordon_draft_set_text (draft, "register_entry", entry, "kind", kind);
  if (item != NULL)
    cordon_draft_set_text (draft, "register_entry", entry, "plan_item", cordon_record_get_id (item));
  cordon_draft_set_text (draft, "register_entry", entry, "rank", rank);
  cordon_draft_set_text (draft, "register_entry", entry, "title", title);
  cordon_draft_set_text (draft, "register_entry", entry, "state", "open");
  cordon_draft_set_text (draft, "register_entry", entry, "opened", cordon_plan_get_today (plan));
  return draft;
}

CordonDraft *
cordon_intent_add_measure (CordonPlan *plan, CordonRecord *item, GListModel *siblings, const char *name,
                           const char *unit, char **id)
{
  CordonDraft *draft;
  const char *measure;
  g_autofree char *rank = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (item), NULL);

  rank = rank_after (siblings);
  draft = cordon_draft_new (N_ ("Add measure"));
  measure = create_row (draft, "measure", id);
  cordon_draft_set_text (draft, "measure", measure, "plan_item", cordon_record_get_id (item));
  cordon_draft_set_text (draft, "measure", measure, "rank", rank);
  cordon_draft_set_text (draft, "measure", measure, "name", name);
  cordon_draft_set_text (draft, "measure", measure, "unit", unit);
  cordon_draft_set_text (draft, "measure", measure, "year_basis", "fiscal");
  cordon_draft_set_text (draft, "measure", measure, "feed", "manual");
  return draft;
}

CordonDraft *
cordon_intent_add_reading (CordonPlan *plan, CordonRecord *measure, const char *role, const char *period,
                           const char *as_of, GVariant *value, const char *qualifier, char **id)
{
  CordonDraft *draft;
  const char *reading;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (measure), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  draft = cordon_draft_new (N_ ("Add reading"));
  reading = create_row (draft, "reading", id);
  cordon_draft_set_text (draft, "reading", reading, "measure", cordon_record_get_id (measure));
  cordon_draft_set_text (draft, "reading", reading, "role", role);
  cordon_draft_set_text (draft, "reading", reading, "period", period);
  cordon_draft_set_text (draft, "reading", reading, "as_of", as_of);
  cordon_draft_set (draft, "reading", reading, "value", value);
  copy_field (draft, "reading", reading, measure, "unit");
  cordon_draft_set_text (draft, "reading", reading, "qualifier",
                         qualifier != NULL ? qualifier
                         : value != NULL   ? "exact"
                                           : "not_stated");
  cordon_draft_set_text (draft, "reading", reading, "recorded_on", cordon_plan_get_today (plan));
  return draft;
}

CordonDraft *
cordon_intent_confirm (CordonRecord *record)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  draft = cordon_draft_new (N_ ("Confirm"));
  cordon_draft_set_text (draft, cordon_record_get_kind (record)->name, cordon_record_get_id (record), "confidence",
                         "confirmed");
  return draft;
}

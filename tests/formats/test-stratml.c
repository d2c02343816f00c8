/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML there and back: what a plan holds comes back field by field, from both parts, whatever its texts are; what is
 * written is valid, the same every time, and keeps its identifiers. Random plans with a fixed seed. */

#include "stratml-fixture.h"

#include "base/cordon-text.h"
#include "model/cordon-link.h"
#include "model/cordon-starter.h"

#define SEED 17469
#define N_PLANS 12

static void
round_trip (Fixture *fixture, const CordonFormat *format)
{
  g_autofree char *first = export_text (fixture, format);
  g_autofree char *again = export_text (fixture, format);
  g_autofree char *second = NULL;
  Fixture other;

  g_assert_cmpstr (first, ==, again);
  set_up (&other, NULL);
  import_text (other.plan, first);
  assert_same_plan (fixture->plan, other.plan);
  second = export_text (&other, format);
  g_assert_cmpstr (first, ==, second);
  tear_down (&other, NULL);
}

static void
test_starter (Fixture *fixture, gconstpointer format)
{
  commit (fixture->plan, cordon_starter_draft (NULL));
  round_trip (fixture, format);
}

static void
test_empty (Fixture *fixture, gconstpointer format)
{
  round_trip (fixture, format);
}

/* Random plans */

typedef struct
{
  GRand *random;
  CordonDraft *draft;
  GPtrArray *items;
  GPtrArray *measures;
  GPtrArray *parties;
} Making;

static gboolean
perhaps (Making *making)
{
  return g_rand_boolean (making->random);
}

static guint
pick (Making *making, guint n)
{
  return (guint) g_rand_int_range (making->random, 0, (gint32) n);
}

/* Texts that try what separates them: the outline's mark, its marks within, and XML's. */
static char *
make_text (Making *making, gboolean lines)
{
  static const char *const pieces[] = {"[Cordon]",   "\\[Cordon]", "Name: x",     "  | bar",  "|",     "- ",
                                       "<b>&amp;",   "]]>",        "\"'",         "é ñ 中文", "א",     " ",
                                       "version: 1", "\t",         "plain words", "StratML",  "  in",  ":",
                                       "id: 7",      "\r",         "100 %",       "…",        "_x.y-z"};
  GString *text = g_string_new ("t");

  for (guint i = pick (making, 6) + 1; i > 0; i--)
    {
      g_string_append (text, pieces[pick (making, G_N_ELEMENTS (pieces))]);
      if (lines && perhaps (making))
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
make_date (Making *making, int year)
{
  return g_strdup_printf ("%04d-%02u-%02u", year, pick (making, 12) + 1, pick (making, 28) + 1);
}

static char *
make_period (Making *making)
{
  static const char *const periods[] = {"FY2022",          "2021",
                                        "CY2020",          "2025-Q2",
                                        "2025-03",         "2018-10-01/2023-09-30",
                                        "2017-01-01/..",   "2024-12-31/2024-01-01",
                                        "past five years", "2021-10-01/2022-09-30"};

  return g_strdup (periods[pick (making, G_N_ELEMENTS (periods))]);
}

static const char *
make_row (Making *making, const char *kind)
{
  g_autofree char *id =
      g_strdup_printf ("%08x-%04x-7%03x-8%03x-%08x%04x", g_rand_int (making->random), pick (making, 65536),
                       pick (making, 4096), pick (making, 4096), g_rand_int (making->random), pick (making, 65536));

  return cordon_draft_create (making->draft, kind, id);
}

/* Fills fields by what they take, half of them; those with rules between them are the caller's. */
static void
fill (Making *making, const char *kind, const char *id, const char *const *but)
{
  const CordonKind *table = cordon_kind_find (kind);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *text = NULL;
      guint n = 0;

      if (g_strv_contains (but, field->name) || ((field->flags & CORDON_FIELD_REQUIRED) == 0 && perhaps (making)))
        continue;
      switch (field->type)
        {
        case CORDON_FIELD_TEXT:
        case CORDON_FIELD_LONG_TEXT:
          text = make_text (making, field->type == CORDON_FIELD_LONG_TEXT);
          break;
        case CORDON_FIELD_DATE:
          text = make_date (making, 2024);
          break;
        case CORDON_FIELD_QUARTER:
          text = g_strdup_printf ("2025-Q%u", pick (making, 4) + 1);
          break;
        case CORDON_FIELD_PERIOD:
          text = make_period (making);
          break;
        case CORDON_FIELD_COUNTRY:
          text = g_strdup (perhaps (making) ? "MX" : "CO");
          break;
        case CORDON_FIELD_CHOICE:
          while (field->choices[n].value != NULL)
            n++;
          text = g_strdup (field->choices[pick (making, n)].value);
          break;
        case CORDON_FIELD_INTEGER:
          cordon_draft_set_integer (making->draft, kind, id, field->name, 1 + (gint64) pick (making, 5));
          continue;
        case CORDON_FIELD_YEAR:
          cordon_draft_set_integer (making->draft, kind, id, field->name, 2020 + (gint64) pick (making, 9));
          continue;
        case CORDON_FIELD_NUMBER:
          cordon_draft_set_number (making->draft, kind, id, field->name, pick (making, 1000) / 8.0);
          continue;
        case CORDON_FIELD_REFERENCE:
        case CORDON_FIELD_RANK:
        default:
          continue;
        }
      cordon_draft_set_text (making->draft, kind, id, field->name, text);
    }
}

static void
set_text (Making *making, const char *kind, const char *id, const char *field, const char *text)
{
  cordon_draft_set_text (making->draft, kind, id, field, text);
}

static const char *
any_of (Making *making, GPtrArray *ids)
{
  return ids->len > 0 && perhaps (making) ? ids->pdata[pick (making, ids->len)] : NULL;
}

static void
make_parties (Making *making)
{
  static const char *const but[] = {"valid_from", "name", NULL};

  for (guint i = 0; i < 6; i++)
    {
      const char *id = make_row (making, "party");
      /* Two of them are called the same. */
      g_autofree char *name = g_strdup_printf ("Body %u & “others”", i < 5 ? i : 0);

      fill (making, "party", id, but);
      set_text (making, "party", id, "name", name);
      set_text (making, "party", id, "parent", any_of (making, making->parties));
      g_ptr_array_add (making->parties, (gpointer) id);
    }
}

static void
make_links (Making *making, const char *item)
{
  for (guint i = 0; i < pick (making, 3); i++)
    {
      const char *party = making->parties->pdata[pick (making, making->parties->len)];
      const char *kind = perhaps (making) ? "partner" : "named_in";
      g_autofree char *id = cordon_link_derive_id (kind, party, item);
      g_autofree char *note = perhaps (making) ? make_text (making, TRUE) : NULL;

      cordon_draft_create (making->draft, "link", id);
      set_text (making, "link", id, "kind", kind);
      set_text (making, "link", id, "from_kind", "party");
      set_text (making, "link", id, "from_row", party);
      set_text (making, "link", id, "to_kind", "plan_item");
      set_text (making, "link", id, "to_row", item);
      set_text (making, "link", id, "note", note);
    }
}

static void
make_readings (Making *making, const char *measure)
{
  static const char *const but[] = {"value", "value_to", "qualifier", "outside", NULL};

  for (guint i = 0; i < pick (making, 6); i++)
    {
      const char *id = make_row (making, "reading");

      fill (making, "reading", id, but);
      set_text (making, "reading", id, "measure", measure);
      set_text (making, "reading", id, "party", any_of (making, making->parties));
      if (pick (making, 5) == 0)
        set_text (making, "reading", id, "qualifier", "not_stated");
      else
        {
          static const double values[] = {0, -1.5, 1e-7, 123456789.25, 0.1, 9007199254740991.0, 3e-300, 54000};
          double value = values[pick (making, G_N_ELEMENTS (values))];

          cordon_draft_set_number (making->draft, "reading", id, "value", value);
          if (perhaps (making))
            set_text (making, "reading", id, "qualifier", "at_least");
          if (value > 0 && perhaps (making))
            cordon_draft_set_number (making->draft, "reading", id, "value_to", value * 2 > 1e15 ? value : value * 2);
        }
    }
}

static void
make_measures (Making *making, const char *item)
{
  static const char *const but[] = {"outside", "counted", NULL};
  g_auto (GStrv) ranks = cordon_text_keys_after (NULL, 3);

  for (guint i = 0; i < pick (making, 3); i++)
    {
      const char *id = make_row (making, "measure");

      fill (making, "measure", id, but);
      set_text (making, "measure", id, "rank", ranks[i]);
      set_text (making, "measure", id, "plan_item", item);
      if (perhaps (making))
        set_text (making, "measure", id, "category", "output_processing");
      set_text (making, "measure", id, "part_of", any_of (making, making->measures));
      g_ptr_array_add (making->measures, (gpointer) id);
      make_readings (making, id);
    }
}

static void
make_updates (Making *making, const char *item)
{
  static const char *const but[] = {"corrects", NULL};
  const char *before = NULL;

  for (guint i = 0; i < pick (making, 3); i++)
    {
      const char *id = make_row (making, "status_update");

      fill (making, "status_update", id, but);
      set_text (making, "status_update", id, "plan_item", item);
      set_text (making, "status_update", id, "rag", perhaps (making) ? "green" : "red");
      set_text (making, "status_update", id, "next_steps", "Go on");
      set_text (making, "status_update", id, "help_needed", "none");
      set_text (making, "status_update", id, "corrects", before);
      before = id;
    }
}

static void
make_entries (Making *making, const char *item)
{
  static const char *const but[] = {"opened", "depends_on", NULL};
  g_auto (GStrv) ranks = cordon_text_keys_after (NULL, 3);

  for (guint i = 0; i < pick (making, 3); i++)
    {
      const char *id = make_row (making, "register_entry");
      const char *other = any_of (making, making->items);

      fill (making, "register_entry", id, but);
      set_text (making, "register_entry", id, "rank", ranks[i]);
      set_text (making, "register_entry", id, "plan_item", item);
      set_text (making, "register_entry", id, "owner", any_of (making, making->parties));
      if (other != NULL && g_strcmp0 (other, item) != 0)
        set_text (making, "register_entry", id, "depends_on", other);
      else
        set_text (making, "register_entry", id, "kind", "issue");
    }
}

static void
make_translation (Making *making, const char *item)
{
  const char *id = make_row (making, "translation");
  g_autofree char *text = make_text (making, TRUE);

  set_text (making, "translation", id, "kind", "plan_item");
  set_text (making, "translation", id, "row", item);
  set_text (making, "translation", id, "field", "title");
  set_text (making, "translation", id, "language", "es");
  set_text (making, "translation", id, "text", text);
}

static void
make_item (Making *making, const char *kind, const char *parent, const char *rank, guint depth)
{
  static const char *const but[] = {"kind", "start", "due", "done_on", "outside", NULL};
  static const char *const kinds[] = {"initiative", "commitment", "milestone", "milestone", "goal"};
  const char *id = make_row (making, "plan_item");
  g_autofree char *start = make_date (making, 2023);
  g_autofree char *due = make_date (making, 2025);
  guint n = depth < 4 ? pick (making, 4) : 0;
  g_auto (GStrv) ranks = cordon_text_keys_after (NULL, n);
  gboolean bare = g_str_equal (kind, "milestone") && perhaps (making);

  fill (making, "plan_item", id, but);
  set_text (making, "plan_item", id, "kind", kind);
  set_text (making, "plan_item", id, "parent", parent);
  set_text (making, "plan_item", id, "rank", rank);
  if (perhaps (making))
    set_text (making, "plan_item", id, "start", start);
  if (perhaps (making))
    set_text (making, "plan_item", id, "due", due);
  if (perhaps (making))
    set_text (making, "plan_item", id, "done_on", due);
  g_ptr_array_add (making->items, (gpointer) id);
  if (perhaps (making))
    make_translation (making, id);
  if (bare)
    return;
  set_text (making, "plan_item", id, "owner", any_of (making, making->parties));
  make_links (making, id);
  make_measures (making, id);
  make_updates (making, id);
  make_entries (making, id);
  for (guint i = 0; i < n; i++)
    make_item (making, depth == 0 ? "goal" : kinds[pick (making, G_N_ELEMENTS (kinds))], id, ranks[i], depth + 1);
}

static void
test_random (Fixture *fixture, gconstpointer format)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (GPtrArray) measures = g_ptr_array_new ();
      g_autoptr (GPtrArray) parties = g_ptr_array_new ();
      Making making = {.random = g_rand_new_with_seed (SEED + i),
                       .draft = cordon_draft_new ("Make"),
                       .items = items,
                       .measures = measures,
                       .parties = parties};
      Fixture own;

      set_up (&own, NULL);
      make_parties (&making);
      /* Plans with a strategy, with none, with several things on top. */
      make_item (&making, i % 4 == 3 ? "goal" : "strategy", NULL, "V", 0);
      if (i % 3 == 2)
        make_item (&making, i % 2 == 0 ? "strategy" : "commitment", NULL, "W", 1);
      make_measures (&making, NULL);
      commit (own.plan, making.draft);
      round_trip (&own, format);
      tear_down (&own, NULL);
      g_rand_free (making.random);
    }
}

/* Where it stands: only a part of the plan, whose parent stays outside. */
static void
test_scope (Fixture *fixture, gconstpointer format)
{
  g_autofree char *goal = cordon_starter_id ("plan_item", "1");
  const CordonExportRequest request = {.scope = goal};
  g_autofree char *text = NULL;
  g_autoptr (CordonImport) again = NULL;
  Fixture other;

  commit (fixture->plan, cordon_starter_draft (NULL));
  text = write_text (fixture, format, &request, "goal.xml");
  assert_valid (text, format == &cordon_format_stratml ? 2 : 1);
  g_assert_nonnull (strstr (text, "<SequenceIndicator>1.A</SequenceIndicator>"));
  g_assert_null (strstr (text, "<SequenceIndicator>2.A</SequenceIndicator>"));

  /* Where the rest of the plan is, nothing changes. */
  again = read_text (fixture->plan, text, "goal.xml", NULL, NULL);
  g_assert_true (cordon_import_is_empty (again));
  g_clear_object (&again);

  /* Where it isn't, the goal stands by itself. */
  set_up (&other, NULL);
  again = read_text (other.plan, text, "goal.xml", NULL, NULL);
  g_assert_cmpuint (cordon_import_count_notes (again, CORDON_IMPORT_ERROR), ==, 0);
  commit_import (other.plan, again);
  tear_down (&other, NULL);
}

/* What has changed here since stays unless the document says otherwise, and the document is right where it does. */
static void
test_second_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *goal = cordon_starter_id ("plan_item", "1");
  g_autofree char *text = NULL;
  g_autoptr (CordonImport) again = NULL;
  CordonDraft *draft;

  commit (fixture->plan, cordon_starter_draft (NULL));
  text = export_text (fixture, &cordon_format_stratml);
  again = read_text (fixture->plan, text, "plan.xml", NULL, NULL);
  g_assert_true (cordon_import_is_empty (again));
  g_clear_object (&again);

  draft = cordon_draft_new ("Change");
  cordon_draft_set_text (draft, "plan_item", goal, "title", "Something else");
  cordon_draft_set_text (draft, "plan_item", goal, "state", "on_hold");
  commit (fixture->plan, draft);
  again = read_text (fixture->plan, text, "plan.xml", NULL, NULL);
  assert_fates (again, "plan_item", 0, 1, cordon_import_count_rows (again, "plan_item", CORDON_IMPORT_SAME), 0);
  g_assert_cmpuint (cordon_import_count_rows (again, NULL, CORDON_IMPORT_CHANGED), ==, 1);
  commit_import (fixture->plan, again);
  g_clear_object (&again);
  again = read_text (fixture->plan, text, "plan.xml", NULL, NULL);
  g_assert_true (cordon_import_is_empty (again));
}

/* A text that only looks like one of ours, and characters that XML can't hold. */
static void
test_odd_characters (Fixture *fixture, gconstpointer data)
{
  const char *id;
  g_autofree char *text = NULL;
  CordonDraft *draft = cordon_draft_new ("Make");

  id = cordon_draft_create (draft, "plan_item", NULL);
  cordon_draft_set_text (draft, "plan_item", id, "kind", "strategy");
  cordon_draft_set_text (draft, "plan_item", id, "title", "a\001b\033c");
  commit (fixture->plan, draft);
  text = export_text (fixture, &cordon_format_stratml);
  g_assert_nonnull (strstr (text, "<Name>a\xEF\xBF\xBD"
                                  "b\xEF\xBF\xBD"
                                  "c</Name>"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    const CordonFormat *format;
  } formats[] = {{"part-2", &cordon_format_stratml}, {"part-1", &cordon_format_stratml_part_1}};

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *starter = g_strconcat ("/stratml/starter/", formats[i].name, NULL);
      g_autofree char *empty = g_strconcat ("/stratml/empty/", formats[i].name, NULL);
      g_autofree char *random = g_strconcat ("/stratml/random/", formats[i].name, NULL);
      g_autofree char *scope = g_strconcat ("/stratml/scope/", formats[i].name, NULL);

      g_test_add (starter, Fixture, formats[i].format, set_up, test_starter, tear_down);
      g_test_add (empty, Fixture, formats[i].format, set_up, test_empty, tear_down);
      g_test_add (random, Fixture, formats[i].format, set_up, test_random, tear_down);
      g_test_add (scope, Fixture, formats[i].format, set_up, test_scope, tear_down);
    }
  g_test_add ("/stratml/second-time", Fixture, NULL, set_up, test_second_time, tear_down);
  g_test_add ("/stratml/odd-characters", Fixture, NULL, set_up, test_odd_characters, tear_down);
  return g_test_run ();
}

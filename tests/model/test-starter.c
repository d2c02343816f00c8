/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The starter plan as a person gets it: committed to a file and read back. All of the strategy is in it, each figure
 * with its citation; what was only recalled is not passed off as published; two laptops make the same plan. */

#include "model/cordon-kind.h"
#include "model/cordon-link.h"
#include "model/cordon-plan.h"
#include "model/cordon-starter.h"
#include "support/cordon-await.h"

typedef struct
{
  char *folder;
  CordonLedger *ledger;
  GHashTable *kinds; /* kind → GPtrArray of CordonRow */
  GHashTable *rows;  /* "kind/id" → CordonRow */
  double commit_seconds;
} Plan;

static Plan plan;

static void
plan_open (Plan *self)
{
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (CordonPlan) checked = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GError) error = NULL;
  CordonAnswer answer = {0};
  g_autofree char *path = NULL;
  gint64 start;

  self->folder = cordon_await_folder ();
  path = g_build_filename (self->folder, "plan.cordon", NULL);
  self->ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  /* with the checks that any edit in the window goes through */
  checked = cordon_plan_new (self->ledger);

  start = g_get_monotonic_time ();
  draft = cordon_starter_draft (&error);
  g_assert_no_error (error);
  cordon_plan_commit_async (checked, draft, NULL, cordon_take_answer, &answer);
  committed = cordon_await (&answer);
  changes = cordon_plan_commit_finish (checked, committed, &error);
  g_assert_no_error (error);
  self->commit_seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpint (cordon_changes_get_nature (changes), ==, CORDON_NATURE_IMPORT);
  g_assert_cmpstr (cordon_changes_get_label (changes), ==, "Start from the strategy");

  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new ((*kind)->name);
      g_autoptr (CordonRows) rows = cordon_await_rows (self->ledger, query, NULL);

      g_hash_table_insert (self->kinds, (char *) (*kind)->name, g_ptr_array_ref (rows->rows));
      for (guint i = 0; i < rows->rows->len; i++)
        g_hash_table_insert (self->rows,
                             g_strdup_printf ("%s/%s", (*kind)->name, cordon_row_get_id (rows->rows->pdata[i])),
                             rows->rows->pdata[i]);
    }
}

static void
plan_close (Plan *self)
{
  cordon_await_close (g_steal_pointer (&self->ledger));
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  cordon_await_remove (g_steal_pointer (&self->folder));
}

static GPtrArray *
rows_of (const char *kind)
{
  GPtrArray *rows = g_hash_table_lookup (plan.kinds, kind);

  g_assert_nonnull (rows);
  return rows;
}

static CordonRow *
row_of (const char *kind, const char *key)
{
  g_autofree char *id = cordon_starter_id (kind, key);
  g_autofree char *name = g_strdup_printf ("%s/%s", kind, id);
  CordonRow *row = g_hash_table_lookup (plan.rows, name);

  g_assert_nonnull (row);
  return row;
}

static guint
count (const char *kind, const char *field, const char *text)
{
  GPtrArray *rows = rows_of (kind);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (cordon_row_get_text (rows->pdata[i], field), text) == 0;
  return n;
}

static CordonRow *
reading_of (const char *measure)
{
  g_autofree char *id = cordon_starter_id ("measure", measure);
  GPtrArray *rows = rows_of ("reading");
  CordonRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (cordon_row_get_text (rows->pdata[i], "measure"), id) == 0)
      {
        g_assert_null (found);
        found = rows->pdata[i];
      }
  g_assert_nonnull (found);
  return found;
}

static gboolean
linked (const char *link, const char *from_kind, const char *from, const char *to_kind, const char *to)
{
  g_autofree char *from_id = cordon_starter_id (from_kind, from);
  g_autofree char *to_id = cordon_starter_id (to_kind, to);
  g_autofree char *id = cordon_link_derive_id (link, from_id, to_id);
  g_autofree char *name = g_strdup_printf ("link/%s", id);
  CordonRow *row = g_hash_table_lookup (plan.rows, name);

  return row != NULL && g_strcmp0 (cordon_row_get_text (row, "from_row"), from_id) == 0
         && g_strcmp0 (cordon_row_get_text (row, "to_row"), to_id) == 0;
}

static void
test_holds_the_whole_strategy (void)
{
  GPtrArray *items = rows_of ("plan_item");
  guint of_initiatives = 0, of_goals = 0, dated = 0;

  g_assert_cmpuint (count ("plan_item", "kind", "strategy"), ==, 1);
  g_assert_cmpuint (count ("plan_item", "kind", "goal"), ==, 4);
  g_assert_cmpuint (count ("plan_item", "kind", "initiative"), ==, 16);
  g_assert_cmpuint (items->len, ==, 1 + 4 + 16 + 52 + 13);

  for (guint i = 0; i < items->len; i++)
    {
      CordonRow *item = items->pdata[i];
      g_autofree char *name = g_strdup_printf ("plan_item/%s", cordon_row_get_text (item, "parent"));
      CordonRow *parent = g_hash_table_lookup (plan.rows, name);

      if (g_strcmp0 (cordon_row_get_text (item, "kind"), "commitment") != 0)
        continue;
      g_assert_nonnull (parent);
      of_initiatives += g_str_equal (cordon_row_get_text (parent, "kind"), "initiative");
      of_goals += g_str_equal (cordon_row_get_text (parent, "kind"), "goal");
      dated += cordon_row_get_text (item, "due") != NULL;
    }
  g_assert_cmpuint (of_initiatives, ==, 52);
  g_assert_cmpuint (of_goals, ==, 13);
  g_assert_cmpuint (dated, ==, 11);

  g_assert_cmpuint (rows_of ("measure")->len, ==, 33);
  g_assert_cmpuint (rows_of ("reading")->len, ==, 33);
  g_assert_cmpuint (rows_of ("register_entry")->len, ==, 9);
  g_assert_cmpuint (count ("register_entry", "kind", "issue"), ==, 9);
}

static void
test_holds_bodies_and_sites (void)
{
  static const struct
  {
    const char *kind;
    guint n;
  } sites[] = {
      {"sac_office", 30}, {"best", 43},           {"hidta", 33},       {"ocdetf", 17},
      {"tciu", 12},       {"foreign_office", 66}, {"ttu_partner", 16}, {"port_of_entry", 65},
  };
  GPtrArray *parties = rows_of ("party");
  guint placed = 0, bodies = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    g_assert_cmpuint (count ("party", "kind", sites[i].kind), ==, sites[i].n);
  for (guint i = 0; i < parties->len; i++)
    {
      gboolean here = cordon_row_get_text (parties->pdata[i], "place") != NULL;

      placed += here;
      bodies += !here;
    }
  g_assert_cmpuint (placed, ==, 282);
  /* The Mexico TCIU is both a body that the strategy names and a unit with a place: one row. */
  g_assert_cmpuint (bodies, ==, 51 - 1);
  g_assert_nonnull (cordon_row_get_text (row_of ("party", "tciu-mx"), "place"));
  g_assert_cmpuint (count ("tie", "kind", "participates"), ==, 16);
}

static void
test_cites_every_figure (void)
{
  static const char *const cited[] = {"source", "section", "page", "quote", "confidence"};
  GPtrArray *readings = rows_of ("reading");

  for (guint i = 0; i < readings->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (cited); j++)
      g_assert_nonnull (cordon_row_get_text (readings->pdata[i], cited[j]));
  g_assert_cmpstr (cordon_row_get_text (reading_of ("M09"), "quote"), ==, "91 offices");
  g_assert_cmpstr (cordon_row_get_text (reading_of ("M09"), "section"), ==, "Goal 1 overview");
  g_assert_cmpstr (cordon_row_get_text (reading_of ("M09"), "page"), ==, "6–7");
}

static void
test_keeps_figures_as_printed (void)
{
  CordonRow *row;

  /* "more than" is no exact figure */
  row = reading_of ("M02");
  g_assert_cmpstr (cordon_row_get_text (row, "qualifier"), ==, "more_than");
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (row, "value")), ==, 54000);
  g_assert_cmpstr (cordon_row_get_text (row, "unit"), ==, "lb");
  g_assert_null (cordon_row_get_text (row, "as_of"));

  /* "hundreds" is no number */
  row = reading_of ("M08");
  g_assert_null (cordon_row_get (row, "value"));
  g_assert_cmpstr (cordon_row_get_text (row, "qualifier"), ==, "not_stated");
  g_assert_cmpstr (cordon_row_get_text (row, "quote"), ==, "hundreds of HSI special agents");

  /* a range has two ends */
  row = reading_of ("M06");
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (row, "value")), ==, 18);
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (row, "value_to")), ==, 45);

  /* a fiscal year ends in September */
  row = reading_of ("M13");
  g_assert_cmpstr (cordon_row_get_text (row, "period"), ==, "FY2022");
  g_assert_cmpstr (cordon_row_get_text (row, "as_of"), ==, "2022-09-30");
  g_assert_cmpstr (cordon_row_get_text (row_of ("measure", "M13"), "accrual"), ==, "flow");
  g_assert_cmpstr (cordon_row_get_text (row_of ("measure", "M09"), "accrual"), ==, "stock");
  g_assert_cmpstr (cordon_row_get_text (row_of ("measure", "M05"), "accrual"), ==, "ratio");

  /* what lies within another figure says so */
  g_assert_cmpstr (cordon_row_get_text (row_of ("measure", "M15"), "part_of"), ==,
                   cordon_row_get_id (row_of ("measure", "M14")));
  g_assert_cmpstr (cordon_row_get_text (row_of ("measure", "M30"), "part_of"), ==,
                   cordon_row_get_id (row_of ("measure", "M29")));
}

static void
test_conflicting_figures_stand_side_by_side (void)
{
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (reading_of ("M09"), "value")), ==, 91);
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (reading_of ("M32"), "value")), ==, 93);
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (reading_of ("M10"), "value")), ==, 54);
  g_assert_cmpfloat (g_variant_get_double (cordon_row_get (reading_of ("M33"), "value")), ==, 56);
  g_assert_cmpstr (cordon_row_get_text (reading_of ("M09"), "role"), ==,
                   cordon_row_get_text (reading_of ("M32"), "role"));
  g_assert_true (linked ("conflicts_with", "measure", "M09", "measure", "M32"));
  g_assert_true (linked ("conflicts_with", "measure", "M10", "measure", "M33"));
  for (const char *const *measure = (const char *const[]){"M09", "M10", "M32", "M33", NULL}; *measure; measure++)
    g_assert_true (linked ("concerns", "register_entry", "I1", "measure", *measure));
  g_assert_true (linked ("concerns", "register_entry", "I4", "plan_item", "1.C"));
}

static void
test_dates_are_the_fiscal_years_last_day (void)
{
  CordonRow *mexico = row_of ("plan_item", "1.C.1");

  g_assert_cmpstr (cordon_row_get_text (mexico, "due"), ==, "2025-09-30");
  g_assert_cmpint (g_variant_get_int64 (cordon_row_get (mexico, "horizon")), ==, 2025);
  g_assert_cmpuint (count ("plan_item", "due", "2025-09-30"), ==, 2);
  g_assert_cmpuint (count ("plan_item", "due", "2023-09-30"), ==, 9);
}

static void
test_partners_are_bodies (void)
{
  GPtrArray *links = rows_of ("link");

  g_assert_true (linked ("partner", "party", "wco", "plan_item", "1.E"));
  g_assert_true (linked ("partner", "party", "cbp", "plan_item", "2.A"));
  g_assert_true (linked ("partner", "party", "doj-cpb", "plan_item", "1"));
  g_assert_true (linked ("named_in", "party", "cartels", "plan_item", "1.A"));
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *from = g_strdup_printf ("%s/%s", cordon_row_get_text (links->pdata[i], "from_kind"),
                                               cordon_row_get_text (links->pdata[i], "from_row"));
      g_autofree char *to = g_strdup_printf ("%s/%s", cordon_row_get_text (links->pdata[i], "to_kind"),
                                             cordon_row_get_text (links->pdata[i], "to_row"));
      CordonRow *party = g_hash_table_lookup (plan.rows, from);

      g_assert_nonnull (party);
      g_assert_true (g_hash_table_contains (plan.rows, to));
      if (g_strcmp0 (cordon_row_get_text (links->pdata[i], "kind"), "partner") == 0)
        g_assert_cmpstr (cordon_row_get_text (party, "kind"), !=, "threat_category");
    }
}

static void
test_recalled_is_not_published (void)
{
  GPtrArray *parties = rows_of ("party");
  guint published = 0, recalled = 0;

  for (guint i = 0; i < parties->len; i++)
    {
      CordonRow *party = parties->pdata[i];

      if (cordon_row_get_text (party, "place") == NULL)
        continue;
      g_assert_nonnull (cordon_row_get_text (party, "source"));
      published += g_str_equal (cordon_row_get_text (party, "confidence"), "published");
      recalled += g_str_equal (cordon_row_get_text (party, "confidence"), "recalled");
    }
  g_assert_cmpuint (published, ==, 176);
  g_assert_cmpuint (recalled, ==, 106);
}

static void
test_places_are_on_the_map (void)
{
  GPtrArray *places = rows_of ("place");

  for (guint i = 0; i < places->len; i++)
    {
      double lat = g_variant_get_double (cordon_row_get (places->pdata[i], "lat"));
      double lon = g_variant_get_double (cordon_row_get (places->pdata[i], "lon"));
      const char *country = cordon_row_get_text (places->pdata[i], "country");

      g_assert_true (lat >= -60 && lat <= 75 && lon >= -180 && lon <= 180);
      g_assert_nonnull (cordon_row_get_text (places->pdata[i], "source"));
      /* the fifty states lie west of Greenwich and north of 18° */
      if (g_strcmp0 (country, "US") == 0)
        g_assert_true (lat > 18 && lon < -66);
    }
}

static void
test_every_cell_can_stand_there (void)
{
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      GPtrArray *rows = rows_of ((*kind)->name);

      for (guint i = 0; i < rows->len; i++)
        for (guint j = 0; j < (*kind)->n_fields; j++)
          {
            const CordonField *field = &(*kind)->fields[j];
            GVariant *value = cordon_row_get (rows->pdata[i], field->name);
            g_autofree char *fault = cordon_field_check (field, value);

            g_assert_cmpstr (fault, ==, NULL);
            if ((field->flags & CORDON_FIELD_REQUIRED) != 0 && value == NULL)
              g_error ("%s %s has no %s", (*kind)->name, cordon_row_get_id (rows->pdata[i]), field->name);
            /* a link's ends, whose kind is another field, are looked at with the partners */
            if (value != NULL && field->reference != NULL)
              {
                g_autofree char *other =
                    g_strdup_printf ("%s/%s", field->reference, g_variant_get_string (value, NULL));

                if (!g_hash_table_contains (plan.rows, other))
                  g_error ("%s of %s %s is nobody", field->name, (*kind)->name, cordon_row_get_id (rows->pdata[i]));
              }
          }
    }
}

static GVariant *
cell_of_row (gpointer row, const char *field)
{
  return cordon_row_get (row, field);
}

static void
test_every_row_keeps_its_kinds_rules (void)
{
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      GPtrArray *rows = rows_of ((*kind)->name);

      for (guint i = 0; (*kind)->check != NULL && i < rows->len; i++)
        {
          const char *field = NULL;
          g_autofree char *fault = (*kind)->check (cell_of_row, rows->pdata[i], &field);

          g_assert_cmpstr (fault, ==, NULL);
        }
    }
}

static void
test_two_laptops_make_the_same_plan (void)
{
  Plan other = {0};
  GHashTableIter iter;
  gpointer name;

  plan_open (&other);
  g_assert_cmpuint (g_hash_table_size (other.rows), ==, g_hash_table_size (plan.rows));
  g_hash_table_iter_init (&iter, other.rows);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_assert_true (g_hash_table_contains (plan.rows, name));
  plan_close (&other);
}

static void
test_is_made_in_less_than_a_second (void)
{
  g_test_message ("made and committed in %.3f s", plan.commit_seconds);
  /* A second is promised; the rest is for what else this computer does meanwhile. */
  g_assert_cmpfloat (plan.commit_seconds, <, 3);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  plan_open (&plan);

  g_test_add_func ("/starter/holds-the-whole-strategy", test_holds_the_whole_strategy);
  g_test_add_func ("/starter/holds-bodies-and-sites", test_holds_bodies_and_sites);
  g_test_add_func ("/starter/cites-every-figure", test_cites_every_figure);
  g_test_add_func ("/starter/keeps-figures-as-printed", test_keeps_figures_as_printed);
  g_test_add_func ("/starter/conflicting-figures-stand-side-by-side", test_conflicting_figures_stand_side_by_side);
  g_test_add_func ("/starter/dates-are-the-fiscal-years-last-day", test_dates_are_the_fiscal_years_last_day);
  g_test_add_func ("/starter/partners-are-bodies", test_partners_are_bodies);
  g_test_add_func ("/starter/recalled-is-not-published", test_recalled_is_not_published);
  g_test_add_func ("/starter/places-are-on-the-map", test_places_are_on_the_map);
  g_test_add_func ("/starter/every-cell-can-stand-there", test_every_cell_can_stand_there);
  g_test_add_func ("/starter/every-row-keeps-its-kinds-rules", test_every_row_keeps_its_kinds_rules);
  g_test_add_func ("/starter/two-laptops-make-the-same-plan", test_two_laptops_make_the_same_plan);
  g_test_add_func ("/starter/is-made-in-less-than-a-second", test_is_made_in_less_than_a_second);
  status = g_test_run ();

  plan_close (&plan);
  return status;
}

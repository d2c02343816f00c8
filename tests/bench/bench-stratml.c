/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the import of a StratML document of 1.5 MB, as large as they come, into a new plan: reading beside a bare
 * parse by libxml2, and all of it beside five such parses and a bare insert of the same rows, in the same run:
 * `bench-stratml FOLDER`. */

#include "bench.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "formats/cordon-import.h"
#include "model/cordon-plan.h"
#include "store/cordon-draft-private.h"

#define ROUNDS 7
#define GOALS 41
#define OBJECTIVES 386
#define RESULTS 2392
#define SIZE 1500000

static GString *
make_document (void)
{
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PerformancePlanOrReport"
                                " xmlns=\"urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport\""
                                " Type=\"Performance_Report\"><Name>Large</Name><StrategicPlanCore>\n");
  /* What is not taken by elements is prose. */
  g_autofree char *prose = g_strnfill (1600, 'w');
  guint objective = 0, result = 0;

  for (guint i = 6; i < 1600; i += 7)
    prose[i] = ' ';
  for (guint goal = 0; goal < GOALS; goal++)
    {
      g_string_append_printf (text,
                              "<Goal><Name>Goal %u</Name><Description>%s</Description><Identifier>_g%u</Identifier>"
                              "<SequenceIndicator>%u</SequenceIndicator>\n",
                              goal, prose, goal, goal);
      for (; objective * GOALS < (goal + 1) * OBJECTIVES && objective < OBJECTIVES; objective++)
        {
          g_string_append_printf (text,
                                  "<Objective><Name>Objective %u</Name><Description>%s</Description>"
                                  "<Identifier>_o%u</Identifier><Stakeholder StakeholderTypeType=\"Organization\">"
                                  "<Name>Office %u</Name></Stakeholder><PerformanceIndicator"
                                  " PerformanceIndicatorType=\"Quantitative\"><MeasurementDimension>Dimension %u"
                                  "</MeasurementDimension><UnitOfMeasurement>unit</UnitOfMeasurement>"
                                  "<Identifier>_i%u</Identifier>\n",
                                  objective, prose, objective, objective % 60, objective, objective);
          for (; result * OBJECTIVES < (objective + 1) * RESULTS && result < RESULTS; result++)
            g_string_append_printf (
                text,
                "<MeasurementInstance><%s><StartDate>%u-10-01</StartDate><EndDate>%u-09-30</EndDate>"
                "<NumberOfUnits>%u.5</NumberOfUnits><Description>as reported %u</Description></%s>"
                "</MeasurementInstance>\n",
                result % 2 == 0 ? "TargetResult" : "ActualResult", 2010 + result % 7, 2011 + result % 7, result, result,
                result % 2 == 0 ? "TargetResult" : "ActualResult");
          g_string_append (text, "</PerformanceIndicator></Objective>\n");
        }
      g_string_append (text, "</Goal>\n");
    }
  g_string_append (text, "</StrategicPlanCore></PerformancePlanOrReport>\n");
  g_assert_cmpuint (text->len, >, SIZE * 9 / 10);
  return text;
}

static CordonImport *
read_document (CordonPlan *plan, GBytes *bytes)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CordonImport *import;

  cordon_import_read_bytes_async (plan, bytes, "large.xml", NULL, NULL, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  import = cordon_import_read_finish (result, &error);
  g_assert_no_error (error);
  return import;
}

static void
commit_import (CordonPlan *plan, CordonImport *import)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  cordon_plan_commit_async (plan, cordon_import_get_draft (import), NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  changes = cordon_plan_commit_finish (plan, result, &error);
  g_assert_no_error (error);
}

/* The same rows, in one transaction, and nothing else. Returns: milliseconds */
static double
insert_bare (const char *path, CordonDraft *draft)
{
  sqlite3 *db = bench_open (path);
  GPtrArray *rows = cordon_draft_get_rows (draft);
  double since = bench_now ();

  bench_execute (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < rows->len; i++)
    {
      const CordonDraftRow *row = rows->pdata[i];
      g_autoptr (GString) sql = g_string_new (NULL);
      sqlite3_stmt *insert;

      g_string_printf (sql, "INSERT INTO %s (id", row->kind);
      for (guint j = 0; j < row->cells->len; j++)
        g_string_append_printf (sql, ", %s", g_array_index (row->cells, CordonDraftCell, j).field);
      g_string_append (sql, ") VALUES (?");
      for (guint j = 0; j < row->cells->len; j++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
      insert = bench_prepare (db, sql->str);
      sqlite3_bind_text (insert, 1, row->id, -1, SQLITE_STATIC);
      for (guint j = 0; j < row->cells->len; j++)
        {
          GVariant *value = g_array_index (row->cells, CordonDraftCell, j).value;

          if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
            sqlite3_bind_text (insert, (int) j + 2, g_variant_get_string (value, NULL), -1, SQLITE_STATIC);
          else
            sqlite3_bind_double (insert, (int) j + 2, g_variant_get_double (value));
        }
      bench_run (insert);
      sqlite3_finalize (insert);
    }
  bench_execute (db, "COMMIT");
  since = bench_now () - since;
  sqlite3_close (db);
  return since;
}

static CordonLedger *
open_new (const char *path)
{
  g_unlink (path);
  return cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) parsing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_of_all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) text = make_document ();
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autofree char *path = NULL;
  g_autofree char *bare_path = NULL;

  g_assert_cmpint (argc, ==, 2);
  path = g_build_filename (argv[1], "stratml.cordon", NULL);
  bare_path = g_build_filename (argv[1], "stratml-bare.cordon", NULL);
  for (guint i = 0; i <= ROUNDS; i++)
    {
      CordonLedger *ledger = open_new (path);
      CordonPlan *plan = cordon_plan_new (ledger);
      g_autoptr (CordonImport) import = NULL;
      double since, parsed, read, took, inserted;

      since = bench_now ();
      xmlFreeDoc (xmlReadMemory (text->str, (int) text->len, NULL, NULL, XML_PARSE_NONET));
      parsed = bench_now () - since;
      since = bench_now ();
      import = read_document (plan, bytes);
      read = bench_now () - since;
      commit_import (plan, import);
      took = bench_now () - since;

      cordon_await_close (open_new (bare_path));
      inserted = insert_bare (bare_path, cordon_import_get_draft (import)) + 5 * parsed;
      /* The first turn warms up. */
      if (i > 0)
        {
          g_array_append_val (reading, read);
          g_array_append_val (parsing, parsed);
          g_array_append_val (all, took);
          g_array_append_val (floor_of_all, inserted);
        }
      while (G_OBJECT (plan)->ref_count > 1)
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (plan);
      cordon_await_close (ledger);
    }
  bench_print ("stratml-read", reading, parsing);
  bench_print ("stratml-import", all, floor_of_all);
  g_unlink (path);
  g_unlink (bare_path);
  return 0;
}

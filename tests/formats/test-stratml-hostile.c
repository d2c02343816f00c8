/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML made to do harm, and StratML gone bad: each is refused in words that name the line, or read within bounds,
 * and the plan is as it was. Nothing else is ever opened. With a fixed seed; the sanitizers see more of it. */

#include "stratml-fixture.h"

#include <glib/gstdio.h>

#define SEED 21
#define N_MUTANTS 150

static const char small[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<PerformancePlanOrReport xmlns=\"urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport\" "
    "Type=\"Performance_Report\">\n"
    "<Name>Plan</Name>\n"
    "<OtherInformation>Words\n\n[Cordon]\nversion: 1\nregister_entry: 0190a0b0-0000-7000-8000-00000000aaaa\n"
    "  kind: risk\n  title: Storm\n</OtherInformation>\n"
    "<StrategicPlanCore><Organization><Name>Office</Name></Organization>\n"
    "<Goal><Name>Goal</Name><Description/><Identifier>g</Identifier>\n"
    "<Stakeholder StakeholderTypeType=\"Organization\"><Name>Body</Name><Role><Name>Owner</Name>"
    "<RoleType>Performer</RoleType></Role></Stakeholder>\n"
    "<Objective><Name>Objective é</Name><PerformanceIndicator ValueChainStage=\"Outcome\">\n"
    "<MeasurementDimension>D</MeasurementDimension><UnitOfMeasurement>u</UnitOfMeasurement>\n"
    "<MeasurementInstance><ActualResult><StartDate>2024-01-01</StartDate><EndDate>2024-12-31</EndDate>"
    "<NumberOfUnits>5</NumberOfUnits><Description>d\n\n[Cordon]\nqualifier: about</Description></ActualResult>"
    "</MeasurementInstance></PerformanceIndicator></Objective></Goal></StrategicPlanCore>\n"
    "</PerformancePlanOrReport>\n";

/* It is refused, with what the sentence must say, and the plan is as it was. */
static void
refuse_bytes (Fixture *fixture, const char *data, gsize size, const char *word, const char *line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  gint64 position = cordon_ledger_get_position (cordon_plan_get_ledger (fixture->plan));

  g_assert_null (try_read (fixture->plan, bytes, "x.xml", &cordon_format_stratml, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  if (strstr (error->message, word) == NULL || (line != NULL && strstr (error->message, line) == NULL)
      || strstr (error->message, "Nothing was imported") == NULL)
    g_error ("“%s” does not say “%s”, “%s”", error->message, word, line);
  g_assert_cmpint (position, ==, cordon_ledger_get_position (cordon_plan_get_ledger (fixture->plan)));
}

static void
refuse_text (Fixture *fixture, const char *text, const char *word, const char *line)
{
  refuse_bytes (fixture, text, strlen (text), word, line);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  /* Cut anywhere, it is refused; only the last line's end may be missing. */
  for (gsize size = 1; size < strlen (small) - 1; size += 7)
    refuse_bytes (fixture, small, size, "XML", NULL);
  refuse_bytes (fixture, small, 300, "not well-formed", "ine 11");
  refuse_bytes (fixture, small, 0, "empty", NULL);
}

static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup (small);
  g_autoptr (CordonImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *latin = NULL;
  g_autofree char *wide = NULL;
  g_auto (GStrv) parts = g_strsplit (small, "UTF-8", 2);
  gsize size;

  /* One byte of another encoding in the middle. */
  strstr (text, "é")[1] = 'x';
  refuse_text (fixture, text, "encoding", "ine 15");
  refuse_text (fixture, "<?xml version='1.0' encoding='KLINGON'?><StrategicPlan/>", "encoding", "ine 1");

  /* Those that say what they are in are read. */
  g_free (text);
  text = g_strjoinv ("ISO-8859-1", parts);
  latin = g_convert (text, -1, "ISO-8859-1", "UTF-8", NULL, &size, NULL);
  bytes = g_bytes_new (latin, size);
  import = try_read (fixture->plan, bytes, "x.xml", NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&import);
  g_free (text);
  text = g_strjoinv ("UTF-16", parts);
  wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &size, NULL);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = g_bytes_new (wide, size);
  import = try_read (fixture->plan, bytes, "x.xml", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_fates (import, "plan_item", 3, 0, 0, 0);
}

static void
test_entities (Fixture *fixture, gconstpointer data)
{
  g_autofree char *secret = g_build_filename (fixture->folder, "secret", NULL);
  g_autofree char *external = NULL;
  g_autofree char *outside = NULL;

  g_file_set_contents (secret, "<Name>secret</Name>", -1, NULL);
  refuse_text (fixture,
               "<!DOCTYPE StrategicPlan [\n<!ENTITY a \"lol\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\n]>\n<StrategicPlan><Name>&c;</Name></StrategicPlan>",
               "entities", "ine 2");
  external = g_strdup_printf ("<!DOCTYPE StrategicPlan [\n<!ENTITY x SYSTEM \"file://%s\">]>"
                              "<StrategicPlan><Name>&x;</Name></StrategicPlan>",
                              secret);
  refuse_text (fixture, external, "entities", "ine 2");
  refuse_text (fixture,
               "<!DOCTYPE StrategicPlan [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.dtd\"> %x;]>"
               "<StrategicPlan><Name>x</Name></StrategicPlan>",
               "entities", "ine 1");
  outside = g_strdup_printf ("<!DOCTYPE StrategicPlan SYSTEM \"file://%s\">\n<StrategicPlan><Name>&x;</Name>"
                             "</StrategicPlan>",
                             secret);
  refuse_text (fixture, outside, "another file", "ine 2");
  refuse_text (fixture, "<StrategicPlan>\n<Name>&nbsp;</Name></StrategicPlan>", "not well-formed", "ine 2");
}

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  static const char zip[] = "PK\3\4\0\0\0\0 stratml";
  static const char zeros[] = "<StrategicPlan>\n<Name>a\0b</Name></StrategicPlan>";

  refuse_bytes (fixture, zip, sizeof zip, "zip", NULL);
  refuse_bytes (fixture, zeros, sizeof zeros - 1, "zero bytes", "ine 2");
  refuse_text (fixture, "Goal,Objective\n1,2\n", "XML", "ine 1");
  refuse_text (fixture, "   ", "XML", NULL);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("<StrategicPlan>\n");
  gint64 since = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  refuse_text (fixture, text->str, "levels", "ine 2");
  g_string_assign (text, "<StrategicPlan><Name");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, " a%u='1'", i);
  g_string_append (text, ">x</Name></StrategicPlan>");
  {
    g_autoptr (CordonImport) import = read_text (fixture->plan, text->str, "x.xml", NULL, NULL);

    assert_fates (import, "plan_item", 1, 0, 0, 0);
  }
  /* A text of more than a plan's field holds is refused by itself. */
  g_string_assign (text, "<StrategicPlan><Name>Plan</Name><StrategicPlanCore><Goal><Name>G</Name><Description>");
  for (guint i = 0; i < 500000; i++)
    g_string_append (text, "words. ");
  g_string_append (text, "</Description></Goal></StrategicPlanCore></StrategicPlan>");
  {
    g_autoptr (CordonImport) import = read_text (fixture->plan, text->str, "x.xml", NULL, NULL);

    assert_fates (import, "plan_item", 1, 0, 0, 1);
    g_assert_cmpuint (cordon_import_count_notes (import, CORDON_IMPORT_ERROR), ==, 1);
  }
  g_assert_cmpint (g_get_monotonic_time () - since, <, 60 * G_USEC_PER_SEC);
}

/* An outline that lies: of rows that no document of ours has, of fields and values that there are not. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "<StrategicPlan><Name>Plan</Name><OtherInformation>[Cordon]\nversion: ";
  static const char tail[] = "</OtherInformation><StrategicPlanCore><Goal><Name>G</Name><Description/></Goal>"
                             "</StrategicPlanCore></StrategicPlan>";
  g_autofree char *lies = g_strconcat (head,
                                       "1\nowner: nobody\nstate: nonsense\nhorizon: never\ncolour: blue\n"
                                       "matter: 0190a0b0-0000-7000-8000-00000000aaab\n  kind: lead\n  title: x\n"
                                       "measure: not-an-id\n  name: x\n"
                                       "register_entry: 0190a0b0-0000-7000-8000-00000000aaac\n  kind: gossip\n"
                                       "  title: x",
                                       tail, NULL);
  g_autofree char *newer = g_strconcat (head, "2\n", tail, NULL);
  g_autoptr (CordonImport) import = read_text (fixture->plan, lies, "x.xml", NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (newer, strlen (newer));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cordon_import_count_rows (import, "matter", CORDON_IMPORT_NEW), ==, 0);
  g_assert_cmpuint (cordon_import_count_rows (import, "measure", CORDON_IMPORT_NEW), ==, 0);
  assert_fates (import, "register_entry", 0, 0, 0, 1);
  g_clear_object (&import);
  import = try_read (fixture->plan, bytes, "x.xml", NULL, NULL, &error);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_TOO_NEW);
}

/* Our own document with bytes changed, moved and gone: it is read or refused, and what is read can be committed. */
static void
test_mutants (Fixture *fixture, gconstpointer data)
{
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_read = 0;

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (GString) text = g_string_new (small);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (CordonImport) import = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        {
          gssize at = g_rand_int_range (random, 160, (gint32) text->len - 40);
          gssize from = g_rand_int_range (random, 160, (gint32) text->len - 40);

          switch (g_rand_int_range (random, 0, 4))
            {
            case 0:
              text->str[at] = "<>&;'\"/ \n|:-_09azAZ"[g_rand_int_range (random, 0, 20)];
              break;
            case 1:
              g_string_erase (text, at, g_rand_int_range (random, 1, 30));
              break;
            case 2:
              {
                g_autofree char *piece = g_strndup (text->str + from, (gsize) g_rand_int_range (random, 1, 38));

                g_string_insert (text, at, piece);
              }
              break;
            default:
              g_string_insert (text, at, g_rand_boolean (random) ? "[Cordon]\n" : "\n  id: 1\n");
            }
        }
      bytes = g_bytes_new (text->str, text->len);
      import = try_read (fixture->plan, bytes, "x.xml", &cordon_format_stratml, NULL, &error);
      g_assert_true (import != NULL || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID)
                     || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_TOO_NEW));
      if (import == NULL)
        continue;
      n_read++;
      if (!cordon_import_is_empty (import))
        commit_import (fixture->plan, import);
    }
  g_assert_cmpuint (n_read, >, 5);
  g_free (export_text (fixture, &cordon_format_stratml));
  g_rand_free (random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stratml-hostile/truncated", Fixture, NULL, set_up, test_truncated, tear_down);
  g_test_add ("/stratml-hostile/encoding", Fixture, NULL, set_up, test_encoding, tear_down);
  g_test_add ("/stratml-hostile/entities", Fixture, NULL, set_up, test_entities, tear_down);
  g_test_add ("/stratml-hostile/bytes", Fixture, NULL, set_up, test_bytes, tear_down);
  g_test_add ("/stratml-hostile/bounds", Fixture, NULL, set_up, test_bounds, tear_down);
  g_test_add ("/stratml-hostile/outline", Fixture, NULL, set_up, test_outline, tear_down);
  g_test_add ("/stratml-hostile/mutants", Fixture, NULL, set_up, test_mutants, tear_down);
  return g_test_run ();
}

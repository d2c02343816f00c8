/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML that others wrote, with the faults that real documents have, in documents of our own: all of it comes in or
 * is kept and told, and leaves again; what is no StratML is refused in words. */

#include "stratml-fixture.h"

#define ISO_1 "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
#define ISO_2 "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"

/* Everything at once. */
static const char faulty[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- made by hand -->\n"
    "<PerformancePlanOrReport xmlns=\"" ISO_2 "\" Type=\"Performance_Plan\" color=\"blue\">\n"
    "  <id/>\n"
    "  <StrategicPlanCore>\n"
    "    <Goal>\n"
    "      <SequenceIndicator>1</SequenceIndicator>\n"
    "      <Identifier>1.goal</Identifier>\n"
    "      <Description>Quiet streets\n for everybody</Description>\n"
    "      <Name>Safer\n        harbors</Name>\n"
    "      <Name>Second name</Name>\n"
    "      <Stakeholder StakeholderTypeType=\"\"><Name/><Description/></Stakeholder>\n"
    "      <Stakeholder StakeholderTypeType=\"Organization\"><Name>Port authority</Name>"
    "<Description>runs the piers</Description>"
    "<Role><Name>Operator</Name><Description>day to day</Description><RoleType>Performer</RoleType></Role>"
    "</Stakeholder>\n"
    "      <Stakeholder StakeholderTypeType=\"Generic_Group\"><Name>Residents</Name>"
    "<Role><Name>Neighbor</Name><RoleType>Beneficiary</RoleType></Role></Stakeholder>\n"
    "      <Stakeholder StakeholderTypeType=\"Person\"><Name>A. Harbormaster</Name></Stakeholder>\n"
    "      <Stakeholder StakeholderTypeType=\"Organization\"><Name>Coast office</Name>"
    "<Description>helps</Description></Stakeholder>\n"
    "      <Objective>\n"
    "        <Identifier>G1</Identifier>\n"
    "        <Name>Fewer thefts</Name>\n"
    "        <PerformanceIndicator ValueChainStage=\"\" IndicatorType=\"Quantitative\">\n"
    "          <UnitOfMeasurement>thefts</UnitOfMeasurement>\n"
    "          <MeasurementDimension>Thefts a year</MeasurementDimension>\n"
    "          <Identifier>_9f1c2d3e-0000-4000-8000-00000000000a</Identifier>\n"
    "          <SequenceIndicator>1.1.1</SequenceIndicator>\n"
    "          <Relationship "
    "RelationshipType=\"\"><Identifier>elsewhere</Identifier><Name>Feeds</Name></Relationship>\n"
    "          <MeasurementInstance>\n"
    "            <ActualResult><Descriptor><DescriptorValue>Baseline</DescriptorValue>"
    "<DescriptorName>Status</DescriptorName></Descriptor><NumberOfUnits>120</NumberOfUnits>"
    "<StartDate>2023-01-01</StartDate><EndDate>2023-12-31</EndDate></ActualResult>\n"
    "            <TargetResult><NumberOfUnits>1,080</NumberOfUnits><Description>as agreed</Description>"
    "<StartDate>2024-10-01</StartDate><EndDate>2025-09-30</EndDate></TargetResult>\n"
    "            <ActualResult><StartDate>2024-12-31</StartDate><EndDate>2024-01-01</EndDate>"
    "<NumberOfUnits>99.50</NumberOfUnits></ActualResult>\n"
    "            <ActualResult><EndDate>2025-06-30</EndDate><NumberOfUnits>about a hundred</NumberOfUnits>"
    "<Descriptor><DescriptorName>Mood</DescriptorName><DescriptorValue>hopeful</DescriptorValue></Descriptor>"
    "</ActualResult>\n"
    "            <ActualResult><StartDate>Spring 2024</StartDate><NumberOfUnits>0.12345678901234567890</NumberOfUnits>"
    "</ActualResult>\n"
    "            <TargetResult><StartDate/><EndDate/><NumberOfUnits/></TargetResult>\n"
    "          </MeasurementInstance>\n"
    "          <OtherInformation>counted by the police</OtherInformation>\n"
    "        </PerformanceIndicator>\n"
    "      </Objective>\n"
    "      <Objective>\n"
    "        <Identifier>G1</Identifier>\n"
    "        <Description>Only described, not named</Description>\n"
    "        <Stakeholder><Name>[To be determined]</Name></Stakeholder>\n"
    "        <Budget currency=\"USD\">two million<Source>donor money</Source></Budget>\n"
    "      </Objective>\n"
    "      <Objective><Identifier>_9f1c2d3e-0000-4000-8000-00000000000b</Identifier></Objective>\n"
    "      <OtherInformation>see <b>the map</b> &amp; the chart</OtherInformation>\n"
    "    </Goal>\n"
    "    <Value><Name>Honesty</Name><Description>above all</Description></Value>\n"
    "    <Mission><Description>To keep watch</Description><Identifier>_m1</Identifier></Mission>\n"
    "    <Vision><Description>Calm waters</Description></Vision>\n"
    "    <Vision><Description>Another vision</Description></Vision>\n"
    "    <Motto>Semper vigil</Motto>\n"
    "    <Organization><Name>Harbor Service</Name><Acronym>HS</Acronym><Identifier>ORG 7</Identifier>"
    "<Description>watches the harbor</Description><Stakeholder><Name>Crew</Name></Stakeholder></Organization>\n"
    "    <Organization><Name>Second Service</Name><Acronym>SS</Acronym></Organization>\n"
    "  </StrategicPlanCore>\n"
    "  <Submitter><FirstName>Ada</FirstName><LastName>Writer</LastName>"
    "<EmailAddress>ada@example.org</EmailAddress></Submitter>\n"
    "  <AdministrativeInformation><PublicationDate>2024-02-30</PublicationDate><EndDate>2024-01-01</EndDate>"
    "<StartDate>2025-01-01</StartDate><Source>https://example.org/plan</Source></AdministrativeInformation>\n"
    "  <Description>What we do</Description>\n"
    "  <Name>Harbor plan</Name>\n"
    "</PerformancePlanOrReport>\n";

/* Every text of a document, as somebody reading it sees it. */
static void
collect_texts (xmlNode *node, GPtrArray *texts)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          g_autofree char *text = g_strdup ((const char *) node->content);
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

          for (guint i = 0; lines[i] != NULL; i++)
            {
              if (*g_strstrip (lines[i]) != '\0')
                g_ptr_array_add (texts, g_strdup (lines[i]));
            }
        }
      for (xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute != NULL;
           attribute = attribute->next)
        {
          char *value = (char *) xmlNodeGetContent ((xmlNode *) attribute);

          if (*value != '\0')
            g_ptr_array_add (texts, g_strdup (value));
          xmlFree (value);
        }
      if (node->type == XML_ELEMENT_NODE)
        collect_texts (node->children, texts);
    }
}

static GPtrArray *
texts_of (const char *document)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  xmlDoc *doc = xmlReadMemory (document, (int) strlen (document), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  collect_texts (xmlDocGetRootElement (doc), texts);
  xmlFreeDoc (doc);
  return texts;
}

static void
assert_keeps_texts (const char *source, const char *export)
{
  g_autoptr (GPtrArray) given = texts_of (source);
  g_autoptr (GPtrArray) kept = texts_of (export);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (all, "%s\n", (char *) kept->pdata[i]);
  for (guint i = 0; i < given->len; i++)
    {
      if (strstr (all->str, given->pdata[i]) == NULL)
        g_error ("“%s” is gone from:\n%s", (char *) given->pdata[i], export);
    }
}

static CordonRow *
find_by (CordonRows *rows, const char *field, const char *text)
{
  for (guint i = 0; i < rows->rows->len; i++)
    {
      if (g_strcmp0 (cordon_row_get_text (rows->rows->pdata[i], field), text) == 0)
        return rows->rows->pdata[i];
    }
  g_error ("no row whose %s is “%s”", field, text);
}

static double
value_of (CordonRow *row)
{
  return g_variant_get_double (cordon_row_get (row, "value"));
}

/* There and back through our own document, which says the same again. */
static void
assert_comes_back (Fixture *fixture, const char *source)
{
  g_autofree char *text = export_text (fixture, &cordon_format_stratml);
  g_autofree char *part_1 = export_text (fixture, &cordon_format_stratml_part_1);
  const char *const documents[] = {text, part_1};

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *again = NULL;
      Fixture other;

      /* In Part 1 measures are records, in the plan's own words. */
      if (i == 0)
        assert_keeps_texts (source, documents[i]);
      set_up (&other, NULL);
      import_text (other.plan, documents[i]);
      assert_same_plan (fixture->plan, other.plan);
      again = export_text (&other, i == 0 ? &cordon_format_stratml : &cordon_format_stratml_part_1);
      g_assert_cmpstr (documents[i], ==, again);
      tear_down (&other, NULL);
    }
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = read_text (fixture->plan, faulty, "harbor.xml", NULL, NULL);
  g_autoptr (CordonImport) again = NULL;
  g_autoptr (CordonRows) items = NULL;
  g_autoptr (CordonRows) readings = NULL;
  g_autoptr (CordonRows) measures = NULL;
  g_autoptr (CordonRows) parties = NULL;
  g_autofree char *text = NULL;
  CordonRow *row;

  g_assert_cmpuint (cordon_import_count_notes (import, CORDON_IMPORT_ERROR), ==, 0);
  assert_fates (import, "plan_item", 5, 0, 0, 0);
  assert_fates (import, "measure", 1, 0, 0, 0);
  assert_fates (import, "reading", 5, 0, 0, 0);
  assert_fates (import, "party", 4, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_KEPT, 3, "color");
  assert_note (import, CORDON_IMPORT_LEFT_OUT, 4, "“id”");
  assert_note (import, CORDON_IMPORT_INFORMATION, 8, "1.goal");
  assert_note (import, CORDON_IMPORT_KEPT, 13, "Second name");
  assert_note (import, CORDON_IMPORT_INFORMATION, 22, "IndicatorType");
  assert_note (import, CORDON_IMPORT_INFORMATION, 30, "1,080");
  assert_note (import, CORDON_IMPORT_INFORMATION, 31, "before it begins");
  assert_note (import, CORDON_IMPORT_KEPT, 32, "about a hundred");
  assert_note (import, CORDON_IMPORT_KEPT, 33, "Spring 2024");
  assert_note (import, CORDON_IMPORT_INFORMATION, 33, "more digits");
  assert_note (import, CORDON_IMPORT_INFORMATION, 40, "G1");
  assert_note (import, CORDON_IMPORT_INFORMATION, 42, "[To be determined]");
  assert_note (import, CORDON_IMPORT_KEPT, 43, "Budget");
  assert_note (import, CORDON_IMPORT_KEPT, 52, "Motto");
  commit_import (fixture->plan, import);

  items = all_rows (fixture->plan, "plan_item");
  readings = all_rows (fixture->plan, "reading");
  measures = all_rows (fixture->plan, "measure");
  parties = all_rows (fixture->plan, "party");
  row = find_by (items, "title", "Harbor plan");
  g_assert_cmpstr (cordon_row_get_text (row, "kind"), ==, "strategy");
  g_assert_cmpstr (cordon_row_get_text (row, "source"), ==, "https://example.org/plan");
  g_assert_null (cordon_row_get_text (row, "start"));
  g_assert_cmpstr (cordon_row_get_text (row, "owner"), ==,
                   cordon_row_get_id (find_by (parties, "name", "Harbor Service")));
  row = find_by (items, "title", "Safer harbors");
  g_assert_cmpstr (cordon_row_get_text (row, "code"), ==, "1");
  g_assert_cmpstr (cordon_row_get_text (row, "note"), ==, "see the map & the chart");
  g_assert_cmpstr (cordon_row_get_text (row, "owner"), ==,
                   cordon_row_get_id (find_by (parties, "name", "Port authority")));
  find_by (items, "title", "Only described, not named");
  row = find_by (measures, "name", "Thefts a year");
  g_assert_cmpstr (cordon_row_get_id (row), ==, "9f1c2d3e-0000-4000-8000-00000000000a");
  g_assert_cmpstr (cordon_row_get_text (row, "definition"), ==, "counted by the police");

  row = find_by (readings, "role", "baseline");
  g_assert_cmpfloat (value_of (row), ==, 120);
  g_assert_cmpstr (cordon_row_get_text (row, "period"), ==, "2023");
  row = find_by (readings, "role", "target");
  g_assert_cmpfloat (value_of (row), ==, 1080);
  g_assert_cmpstr (cordon_row_get_text (row, "period"), ==, "FY2025");
  g_assert_cmpstr (cordon_row_get_text (row, "quote"), ==, "1,080");
  row = find_by (readings, "period", "2024-12-31/2024-01-01");
  g_assert_cmpfloat (value_of (row), ==, 99.5);
  row = find_by (readings, "quote", "about a hundred");
  g_assert_cmpstr (cordon_row_get_text (row, "qualifier"), ==, "not_stated");
  g_assert_null (cordon_row_get (row, "value"));

  /* A second time, nothing is new. */
  again = read_text (fixture->plan, faulty, "harbor.xml", NULL, NULL);
  g_assert_true (cordon_import_is_empty (again));

  text = export_text (fixture, &cordon_format_stratml);
  g_assert_nonnull (strstr (text, "<Identifier>G1</Identifier>"));
  g_assert_nonnull (strstr (text, "<Identifier>_m1</Identifier>"));
  g_assert_nonnull (strstr (text, "<Identifier>_9f1c2d3e-0000-4000-8000-00000000000b</Identifier>"));
  assert_comes_back (fixture, faulty);
}

/* A corrected document changes what it corrects, and nothing that it doesn't know. */
static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (faulty, "<NumberOfUnits>120<", 2);
  g_autofree char *corrected = g_strjoinv ("<NumberOfUnits>121<", parts);
  g_autoptr (CordonRows) items = NULL;
  g_autoptr (CordonRows) readings = NULL;
  g_autoptr (CordonImport) again = NULL;
  CordonDraft *draft = cordon_draft_new ("Change");
  const char *goal;

  import_text (fixture->plan, faulty);
  items = all_rows (fixture->plan, "plan_item");
  goal = cordon_row_get_id (find_by (items, "title", "Safer harbors"));
  cordon_draft_set_text (draft, "plan_item", goal, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", goal, "state", "active");
  commit (fixture->plan, draft);

  again = read_text (fixture->plan, corrected, "harbor.xml", NULL, NULL);
  g_assert_cmpuint (cordon_import_count_rows (again, NULL, CORDON_IMPORT_CHANGED), ==, 1);
  g_assert_cmpuint (cordon_import_count_rows (again, NULL, CORDON_IMPORT_NEW), ==, 0);
  commit_import (fixture->plan, again);
  readings = all_rows (fixture->plan, "reading");
  g_assert_cmpfloat (value_of (find_by (readings, "role", "baseline")), ==, 121);
}

/* Bodies that the plan has are taken by their names, and stay as they are. */
static void
test_known_bodies (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Make");
  const char *id = cordon_draft_create (draft, "party", NULL);
  g_autofree char *own = g_strdup (id);
  g_autoptr (CordonRows) items = NULL;
  g_autoptr (CordonRows) parties = NULL;

  cordon_draft_set_text (draft, "party", id, "kind", "agency");
  cordon_draft_set_text (draft, "party", id, "name", "HARBOR SERVICE");
  cordon_draft_set_text (draft, "party", id, "note", "ours");
  commit (fixture->plan, draft);
  import_text (fixture->plan, faulty);
  items = all_rows (fixture->plan, "plan_item");
  parties = all_rows (fixture->plan, "party");
  g_assert_cmpstr (cordon_row_get_text (find_by (items, "title", "Harbor plan"), "owner"), ==, own);
  g_assert_cmpstr (cordon_row_get_text (find_by (parties, "name", "HARBOR SERVICE"), "note"), ==, "ours");
  g_assert_cmpuint (parties->rows->len, ==, 4);
}

/* Namespaces, prefixes, and none; Part 1. */
static void
test_namespaces (Fixture *fixture, gconstpointer data)
{
  static const char *const declared[][2] = {
      {"", " xmlns='" ISO_1 "'"},
      {"stratml:", " xmlns:stratml='" ISO_1 "'"},
      {"ns1:", " xmlns:ns1='http://www.stratml.net'"},
      {"", " xmlns='http://www.stratml.net/PerformancePlanOrReport'"},
      {"", ""},
      {"", " xmlns='http://example.org/other'"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (declared); i++)
    {
      const char *p = declared[i][0];
      g_autofree char *text = g_strdup_printf (
          "<%sStrategicPlan%s><%sName>Plan</%sName><%sStrategicPlanCore><%sGoal><%sName>First</%sName>"
          "<%sDescription/><%sIdentifier>g1</%sIdentifier></%sGoal></%sStrategicPlanCore></%sStrategicPlan>",
          p, declared[i][1], p, p, p, p, p, p, p, p, p, p, p, p);
      g_autoptr (CordonImport) import = read_text (fixture->plan, text, "x.xml", NULL, NULL);

      g_assert_true (cordon_import_get_format (import) == &cordon_format_stratml);
      g_assert_cmpuint (cordon_import_count_rows (import, "plan_item", i == 0 ? CORDON_IMPORT_NEW : CORDON_IMPORT_SAME),
                        ==, 2);
      g_assert_cmpuint (cordon_import_count_notes (import, CORDON_IMPORT_INFORMATION), ==, i < 4 ? 0 : 1);
      if (i == 0)
        commit_import (fixture->plan, import);
    }
}

/* An invented dialect: what is known comes in, the rest is kept. */
static void
test_dialect (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "<StrategicPlan><Name>Demo</Name><Goals><Goal><Name>Sun</Name><Objectives><Objective><Name>More sun</Name>"
      "<PerformanceIndicators><PerformanceIndicator><Name>Share of sun</Name><UnitOfMeasure>percent</UnitOfMeasure>"
      "<Target><MeasureValue>80</MeasureValue></Target></PerformanceIndicator></PerformanceIndicators>"
      "</Objective></Objectives></Goal></Goals></StrategicPlan>";
  g_autoptr (CordonImport) import = read_text (fixture->plan, text, "x.xml", NULL, NULL);

  assert_fates (import, "plan_item", 3, 0, 0, 0);
  assert_fates (import, "measure", 1, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_INFORMATION, 1, "Goals");
  assert_note (import, CORDON_IMPORT_KEPT, 1, "UnitOfMeasure");
  commit_import (fixture->plan, import);
  assert_comes_back (fixture, text);
}

/* As large as they come. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("<PerformancePlanOrReport xmlns='" ISO_2
                                           "' Type='Performance_Report'><Name>Large</Name><StrategicPlanCore>");
  g_autoptr (CordonImport) import = NULL;
  guint n_objectives = 0, n_results = 0;

  for (guint goal = 0; goal < 41; goal++)
    {
      g_string_append_printf (text, "<Goal><Name>Goal %u</Name><Description/><Identifier>g%u</Identifier>", goal, goal);
      for (guint i = 0; i < 10 && n_objectives < 386; i++, n_objectives++)
        {
          g_string_append_printf (text,
                                  "<Objective><Name>Objective %u</Name><Identifier>o%u</Identifier>"
                                  "<PerformanceIndicator PerformanceIndicatorType='Quantitative'>"
                                  "<MeasurementDimension>Dimension %u</MeasurementDimension>"
                                  "<UnitOfMeasurement>unit</UnitOfMeasurement>",
                                  n_objectives, n_objectives, n_objectives);
          for (guint j = 0; j < 7 && n_results < 2392; j++, n_results++)
            g_string_append_printf (text,
                                    "<MeasurementInstance><%s><StartDate>%u-01-01</StartDate><EndDate>%u-12-31"
                                    "</EndDate><NumberOfUnits>%u</NumberOfUnits></%s></MeasurementInstance>",
                                    j % 2 == 0 ? "TargetResult" : "ActualResult", 2000 + j, 2000 + j, j,
                                    j % 2 == 0 ? "TargetResult" : "ActualResult");
          g_string_append (text, "</PerformanceIndicator></Objective>");
        }
      g_string_append (text, "</Goal>");
    }
  g_string_append (text, "</StrategicPlanCore></PerformancePlanOrReport>");
  import = read_text (fixture->plan, text->str, "large.xml", NULL, NULL);
  assert_fates (import, "plan_item", 1 + 41 + 386, 0, 0, 0);
  assert_fates (import, "measure", 386, 0, 0, 0);
  assert_fates (import, "reading", 2392, 0, 0, 0);
  commit_import (fixture->plan, import);
  assert_comes_back (fixture, text->str);
}

static void
assert_refused (Fixture *fixture, const char *text, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (try_read (fixture->plan, bytes, "x.xml", &cordon_format_stratml, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture,
                  "<s:OrganizationalStrategyDocument xmlns:s='http://schemas.stratml.us/3.5'>"
                  "<s:Identifier>x</s:Identifier></s:OrganizationalStrategyDocument>",
                  "StratML 3.5");
  assert_refused (fixture, "<html><body>stratml</body></html>", "“html”");
  assert_refused (fixture, "<StrategicPlan><Name/><StrategicPlanCore/></StrategicPlan>", "empty");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stratml-foreign/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/stratml-foreign/corrected", Fixture, NULL, set_up, test_corrected, tear_down);
  g_test_add ("/stratml-foreign/known-bodies", Fixture, NULL, set_up, test_known_bodies, tear_down);
  g_test_add ("/stratml-foreign/namespaces", Fixture, NULL, set_up, test_namespaces, tear_down);
  g_test_add ("/stratml-foreign/dialect", Fixture, NULL, set_up, test_dialect, tear_down);
  g_test_add ("/stratml-foreign/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/stratml-foreign/others", Fixture, NULL, set_up, test_others, tear_down);
  return g_test_run ();
}

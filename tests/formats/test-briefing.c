/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A briefing says what the plan says: each initiative, each figure with where it is printed, and the strictest mark. */

#include "formats/cordon-briefing.h"
#include "import-fixture.h"
#include "model/cordon-starter.h"

static const CordonFormat *const formats[] = {&cordon_format_html, &cordon_format_markdown};

static void
assert_says (const char *document, const char *words)
{
  if (strstr (document, words) == NULL)
    g_error ("the briefing doesn’t say “%s”:\n%s", words, document);
}

static void
add_starter (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);

  g_assert_no_error (error);
  commit (fixture->plan, draft);
}

static char *
write_briefing (Fixture *fixture, const CordonFormat *format, const char *scope)
{
  CordonExportRequest request = {.scope = scope};
  g_autofree char *name = g_strconcat ("briefing.", format->extensions[0], NULL);

  return write_text (fixture, format, &request, name);
}

static guint
count_of (const char *document, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (document, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
test_whole_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("reading");
  g_autoptr (GListModel) readings = cordon_plan_get_list (fixture->plan, query);

  add_starter (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *document = write_briefing (fixture, formats[i], NULL);

      assert_says (document, "1.A Expand Operations");
      assert_says (document, "4.B Enhance Narcotics Enforcement");
      assert_says (document, "16 not rated");
      /* Neither of two figures that differ is preferred. */
      assert_says (document, "91 offices");
      assert_says (document, "93 locations");
      /* Where it is printed */
      assert_says (document, "Goal 1");
    }
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_draft_new ("Update");
  const char *update;

  add_starter (fixture);
  id = cordon_starter_id ("plan_item", "1.C");
  update = cordon_draft_create (draft, "status_update", NULL);
  cordon_draft_set_text (draft, "status_update", update, "plan_item", id);
  cordon_draft_set_text (draft, "status_update", update, "period", "2026-Q1");
  cordon_draft_set_text (draft, "status_update", update, "rag", "amber");
  cordon_draft_set_text (draft, "status_update", update, "narrative", "Two teams <b>joined</b> | *all* of them.");
  cordon_draft_set_text (draft, "status_update", update, "next_steps", "Hire.");
  cordon_draft_set_text (draft, "status_update", update, "help_needed", "Funds.");
  cordon_draft_set_text (draft, "status_update", update, "published_on", "2026-01-10");
  cordon_draft_set_text (draft, "status_update", update, "tlp", "AMBER");
  commit (fixture->plan, draft);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *document = write_briefing (fixture, formats[i], NULL);
      g_autofree char *part = write_briefing (fixture, formats[i], id);

      assert_says (document, "1 amber");
      assert_says (document, "Hire.");
      /* Above and below */
      g_assert_cmpuint (count_of (document, "TLP:AMBER"), ==, 2);
      assert_says (part, "Funds.");
      assert_says (part, "TLP:AMBER");
      g_assert_null (strstr (part, "1.A Expand"));
      /* What was typed is text. */
      g_assert_null (strstr (document, "<b>joined"));
      assert_says (document, i == 0 ? "&lt;b&gt;joined&lt;/b&gt;" : "\\<b\\>joined\\</b\\> \\| \\*all\\*");
    }
}

/* What is not shown does not mark the document. */
static void
test_mark_of_what_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  CordonDraft *draft = cordon_draft_new ("Mark");
  g_autofree char *document = NULL;

  add_starter (fixture);
  one = cordon_starter_id ("plan_item", "1.C");
  other = cordon_starter_id ("plan_item", "2.A");
  cordon_draft_set_text (draft, "plan_item", one, "tlp", "RED");
  cordon_draft_set_text (draft, "plan_item", other, "tlp", "GREEN");
  commit (fixture->plan, draft);
  document = write_briefing (fixture, &cordon_format_markdown, other);
  assert_says (document, "TLP:GREEN");
  g_assert_null (strstr (document, "RED"));
}

static void
test_empty_plan (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *document = write_briefing (fixture, formats[i], NULL);

      assert_says (document, "plan");
    }
}

/* The bytes, which may hold zeros. */
static GBytes *
pdf_of (Fixture *fixture, const char *scope, const char *paper)
{
  g_autofree char *path = g_build_filename (fixture->folder, "briefing.pdf", NULL);
  CordonExportRequest request = {.scope = scope, .paper = paper};
  g_autofree char *text = write_text (fixture, &cordon_format_pdf, &request, "briefing.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) mapped = NULL;

  g_assert_no_error (error);
  mapped = g_mapped_file_get_bytes (file);
  /* A copy, as the file is written again. */
  return g_bytes_new (g_bytes_get_data (mapped, NULL), g_bytes_get_size (mapped));
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) letter = NULL;

  add_starter (fixture);
  pdf = pdf_of (fixture, NULL, "a4");
  again = pdf_of (fixture, NULL, "a4");
  letter = pdf_of (fixture, NULL, "letter");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_false (g_bytes_equal (pdf, letter));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/briefing/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("whole-plan", test_whole_plan);
  ADD ("update", test_update);
  ADD ("mark-of-what-is-shown", test_mark_of_what_is_shown);
  ADD ("empty-plan", test_empty_plan);
  ADD ("pdf", test_pdf);
  return g_test_run ();
}

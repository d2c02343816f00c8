/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown as a page: its words are there and can be read, its marks are not, and what could reach outside does not
 * come in. */

#include "kit/cordon-markdown.h"

static void
append_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

static void
assert_reads (const char *markdown, const char *expected)
{
  GtkWidget *page = g_object_ref_sink (cordon_markdown_new ());
  g_autoptr (GString) text = g_string_new (NULL);

  cordon_markdown_set_text (CORDON_MARKDOWN (page), markdown);
  append_text (page, text);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_finalize_object (page);
}

static void
test_blocks (void)
{
  assert_reads ("# Title\n\nA *plain*\nparagraph with `code` & <marks>.\n", "Title|A plain paragraph with code & .|");
  assert_reads ("- one\n- **two**\n", "•|one|•|two|");
  assert_reads ("3. three\n4. four\n", "3.|three|4.|four|");
  assert_reads ("```\na < b\n```\n", "a < b|");
  assert_reads ("", "");
}

static void
test_reaches_for_nothing (void)
{
  assert_reads ("<script>alert (1)</script>\n\n![a picture](http://example.org/x.png) [a link](http://example.org)\n",
                "a picture a link|");
}

static void
test_headings (void)
{
  GtkWidget *page = g_object_ref_sink (cordon_markdown_new ());
  GPtrArray *headings;

  cordon_markdown_set_text (CORDON_MARKDOWN (page), "# Guide\n\n## Begin & go\n\ntext\n\n## End\n");
  headings = cordon_markdown_get_headings (CORDON_MARKDOWN (page));
  g_assert_cmpuint (headings->len, ==, 3);
  g_assert_cmpint (((CordonMarkdownHeading *) headings->pdata[1])->level, ==, 2);
  g_assert_cmpstr (((CordonMarkdownHeading *) headings->pdata[1])->text, ==, "Begin & go");
  cordon_markdown_set_text (CORDON_MARKDOWN (page), NULL);
  g_assert_cmpuint (headings->len, ==, 0);
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/reaches-for-nothing", test_reaches_for_nothing);
  g_test_add_func ("/markdown/headings", test_headings);
  return g_test_run ();
}

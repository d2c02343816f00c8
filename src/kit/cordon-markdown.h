/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonMarkdown:
 *
 * A text in Markdown (CommonMark) as a page to read: headings, paragraphs, lists and code as labels, whose words can be
 * selected. Raw HTML and images are left out, and links are shown as what they say: a page reaches for nothing.
 *
 * Properties: "text" (the Markdown).
 */
#define CORDON_TYPE_MARKDOWN (cordon_markdown_get_type ())
G_DECLARE_FINAL_TYPE (CordonMarkdown, cordon_markdown, CORDON, MARKDOWN, AdwBin)

GtkWidget *cordon_markdown_new (void);
void cordon_markdown_set_text (CordonMarkdown *self, const char *text);

/**
 * CordonMarkdownHeading:
 * @level: 1 for the page's title, 2 for a chapter…
 * @text: what it says
 * @widget: where it stands on the page
 */
typedef struct
{
  int level;
  char *text;
  GtkWidget *widget;
} CordonMarkdownHeading;

/* Returns: (transfer none) (element-type CordonMarkdownHeading): the page's headings, from top to bottom */
GPtrArray *cordon_markdown_get_headings (CordonMarkdown *self);

G_END_DECLS

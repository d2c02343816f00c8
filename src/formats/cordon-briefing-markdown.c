/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A briefing as Markdown, for a mail or a wiki: its words, without the charts. What a person typed is text, so what
 * Markdown would take for its own is escaped. */

#include <string.h>

#include "base/cordon-date.h"
#include "formats/cordon-briefing.h"
#include "model/cordon-reading.h"
#include "model/cordon-status-update.h"

#include <glib/gi18n-lib.h>

/* In a line of a table or a heading, a line's end is a space. */
static void
put_text (GString *page, const char *text, gboolean one_line)
{
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      gboolean first = page->len == 0 || page->str[page->len - 1] == '\n';

      if (*c == '\n' && one_line)
        {
          g_string_append_c (page, ' ');
          continue;
        }
      if (strchr ("\\`*_{}[]<>|", *c) != NULL || (first && strchr ("#+->=~", *c) != NULL))
        g_string_append_c (page, '\\');
      g_string_append_c (page, *c);
    }
}

static void
put_heading (GString *page, const char *marks, const char *text)
{
  g_string_append_printf (page, "%s ", marks);
  put_text (page, text, TRUE);
  g_string_append (page, "\n\n");
}

static void
put_paragraph (GString *page, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  put_text (page, text, FALSE);
  g_string_append (page, "\n\n");
}

static void
put_row (GString *page, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (page, "| ");
      put_text (page, cells[i], TRUE);
      g_string_append_c (page, ' ');
    }
  g_string_append (page, "|\n");
}

static void
put_head (GString *page, const char *const *cells, guint n)
{
  put_row (page, cells, n);
  for (guint i = 0; i < n; i++)
    g_string_append (page, "| --- ");
  g_string_append (page, "|\n");
}

static void
put_scorecard (GString *page, CordonBriefing *briefing)
{
  const char *cells[CORDON_BRIEFING_QUARTERS + 1] = {C_ ("briefing", "Initiative")};
  char *texts[CORDON_BRIEFING_QUARTERS];

  put_heading (page, "##", C_ ("briefing", "Scorecard"));
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    cells[i + 1] = texts[i] = cordon_quarter_format (briefing->quarters[i]);
  put_head (page, cells, G_N_ELEMENTS (cells));
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    g_free (texts[i]);
  for (guint i = 0; i < briefing->items->len; i++)
    {
      CordonBriefingItem *item = briefing->items->pdata[i];

      if (!item->is_initiative)
        continue;
      cells[0] = item->title;
      for (guint j = 0; j < CORDON_BRIEFING_QUARTERS; j++)
        cells[j + 1] = texts[j] =
            item->rags[j] != NULL
                ? g_strdup_printf ("%s %s", cordon_briefing_shape (item->rags[j]), cordon_rag_letter (item->rags[j]))
                : g_strdup ("·");
      put_row (page, cells, G_N_ELEMENTS (cells));
      for (guint j = 0; j < CORDON_BRIEFING_QUARTERS; j++)
        g_free (texts[j]);
    }
  g_string_append_c (page, '\n');
}

static void
put_words (GString *page, const char *heading, CordonRecord *record, const char *field)
{
  const char *text = cordon_record_get_text (record, field);

  if (text == NULL)
    return;
  put_heading (page, "###", heading);
  put_paragraph (page, text);
}

static void
put_steps (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  if (item->steps->len == 0)
    return;
  put_heading (page, "###", C_ ("briefing", "Commitments and milestones"));
  for (guint i = 0; i < item->steps->len; i++)
    {
      g_autofree char *title = cordon_record_dup_title (item->steps->pdata[i]);
      g_autofree char *due = cordon_briefing_dup_due (briefing, item->steps->pdata[i]);

      g_string_append (page, "- ");
      put_text (page, title, TRUE);
      if (due != NULL)
        {
          g_string_append (page, " – ");
          put_text (page, due, TRUE);
        }
      g_string_append_c (page, '\n');
    }
  g_string_append_c (page, '\n');
}

static void
put_measures (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  const char *const head[] = {C_ ("briefing", "Figure"), C_ ("briefing", "When"),
                              C_ ("briefing", "Where it is printed")};

  if (item->measures->len == 0)
    return;
  put_heading (page, "###", C_ ("briefing", "Measures"));
  for (guint i = 0; i < item->measures->len; i++)
    {
      CordonBriefingMeasure *measure = item->measures->pdata[i];

      put_heading (page, "####", cordon_record_get_text (measure->record, "name"));
      put_paragraph (page, measure->words);
      put_paragraph (page, measure->pace);
      if (measure->readings->len == 0)
        continue;
      put_head (page, head, G_N_ELEMENTS (head));
      for (guint j = 0; j < measure->readings->len; j++)
        {
          g_autofree char *words = cordon_reading_dup_words (measure->readings->pdata[j]);
          g_autofree char *when = cordon_briefing_dup_time (measure->readings->pdata[j]);
          g_autofree char *where = cordon_briefing_dup_citation (measure->readings->pdata[j]);
          const char *cells[] = {words, when, where};

          put_row (page, cells, G_N_ELEMENTS (cells));
        }
      g_string_append_c (page, '\n');
    }
}

static void
put_entries (GString *page, CordonBriefingItem *item)
{
  if (item->entries->len == 0)
    return;
  put_heading (page, "###", C_ ("briefing", "Risks, issues and decisions"));
  for (guint i = 0; i < item->entries->len; i++)
    {
      CordonRecord *entry = item->entries->pdata[i];
      g_autofree char *kind = cordon_record_dup_words (entry, "kind");
      g_autofree char *title = cordon_record_dup_title (entry);

      g_string_append (page, "**");
      put_text (page, kind, TRUE);
      g_string_append (page, "** ");
      put_text (page, title, TRUE);
      g_string_append (page, "\n\n");
      put_paragraph (page, cordon_record_get_text (entry, "body"));
    }
}

static void
put_item (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  const char *parts[] = {item->period, item->goal, item->owner, item->place};

  put_heading (page, "##", item->title);
  g_string_append_printf (page, "%s ", cordon_briefing_shape (item->rag));
  put_text (page, item->status, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      g_string_append (page, " · ");
      put_text (page, parts[i], TRUE);
    }
  g_string_append (page, "\n\n");
  put_paragraph (page, cordon_record_get_text (item->record, "intent"));
  if (item->update != NULL)
    {
      put_words (page, C_ ("briefing", "What happened"), item->update, "narrative");
      put_words (page, C_ ("briefing", "Next steps"), item->update, "next_steps");
      put_words (page, C_ ("briefing", "Help needed"), item->update, "help_needed");
    }
  put_steps (page, briefing, item);
  put_measures (page, briefing, item);
  put_entries (page, item);
}

static void
put_mark (GString *page, const char *mark)
{
  if (mark == NULL)
    return;
  g_string_append (page, "**");
  put_text (page, mark, TRUE);
  g_string_append (page, "**\n\n");
}

static gboolean
write_markdown (CordonExportJob *job, GError **error)
{
  g_autoptr (CordonBriefing) briefing = cordon_briefing_read (job, error);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *standing = NULL;

  if (briefing == NULL)
    return FALSE;
  date = cordon_briefing_dup_date (briefing);
  standing = cordon_briefing_dup_standing (briefing);
  put_mark (page, briefing->mark);
  put_heading (page, "#", briefing->title);
  put_paragraph (page, date);
  put_paragraph (page, briefing->intent);
  put_paragraph (page, standing);
  if (*standing != '\0')
    put_scorecard (page, briefing);
  for (guint i = 0; i < briefing->items->len; i++)
    {
      if (!cordon_export_job_step (job, i, briefing->items->len, error))
        return FALSE;
      put_item (page, briefing, briefing->items->pdata[i]);
    }
  put_mark (page, briefing->mark);
  return cordon_export_job_write (job, page->str, (gssize) page->len, error);
}

static const char *const extensions[] = {"md", "markdown", NULL};
static const char *const mime_types[] = {"text/markdown", NULL};

const CordonFormat cordon_format_markdown = {
    .id = "markdown",
    .label = NC_ ("format", "Briefing (Markdown)"),
    .extensions = extensions,
    .mime_types = mime_types,
    .write = write_markdown,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A briefing as one file for a browser: it holds its style and its charts, and reaches for nothing. */

#include <cairo-svg.h>
#include <pango/pangocairo.h>

#include "draw/cordon-chart.h"
#include "base/cordon-date.h"
#include "formats/cordon-briefing.h"
#include "model/cordon-reading.h"
#include "model/cordon-status-update.h"

#include <glib/gi18n-lib.h>

#define CHART_WIDTH 640
#define CHART_HEIGHT 240

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:0 auto;padding:1rem}"
    "h1,h2,h3{line-height:1.2}h2{margin-top:3rem}"
    ".mark{font-weight:bold;text-align:center}"
    ".dim{opacity:.7}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{padding:.25rem .5rem;border-bottom:1px solid #8886;text-align:start;vertical-align:top}"
    "td.quarter,th.quarter{text-align:center;white-space:nowrap}"
    ".green{background:#dbf2e3;color:#0d6b38}.amber{background:#fcedcc;color:#8c5700}.red{background:#fadede;color:#"
    "a6141a}"
    ".late{color:#c01c28;font-weight:bold}"
    "p.text{white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;background:#fff}"
    "@media print{h2{break-before:page}}";

static void
put (GString *page, const char *markup)
{
  g_string_append (page, markup);
}

static void
put_text (GString *page, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (page, escaped);
}

/* <tag class="class">text</tag>, and nothing for no text. */
static void
put_element (GString *page, const char *tag, const char *class, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (page, class != NULL ? "<%s class=\"%s\">" : "<%s>", tag, class);
  put_text (page, text);
  g_string_append_printf (page, "</%s>\n", tag);
}

static cairo_status_t
take_svg (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* As an image of its own, so that the names in one drawing don't meet those in another. */
static void
put_chart (GString *page, CordonChart *chart)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (take_svg, svg, CHART_WIDTH, CHART_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans 10");
  g_autofree char *words = cordon_chart_describe (chart);
  g_autofree char *base64 = NULL;
  CordonChartTheme theme;

  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cordon_chart_theme_init (&theme, FALSE, FALSE);
  cordon_chart_layout (chart, context, CHART_WIDTH, CHART_HEIGHT, cordon_briefing_is_rtl ());
  cordon_chart_draw (chart, cr, &theme, -1);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  base64 = g_base64_encode (svg->data, svg->len);
  put (page, "<img alt=\"");
  put_text (page, words);
  g_string_append_printf (page, "\" width=\"%d\" height=\"%d\" src=\"data:image/svg+xml;base64,%s\">\n", CHART_WIDTH,
                          CHART_HEIGHT, base64);
}

static void
put_scorecard (GString *page, CordonBriefing *briefing)
{
  put_element (page, "h3", NULL, C_ ("briefing", "Scorecard"));
  put (page, "<table><thead><tr>");
  put_element (page, "th", NULL, C_ ("briefing", "Initiative"));
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    {
      g_autofree char *name = cordon_quarter_format (briefing->quarters[i]);

      put_element (page, "th", "quarter", name);
    }
  put (page, "</tr></thead><tbody>\n");
  for (guint i = 0; i < briefing->items->len; i++)
    {
      CordonBriefingItem *item = briefing->items->pdata[i];

      if (!item->is_initiative)
        continue;
      g_string_append_printf (page, "<tr><td><a href=\"#%s\">", cordon_record_get_id (item->record));
      put_text (page, item->title);
      put (page, "</a></td>");
      for (guint j = 0; j < CORDON_BRIEFING_QUARTERS; j++)
        {
          const char *rag = item->rags[j];

          if (rag == NULL)
            put (page, "<td class=\"quarter\">·</td>");
          else
            g_string_append_printf (page, "<td class=\"quarter %s\">%s %s</td>", rag, cordon_briefing_shape (rag),
                                    cordon_rag_letter (rag));
        }
      put (page, "</tr>\n");
    }
  put (page, "</tbody></table>\n");
}

static void
put_words (GString *page, const char *heading, CordonRecord *record, const char *field)
{
  const char *text = cordon_record_get_text (record, field);

  if (text == NULL)
    return;
  put_element (page, "h3", NULL, heading);
  put_element (page, "p", "text", text);
}

static void
put_steps (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  if (item->steps->len == 0)
    return;
  put_element (page, "h3", NULL, C_ ("briefing", "Commitments and milestones"));
  put (page, "<table><tbody>\n");
  for (guint i = 0; i < item->steps->len; i++)
    {
      CordonRecord *step = item->steps->pdata[i];
      g_autofree char *title = cordon_record_dup_title (step);
      g_autofree char *due = cordon_briefing_dup_due (briefing, step);

      put (page, "<tr>");
      put_element (page, "td", NULL, title);
      g_string_append (page, "<td class=\"dim\">");
      put_text (page, due);
      put (page, "</td></tr>\n");
    }
  put (page, "</tbody></table>\n");
}

static void
put_measures (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  if (item->measures->len == 0)
    return;
  put_element (page, "h3", NULL, C_ ("briefing", "Measures"));
  for (guint i = 0; i < item->measures->len; i++)
    {
      CordonBriefingMeasure *measure = item->measures->pdata[i];
      g_autoptr (CordonChart) chart = cordon_briefing_chart (briefing, measure);

      put_element (page, "h4", NULL, cordon_record_get_text (measure->record, "name"));
      put_element (page, "p", NULL, measure->words);
      put_element (page, "p", NULL, measure->pace);
      if (chart != NULL)
        put_chart (page, chart);
      if (measure->readings->len == 0)
        continue;
      put (page, "<table><tbody>\n");
      for (guint j = 0; j < measure->readings->len; j++)
        {
          g_autofree char *words = cordon_reading_dup_words (measure->readings->pdata[j]);
          g_autofree char *when = cordon_briefing_dup_time (measure->readings->pdata[j]);
          g_autofree char *where = cordon_briefing_dup_citation (measure->readings->pdata[j]);
          const char *cells[] = {words, when, where};

          put (page, "<tr>");
          for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
            {
              put (page, "<td>");
              put_text (page, cells[k]);
              put (page, "</td>");
            }
          put (page, "</tr>\n");
        }
      put (page, "</tbody></table>\n");
    }
}

static void
put_entries (GString *page, CordonBriefingItem *item)
{
  if (item->entries->len == 0)
    return;
  put_element (page, "h3", NULL, C_ ("briefing", "Risks, issues and decisions"));
  for (guint i = 0; i < item->entries->len; i++)
    {
      CordonRecord *entry = item->entries->pdata[i];
      g_autofree char *kind = cordon_record_dup_words (entry, "kind");
      g_autofree char *title = cordon_record_dup_title (entry);

      put (page, "<p><strong>");
      put_text (page, kind);
      put (page, "</strong> ");
      put_text (page, title);
      put (page, "</p>\n");
      put_element (page, "p", "text dim", cordon_record_get_text (entry, "body"));
    }
}

static void
put_item (GString *page, CordonBriefing *briefing, CordonBriefingItem *item)
{
  const char *parts[] = {item->period, item->goal, item->owner, item->place};

  g_string_append_printf (page, "<h2 id=\"%s\">", cordon_record_get_id (item->record));
  put_text (page, item->title);
  put (page, "</h2>\n");
  g_string_append_printf (page, "<p><span class=\"%s\">%s ", item->rag != NULL ? item->rag : "dim",
                          cordon_briefing_shape (item->rag));
  put_text (page, item->status);
  put (page, "</span>");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      put (page, " · <span class=\"dim\">");
      put_text (page, parts[i]);
      put (page, "</span>");
    }
  put (page, "</p>\n");
  put_element (page, "p", "text", cordon_record_get_text (item->record, "intent"));
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

static gboolean
flush (CordonExportJob *job, GString *page, GError **error)
{
  gboolean written = cordon_export_job_write (job, page->str, (gssize) page->len, error);

  g_string_truncate (page, 0);
  return written;
}

static gboolean
write_html (CordonExportJob *job, GError **error)
{
  g_autoptr (CordonBriefing) briefing = cordon_briefing_read (job, error);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *standing = NULL;

  if (briefing == NULL)
    return FALSE;
  date = cordon_briefing_dup_date (briefing);
  standing = cordon_briefing_dup_standing (briefing);
  g_string_append_printf (page,
                          "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head><meta charset=\"utf-8\">\n<title>",
                          cordon_briefing_language (), cordon_briefing_is_rtl () ? "rtl" : "ltr");
  put_text (page, briefing->title);
  g_string_append_printf (
      page,
      "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>%s</style></head>\n"
      "<body>\n",
      style);
  put_element (page, "p", "mark", briefing->mark);
  put_element (page, "h1", NULL, briefing->title);
  put_element (page, "p", NULL, date);
  put_element (page, "p", "text", briefing->intent);
  put_element (page, "p", NULL, standing);
  if (*standing != '\0')
    put_scorecard (page, briefing);
  for (guint i = 0; i < briefing->items->len; i++)
    {
      if (!cordon_export_job_step (job, i, briefing->items->len, error))
        return FALSE;
      put_item (page, briefing, briefing->items->pdata[i]);
      if (!flush (job, page, error))
        return FALSE;
    }
  put_element (page, "p", "mark", briefing->mark);
  put (page, "</body>\n</html>\n");
  return flush (job, page, error);
}

static const char *const extensions[] = {"html", "htm", NULL};
static const char *const mime_types[] = {"text/html", NULL};

const CordonFormat cordon_format_html = {
    .id = "html",
    .label = NC_ ("format", "Briefing (HTML)"),
    .extensions = extensions,
    .mime_types = mime_types,
    .write = write_html,
};

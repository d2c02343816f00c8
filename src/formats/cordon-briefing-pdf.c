/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A briefing on paper: cover with the scorecard, a page for each item, and the figures with where each is printed. */

#include "base/cordon-error.h"
#include "draw/cordon-chart.h"
#include "draw/cordon-pages.h"
#include "base/cordon-date.h"
#include "formats/cordon-briefing.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-reading.h"
#include "model/cordon-status-update.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define CHART_HEIGHT 170

/* Inks and tints of a status, dark and light enough to be told apart where colours don't print. */
static const double green_ink[] = {0.05, 0.42, 0.22}, green_tint[] = {0.86, 0.95, 0.89};
static const double amber_ink[] = {0.55, 0.34, 0.0}, amber_tint[] = {0.99, 0.93, 0.80};
static const double red_ink[] = {0.65, 0.08, 0.10}, red_tint[] = {0.98, 0.87, 0.87};

typedef struct
{
  CordonBriefing *briefing;
  CordonExportJob *job;
  GError *error;
} Writing;

static const double *
ink_of (const char *rag)
{
  return g_strcmp0 (rag, "green") == 0   ? green_ink
         : g_strcmp0 (rag, "amber") == 0 ? amber_ink
         : g_strcmp0 (rag, "red") == 0   ? red_ink
                                         : NULL;
}

static const double *
tint_of (const char *rag)
{
  return g_strcmp0 (rag, "green") == 0   ? green_tint
         : g_strcmp0 (rag, "amber") == 0 ? amber_tint
         : g_strcmp0 (rag, "red") == 0   ? red_tint
                                         : NULL;
}

static const char *
place_of (CordonRecord *record)
{
  return cordon_record_get_id (record);
}

/* The cover */

static void
put_scorecard (CordonPages *pages, CordonBriefing *briefing)
{
  CordonPagesCell cells[CORDON_BRIEFING_QUARTERS + 1] = {{.style = CORDON_PAGES_BOLD, .share = 5}};
  CordonPagesCell head[CORDON_BRIEFING_QUARTERS + 1] = {
      {.text = C_ ("briefing", "Initiative"), .style = CORDON_PAGES_SMALL, .share = 5}};
  char *names[CORDON_BRIEFING_QUARTERS];
  const char *goal = NULL;

  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    {
      names[i] = cordon_quarter_format (briefing->quarters[i]);
      head[i + 1] =
          (CordonPagesCell){.text = names[i], .style = CORDON_PAGES_SMALL, .share = 1, .align = PANGO_ALIGN_CENTER};
    }
  cordon_pages_text (pages, CORDON_PAGES_HEADING, C_ ("briefing", "Scorecard"));
  cordon_pages_line (pages, head, G_N_ELEMENTS (head));
  cordon_pages_set_head (pages, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < briefing->items->len; i++)
    {
      CordonBriefingItem *item = briefing->items->pdata[i];
      char *letters[CORDON_BRIEFING_QUARTERS];

      if (!item->is_initiative)
        continue;
      if (item->goal != NULL && g_strcmp0 (goal, item->goal) != 0)
        {
          CordonPagesCell line = {.text = item->goal, .style = CORDON_PAGES_BOLD, .share = 1};

          cordon_pages_need (pages, 60);
          cordon_pages_line (pages, &line, 1);
          goal = item->goal;
        }
      cells[0] = (CordonPagesCell){
          .text = item->title, .style = CORDON_PAGES_DIM, .share = 5, .lines = 2, .link = place_of (item->record)};
      for (guint j = 0; j < CORDON_BRIEFING_QUARTERS; j++)
        {
          letters[j] = item->rags[j] != NULL ? g_strdup_printf ("%s %s", cordon_briefing_shape (item->rags[j]),
                                                                cordon_rag_letter (item->rags[j]))
                                             : g_strdup ("·");
          cells[j + 1] = (CordonPagesCell){.text = letters[j],
                                           .style = CORDON_PAGES_DIM,
                                           .share = 1,
                                           .align = PANGO_ALIGN_CENTER,
                                           .color = ink_of (item->rags[j]),
                                           .fill = tint_of (item->rags[j])};
        }
      cordon_pages_line (pages, cells, G_N_ELEMENTS (cells));
      for (guint j = 0; j < CORDON_BRIEFING_QUARTERS; j++)
        g_free (letters[j]);
    }
  cordon_pages_set_head (pages, NULL, 0);
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    g_free (names[i]);
}

static void
put_cover (CordonPages *pages, CordonBriefing *briefing)
{
  g_autofree char *date = cordon_briefing_dup_date (briefing);
  g_autofree char *standing = cordon_briefing_dup_standing (briefing);

  cordon_pages_place (pages, "cover", briefing->title, NULL);
  cordon_pages_text (pages, CORDON_PAGES_DISPLAY, briefing->title);
  cordon_pages_text (pages, CORDON_PAGES_BODY, date);
  cordon_pages_space (pages, 8);
  cordon_pages_text (pages, CORDON_PAGES_BODY, briefing->intent);
  cordon_pages_space (pages, 4);
  cordon_pages_text (pages, CORDON_PAGES_BOLD, standing);
  if (*standing != '\0')
    put_scorecard (pages, briefing);
  else if (briefing->items->len == 0)
    cordon_pages_text (pages, CORDON_PAGES_BODY,
                       C_ ("briefing", "The plan has no initiatives, figures or updates yet."));
}

/* An item's page */

static void
put_words (CordonPages *pages, const char *heading, CordonRecord *record, const char *field)
{
  const char *text = cordon_record_get_text (record, field);

  if (text == NULL)
    return;
  cordon_pages_text (pages, CORDON_PAGES_HEADING, heading);
  cordon_pages_text (pages, CORDON_PAGES_BODY, text);
}

static void
put_steps (CordonPages *pages, CordonBriefing *briefing, CordonBriefingItem *item)
{
  if (item->steps->len == 0)
    return;
  cordon_pages_text (pages, CORDON_PAGES_HEADING, C_ ("briefing", "Commitments and milestones"));
  for (guint i = 0; i < item->steps->len; i++)
    {
      CordonRecord *step = item->steps->pdata[i];
      g_autofree char *title = cordon_record_dup_title (step);
      g_autofree char *due = cordon_briefing_dup_due (briefing, step);
      int days;
      gboolean late =
          cordon_plan_item_is_open (step) && cordon_plan_item_days_late (step, briefing->today, &days) && days > 0;
      const CordonPagesCell cells[] = {
          {.text = title, .style = CORDON_PAGES_BODY, .share = 5},
          {.text = due,
           .style = CORDON_PAGES_DIM,
           .share = 2,
           .align = PANGO_ALIGN_RIGHT,
           .color = late ? red_ink : NULL},
      };

      cordon_pages_line (pages, cells, G_N_ELEMENTS (cells));
    }
}

static void
draw_chart (cairo_t *cr, PangoContext *context, double width, double height, gpointer data)
{
  CordonChartTheme theme;

  cordon_chart_theme_init (&theme, FALSE, FALSE);
  cordon_chart_layout (data, context, width, height, pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL);
  cordon_chart_draw (data, cr, &theme, -1);
}

static void
put_measures (CordonPages *pages, CordonBriefing *briefing, CordonBriefingItem *item)
{
  if (item->measures->len == 0)
    return;
  cordon_pages_text (pages, CORDON_PAGES_HEADING, C_ ("briefing", "Measures"));
  for (guint i = 0; i < item->measures->len; i++)
    {
      CordonBriefingMeasure *measure = item->measures->pdata[i];
      g_autoptr (CordonChart) chart = cordon_briefing_chart (briefing, measure);

      cordon_pages_need (pages, 30 + (chart != NULL ? CHART_HEIGHT : 0));
      cordon_pages_space (pages, 4);
      cordon_pages_text (pages, CORDON_PAGES_BOLD, cordon_record_get_text (measure->record, "name"));
      cordon_pages_text (pages, CORDON_PAGES_BODY, measure->words);
      cordon_pages_text (pages, CORDON_PAGES_BODY, measure->pace);
      if (chart != NULL)
        cordon_pages_drawing (pages, CHART_HEIGHT, draw_chart, chart);
    }
}

static void
put_entries (CordonPages *pages, CordonBriefingItem *item)
{
  if (item->entries->len == 0)
    return;
  cordon_pages_text (pages, CORDON_PAGES_HEADING, C_ ("briefing", "Risks, issues and decisions"));
  for (guint i = 0; i < item->entries->len; i++)
    {
      CordonRecord *entry = item->entries->pdata[i];
      g_autofree char *kind = cordon_record_dup_words (entry, "kind");
      g_autofree char *title = cordon_record_dup_title (entry);
      const CordonPagesCell cells[] = {
          {.text = kind, .style = CORDON_PAGES_DIM, .share = 1},
          {.text = title, .style = CORDON_PAGES_BODY, .share = 5},
      };

      cordon_pages_line (pages, cells, G_N_ELEMENTS (cells));
      cordon_pages_text (pages, CORDON_PAGES_DIM, cordon_record_get_text (entry, "body"));
    }
}

static void
put_item (CordonPages *pages, CordonBriefing *briefing, CordonBriefingItem *item)
{
  g_autofree char *status =
      item->period != NULL
          ? g_strdup_printf ("%s %s · %s", cordon_briefing_shape (item->rag), item->status, item->period)
          : g_strdup_printf ("%s %s", cordon_briefing_shape (item->rag), item->status);
  const CordonPagesCell line[] = {
      {.text = status,
       .style = CORDON_PAGES_BOLD,
       .share = 1,
       .color = ink_of (item->rag),
       .fill = tint_of (item->rag)},
      {.text = item->owner, .style = CORDON_PAGES_DIM, .share = 1},
      {.text = item->place, .style = CORDON_PAGES_DIM, .share = 1, .align = PANGO_ALIGN_RIGHT},
  };

  cordon_pages_break (pages);
  cordon_pages_place (pages, place_of (item->record), item->title, "cover");
  cordon_pages_text (pages, CORDON_PAGES_DIM, item->goal);
  cordon_pages_text (pages, CORDON_PAGES_TITLE, item->title);
  cordon_pages_line (pages, line, G_N_ELEMENTS (line));
  cordon_pages_space (pages, 6);
  cordon_pages_text (pages, CORDON_PAGES_BODY, cordon_record_get_text (item->record, "intent"));
  if (item->update != NULL)
    {
      put_words (pages, C_ ("briefing", "What happened"), item->update, "narrative");
      put_words (pages, C_ ("briefing", "Next steps"), item->update, "next_steps");
      put_words (pages, C_ ("briefing", "Help needed"), item->update, "help_needed");
    }
  put_steps (pages, briefing, item);
  put_measures (pages, briefing, item);
  put_entries (pages, item);
}

/* Where the figures come from */

static void
put_figures (CordonPages *pages, CordonBriefing *briefing)
{
  const CordonPagesCell head[] = {
      {.text = C_ ("briefing", "Figure"), .style = CORDON_PAGES_SMALL, .share = 3},
      {.text = C_ ("briefing", "When"), .style = CORDON_PAGES_SMALL, .share = 2},
      {.text = C_ ("briefing", "Where it is printed"), .style = CORDON_PAGES_SMALL, .share = 4},
  };
  gboolean begun = FALSE;

  for (guint i = 0; i < briefing->items->len; i++)
    {
      CordonBriefingItem *item = briefing->items->pdata[i];

      for (guint j = 0; j < item->measures->len; j++)
        {
          CordonBriefingMeasure *measure = item->measures->pdata[j];
          const CordonPagesCell name = {.text = cordon_record_get_text (measure->record, "name"),
                                        .style = CORDON_PAGES_BOLD,
                                        .share = 1,
                                        .link = place_of (item->record)};

          if (measure->readings->len == 0)
            continue;
          if (!begun)
            {
              cordon_pages_break (pages);
              cordon_pages_place (pages, "figures", C_ ("briefing", "Figures and where they come from"), "cover");
              cordon_pages_text (pages, CORDON_PAGES_TITLE, C_ ("briefing", "Figures and where they come from"));
              cordon_pages_line (pages, head, G_N_ELEMENTS (head));
              cordon_pages_set_head (pages, head, G_N_ELEMENTS (head));
              begun = TRUE;
            }
          cordon_pages_need (pages, 50);
          cordon_pages_line (pages, &name, 1);
          for (guint k = 0; k < measure->readings->len; k++)
            {
              g_autofree char *words = cordon_reading_dup_words (measure->readings->pdata[k]);
              g_autofree char *when = cordon_briefing_dup_time (measure->readings->pdata[k]);
              g_autofree char *where = cordon_briefing_dup_citation (measure->readings->pdata[k]);
              const CordonPagesCell cells[] = {
                  {.text = words, .style = CORDON_PAGES_DIM, .share = 3},
                  {.text = when, .style = CORDON_PAGES_DIM, .share = 2},
                  {.text = where, .style = CORDON_PAGES_DIM, .share = 4},
              };

              cordon_pages_line (pages, cells, G_N_ELEMENTS (cells));
            }
        }
    }
  cordon_pages_set_head (pages, NULL, 0);
}

static void
put_all (CordonPages *pages, gpointer data)
{
  Writing *self = data;

  put_cover (pages, self->briefing);
  for (guint i = 0; i < self->briefing->items->len && self->error == NULL; i++)
    {
      if (!cordon_export_job_step (self->job, i, self->briefing->items->len, &self->error))
        return;
      put_item (pages, self->briefing, self->briefing->items->pdata[i]);
    }
  put_figures (pages, self->briefing);
}

static cairo_status_t
take_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  Writing *self = data;

  if (self->error == NULL && cordon_export_job_write (self->job, (const char *) bytes, (gssize) length, &self->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

/* What was asked for, or else what is usual where the person lives: LC_PAPER has it in millimetres. */
static void
set_paper (CordonPagesSetup *setup, const char *paper)
{
  gboolean letter = g_strcmp0 (paper, "letter") == 0;

#ifdef _NL_PAPER_WIDTH
  if (paper == NULL)
    letter = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH)) == 216;
#endif
  setup->width = letter ? 612 : 595.28;
  setup->height = letter ? 792 : 841.89;
}

static gboolean
write_pdf (CordonExportJob *job, GError **error)
{
  g_autoptr (CordonBriefing) briefing = cordon_briefing_read (job, error);
  Writing self = {.briefing = briefing, .job = job};
  CordonPagesSetup setup = {
      .page_of = C_ ("briefing", "Page %1$u of %2$u"),
      .language = cordon_briefing_language (),
      .rtl = cordon_briefing_is_rtl (),
  };
  gboolean written;

  if (briefing == NULL)
    return FALSE;
  set_paper (&setup, cordon_export_job_get_request (job)->paper);
  setup.title = briefing->title;
  setup.date = briefing->today;
  setup.mark = briefing->mark;
  written = cordon_pages_write_pdf (&setup, put_all, &self, take_bytes, &self);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  if (!written)
    cordon_set_error (
        error, CORDON_ERROR_FAILED,
        N_ ("The briefing could not be written as PDF. Nothing in the plan was changed. Export it as HTML "
            "instead."));
  return written;
}

static const char *const extensions[] = {"pdf", NULL};
static const char *const mime_types[] = {"application/pdf", NULL};

const CordonFormat cordon_format_pdf = {
    .id = "pdf",
    .label = NC_ ("format", "Briefing (PDF)"),
    .extensions = extensions,
    .mime_types = mime_types,
    .write = write_pdf,
};

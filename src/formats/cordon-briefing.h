/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/cordon-chart.h"
#include "formats/cordon-export-job.h"
#include "model/cordon-progress.h"

G_BEGIN_DECLS

/* Two years */
#define CORDON_BRIEFING_QUARTERS 8

/**
 * CordonBriefingMeasure:
 * @record: the measure
 * @words: how far it is, or why that can't be said; a sentence
 * @pace: (nullable): whether that is as fast as it should be; a sentence
 * @readings: (element-type CordonRecord): its figures, the earliest first
 */
typedef struct
{
  CordonRecord *record;
  char *words;
  char *pace;
  GPtrArray *readings;
} CordonBriefingMeasure;

/**
 * CordonBriefingItem:
 * @record: the plan item that the page is about
 * @is_initiative: whether it is an initiative, which the scorecard has a line of
 * @title: what it is called
 * @place: (nullable): where the strategy has it
 * @goal: (nullable): what the goal above it is called
 * @owner: (nullable): what its owner is called
 * @update: (nullable): the published update that counts
 * @rag: (nullable): the status that it gives
 * @status: that status in words: "Amber"; "Not rated"
 * @period: (nullable): the quarter that it is of, in words
 * @rags: (nullable elements): what was published for each of the quarters, the earliest first
 * @steps: (element-type CordonRecord): its commitments and milestones, in order
 * @measures: (element-type CordonBriefingMeasure)
 * @entries: (element-type CordonRecord): what its register holds and is not closed
 */
typedef struct
{
  CordonRecord *record;
  gboolean is_initiative;
  char *title;
  char *place;
  char *goal;
  char *owner;
  CordonRecord *update;
  const char *rag;
  const char *status;
  char *period;
  const char *rags[CORDON_BRIEFING_QUARTERS];
  GPtrArray *steps;
  GPtrArray *measures;
  GPtrArray *entries;
} CordonBriefingItem;

/**
 * CordonBriefing:
 * @title: what it is about: the strategy, or the item of its scope
 * @intent: (nullable): what that means to reach
 * @today: the day it is of
 * @quarters: the quarters, the earliest first; the last is that of @today
 * @mark: (nullable): the strictest marking of what it shows
 * @items: (element-type CordonBriefingItem): its pages, as the plan has them in order
 *
 * What a briefing says, in whatever format: read once, then only looked at.
 */
typedef struct
{
  char *title;
  char *intent;
  char *today;
  int first_month;
  char *quarters[CORDON_BRIEFING_QUARTERS];
  char *mark;
  GPtrArray *items;
  GPtrArray *held;
} CordonBriefing;

/* Reads all that is asked for of a plan; %NULL with an error where that can't be, or the person stopped it. */
CordonBriefing *cordon_briefing_read (CordonExportJob *job, GError **error);
void cordon_briefing_free (CordonBriefing *briefing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonBriefing, cordon_briefing_free)

/* What the writers say alike. */

/* The language of the words around the plan's own: "es"; and whether its lines run from right to left. */
const char *cordon_briefing_language (void);
gboolean cordon_briefing_is_rtl (void);

/* Returns: (transfer full): "25 Nov 2025 · FY2026 Q1" */
char *cordon_briefing_dup_date (CordonBriefing *self);
/* Returns: (transfer full): how many items stand how, in a sentence */
char *cordon_briefing_dup_standing (CordonBriefing *self);
/* Returns: (transfer full) (nullable): when a step is due and whether it is late, or was done: "30 Sep 2023, 787 days
 * late" */
char *cordon_briefing_dup_due (CordonBriefing *self, CordonRecord *step);
/* Returns: (transfer full) (nullable): a figure's time: "FY2022 · as of 31 Mar 2025" */
char *cordon_briefing_dup_time (CordonRecord *reading);
/* Returns: (transfer full) (nullable): where a figure is printed, and the words: "Goal 1, page 7: “86 BESTs”" */
char *cordon_briefing_dup_citation (CordonRecord *reading);
/* The shape that stands beside a status's letter, as colours don't print: "▲" */
const char *cordon_briefing_shape (const char *rag);

/**
 * cordon_briefing_chart:
 * Returns: (transfer full) (nullable): the chart of a measure's figures; %NULL where there are too few for one
 */
CordonChart *cordon_briefing_chart (CordonBriefing *self, CordonBriefingMeasure *measure);

extern const CordonFormat cordon_format_pdf;
extern const CordonFormat cordon_format_html;
extern const CordonFormat cordon_format_markdown;

G_END_DECLS

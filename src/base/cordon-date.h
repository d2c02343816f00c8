/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates travel as ISO 8601 text, "2025-03-31"; fiscal quarters as "2025-Q2", the year being the one in
 * which the fiscal year ends (the U.S. Government's way). A fiscal year begins on the first day of
 * @first_month, 10 for the U.S. Government; with 1 it is the calendar year. */

/**
 * cordon_date_parse:
 * @text: (nullable): an ISO 8601 date, "YYYY-MM-DD"
 * @date: (out caller-allocates): where to put it
 *
 * Returns: whether @text is a date that exists, between the years 1 and 9999. @date is cleared otherwise.
 */
gboolean cordon_date_parse (const char *text, GDate *date);

/**
 * cordon_date_read:
 * @text: (nullable): what a person typed, trimmed
 * @date: (out caller-allocates): where to put it
 *
 * Reads a date as ISO has it, in figures, or with the name of the month in the locale's language or in English. Figures
 * that can mean two days are read in the locale's order, and such as can mean one only in any; a year of two digits is
 * taken in the locale's order alone.
 *
 * Returns: whether @text is a date. @date is cleared otherwise.
 */
gboolean cordon_date_read (const char *text, GDate *date);

/**
 * cordon_date_to_text:
 * @date: a valid date
 *
 * Returns: (transfer full): @date as "YYYY-MM-DD"
 */
char *cordon_date_to_text (const GDate *date);

/**
 * cordon_date_today:
 *
 * Returns: (transfer full): the local date of now, "YYYY-MM-DD". `CORDON_TODAY` in the environment stands
 * in for it, so that tests and screenshots do not change from day to day.
 */
char *cordon_date_today (void);

/**
 * cordon_date_days_between:
 * @from: an ISO date
 * @to: an ISO date
 * @days: (out): how many days @to lies after @from, negative when before
 *
 * Returns: whether both are dates
 */
gboolean cordon_date_days_between (const char *from, const char *to, int *days);

/**
 * cordon_date_format:
 * @text: (nullable): an ISO date
 *
 * Returns: (transfer full): the date in the locale's medium form, or @text itself when it is no date, or ""
 */
char *cordon_date_format (const char *text);

/**
 * cordon_quarter_parse:
 * @text: (nullable): "2025-Q2"
 * @year: (out) (optional): the fiscal year
 * @quarter: (out) (optional): 1 to 4
 *
 * Returns: whether @text is a quarter
 */
gboolean cordon_quarter_parse (const char *text, int *year, int *quarter);

/**
 * cordon_quarter_of:
 * @date: an ISO date
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Returns: (transfer full) (nullable): the fiscal quarter that @date falls into, "2025-Q2"; %NULL when it is no date
 */
char *cordon_quarter_of (const char *date, int first_month);

/**
 * cordon_quarter_step:
 * @quarter: "2025-Q2"
 * @by: how many quarters to go on, negative to go back
 *
 * Returns: (transfer full) (nullable): the quarter so reached
 */
char *cordon_quarter_step (const char *quarter, int by);

/**
 * cordon_quarter_bounds:
 * @quarter: "2025-Q2"
 * @first_month: the fiscal year's first month, 1 to 12
 * @start: (out caller-allocates): its first day
 * @end: (out caller-allocates): its last day
 *
 * Returns: whether @quarter is one
 */
gboolean cordon_quarter_bounds (const char *quarter, int first_month, GDate *start, GDate *end);

/**
 * cordon_quarter_format:
 * @quarter: (nullable): "2025-Q2"
 *
 * Returns: (transfer full): in words of the locale, "FY2025 Q2"; @quarter itself when it is none, or ""
 */
char *cordon_quarter_format (const char *quarter);

/**
 * cordon_fiscal_year_of:
 * @date: an ISO date
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Returns: the fiscal year that @date falls into, 0 when it is no date
 */
int cordon_fiscal_year_of (const char *date, int first_month);

/**
 * cordon_fiscal_year_bounds:
 * @year: a fiscal year, named by the calendar year in which it ends
 * @first_month: the fiscal year's first month, 1 to 12
 * @start: (out caller-allocates): its first day
 * @end: (out caller-allocates): its last day
 */
void cordon_fiscal_year_bounds (int year, int first_month, GDate *start, GDate *end);

G_END_DECLS

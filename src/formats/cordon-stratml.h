/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-export-job.h"
#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

/* StratML (ISO 17469): Part 2, performance plans and reports, which is what is written unless asked otherwise; and
 * Part 1, strategic plans, in which measures stand as words. Either is read. See docs/formats.md. */
extern const CordonFormat cordon_format_stratml;
extern const CordonFormat cordon_format_stratml_part_1;

/* The formats' own, for their table. */
gboolean cordon_stratml_read (CordonImportJob *job, GError **error);
gboolean cordon_stratml_write (CordonExportJob *job, GError **error);
gboolean cordon_stratml_write_part_1 (CordonExportJob *job, GError **error);

G_END_DECLS

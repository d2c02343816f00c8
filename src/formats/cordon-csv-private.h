/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-export-job.h"
#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

extern const CordonFormat cordon_format_csv;

/* Of its table: see cordon-format.h. */
gboolean cordon_csv_read (CordonImportJob *job, GError **error);
/* The same. */
gboolean cordon_csv_write (CordonExportJob *job, GError **error);

G_END_DECLS

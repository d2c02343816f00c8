/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/cordon-import-list.h"

G_BEGIN_DECLS

/**
 * CordonImportLine:
 *
 * A line of the page that shows an import: what it is, where in the file, and what becomes of it.
 */
#define CORDON_TYPE_IMPORT_LINE (cordon_import_line_get_type ())
G_DECLARE_FINAL_TYPE (CordonImportLine, cordon_import_line, CORDON, IMPORT_LINE, AdwBin)

/* Returns: (transfer full): makes lines for a list of #CordonImportEntry */
GtkListItemFactory *cordon_import_line_factory_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import.h"

G_BEGIN_DECLS

/**
 * CordonImportEntry:
 *
 * A line of what an import would do, in words; immutable.
 */
#define CORDON_TYPE_IMPORT_ENTRY (cordon_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (CordonImportEntry, cordon_import_entry, CORDON, IMPORT_ENTRY, GObject)

/* What becomes of it, as an icon and as a word. */
const char *cordon_import_entry_get_icon_name (CordonImportEntry *self);
const char *cordon_import_entry_get_word (CordonImportEntry *self);
/* What it is; where in the file, or "". */
const char *cordon_import_entry_get_title (CordonImportEntry *self);
const char *cordon_import_entry_get_subtitle (CordonImportEntry *self);

/**
 * CordonImportList:
 *
 * The rows of an import, or its notes, as a GListModel of #CordonImportEntry that makes each entry when it is looked
 * at, so that a hundred thousand cost nothing.
 */
#define CORDON_TYPE_IMPORT_LIST (cordon_import_list_get_type ())
G_DECLARE_FINAL_TYPE (CordonImportList, cordon_import_list, CORDON, IMPORT_LIST, GObject)

/* @fate: only rows of which this becomes, or -1 for all */
CordonImportList *cordon_import_list_new_rows (CordonImport *import, int fate);
/* What matters most stands first. */
CordonImportList *cordon_import_list_new_notes (CordonImport *import);

/* Returns: (transfer none): what a fate is called, for so many rows: "New" */
const char *cordon_import_fate_label (CordonImportFate fate);

G_END_DECLS

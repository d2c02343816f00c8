/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CordonImportJob CordonImportJob;
typedef struct _CordonExportJob CordonExportJob;

/**
 * CordonFormat:
 * @id: its name on a command line
 * @label: what a person reads, marked with NC_ ("format", …)
 * @extensions: (array zero-terminated=1): how its files' names end, without the dot, in lower case; the first is given
 *   to what is written
 * @mime_types: (array zero-terminated=1): what a desktop calls them
 * @has_kind: whether a file holds rows of one kind, which can be named by a person
 * @recognize: (nullable): whether a file that begins with these bytes is one, whatever it is called
 * @read: (nullable): reads it, on a thread of its own, see cordon-import-job.h; fails only where nothing can be made of
 *   the document at all, with a sentence that says why, and in which line if that is known
 * @write: (nullable): writes it, on a thread of its own, see cordon-export-job.h
 *
 * Another program's bytes. To add one: a file that defines a `const CordonFormat cordon_format_NAME`, and its line in
 * the table of cordon-format.c. The command line, the dialogs and the page that shows what comes in derive from it.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *const *extensions;
  const char *const *mime_types;
  gboolean has_kind;
  gboolean (*recognize) (const char *head, gsize size);
  gboolean (*read) (CordonImportJob *job, GError **error);
  gboolean (*write) (CordonExportJob *job, GError **error);
} CordonFormat;

/* Returns: (array zero-terminated=1): all formats */
const CordonFormat *const *cordon_format_all (void);
/* Returns: (nullable): the format of that id */
const CordonFormat *cordon_format_find (const char *id);
/* What a person reads, translated. */
const char *cordon_format_label (const CordonFormat *format);

/**
 * cordon_format_guess:
 * @name: (nullable): what the file is called
 * @head: (nullable): the file's first bytes, where it is to be read
 * @size: how many
 * @writes: whether it is to be written rather than read
 *
 * Content counts before the name's ending: a file of ours that somebody called .txt is still one.
 *
 * Returns: (nullable): the format
 */
const CordonFormat *cordon_format_guess (const char *name, const char *head, gsize size, gboolean writes);

/* Told on the main thread, from time to time: how much is done, from 0 to 1; less than 0 where that isn't known. */
typedef void (*CordonProgressFunc) (double done, gpointer data);

G_END_DECLS

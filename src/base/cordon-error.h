/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/**
 * CordonError:
 * @CORDON_ERROR_NOT_FOUND: what was asked for isn't there
 * @CORDON_ERROR_INVALID: the input can't be taken as it is; the person can mend it
 * @CORDON_ERROR_CONFLICT: somebody changed the same thing since
 * @CORDON_ERROR_TOO_NEW: written by a newer Cordon
 * @CORDON_ERROR_CORRUPT: the file is damaged
 * @CORDON_ERROR_LOCKED: another program holds the file
 * @CORDON_ERROR_NO_SPACE: the disk is full
 * @CORDON_ERROR_READ_ONLY: the file or its folder can't be written to
 * @CORDON_ERROR_FAILED: anything else
 *
 * The one error domain, its codes named by what a caller can do about them. A cancelled operation
 * is %G_IO_ERROR_CANCELLED, and is never shown.
 */
typedef enum
{
  CORDON_ERROR_NOT_FOUND,
  CORDON_ERROR_INVALID,
  CORDON_ERROR_CONFLICT,
  CORDON_ERROR_TOO_NEW,
  CORDON_ERROR_CORRUPT,
  CORDON_ERROR_LOCKED,
  CORDON_ERROR_NO_SPACE,
  CORDON_ERROR_READ_ONLY,
  CORDON_ERROR_FAILED,
} CordonError;

#define CORDON_ERROR (cordon_error_quark ())
GQuark cordon_error_quark (void);

/**
 * cordon_set_error:
 * @error: (out) (optional): where to put the error
 * @code: what a caller can do about it
 * @format: a whole sentence marked with N_(): what happened, that nothing was lost, what to do next
 * @...: the format's arguments
 *
 * Sets @error with the translation of @format. Rooms below model have no `_()`: their sentences
 * are translated here, when the error comes to be.
 */
void cordon_set_error (GError **error, CordonError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS

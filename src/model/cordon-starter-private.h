/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable) (element-type GPtrArray): the rows of texts of a CSV file that is built in, each
 * as long as the first, which names the columns */
GPtrArray *cordon_starter_read_sheet (const char *name, GError **error);

G_END_DECLS

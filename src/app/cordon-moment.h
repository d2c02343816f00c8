/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the local date of a moment (ms since 1970 UTC), as a person reads it */
char *cordon_moment_format_date (gint64 at);

/* Returns: (transfer full): its local date and time of day, as a person reads them */
char *cordon_moment_format (gint64 at);

G_END_DECLS

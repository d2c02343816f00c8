/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts the disk under every file that SQLite opens from now on; once, before the first. */
void cordon_disk_install (void);

/* The write or sync after the next @after fails, and each that follows: with @code, an SQLITE_… such as SQLITE_FULL. */
void cordon_disk_break (int code, int after);
/* Returns: whether it had come to fail */
gboolean cordon_disk_mend (void);

/* Each sync takes so long from now on. */
void cordon_disk_slow_down (int milliseconds);

G_END_DECLS

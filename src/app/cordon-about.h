/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows what Cordon is, whose data it holds, and under which licences. @parent: (nullable) */
void cordon_about_present (GtkWindow *parent);

G_END_DECLS

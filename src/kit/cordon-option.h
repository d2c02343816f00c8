/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CordonOption:
 *
 * One of the things that can be chosen: what is stored, and what a person reads. Immutable. Properties: "value",
 * "label", "detail" (a second line, or %NULL).
 */
#define CORDON_TYPE_OPTION (cordon_option_get_type ())
G_DECLARE_FINAL_TYPE (CordonOption, cordon_option, CORDON, OPTION, GObject)

/**
 * cordon_option_new:
 * @value: (nullable): what is stored; %NULL for "none"
 * @label: what a person reads, translated
 * @detail: (nullable): what tells it from others of that name
 */
CordonOption *cordon_option_new (const char *value, const char *label, const char *detail);
const char *cordon_option_get_value (CordonOption *self);
const char *cordon_option_get_label (CordonOption *self);
const char *cordon_option_get_detail (CordonOption *self);

/**
 * cordon_option_matches:
 * @folded: what is looked for, of cordon_text_fold()
 *
 * Returns: whether every word of @folded stands in the label or the detail
 */
gboolean cordon_option_matches (CordonOption *self, const char *folded);

G_END_DECLS

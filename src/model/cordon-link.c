/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row leads to another, counts for it, proves it, contradicts it. Its id follows from its ends, so that two laptops
 * that draw the same link make one row. */

#include "model/cordon-link.h"

#include "model/cordon-kind-private.h"
#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"led_to", NC_ ("vocabulary", "Led to")},
    {"counts_for", NC_ ("vocabulary", "Counts for")},
    {"reviews", NC_ ("vocabulary", "Reviews")},
    {"supersedes", NC_ ("vocabulary", "Supersedes")},
    {"evidence_for", NC_ ("vocabulary", "Is evidence for")},
    {"concerns", NC_ ("vocabulary", "Concerns")},
    {"conflicts_with", NC_ ("vocabulary", "Contradicts")},
    {"partner", NC_ ("vocabulary", "Is worked on with")},
    {"named_in", NC_ ("vocabulary", "Names")},
    {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, kinds},
    {"from_kind", CORDON_FIELD_TEXT, NC_ ("field", "From kind"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"from_row", CORDON_FIELD_REFERENCE, NC_ ("field", "From"), CORDON_FIELD_REQUIRED},
    {"to_kind", CORDON_FIELD_TEXT, NC_ ("field", "To kind"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"to_row", CORDON_FIELD_REFERENCE, NC_ ("field", "To"), CORDON_FIELD_REQUIRED},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

char *
cordon_link_derive_id (const char *kind, const char *from_row, const char *to_row)
{
  g_return_val_if_fail (kind != NULL && from_row != NULL && to_row != NULL, NULL);

  return cordon_id_derive ("link", kind, from_row, to_row, NULL);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *from = cordon_cell_text (cell, row, "from_row");

  if (from == NULL || g_strcmp0 (from, cordon_cell_text (cell, row, "to_row")) != 0)
    return NULL;
  *field = "to_row";
  return g_strdup (_ ("A link leads from one thing to another. Choose another end."));
}

CORDON_DEFINE_KIND (CordonLink, cordon_link, "link", NC_ ("kind", "Link"), "kind", .check = check)

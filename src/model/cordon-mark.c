/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of two markings is the stricter one. Two different CUI markings make a plain CUI: what each of them adds would
 * not be true of the whole. */

#include "model/cordon-mark.h"

static const char *const strictest_first[] = {"RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR", NULL};

static int
strictness (const char *tlp)
{
  int i = 0;

  while (strictest_first[i] != NULL && g_strcmp0 (tlp, strictest_first[i]) != 0)
    i++;
  return i;
}

void
cordon_mark_take (CordonMark *self, CordonRecord *record)
{
  const CordonKind *kind = cordon_record_get_kind (record);
  const char *tlp = cordon_kind_field (kind, "tlp") != NULL ? cordon_record_get_text (record, "tlp") : NULL;
  const char *mark = cordon_kind_field (kind, "cui") != NULL ? cordon_record_get_text (record, "cui") : NULL;

  if (strictness (tlp) < strictness (self->tlp))
    self->tlp = strictest_first[strictness (tlp)];
  if (mark == NULL)
    return;
  if (self->cui == NULL)
    {
      self->cui = g_str_has_prefix (mark, "CUI") ? g_strdup (mark) : g_strconcat ("CUI//", mark, NULL);
    }
  else if (!g_str_equal (self->cui, mark) && !g_str_has_suffix (self->cui, mark))
    {
      g_free (self->cui);
      self->cui = g_strdup ("CUI");
    }
}

char *
cordon_mark_dup_text (const CordonMark *self)
{
  g_autofree char *tlp = self->tlp != NULL ? g_strconcat ("TLP:", self->tlp, NULL) : NULL;

  if (self->cui != NULL && tlp != NULL)
    return g_strconcat (self->cui, " · ", tlp, NULL);
  return g_strdup (self->cui != NULL ? self->cui : tlp);
}

void
cordon_mark_clear (CordonMark *self)
{
  g_clear_pointer (&self->cui, g_free);
  self->tlp = NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one edit did. A lane fills it, and from then on nobody changes it, so that it may cross threads and be kept. */

#include "store/cordon-changes-private.h"

struct _CordonChanges
{
  GObject parent_instance;

  gint64 position;
  gint64 at;
  char *author;
  char *label;
  CordonNature nature;
  gint64 undoes;
  guint n_overwritten;
  GArray *changes;
};

G_DEFINE_FINAL_TYPE (CordonChanges, cordon_changes, G_TYPE_OBJECT)

static void
clear_change (gpointer data)
{
  CordonChange *change = data;

  g_free (change->id);
  g_clear_pointer (&change->old_value, g_variant_unref);
  g_clear_pointer (&change->new_value, g_variant_unref);
}

CordonChanges *
cordon_changes_new (const CordonEditHead *head)
{
  CordonChanges *self = g_object_new (CORDON_TYPE_CHANGES, NULL);

  self->position = head->position;
  self->at = head->at;
  self->author = g_strdup (head->author);
  self->label = g_strdup (head->label);
  self->nature = head->nature;
  self->undoes = head->undoes;
  return self;
}

void
cordon_changes_add (CordonChanges *self, const char *kind, const char *id, const char *field, gboolean birth,
                    GVariant *old_value, GVariant *new_value)
{
  CordonChange change = {
      .kind = g_intern_string (kind),
      .id = g_strdup (id),
      .field = g_intern_string (field),
      .birth = birth,
      .old_value = old_value != NULL ? g_variant_ref_sink (old_value) : NULL,
      .new_value = new_value != NULL ? g_variant_ref_sink (new_value) : NULL,
  };

  g_array_append_val (self->changes, change);
}

void
cordon_changes_set_n_overwritten (CordonChanges *self, guint n_overwritten)
{
  self->n_overwritten = n_overwritten;
}

gint64
cordon_changes_get_position (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), 0);

  return self->position;
}

gint64
cordon_changes_get_at (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), 0);

  return self->at;
}

const char *
cordon_changes_get_author (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), NULL);

  return self->author;
}

const char *
cordon_changes_get_label (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), NULL);

  return self->label;
}

CordonNature
cordon_changes_get_nature (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), CORDON_NATURE_EDIT);

  return self->nature;
}

gint64
cordon_changes_get_undoes (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), 0);

  return self->undoes;
}

guint
cordon_changes_get_n_overwritten (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), 0);

  return self->n_overwritten;
}

guint
cordon_changes_get_length (CordonChanges *self)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), 0);

  return self->changes->len;
}

const CordonChange *
cordon_changes_get (CordonChanges *self, guint index)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), NULL);
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, CordonChange, index);
}

gboolean
cordon_changes_touch (CordonChanges *self, const char *kind)
{
  g_return_val_if_fail (CORDON_IS_CHANGES (self), FALSE);

  kind = g_intern_string (kind);
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, CordonChange, i).kind == kind)
      return TRUE;
  return FALSE;
}

static void
cordon_changes_finalize (GObject *object)
{
  CordonChanges *self = CORDON_CHANGES (object);

  g_free (self->author);
  g_free (self->label);
  g_array_unref (self->changes);

  G_OBJECT_CLASS (cordon_changes_parent_class)->finalize (object);
}

static void
cordon_changes_class_init (CordonChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_changes_finalize;
}

static void
cordon_changes_init (CordonChanges *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (CordonChange));
  g_array_set_clear_func (self->changes, clear_change);
}

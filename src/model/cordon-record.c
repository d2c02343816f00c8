/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row as an object. Its cells lie in the order of its kind's field table, and so do the properties that show them.
 * Only the plan fills it, from rows and from changes, on the main thread. */

#include "model/cordon-record-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cordon-text.h"

#define LONGEST_TITLE 1000

typedef struct
{
  char *id;
  gint64 key;
  gboolean deleted;
  gboolean loaded;
  GVariant **cells;
} CordonRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CordonRecord, cordon_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TABLE,
  PROP_DELETED,
  PROP_LOADED,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static CordonRecordPrivate *
get_private (CordonRecord *self)
{
  return cordon_record_get_instance_private (self);
}

static int
field_index (const CordonKind *kind, const char *field)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      /* Asked some hundred thousand times for one picture of a large plan: most names differ in their first letter. */
      if (name == field || (*name == *field && strcmp (name, field) == 0))
        return (int) i;
    }
  return -1;
}

static GVariant *
get_cell (CordonRecord *self, const char *field)
{
  int i = field_index (CORDON_RECORD_GET_CLASS (self)->kind, field);

  return i >= 0 ? get_private (self)->cells[i] : NULL;
}

const CordonKind *
cordon_record_get_kind (CordonRecord *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);

  return CORDON_RECORD_GET_CLASS (self)->kind;
}

const char *
cordon_record_get_id (CordonRecord *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);

  return get_private (self)->id;
}

gboolean
cordon_record_get_deleted (CordonRecord *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), FALSE);

  return get_private (self)->deleted;
}

gboolean
cordon_record_get_loaded (CordonRecord *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), FALSE);

  return get_private (self)->loaded;
}

gint64
cordon_record_get_key (CordonRecord *self)
{
  return get_private (self)->key;
}

GVariant *
cordon_record_get (CordonRecord *self, const char *field)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return get_cell (self, field);
}

const char *
cordon_record_get_text (CordonRecord *self, const char *field)
{
  GVariant *value;

  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  value = get_cell (self, field);
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

static gboolean
read_number (GVariant *value, double *number)
{
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    *number = g_variant_get_double (value);
  else if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    *number = (double) g_variant_get_int64 (value);
  else
    return FALSE;
  return TRUE;
}

gboolean
cordon_record_get_number (CordonRecord *self, const char *field, double *number)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), FALSE);
  g_return_val_if_fail (field != NULL && number != NULL, FALSE);

  return read_number (get_cell (self, field), number);
}

/* A title can't be that long; but one that another program wrote must not slow down every list that shows it. */
static char *
shorten_title (char *title)
{
  g_autofree char *whole = title;
  g_autofree char *begin = NULL;

  if (strlen (whole) <= LONGEST_TITLE)
    return g_steal_pointer (&whole);
  begin = cordon_text_clean (whole, LONGEST_TITLE, FALSE);
  return g_strconcat (begin, "…", NULL);
}

char *
cordon_record_dup_title (CordonRecord *self)
{
  const CordonKind *kind;
  const CordonField *named;
  const char *title, *code;

  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);

  kind = CORDON_RECORD_GET_CLASS (self)->kind;
  named = kind->title_field != NULL ? cordon_kind_field (kind, kind->title_field) : NULL;
  title = kind->title_field != NULL ? cordon_record_get_text (self, kind->title_field) : NULL;
  /* A word of a vocabulary is shown as people read it. */
  if (title != NULL && named != NULL && named->type == CORDON_FIELD_CHOICE)
    return g_strdup (cordon_field_choice_label (named, title));
  code = cordon_record_get_text (self, "code");
  if (title != NULL && code != NULL)
    return shorten_title (g_strdup_printf ("%s %s", code, title));
  if (title != NULL || code != NULL)
    return shorten_title (g_strdup (title != NULL ? title : code));
  if (!get_private (self)->loaded)
    return g_strdup ("…");
  /* Translators: in place of the title of something that has none yet; %s is a noun, "Milestone". */
  return g_strdup_printf (C_ ("record", "%s without a title"), cordon_kind_label (kind));
}

char *
cordon_record_dup_words (CordonRecord *self, const char *field)
{
  const CordonField *described;

  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  described = cordon_kind_field (CORDON_RECORD_GET_CLASS (self)->kind, field);
  return described != NULL ? cordon_field_format (described, get_cell (self, field)) : g_strdup ("");
}

char *
cordon_record_dup_citation (CordonRecord *self)
{
  const char *source, *section, *page;

  g_return_val_if_fail (CORDON_IS_RECORD (self), NULL);

  source = cordon_record_get_text (self, "source");
  section = cordon_record_get_text (self, "section");
  page = cordon_record_get_text (self, "page");
  if (section != NULL && page != NULL)
    /* Translators: where a source says something: the section, then the printed page or pages. */
    return g_strdup_printf (C_ ("citation", "%s, page %s"), section, page);
  if (section != NULL)
    return g_strdup (section);
  if (page != NULL)
    /* Translators: where a source says something: the printed page or pages. */
    return g_strdup_printf (C_ ("citation", "page %s"), page);
  return g_strdup (source);
}

gboolean
cordon_record_is_unverified (CordonRecord *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD (self), FALSE);

  return g_strcmp0 (cordon_record_get_text (self, "confidence"), "recalled") == 0;
}

static CordonRecord *
make (const CordonKind *kind, const char *id, gint64 key, gboolean loaded)
{
  CordonRecord *self = g_object_new (kind->get_type (), NULL);
  CordonRecordPrivate *priv = get_private (self);

  priv->id = g_strdup (id);
  priv->key = key;
  priv->loaded = loaded;
  return self;
}

static void
fill (CordonRecord *self, CordonRow *row)
{
  CordonRecordPrivate *priv = get_private (self);
  const CordonKind *kind = CORDON_RECORD_GET_CLASS (self)->kind;

  if (priv->id == NULL)
    priv->id = g_strdup (cordon_row_get_id (row));
  priv->key = cordon_row_get_key (row);
  priv->deleted = cordon_row_get_deleted (row);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GVariant *value = cordon_row_get (row, kind->fields[i].name);

      g_clear_pointer (&priv->cells[i], g_variant_unref);
      priv->cells[i] = value != NULL ? g_variant_ref (value) : NULL;
    }
}

CordonRecord *
cordon_record_new_from_row (CordonRow *row)
{
  const CordonKind *kind = cordon_kind_find (cordon_row_get_kind (row));
  CordonRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = make (kind, cordon_row_get_id (row), cordon_row_get_key (row), TRUE);
  fill (self, row);
  return self;
}

CordonRecord *
cordon_record_new_born (const CordonKind *kind, const char *id)
{
  return make (kind, id, 0, TRUE);
}

CordonRecord *
cordon_record_new_unread (const CordonKind *kind, gint64 key)
{
  return make (kind, NULL, key, FALSE);
}

void
cordon_record_load (CordonRecord *self, CordonRow *row)
{
  CordonRecordClass *klass = CORDON_RECORD_GET_CLASS (self);

  g_object_freeze_notify (G_OBJECT (self));
  fill (self, row);
  get_private (self)->loaded = TRUE;
  for (guint i = PROP_ID; i < N_PROPERTIES; i++)
    {
      if (i != PROP_TABLE)
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
    }
  for (guint i = 0; i < klass->kind->n_fields; i++)
    g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
same (GVariant *one, GVariant *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_variant_equal (one, other);
}

void
cordon_record_apply (CordonRecord *self, CordonChanges *changes, guint first, guint n)
{
  CordonRecordPrivate *priv = get_private (self);
  CordonRecordClass *klass = CORDON_RECORD_GET_CLASS (self);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint c = first; c < first + n; c++)
    {
      const CordonChange *change = cordon_changes_get (changes, c);
      int i = field_index (klass->kind, change->field);
      double number;

      if (i >= 0 && !same (priv->cells[i], change->new_value))
        {
          g_clear_pointer (&priv->cells[i], g_variant_unref);
          priv->cells[i] = change->new_value != NULL ? g_variant_ref (change->new_value) : NULL;
          g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i]);
        }
      else if (i < 0 && strcmp (change->field, "deleted") == 0)
        {
          gboolean deleted = read_number (change->new_value, &number) && number != 0;

          if (deleted != priv->deleted)
            {
              priv->deleted = deleted;
              g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELETED]);
            }
        }
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
get_field_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GVariant *cell = get_private (CORDON_RECORD (object))->cells[prop_id - 1];
  double number = 0;

  if (G_IS_PARAM_SPEC_STRING (pspec))
    {
      if (cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_STRING))
        g_value_set_string (value, g_variant_get_string (cell, NULL));
      return;
    }
  read_number (cell, &number);
  if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    g_value_set_double (value, number);
  else
    g_value_set_int64 (value, (gint64) number);
}

void
cordon_record_class_set_kind (CordonRecordClass *klass, const CordonKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  klass->kind = kind;
  klass->pspecs = g_new0 (GParamSpec *, kind->n_fields);
  object_class->get_property = get_field_property;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CordonField *field = &kind->fields[i];
      g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
      const char *name = g_intern_string (dashed);

      switch (field->type)
        {
        case CORDON_FIELD_INTEGER:
        case CORDON_FIELD_YEAR:
          klass->pspecs[i] = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
          break;
        case CORDON_FIELD_NUMBER:
          klass->pspecs[i] = g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
          break;
        case CORDON_FIELD_TEXT:
        case CORDON_FIELD_LONG_TEXT:
        case CORDON_FIELD_DATE:
        case CORDON_FIELD_QUARTER:
        case CORDON_FIELD_PERIOD:
        case CORDON_FIELD_CHOICE:
        case CORDON_FIELD_REFERENCE:
        case CORDON_FIELD_COUNTRY:
        case CORDON_FIELD_RANK:
        default:
          klass->pspecs[i] = g_param_spec_string (name, NULL, NULL, NULL, flags);
          break;
        }
      g_object_class_install_property (object_class, i + 1, klass->pspecs[i]);
    }
}

static void
cordon_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonRecord *self = CORDON_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, cordon_record_get_id (self));
      break;
    case PROP_TABLE:
      g_value_set_string (value, CORDON_RECORD_GET_CLASS (self)->kind->name);
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, cordon_record_get_deleted (self));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, cordon_record_get_loaded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_record_constructed (GObject *object)
{
  CordonRecord *self = CORDON_RECORD (object);

  get_private (self)->cells = g_new0 (GVariant *, CORDON_RECORD_GET_CLASS (self)->kind->n_fields);

  G_OBJECT_CLASS (cordon_record_parent_class)->constructed (object);
}

static void
cordon_record_finalize (GObject *object)
{
  CordonRecord *self = CORDON_RECORD (object);
  CordonRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < CORDON_RECORD_GET_CLASS (self)->kind->n_fields; i++)
    g_clear_pointer (&priv->cells[i], g_variant_unref);
  g_free (priv->cells);
  g_free (priv->id);

  G_OBJECT_CLASS (cordon_record_parent_class)->finalize (object);
}

static void
cordon_record_class_init (CordonRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_record_get_property;
  object_class->constructed = cordon_record_constructed;
  object_class->finalize = cordon_record_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TABLE] = g_param_spec_string ("table", NULL, NULL, NULL, flags);
  properties[PROP_DELETED] = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_record_init (CordonRecord *self)
{
}

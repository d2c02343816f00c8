/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History in words that a planner uses. A sentence says what was done to which row; rows of one kind that were made,
 * deleted or restored together are counted in one. What a row is called comes from the edit itself where it says so,
 * else from who asks; a row whose name nobody knows is counted, never shown by its id. */

#include "model/cordon-words.h"

#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-kind.h"
#include "model/cordon-workflow.h"

#include <glib/gi18n-lib.h>

/* So much of a title or value stands in a sentence. */
#define MAX_CHARS 60

typedef struct
{
  CordonChanges *changes;
  CordonTitleFunc title;
  gpointer user_data;
  GPtrArray *sentences;
} Telling;

/* The changes of one row. */
typedef struct
{
  const CordonKind *kind; /* NULL for one that isn't known here */
  const char *name;       /* of the kind, or of its sort of plan item */
  const char *id;
  guint first;
  guint n;
  gboolean birth;
  int deleted; /* 1 deleted, 0 restored, -1 neither */
} Row;

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (g_utf8_strlen (line, -1) <= MAX_CHARS)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_CHARS - 1) = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

static GVariant *
find_value (Telling *telling, const Row *row, const char *field)
{
  for (guint i = row->first; i < row->first + row->n; i++)
    {
      const CordonChange *change = cordon_changes_get (telling->changes, i);

      if (strcmp (change->field, field) == 0)
        return change->new_value;
    }
  return NULL;
}

static const char *
find_text (Telling *telling, const Row *row, const char *field)
{
  GVariant *value = find_value (telling, row, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

char *
cordon_words_count (const char *kind, guint n)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (strcmp (kind, "strategy") == 0)
    return g_strdup_printf (ngettext ("%u strategy", "%u strategies", n), n);
  if (strcmp (kind, "goal") == 0)
    return g_strdup_printf (ngettext ("%u goal", "%u goals", n), n);
  if (strcmp (kind, "initiative") == 0)
    return g_strdup_printf (ngettext ("%u initiative", "%u initiatives", n), n);
  if (strcmp (kind, "commitment") == 0)
    return g_strdup_printf (ngettext ("%u commitment", "%u commitments", n), n);
  if (strcmp (kind, "milestone") == 0)
    return g_strdup_printf (ngettext ("%u milestone", "%u milestones", n), n);
  if (cordon_workflow_first (kind) != NULL)
    return g_strdup_printf (ngettext ("%u matter", "%u matters", n), n);
  if (strcmp (kind, "plan_item") == 0)
    return g_strdup_printf (ngettext ("%u plan item", "%u plan items", n), n);
  if (strcmp (kind, "status_update") == 0)
    return g_strdup_printf (ngettext ("%u update", "%u updates", n), n);
  if (strcmp (kind, "round") == 0)
    return g_strdup_printf (ngettext ("%u quarter’s round", "%u quarters’ rounds", n), n);
  if (strcmp (kind, "register_entry") == 0)
    return g_strdup_printf (ngettext ("%u register entry", "%u register entries", n), n);
  if (strcmp (kind, "measure") == 0)
    return g_strdup_printf (ngettext ("%u measure", "%u measures", n), n);
  if (strcmp (kind, "reading") == 0)
    return g_strdup_printf (ngettext ("%u reading", "%u readings", n), n);
  if (strcmp (kind, "party") == 0)
    return g_strdup_printf (ngettext ("%u body", "%u bodies", n), n);
  if (strcmp (kind, "tie") == 0)
    return g_strdup_printf (ngettext ("%u tie", "%u ties", n), n);
  if (strcmp (kind, "place") == 0)
    return g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  if (strcmp (kind, "matter") == 0)
    return g_strdup_printf (ngettext ("%u matter", "%u matters", n), n);
  if (strcmp (kind, "matter_party") == 0)
    return g_strdup_printf (ngettext ("%u body in a matter", "%u bodies in matters", n), n);
  if (strcmp (kind, "matter_item") == 0)
    return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  if (strcmp (kind, "matter_leg") == 0)
    return g_strdup_printf (ngettext ("%u leg", "%u legs", n), n);
  if (strcmp (kind, "matter_step") == 0)
    return g_strdup_printf (ngettext ("%u step out of order", "%u steps out of order", n), n);
  if (strcmp (kind, "matter_finding") == 0)
    return g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  if (strcmp (kind, "saved_view") == 0)
    return g_strdup_printf (ngettext ("%u saved view", "%u saved views", n), n);
  if (strcmp (kind, "link") == 0)
    return g_strdup_printf (ngettext ("%u link", "%u links", n), n);
  if (strcmp (kind, "translation") == 0)
    return g_strdup_printf (ngettext ("%u translation", "%u translations", n), n);
  return g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
}

/* "Initiative", "Reading": the noun before a title. */
static const char *
noun_of (const Row *row)
{
  if (row->kind == NULL)
    return row->name;
  if (strcmp (row->kind->name, row->name) != 0)
    return cordon_field_choice_label (cordon_kind_field (row->kind, "kind"), row->name);
  return cordon_kind_label (row->kind);
}

/* What the row is called, without its noun; %NULL where nobody knows. */
static char *
name_row (Telling *telling, const Row *row)
{
  const char *title, *code;

  if (row->birth && row->kind != NULL)
    {
      const CordonField *field = cordon_kind_field (row->kind, row->kind->title_field);

      title = field != NULL && field->type == CORDON_FIELD_TEXT ? find_text (telling, row, field->name) : NULL;
      code = find_text (telling, row, "code");
      if (title != NULL && code != NULL)
        return g_strdup_printf ("%s %s", code, title);
      if (title != NULL)
        return g_strdup (title);
    }
  return telling->title != NULL
             ? telling->title (row->kind != NULL ? row->kind->name : row->name, row->id, telling->user_data)
             : NULL;
}

/* The row as the subject of a change to one of its fields: its code where it has one, “its title” otherwise. */
static char *
subject_of (Telling *telling, const Row *row)
{
  g_autofree char *name = name_row (telling, row);
  g_autofree char *short_name = NULL;
  char *space;

  if (name == NULL)
    return cordon_words_count (row->name, 1);
  space = strchr (name, ' ');
  if (strcmp (row->kind->name, "plan_item") == 0 && space != NULL && space - name < 8
      && memchr (name, '.', (gsize) (space - name)) != NULL)
    return g_strndup (name, (gsize) (space - name));
  short_name = shorten (name);
  /* Translators: something by its title, in a sentence. */
  return g_strdup_printf (C_ ("history", "“%s”"), short_name);
}

static char *
describe_value (Telling *telling, const CordonField *field, GVariant *value)
{
  g_autofree char *words = NULL;
  g_autofree char *short_words = NULL;

  if (field->type == CORDON_FIELD_REFERENCE)
    {
      if (telling->title != NULL && field->reference != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        words = telling->title (field->reference, g_variant_get_string (value, NULL), telling->user_data);
      if (words == NULL)
        return NULL;
    }
  else
    words = cordon_field_format (field, value);
  short_words = shorten (words);
  if (field->type == CORDON_FIELD_TEXT || field->type == CORDON_FIELD_REFERENCE)
    return g_strdup_printf (C_ ("history", "“%s”"), short_words);
  return g_steal_pointer (&short_words);
}

static void
say (Telling *telling, char *sentence)
{
  g_ptr_array_add (telling->sentences, sentence);
}

static void
tell_cell (Telling *telling, const Row *row, const CordonChange *change)
{
  const CordonField *field = cordon_kind_field (row->kind, change->field);
  g_autofree char *subject = subject_of (telling, row);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *label;

  if (field == NULL)
    {
      say (telling, g_strdup_printf (C_ ("history", "%s: %s was changed"), subject, change->field));
      return;
    }
  label = cordon_field_label (field);
  if (field->type == CORDON_FIELD_RANK)
    {
      say (telling, g_strdup_printf (C_ ("history", "%s was moved among its siblings"), subject));
      return;
    }
  if (strcmp (field->name, "published_on") == 0 && change->old_value == NULL && change->new_value != NULL)
    {
      say (telling, g_strdup_printf (C_ ("history", "%s was published"), subject));
      return;
    }
  before = change->old_value != NULL ? describe_value (telling, field, change->old_value) : NULL;
  after = change->new_value != NULL ? describe_value (telling, field, change->new_value) : NULL;
  if (change->new_value == NULL)
    say (telling,
         before != NULL && field->type != CORDON_FIELD_LONG_TEXT
             /* Translators: the field, what it belongs to, and what stood there. */
             ? g_strdup_printf (C_ ("history", "%1$s of %2$s was cleared; it was %3$s"), label, subject, before)
             : g_strdup_printf (C_ ("history", "%1$s of %2$s was cleared"), label, subject));
  else if (field->type == CORDON_FIELD_LONG_TEXT)
    say (telling, g_strdup_printf (change->old_value != NULL ? C_ ("history", "%1$s of %2$s was rewritten")
                                                             : C_ ("history", "%1$s of %2$s was written"),
                                   label, subject));
  else if (after == NULL)
    say (telling, g_strdup_printf (C_ ("history", "%1$s of %2$s was changed"), label, subject));
  else if (before == NULL)
    /* Translators: the field, what it belongs to, and what it is now. */
    say (telling, g_strdup_printf (C_ ("history", "%1$s of %2$s was set to %3$s"), label, subject, after));
  else
    /* Translators: the field, what it belongs to, what it was and what it is: "Status of 1.C changed from Green to
     * Amber". */
    say (telling,
         g_strdup_printf (C_ ("history", "%1$s of %2$s changed from %3$s to %4$s"), label, subject, before, after));
}

static Row
read_row (Telling *telling, guint first)
{
  const CordonChange *begin = cordon_changes_get (telling->changes, first);
  guint length = cordon_changes_get_length (telling->changes);
  Row row = {.kind = cordon_kind_find (begin->kind), .name = begin->kind, .id = begin->id, .first = first};

  row.birth = begin->birth;
  row.deleted = -1;
  for (row.n = 0; first + row.n < length; row.n++)
    {
      const CordonChange *change = cordon_changes_get (telling->changes, first + row.n);

      if (change->kind != begin->kind || strcmp (change->id, begin->id) != 0)
        break;
      if (!change->birth && strcmp (change->field, "deleted") == 0)
        row.deleted = change->new_value != NULL && g_variant_is_of_type (change->new_value, G_VARIANT_TYPE_INT64)
                      && g_variant_get_int64 (change->new_value) != 0;
    }
  if (row.kind != NULL && (strcmp (row.name, "plan_item") == 0 || strcmp (row.name, "matter") == 0) && row.birth)
    {
      const char *kind = find_text (telling, &row, "kind");

      row.name = kind != NULL ? kind : row.name;
    }
  return row;
}

/* What became of the whole row: 0 made, 1 deleted, 2 restored; -1 only cells were set. */
static int
fate_of (const Row *row)
{
  if (row->birth)
    return 0;
  return row->deleted < 0 ? -1 : row->deleted > 0 ? 1 : 2;
}

static void
tell_one (Telling *telling, const Row *row, int fate)
{
  g_autofree char *name = name_row (telling, row);
  g_autofree char *short_name = name != NULL ? shorten (name) : NULL;
  const char *const formats[] = {
      /* Translators: a noun and a title: "Initiative “1.D Work with ports” was created". */
      C_ ("history", "%s “%s” was created"),
      C_ ("history", "%s “%s” was deleted"),
      C_ ("history", "%s “%s” was restored"),
  };

  g_assert (short_name != NULL);
  say (telling, g_strdup_printf (formats[fate], noun_of (row), short_name));
}

static void
tell_many (Telling *telling, const char *kind, guint n, int fate)
{
  g_autofree char *count = cordon_words_count (kind, n);

  /* Translators: %s is a number of things: "14 readings were added". */
  if (fate == 0)
    say (telling, g_strdup_printf (ngettext ("%s was added", "%s were added", n), count));
  else if (fate == 1)
    say (telling, g_strdup_printf (ngettext ("%s was deleted", "%s were deleted", n), count));
  else
    say (telling, g_strdup_printf (ngettext ("%s was restored", "%s were restored", n), count));
}

char **
cordon_words_describe (CordonChanges *changes, CordonTitleFunc title, gpointer user_data, guint max_sentences)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Telling telling = {.changes = changes, .title = title, .user_data = user_data, .sentences = sentences};

  g_return_val_if_fail (CORDON_IS_CHANGES (changes), NULL);

  for (guint i = 0; i < cordon_changes_get_length (changes);)
    {
      Row row = read_row (&telling, i);
      g_autofree char *key = g_strdup_printf ("%d %s", fate_of (&row), row.name);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
      i += row.n;
    }
  for (guint i = 0; i < cordon_changes_get_length (changes);)
    {
      Row row = read_row (&telling, i);
      int fate = fate_of (&row);
      g_autofree char *key = g_strdup_printf ("%d %s", fate, row.name);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      i += row.n;
      if (fate >= 0 && n > 0)
        {
          g_autofree char *name = n == 1 && row.kind != NULL ? name_row (&telling, &row) : NULL;

          if (name != NULL)
            tell_one (&telling, &row, fate);
          else
            tell_many (&telling, row.name, n, fate);
          /* The others of its sort are in this sentence. */
          g_hash_table_insert (counts, g_steal_pointer (&key), NULL);
        }
      for (guint c = row.first; !row.birth && row.kind != NULL && c < row.first + row.n; c++)
        {
          const CordonChange *change = cordon_changes_get (changes, c);

          if (strcmp (change->field, "deleted") != 0)
            tell_cell (&telling, &row, change);
        }
    }

  if (max_sentences > 0 && sentences->len > max_sentences)
    {
      guint more = sentences->len - (max_sentences - 1);

      g_ptr_array_set_size (sentences, (int) max_sentences - 1);
      say (&telling, g_strdup_printf (ngettext ("%u more change", "%u more changes", more), more));
    }
  g_ptr_array_add (sentences, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

char *
cordon_words_translate_label (const char *label)
{
  /* The label of an import holds the name of what was imported. */
  static const char import[] = "Import of ";

  if (label != NULL && g_str_has_prefix (label, import))
    /* Translators: what an edit is called in history; %s is a file's name. */
    return g_strdup_printf (_ ("Import of %s"), label + strlen (import));
  return label != NULL && *label != '\0' ? g_strdup (g_dgettext (GETTEXT_PACKAGE, label)) : g_strdup ("");
}

char *
cordon_words_label (CordonChanges *changes)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (CORDON_IS_CHANGES (changes), NULL);

  label = cordon_words_translate_label (cordon_changes_get_label (changes));
  switch (cordon_changes_get_nature (changes))
    {
    case CORDON_NATURE_UNDO:
      /* Translators: an edit that takes another one back; %s is what that one is called. */
      return g_strdup_printf (C_ ("history", "Undo: %s"), label);
    case CORDON_NATURE_REDO:
      return g_strdup_printf (C_ ("history", "Redo: %s"), label);
    case CORDON_NATURE_EDIT:
    case CORDON_NATURE_IMPORT:
    case CORDON_NATURE_CHOICE:
    default:
      return g_steal_pointer (&label);
    }
}

const char *const cordon_words_varied[] = {"plan_item", "matter", NULL};

char *
cordon_words_made (const CordonEdit *edit, guint most, guint *n_left)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (edit != NULL, NULL);
  g_return_val_if_fail (n_left != NULL, NULL);

  if (most == 0)
    most = edit->made->len;
  /* What is planned comes before what it rests on. */
  for (int planned = 1; planned >= 0; planned--)
    {
      for (guint i = 0; i < edit->made->len; i++)
        {
          const CordonMade *made = &g_array_index (edit->made, CordonMade, i);
          g_autofree char *count = NULL;

          if ((strcmp (made->kind, "plan_item") == 0) != planned || n++ >= most)
            continue;
          count = cordon_words_count (made->variety != NULL ? made->variety : made->kind, made->n);
          g_string_append_printf (list, "%s%s", n > 1 ? C_ ("between the parts of a list", ", ") : "", count);
        }
    }
  *n_left = edit->made->len - MIN (edit->made->len, most);
  /* Translators: what an edit made, as a list: “4 goals, 16 initiatives, 282 bodies”. */
  return g_strdup_printf (C_ ("history", "Added: %s"), list->str);
}

/* What a plan calls a row, as far as it holds it. */
static char *
name_in_plan (const char *kind, const char *id, gpointer data)
{
  CordonPlan *plan = data;
  CordonRecord *record = cordon_plan_peek (plan, kind, id);

  if (record == NULL)
    return NULL;
  if (strcmp (kind, "status_update") == 0)
    {
      g_autofree char *item = name_in_plan ("plan_item", cordon_record_get_text (record, "plan_item"), plan);
      g_autofree char *period = cordon_record_dup_words (record, "period");

      /* Translators: a status update: its quarter and what it is about. */
      return item != NULL ? g_strdup_printf (C_ ("history", "%s: %s"), period, item) : g_steal_pointer (&period);
    }
  if (strcmp (kind, "reading") == 0)
    {
      g_autofree char *measure = name_in_plan ("measure", cordon_record_get_text (record, "measure"), plan);

      return g_steal_pointer (&measure);
    }
  if (g_str_has_prefix (kind, "matter_"))
    return NULL;
  if (strcmp (kind, "tie") == 0 || strcmp (kind, "link") == 0 || strcmp (kind, "translation") == 0)
    return NULL;
  return cordon_record_dup_title (record);
}

char **
cordon_plan_describe_edit (CordonPlan *plan, CordonEdit *edit, guint max_sentences)
{
  g_auto (GStrv) sentences = NULL;
  guint n_born = 0, n_cells = 0, missing = 0;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  sentences = cordon_words_describe (edit->changes, name_in_plan, plan, max_sentences);
  for (guint i = 0; i < cordon_changes_get_length (edit->changes); i++)
    {
      const CordonChange *change = cordon_changes_get (edit->changes, i);

      if (!change->birth)
        n_cells++;
      else if (strcmp (change->field, "deleted") == 0)
        n_born++;
    }
  if (edit->n_births > n_born)
    missing += edit->n_births - n_born;
  if (edit->n_cells > n_cells)
    missing += edit->n_cells - n_cells;
  if (missing > 0)
    {
      /* Of a long edit only its beginning was read. */
      guint n = g_strv_length (sentences);
      char **all = g_new0 (char *, n + 2);

      for (guint i = 0; i < n; i++)
        all[i] = g_steal_pointer (&sentences[i]);
      all[n] = g_strdup_printf (ngettext ("%u more change", "%u more changes", missing), missing);
      return all;
    }
  return g_steal_pointer (&sentences);
}

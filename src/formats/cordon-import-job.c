/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader puts, seen as it will be in the plan: each cell against its field, each row against its kind's rules
 * and against what stands there. One row that breaks a rule is left out and told, where a commit would refuse them all.
 * What needs all rows to be known, trees and references, is seen to at the end; then the draft is made. */

#include "formats/cordon-import-private.h"

#include <string.h>

#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

GBytes *
cordon_import_job_get_bytes (CordonImportJob *job)
{
  return job->bytes;
}

const char *
cordon_import_job_get_name (CordonImportJob *job)
{
  return job->import->name;
}

int
cordon_import_job_get_first_month (CordonImportJob *job)
{
  return job->job.first_month;
}

const char *
cordon_import_job_get_today (CordonImportJob *job)
{
  return job->job.today;
}

const char *
cordon_import_job_get_option (CordonImportJob *job, const char *name)
{
  return g_hash_table_lookup (job->options, name);
}

void
cordon_import_job_add_setting (CordonImportJob *job, const char *name, const char *label, const char *group,
                               const char *detail, const char *value, const char *const *values,
                               const char *const *labels)
{
  CordonImportSetting *setting = g_new0 (CordonImportSetting, 1);

  setting->name = g_strdup (name);
  setting->label = g_strdup (label);
  setting->group = g_strdup (group);
  setting->detail = g_strdup (detail);
  setting->value = g_strdup (value);
  setting->values = g_strdupv ((char **) values);
  setting->labels = g_strdupv ((char **) labels);
  setting->given = g_hash_table_contains (job->options, name);
  g_ptr_array_add (job->import->settings, setting);
}

gboolean
cordon_import_job_step (CordonImportJob *job, guint64 done, guint64 total, GError **error)
{
  return cordon_job_step (&job->job, done, total, error);
}

CordonRows *
cordon_import_job_read_rows (CordonImportJob *job, CordonQuery *query, GError **error)
{
  return cordon_job_read_rows (&job->job, query, error);
}

gboolean
cordon_import_job_each_row (CordonImportJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data,
                            GError **error)
{
  return cordon_job_each_row (&job->job, query, func, data, error);
}

/* Notes and counts */

static void
take_note (CordonImportJob *job, CordonImportSeverity severity, guint line, const char *where, char *text)
{
  CordonImportNote note = {.severity = severity, .line = line, .where = g_strdup (where), .text = text};

  if (job->import->n_notes[severity]++ < CORDON_IMPORT_MOST_NOTES)
    g_array_append_val (job->import->notes, note);
  else
    {
      g_free (note.where);
      g_free (note.text);
    }
}

void
cordon_import_job_note (CordonImportJob *job, CordonImportSeverity severity, guint line, const char *where,
                        const char *text)
{
  g_return_if_fail ((guint) severity < CORDON_IMPORT_N_SEVERITIES);
  g_return_if_fail (text != NULL);

  take_note (job, severity, line, where, g_strdup (text));
}

void
cordon_import_job_note_printf (CordonImportJob *job, CordonImportSeverity severity, guint line, const char *where,
                               const char *format, ...)
{
  va_list arguments;

  g_return_if_fail ((guint) severity < CORDON_IMPORT_N_SEVERITIES);

  va_start (arguments, format);
  take_note (job, severity, line, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static guint *
obtain_fates (CordonImport *import, const char *kind)
{
  guint *fates = g_hash_table_lookup (import->fates, kind);

  if (fates == NULL)
    {
      fates = g_new0 (guint, CORDON_IMPORT_N_FATES);
      g_hash_table_insert (import->fates, (gpointer) kind, fates);
    }
  return fates;
}

/* Returns: its index */
static guint
add_row (CordonImportJob *job, const char *kind, const char *id, const char *title, guint line, CordonImportFate fate)
{
  CordonImportRow row = {
      .fate = fate, .kind = g_intern_string (kind), .line = line, .id = g_strdup (id), .title = g_strdup (title)};

  obtain_fates (job->import, row.kind)[fate]++;
  g_array_append_val (job->import->rows, row);
  return job->import->rows->len - 1;
}

static void
change_fate (CordonImportJob *job, guint index, CordonImportFate fate)
{
  CordonImportRow *row = &g_array_index (job->import->rows, CordonImportRow, index);
  guint *fates = obtain_fates (job->import, row->kind);

  fates[row->fate]--;
  fates[fate]++;
  row->fate = fate;
  if (fate == CORDON_IMPORT_REFUSED)
    g_clear_pointer (&row->id, g_free);
}

void
cordon_import_job_refuse (CordonImportJob *job, const char *kind, const char *title, guint line, const char *where,
                          const char *text)
{
  add_row (job, kind, NULL, title, line, CORDON_IMPORT_REFUSED);
  cordon_import_job_note (job, CORDON_IMPORT_ERROR, line, where, text);
}

/* Putting a row */

/* A row as the rules see it: what the document says, over what stands there. */
typedef struct
{
  const CordonImportCell *cells;
  guint n_cells;
  CordonRow *standing;
} View;

static const CordonImportCell *
find_cell (const View *view, const char *field)
{
  for (guint i = 0; i < view->n_cells; i++)
    {
      if (view->cells[i].field == field || g_str_equal (view->cells[i].field, field))
        return &view->cells[i];
    }
  return NULL;
}

static GVariant *
read_before (gpointer data, const char *field)
{
  View *view = data;

  return view->standing != NULL ? cordon_row_get (view->standing, field) : NULL;
}

static GVariant *
read_after (gpointer data, const char *field)
{
  const CordonImportCell *cell = find_cell (data, field);

  return cell != NULL ? cell->value : read_before (data, field);
}

static double
number_of (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) ? g_variant_get_double (value)
                                                             : (double) g_variant_get_int64 (value);
}

/* Whether two cells hold the same, as the ledger has it: numbers compare by value. */
static gboolean
values_are_equal (GVariant *one, GVariant *other)
{
  gboolean text;

  if (one == NULL || other == NULL)
    return one == other;
  text = g_variant_is_of_type (one, G_VARIANT_TYPE_STRING);
  if (text != g_variant_is_of_type (other, G_VARIANT_TYPE_STRING))
    return FALSE;
  return text ? g_str_equal (g_variant_get_string (one, NULL), g_variant_get_string (other, NULL))
              : number_of (one) == number_of (other);
}

static gboolean
is_set (gpointer data, const char *field)
{
  const CordonImportCell *cell = find_cell (data, field);

  return cell != NULL && !values_are_equal (cell->value, read_before (data, field));
}

static char *
check_cells (const CordonKind *kind, View *view, const char **concerned)
{
  for (guint i = 0; i < view->n_cells; i++)
    {
      const CordonField *field = cordon_kind_field (kind, view->cells[i].field);
      char *problem;

      g_return_val_if_fail (field != NULL,
                            g_strdup_printf (_ ("The kind “%s” has no field “%s”."), kind->name, view->cells[i].field));
      *concerned = field->name;
      problem = cordon_field_check (field, view->cells[i].value);
      if (problem != NULL)
        return problem;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CordonField *field = &kind->fields[i];

      if ((field->flags & CORDON_FIELD_REQUIRED) == 0)
        continue;
      *concerned = field->name;
      if (view->standing == NULL ? read_after (view, field->name) == NULL
                                 : find_cell (view, field->name) != NULL && read_after (view, field->name) == NULL)
        return g_strdup_printf (_ ("“%s” can’t be left empty."), cordon_field_label (field));
    }
  return NULL;
}

/* Why a row can't come in: a sentence, and the field concerned; NULL where it can. */
static char *
check_row (const CordonKind *kind, View *view, const char **field)
{
  char *problem = check_cells (kind, view, field);

  *field = problem != NULL ? *field : NULL;
  if (problem == NULL && view->standing != NULL && kind->check_edit != NULL)
    problem = kind->check_edit (read_before, view, is_set, view, field);
  if (problem == NULL && kind->check != NULL)
    {
      gboolean sets = view->standing == NULL;

      for (guint i = 0; i < view->n_cells && !sets; i++)
        sets = is_set (view, view->cells[i].field);
      if (sets)
        problem = kind->check (read_after, view, field);
    }
  return problem;
}

/* Refers to a cell where that is known: “Code 1.C › Due”. */
static char *
name_where (const CordonKind *kind, const char *where, const char *field)
{
  const CordonField *found = field != NULL ? cordon_kind_field (kind, field) : NULL;
  const char *label = found != NULL ? cordon_field_label (found) : NULL;

  if (where != NULL && label != NULL)
    return g_strconcat (where, " › ", label, NULL);
  return g_strdup (where != NULL ? where : label);
}

static const char *
title_of (const CordonKind *kind, View *view)
{
  GVariant *title = kind->title_field != NULL ? read_after (view, kind->title_field) : NULL;

  return title != NULL && g_variant_is_of_type (title, G_VARIANT_TYPE_STRING) ? g_variant_get_string (title, NULL)
                                                                              : NULL;
}

static CordonImportFate
put_view (CordonImportJob *job, const CordonKind *kind, const char *id, View *view, guint line, const char *where)
{
  CordonPending *pending;
  CordonImportFate fate = CORDON_IMPORT_NEW;
  const char *field = NULL;
  g_autofree char *problem = NULL;
  guint index;

  if (g_hash_table_contains (job->put, id))
    {
      const CordonPending *first = g_hash_table_lookup (job->put, id);
      guint at = g_array_index (job->import->rows, CordonImportRow, first->index).line;

      add_row (job, kind->name, NULL, title_of (kind, view), line, CORDON_IMPORT_REFUSED);
      if (at > 0)
        cordon_import_job_note_printf (job, CORDON_IMPORT_LEFT_OUT, line, where,
                                       _ ("This is the same as in line %u, which is what comes in."), at);
      else
        cordon_import_job_note (job, CORDON_IMPORT_LEFT_OUT, line, where,
                                _ ("This is there twice in the document. The first is what comes in."));
      return CORDON_IMPORT_REFUSED;
    }
  problem = check_row (kind, view, &field);
  if (problem != NULL)
    {
      g_autofree char *place = name_where (kind, where, field);

      cordon_import_job_refuse (job, kind->name, title_of (kind, view), line, place, problem);
      if (view->standing == NULL)
        g_hash_table_add (job->refused, g_strdup (id));
      return CORDON_IMPORT_REFUSED;
    }

  pending = g_new0 (CordonPending, 1);
  pending->kind = kind;
  pending->standing = view->standing != NULL ? cordon_row_ref (view->standing) : NULL;
  pending->where = g_strdup (where);
  pending->cells = g_new (CordonImportCell, view->n_cells);
  for (guint i = 0; i < view->n_cells; i++)
    {
      const CordonField *known = cordon_kind_field (kind, view->cells[i].field);
      GVariant *value = view->cells[i].value;

      if (!values_are_equal (value, read_before (view, known->name)))
        pending->cells[pending->n_cells++] =
            (CordonImportCell){.field = known->name, .value = value != NULL ? g_variant_ref (value) : NULL};
    }
  if (view->standing != NULL)
    fate = pending->n_cells > 0 || cordon_row_get_deleted (view->standing) ? CORDON_IMPORT_CHANGED : CORDON_IMPORT_SAME;
  index = pending->index = add_row (job, kind->name, id, title_of (kind, view), line, fate);
  g_ptr_array_add (job->pending, pending);
  g_hash_table_insert (job->put, g_array_index (job->import->rows, CordonImportRow, index).id, pending);
  if (view->standing != NULL && cordon_row_get_deleted (view->standing))
    cordon_import_job_note (job, CORDON_IMPORT_INFORMATION, line, where,
                            _ ("This had been deleted from the plan, and comes back."));
  return fate;
}

CordonImportFate
cordon_import_job_put (CordonImportJob *job, const char *kind, const char *id, CordonRow *standing,
                       const CordonImportCell *cells, guint n_cells, guint line, const char *where)
{
  const CordonKind *known = cordon_kind_find (kind);
  g_autofree CordonImportCell *owned = g_new (CordonImportCell, n_cells);
  View view = {.cells = owned, .n_cells = n_cells, .standing = standing};
  CordonImportFate fate = CORDON_IMPORT_REFUSED;

  for (guint i = 0; i < n_cells; i++)
    {
      GVariant *value = cells[i].value != NULL ? g_variant_ref_sink (cells[i].value) : NULL;

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
          && *g_variant_get_string (value, NULL) == '\0')
        g_clear_pointer (&value, g_variant_unref);
      owned[i] = (CordonImportCell){.field = cells[i].field, .value = value};
    }
  if (known != NULL && id != NULL)
    fate = put_view (job, known, id, &view, line, where);
  else
    g_critical ("a row of “%s” was put without a known kind and an id", kind);
  for (guint i = 0; i < n_cells; i++)
    g_clear_pointer (&owned[i].value, g_variant_unref);
  return fate;
}

/* When all is read */

static void
drop_cell (CordonPending *pending, guint index)
{
  g_clear_pointer (&pending->cells[index].value, g_variant_unref);
  for (guint i = index + 1; i < pending->n_cells; i++)
    pending->cells[i - 1] = pending->cells[i];
  pending->n_cells--;
}

static guint
line_of (CordonImportJob *job, const CordonPending *pending)
{
  return g_array_index (job->import->rows, CordonImportRow, pending->index).line;
}

static const char *
id_of (CordonImportJob *job, const CordonPending *pending)
{
  return g_array_index (job->import->rows, CordonImportRow, pending->index).id;
}

static void
settle_fate (CordonImportJob *job, CordonPending *pending)
{
  if (pending->standing != NULL && pending->n_cells == 0 && !cordon_row_get_deleted (pending->standing))
    change_fate (job, pending->index, CORDON_IMPORT_SAME);
}

/* Takes a cell out of what comes in, or the row where it can't be without. Returns: whether the row is gone */
static gboolean
lose_cell (CordonImportJob *job, CordonPending *pending, guint index, const char *sentence)
{
  const CordonField *field = cordon_kind_field (pending->kind, pending->cells[index].field);
  g_autofree char *where = name_where (pending->kind, pending->where, field->name);
  gboolean needs = (field->flags & CORDON_FIELD_REQUIRED) != 0 && pending->standing == NULL;

  take_note (job, needs ? CORDON_IMPORT_ERROR : CORDON_IMPORT_LEFT_OUT, line_of (job, pending), where,
             g_strdup (sentence));
  if (!needs)
    {
      drop_cell (pending, index);
      settle_fate (job, pending);
      return FALSE;
    }
  g_hash_table_remove (job->put, id_of (job, pending));
  g_hash_table_add (job->refused, g_strdup (id_of (job, pending)));
  change_fate (job, pending->index, CORDON_IMPORT_REFUSED);
  return TRUE;
}

static gboolean
refers_to_refused (CordonImportJob *job, const CordonPending *pending, guint index)
{
  GVariant *value = pending->cells[index].value;

  return value != NULL && cordon_kind_field (pending->kind, pending->cells[index].field)->type == CORDON_FIELD_REFERENCE
         && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
         && g_hash_table_contains (job->refused, g_variant_get_string (value, NULL));
}

/* A row that is refused may be what others refer to, and these then may be refused as well, and so on. */
static void
settle_references (CordonImportJob *job)
{
  guint n_before;

  do
    {
      n_before = g_hash_table_size (job->refused);
      for (guint i = 0; n_before > 0 && i < job->pending->len; i++)
        {
          CordonPending *pending = job->pending->pdata[i];
          gboolean gone = FALSE;

          for (guint j = pending->n_cells; !gone && id_of (job, pending) != NULL && j > 0; j--)
            {
              if (refers_to_refused (job, pending, j - 1))
                gone = lose_cell (job, pending, j - 1, _ ("It refers to something that doesn’t come in."));
            }
        }
    }
  while (g_hash_table_size (job->refused) > n_before);
}

/* Trees */

typedef struct
{
  const char *field;
  GHashTable *parents; /* id → id */
} Tree;

static void
remember_parent (CordonRow *row, gpointer data)
{
  Tree *tree = data;
  const char *parent = cordon_row_get_text (row, tree->field);

  if (parent != NULL)
    g_hash_table_insert (tree->parents, g_strdup (cordon_row_get_id (row)), g_strdup (parent));
}

static gboolean
leads_back (GHashTable *parents, GHashTable *safe, const char *id)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const char *at = id; at != NULL && !g_hash_table_contains (safe, at); at = g_hash_table_lookup (parents, at))
    {
      if (!g_hash_table_add (seen, (gpointer) at))
        return TRUE;
      g_ptr_array_add (way, (gpointer) at);
    }
  for (guint i = 0; i < way->len; i++)
    g_hash_table_add (safe, g_strdup (way->pdata[i]));
  return FALSE;
}

static guint
find_set_cell (const CordonPending *pending, const char *field)
{
  for (guint i = 0; i < pending->n_cells; i++)
    {
      if (pending->cells[i].field == field)
        return i;
    }
  return G_MAXUINT;
}

static gboolean
settle_tree (CordonImportJob *job, const CordonKind *kind, const CordonField *field, GError **error)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) safe = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CordonQuery) query = cordon_query_new (kind->name);
  Tree tree = {.field = field->name, .parents = parents};
  gboolean moves = FALSE;

  for (guint i = 0; !moves && i < job->pending->len; i++)
    {
      const CordonPending *pending = job->pending->pdata[i];
      guint cell = pending->kind == kind ? find_set_cell (pending, field->name) : G_MAXUINT;

      moves = cell != G_MAXUINT && pending->cells[cell].value != NULL;
    }
  if (!moves)
    return TRUE;

  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  if (!cordon_job_each_row (&job->job, query, remember_parent, &tree, error))
    return FALSE;
  for (guint i = 0; i < job->pending->len; i++)
    {
      const CordonPending *pending = job->pending->pdata[i];
      guint cell = pending->kind == kind ? find_set_cell (pending, field->name) : G_MAXUINT;

      if (cell == G_MAXUINT || id_of (job, pending) == NULL)
        continue;
      if (pending->cells[cell].value == NULL)
        g_hash_table_remove (parents, id_of (job, pending));
      else
        g_hash_table_insert (parents, g_strdup (id_of (job, pending)),
                             g_variant_dup_string (pending->cells[cell].value, NULL));
    }
  for (guint i = 0; i < job->pending->len; i++)
    {
      CordonPending *pending = job->pending->pdata[i];
      guint cell = pending->kind == kind ? find_set_cell (pending, field->name) : G_MAXUINT;

      if (cell == G_MAXUINT || id_of (job, pending) == NULL || pending->cells[cell].value == NULL
          || !leads_back (parents, safe, id_of (job, pending)))
        continue;
      /* The loop is cut here, to what stood before; so the others of it are sound. */
      g_hash_table_remove (parents, id_of (job, pending));
      lose_cell (job, pending, cell,
                 _ ("Nothing can be part of itself, or of what is part of it. It stays where it was, "
                    "or stands on its own."));
    }
  return TRUE;
}

/* The fields that change, for who looks at what comes in. */
static void
name_changes (CordonImportJob *job, const CordonPending *pending)
{
  CordonImportRow *row = &g_array_index (job->import->rows, CordonImportRow, pending->index);
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < pending->n_cells; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "",
                            cordon_field_label (cordon_kind_field (pending->kind, pending->cells[i].field)));
  row->changes = g_string_free (g_steal_pointer (&fields), FALSE);
}

static void
set_cells (CordonImportJob *job, CordonDraft *draft, const CordonPending *pending)
{
  for (guint i = 0; i < pending->n_cells; i++)
    cordon_draft_set (draft, pending->kind->name, id_of (job, pending), pending->cells[i].field,
                      pending->cells[i].value);
}

static int
compare_ids (gconstpointer one, gconstpointer other, gpointer job)
{
  return strcmp (id_of (job, *(CordonPending *const *) one), id_of (job, *(CordonPending *const *) other));
}

/* New rows in the order of their ids, which is that of the file's indexes: in any other, a hundred thousand of them are
 * written twice as slowly. */
static void
fill_draft (CordonImportJob *job, CordonDraft *draft)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new ();

  for (guint i = 0; i < job->pending->len; i++)
    {
      CordonPending *pending = job->pending->pdata[i];

      if (id_of (job, pending) != NULL && pending->standing == NULL)
        g_ptr_array_add (made, pending);
    }
  g_ptr_array_sort_with_data (made, compare_ids, job);
  for (guint i = 0; i < made->len; i++)
    {
      cordon_draft_create (draft, ((CordonPending *) made->pdata[i])->kind->name, id_of (job, made->pdata[i]));
      set_cells (job, draft, made->pdata[i]);
    }
  for (guint i = 0; i < job->pending->len; i++)
    {
      CordonPending *pending = job->pending->pdata[i];

      if (id_of (job, pending) == NULL || pending->standing == NULL)
        continue;
      if (cordon_row_get_deleted (pending->standing))
        cordon_draft_restore (draft, pending->kind->name, id_of (job, pending));
      if (pending->n_cells > 0)
        name_changes (job, pending);
      set_cells (job, draft, pending);
    }
}

static int
compare_notes (gconstpointer one, gconstpointer other)
{
  const CordonImportNote *a = one;
  const CordonImportNote *b = other;

  return a->line < b->line ? -1 : a->line > b->line;
}

gboolean
cordon_import_job_finish (CordonImportJob *job, GError **error)
{
  /* History translates such a label by its words, see cordon_words_translate_label(). */
  g_autofree char *label = g_strdup_printf ("Import of %s", job->import->name);

  settle_references (job);
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          if (((*kind)->fields[i].flags & CORDON_FIELD_TREE) != 0
              && !settle_tree (job, *kind, &(*kind)->fields[i], error))
            return FALSE;
        }
      if (g_hash_table_contains (job->import->fates, g_intern_string ((*kind)->name)))
        g_ptr_array_add (job->import->kinds, (gpointer) g_intern_string ((*kind)->name));
    }
  job->import->draft = cordon_draft_new (label);
  cordon_draft_set_nature (job->import->draft, CORDON_NATURE_IMPORT);
  fill_draft (job, job->import->draft);
  g_array_sort (job->import->notes, compare_notes);
  return cordon_import_job_step (job, 1, 1, error);
}

void
cordon_pending_free (gpointer data)
{
  CordonPending *pending = data;

  for (guint i = 0; i < pending->n_cells; i++)
    g_clear_pointer (&pending->cells[i].value, g_variant_unref);
  g_free (pending->cells);
  g_clear_pointer (&pending->standing, cordon_row_unref);
  g_free (pending->where);
  g_free (pending);
}

void
cordon_import_job_free (CordonImportJob *job)
{
  cordon_job_clear (&job->job);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->file);
  g_hash_table_unref (job->options);
  g_hash_table_unref (job->put);
  g_hash_table_unref (job->refused);
  g_ptr_array_unref (job->pending);
  g_object_unref (job->import);
  g_free (job);
}

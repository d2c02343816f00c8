/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A query as plain data, and its turning into one SELECT. Names of tables and fields come into SQL only after they have
 * been found among the file's own; values are always bound. */

#include "store/cordon-query-private.h"

#include "base/cordon-error.h"
#include "store/cordon-sqlite.h"

typedef struct
{
  const char *field;
  CordonCompare compare;
  GVariant *value;
} Clause;

typedef struct
{
  const char *field;
  gboolean descending;
} Order;

struct _CordonQuery
{
  GObject parent_instance;

  const char *kind;
  GArray *clauses;
  GArray *orders;
  CordonLiving living;
  guint limit;
};

G_DEFINE_FINAL_TYPE (CordonQuery, cordon_query, G_TYPE_OBJECT)

static void
clear_clause (gpointer data)
{
  Clause *clause = data;

  g_clear_pointer (&clause->value, g_variant_unref);
}

CordonQuery *
cordon_query_new (const char *kind)
{
  CordonQuery *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (CORDON_TYPE_QUERY, NULL);
  self->kind = g_intern_string (kind);
  return self;
}

void
cordon_query_where (CordonQuery *self, const char *field, CordonCompare compare, GVariant *value)
{
  Clause clause = {.field = g_intern_string (field), .compare = compare};

  g_return_if_fail (CORDON_IS_QUERY (self));
  g_return_if_fail (value != NULL || compare == CORDON_COMPARE_IS || compare == CORDON_COMPARE_IS_NOT);

  if (value != NULL)
    clause.value = g_variant_ref_sink (value);
  g_array_append_val (self->clauses, clause);
}

void
cordon_query_where_text (CordonQuery *self, const char *field, const char *text)
{
  cordon_query_where (self, field, CORDON_COMPARE_IS, text != NULL ? g_variant_new_string (text) : NULL);
}

void
cordon_query_order_by (CordonQuery *self, const char *field, gboolean descending)
{
  Order order = {.field = g_intern_string (field), .descending = descending};

  g_return_if_fail (CORDON_IS_QUERY (self));

  g_array_append_val (self->orders, order);
}

void
cordon_query_set_living (CordonQuery *self, CordonLiving living)
{
  g_return_if_fail (CORDON_IS_QUERY (self));

  self->living = living;
}

void
cordon_query_set_limit (CordonQuery *self, guint limit)
{
  g_return_if_fail (CORDON_IS_QUERY (self));

  self->limit = limit;
}

const char *
cordon_query_get_kind (CordonQuery *self)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), NULL);

  return self->kind;
}

guint
cordon_query_get_limit (CordonQuery *self)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), 0);

  return self->limit;
}

CordonLiving
cordon_query_get_living (CordonQuery *self)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), CORDON_LIVING);

  return self->living;
}

guint
cordon_query_get_n_clauses (CordonQuery *self)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), 0);

  return self->clauses->len;
}

void
cordon_query_get_clause (CordonQuery *self, guint index, const char **field, CordonCompare *compare, GVariant **value)
{
  const Clause *clause;

  g_return_if_fail (CORDON_IS_QUERY (self));
  g_return_if_fail (index < self->clauses->len);

  clause = &g_array_index (self->clauses, Clause, index);
  *field = clause->field;
  *compare = clause->compare;
  *value = clause->value;
}

guint
cordon_query_get_n_orders (CordonQuery *self)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), 0);

  return self->orders->len;
}

const char *
cordon_query_get_order (CordonQuery *self, guint index, gboolean *descending)
{
  const Order *order;

  g_return_val_if_fail (CORDON_IS_QUERY (self), NULL);
  g_return_val_if_fail (index < self->orders->len, NULL);

  order = &g_array_index (self->orders, Order, index);
  *descending = order->descending;
  return order->field;
}

gboolean
cordon_query_equal (CordonQuery *self, CordonQuery *other)
{
  g_return_val_if_fail (CORDON_IS_QUERY (self), FALSE);
  g_return_val_if_fail (CORDON_IS_QUERY (other), FALSE);

  if (self->kind != other->kind || self->living != other->living || self->limit != other->limit
      || self->clauses->len != other->clauses->len || self->orders->len != other->orders->len)
    return FALSE;
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Clause *a = &g_array_index (self->clauses, Clause, i);
      const Clause *b = &g_array_index (other->clauses, Clause, i);

      if (a->field != b->field || a->compare != b->compare || (a->value == NULL) != (b->value == NULL)
          || (a->value != NULL && !g_variant_equal (a->value, b->value)))
        return FALSE;
    }
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Order *a = &g_array_index (self->orders, Order, i);
      const Order *b = &g_array_index (other->orders, Order, i);

      if (a->field != b->field || a->descending != b->descending)
        return FALSE;
    }
  return TRUE;
}

CordonQuery *
cordon_query_copy (CordonQuery *self)
{
  CordonQuery *copy;

  g_return_val_if_fail (CORDON_IS_QUERY (self), NULL);

  copy = cordon_query_new (self->kind);
  copy->living = self->living;
  copy->limit = self->limit;
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Clause *clause = &g_array_index (self->clauses, Clause, i);

      cordon_query_where (copy, clause->field, clause->compare, clause->value);
    }
  g_array_append_vals (copy->orders, self->orders->data, self->orders->len);
  return copy;
}

static void
cordon_query_finalize (GObject *object)
{
  CordonQuery *self = CORDON_QUERY (object);

  g_array_unref (self->clauses);
  g_array_unref (self->orders);

  G_OBJECT_CLASS (cordon_query_parent_class)->finalize (object);
}

static void
cordon_query_class_init (CordonQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_query_finalize;
}

static void
cordon_query_init (CordonQuery *self)
{
  self->clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  g_array_set_clear_func (self->clauses, clear_clause);
  self->orders = g_array_new (FALSE, FALSE, sizeof (Order));
}

/* The tables of the open file. */

CordonTables *
cordon_tables_new (GPtrArray *list)
{
  CordonTables *tables = g_new0 (CordonTables, 1);

  tables->list = g_ptr_array_ref (list);
  tables->by_name = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < list->len; i++)
    {
      CordonTable *table = list->pdata[i];

      g_hash_table_insert (tables->by_name, (char *) g_intern_string (table->name), table);
    }
  return tables;
}

void
cordon_tables_free (CordonTables *tables)
{
  if (tables == NULL)
    return;
  g_hash_table_unref (tables->by_name);
  g_ptr_array_unref (tables->list);
  g_free (tables);
}

const CordonTable *
cordon_tables_find (CordonTables *tables, const char *kind, GError **error)
{
  const CordonTable *table = g_hash_table_lookup (tables->by_name, g_intern_string (kind));

  if (table == NULL)
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("A plan holds nothing of the kind “%s”. Nothing was changed. Choose one of its kinds."),
                      kind);
  return table;
}

gboolean
cordon_table_has_field (const CordonTable *table, const char *field, GError **error)
{
  if (g_str_equal (field, "deleted") || g_strv_contains ((const char *const *) table->fields, field))
    return TRUE;
  cordon_set_error (error, CORDON_ERROR_INVALID,
                    N_ ("The kind “%s” has no field “%s”. Nothing was changed. Choose one of its fields."), table->name,
                    field);
  return FALSE;
}

char *
cordon_table_columns (const CordonTable *table)
{
  GString *columns = g_string_new ("rowid,id,deleted");

  for (char **field = table->fields; *field != NULL; field++)
    g_string_append_printf (columns, ",\"%s\"", *field);
  return g_string_free (columns, FALSE);
}

char *
cordon_query_to_sql (CordonQuery *self, const CordonTable *table, gboolean keys, GError **error)
{
  static const char *const operators[] = {
      [CORDON_COMPARE_IS] = "IS",      [CORDON_COMPARE_IS_NOT] = "IS NOT", [CORDON_COMPARE_LESS] = "<",
      [CORDON_COMPARE_AT_MOST] = "<=", [CORDON_COMPARE_MORE] = ">",        [CORDON_COMPARE_AT_LEAST] = ">=",
  };
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *columns = keys ? g_strdup ("rowid") : cordon_table_columns (table);
  const char *joint = " WHERE ";

  g_string_append_printf (sql, "%s FROM \"%s\"", columns, table->name);
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Clause *clause = &g_array_index (self->clauses, Clause, i);

      if (!g_str_equal (clause->field, "id") && !cordon_table_has_field (table, clause->field, error))
        return NULL;
      g_string_append_printf (sql, "%s\"%s\" %s ?%u", joint, clause->field, operators[clause->compare], i + 1);
      joint = " AND ";
    }
  if (self->living != CORDON_LIVING_AND_DELETED)
    g_string_append_printf (sql, "%sdeleted=%d", joint, self->living == CORDON_DELETED);

  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Order *order = &g_array_index (self->orders, Order, i);

      if (!g_str_equal (order->field, "id") && !cordon_table_has_field (table, order->field, error))
        return NULL;
      g_string_append_printf (sql, "\"%s\"%s,", order->field, order->descending ? " DESC" : "");
    }
  g_string_append (sql, "id");
  if (self->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", self->limit);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

void
cordon_query_bind (CordonQuery *self, sqlite3_stmt *statement)
{
  for (guint i = 0; i < self->clauses->len; i++)
    cordon_sqlite_bind (statement, (int) i + 1, g_array_index (self->clauses, Clause, i).value);
}

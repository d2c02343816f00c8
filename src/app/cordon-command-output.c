/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a command writes on stdout. A reader that stops reading is no failure of ours, and a full disk is one: either
 * way the plan is closed in good order before the program ends. A plan may come from a stranger, so nothing in a text
 * for reading drives the terminal. */

#include "app/cordon-command-private.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/cordon-error.h"

#define ENOUGH 65536

static GString *pending;
static int failure;

gboolean
cordon_output_works (void)
{
  return failure == 0;
}

static void
write_pending (void)
{
  gsize written = 0;

  while (failure == 0 && pending != NULL && written < pending->len)
    {
      gssize n = write (STDOUT_FILENO, pending->str + written, pending->len - written);

      if (n >= 0)
        written += (gsize) n;
      else if (errno != EINTR)
        failure = errno;
    }
  if (pending != NULL)
    g_string_truncate (pending, 0);
}

void
cordon_output_write (const char *text, gssize length)
{
  if (pending == NULL)
    pending = g_string_sized_new (ENOUGH);
  g_string_append_len (pending, text, length);
  if (pending->len >= ENOUGH)
    write_pending ();
}

/* Controls, and what turns the direction of the text around it. */
static gboolean
drives_terminal (gunichar letter)
{
  return g_unichar_iscntrl (letter) || (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

void
cordon_output_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) calm = g_string_new (NULL);
  g_autofree char *converted = NULL;
  const char *charset;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (calm, letter != '\n' && drives_terminal (letter) ? ' ' : letter);
    }
  g_string_append_c (calm, '\n');
  if (!g_get_charset (&charset))
    converted = g_convert_with_fallback (calm->str, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  cordon_output_write (converted != NULL ? converted : calm->str, -1);
}

void
cordon_output_printf (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cordon_output_line (text);
}

int
cordon_output_end (int code)
{
  write_pending ();
  if (pending != NULL)
    g_string_free (g_steal_pointer (&pending), TRUE);
  if (failure == EPIPE)
    {
      signal (SIGPIPE, SIG_DFL);
      raise (SIGPIPE);
    }
  if (failure == 0)
    return code;
  /* Translators: %s is the system's word for what went wrong, "No space left on device". */
  g_printerr (_ ("Not all of the output could be written: %s.\n"), g_strerror (failure));
  return CORDON_EXIT_FAILED;
}

/* JSON */

JsonNode *
cordon_output_json (GVariant *value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (value == NULL)
    return json_node_init_null (node);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    json_node_set_int (node, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    json_node_set_double (node, g_variant_get_double (value));
  else
    json_node_set_string (node, g_variant_get_string (value, NULL));
  return node;
}

/* Tables */

typedef struct
{
  char *heading;
  gboolean right;
  guint most;
  gboolean filled;
  glong width;
} Column;

struct _CordonTextTable
{
  Column *columns;
  guint n_columns;
  GPtrArray *lines; /* of char ** */
  gboolean begun;
};

CordonTextTable *
cordon_text_table_new (guint n_columns)
{
  CordonTextTable *self = g_new0 (CordonTextTable, 1);

  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
cordon_text_table_free (CordonTextTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].heading);
  g_free (self->columns);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
cordon_text_table_head (CordonTextTable *self, guint column, const char *heading, gboolean right, guint most)
{
  g_assert (column < self->n_columns);

  self->columns[column] = (Column){.heading = g_strdup (heading), .right = right, .most = most};
}

static glong
char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static glong
text_width (const char *text)
{
  glong width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += char_width (g_utf8_get_char (text));
  return width;
}

/* One line of at most so many columns; 0 for any number. */
static char *
fit (const char *text, guint most)
{
  g_autofree char *line = g_utf8_make_valid (text, -1);
  g_autoptr (GString) fitted = g_string_new (NULL);
  glong width = 0;
  gboolean cut = most > 0 && text_width (line) > (glong) most;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (cut && width + char_width (letter) >= (glong) most)
        break;
      if (drives_terminal (letter))
        letter = ' ';
      g_string_append_unichar (fitted, letter);
      width += char_width (letter);
    }
  if (cut)
    g_string_append (fitted, "…");
  return g_string_free (g_steal_pointer (&fitted), FALSE);
}

void
cordon_text_table_add (CordonTextTable *self, char **cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      char *cell = fit (cells[i], self->columns[i].most);

      g_free (cells[i]);
      cells[i] = cell;
    }
  g_ptr_array_add (self->lines, cells);
}

static void
append_cell (GString *line, const Column *column, const char *cell)
{
  glong space = column->width - text_width (cell);

  if (line->len > 0)
    g_string_append (line, "  ");
  for (glong i = 0; column->right && i < space; i++)
    g_string_append_c (line, ' ');
  g_string_append (line, cell);
  for (glong i = 0; !column->right && i < space; i++)
    g_string_append_c (line, ' ');
}

static void
write_line (CordonTextTable *self, char **cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].filled)
        append_cell (line, &self->columns[i], cells != NULL ? cells[i] : self->columns[i].heading);
    }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  cordon_output_line (line->str);
}

/* A column in which nothing stands is left out. */
static void
measure (CordonTextTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->width = text_width (column->heading);
      for (guint j = 0; j < self->lines->len; j++)
        {
          const char *cell = ((char **) self->lines->pdata[j])[i];

          column->filled |= *cell != '\0';
          column->width = MAX (column->width, text_width (cell));
        }
    }
}

void
cordon_text_table_flush (CordonTextTable *self)
{
  if (!self->begun && self->lines->len > 0)
    {
      measure (self);
      write_line (self, NULL);
      self->begun = TRUE;
    }
  for (guint i = 0; i < self->lines->len; i++)
    write_line (self, self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
}

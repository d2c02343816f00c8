/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as a plain tree, and its outline: the form in which what one side has no place for is written down, in the
 * plan as a text that people can read, in a document after a line that says [Cordon]. What is printed is parsed back
 * the same, whatever letters it holds. Nodes are never freed by themselves; the tree lets go of all at once. */

#include "formats/cordon-stratml-private.h"

#include <string.h>

#define NODES_A_BLOCK 512
#define MARK "[Cordon]"

struct _CordonStratmlTree
{
  GStringChunk *strings;
  GPtrArray *blocks; /* of CordonStratmlNode[NODES_A_BLOCK] */
  guint used;        /* of the last block */
};

CordonStratmlTree *
cordon_stratml_tree_new (void)
{
  CordonStratmlTree *tree = g_new0 (CordonStratmlTree, 1);

  tree->strings = g_string_chunk_new (64 * 1024);
  tree->blocks = g_ptr_array_new_with_free_func (g_free);
  return tree;
}

void
cordon_stratml_tree_free (CordonStratmlTree *tree)
{
  if (tree == NULL)
    return;
  g_string_chunk_free (tree->strings);
  g_ptr_array_unref (tree->blocks);
  g_free (tree);
}

CordonStratmlNode *
cordon_stratml_add_length (CordonStratmlTree *tree, CordonStratmlNode *parent, const char *name, const char *text,
                           gsize length)
{
  CordonStratmlNode *node;

  if (tree->blocks->len == 0 || tree->used == NODES_A_BLOCK)
    {
      g_ptr_array_add (tree->blocks, g_new0 (CordonStratmlNode, NODES_A_BLOCK));
      tree->used = 0;
    }
  node = (CordonStratmlNode *) tree->blocks->pdata[tree->blocks->len - 1] + tree->used++;
  node->name = g_string_chunk_insert_const (tree->strings, name);
  if (text != NULL && length > 0)
    node->text = g_string_chunk_insert_len (tree->strings, text, (gssize) length);
  if (parent != NULL)
    cordon_stratml_append (parent, node);
  return node;
}

CordonStratmlNode *
cordon_stratml_add (CordonStratmlTree *tree, CordonStratmlNode *parent, const char *name, const char *text)
{
  return cordon_stratml_add_length (tree, parent, name, text, text != NULL ? strlen (text) : 0);
}

CordonStratmlNode *
cordon_stratml_add_copy (CordonStratmlTree *tree, CordonStratmlNode *parent, const CordonStratmlNode *node)
{
  CordonStratmlNode *copy = cordon_stratml_add (tree, parent, node->name, node->text);

  copy->line = node->line;
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    cordon_stratml_add_copy (tree, copy, child);
  return copy;
}

void
cordon_stratml_rename (CordonStratmlTree *tree, CordonStratmlNode *node, const char *name)
{
  node->name = g_string_chunk_insert_const (tree->strings, name);
}

void
cordon_stratml_set_text (CordonStratmlTree *tree, CordonStratmlNode *node, const char *text)
{
  node->text = text != NULL && *text != '\0' ? g_string_chunk_insert (tree->strings, text) : NULL;
}

void
cordon_stratml_append (CordonStratmlNode *parent, CordonStratmlNode *node)
{
  g_assert (node->parent == NULL);

  node->parent = parent;
  node->previous = parent->last;
  node->next = NULL;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
}

void
cordon_stratml_detach (CordonStratmlNode *node)
{
  if (node->parent == NULL)
    return;
  if (node->previous != NULL)
    node->previous->next = node->next;
  else
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else
    node->parent->last = node->previous;
  node->parent = node->previous = node->next = NULL;
}

void
cordon_stratml_replace (CordonStratmlNode *old, CordonStratmlNode *node)
{
  CordonStratmlNode *next = old->next;
  CordonStratmlNode *parent = old->parent;

  cordon_stratml_detach (node);
  cordon_stratml_detach (old);
  if (next == NULL)
    {
      cordon_stratml_append (parent, node);
      return;
    }
  node->parent = parent;
  node->next = next;
  node->previous = next->previous;
  if (next->previous != NULL)
    next->previous->next = node;
  else
    parent->first = node;
  next->previous = node;
}

gboolean
cordon_stratml_is (const CordonStratmlNode *node, const char *name)
{
  return strcmp (node->name, name) == 0;
}

CordonStratmlNode *
cordon_stratml_child (const CordonStratmlNode *node, const char *name)
{
  for (CordonStratmlNode *child = node != NULL ? node->first : NULL; child != NULL; child = child->next)
    {
      if (cordon_stratml_is (child, name))
        return child;
    }
  return NULL;
}

const char *
cordon_stratml_child_text (const CordonStratmlNode *node, const char *name)
{
  CordonStratmlNode *child = cordon_stratml_child (node, name);

  return child != NULL ? child->text : NULL;
}

gboolean
cordon_stratml_equal (const CordonStratmlNode *one, const CordonStratmlNode *other)
{
  const CordonStratmlNode *a = one->first;
  const CordonStratmlNode *b = other->first;

  if (!cordon_stratml_is (one, other->name) || g_strcmp0 (one->text, other->text) != 0)
    return FALSE;
  for (; a != NULL && b != NULL; a = a->next, b = b->next)
    {
      if (!cordon_stratml_equal (a, b))
        return FALSE;
    }
  return a == NULL && b == NULL;
}

/* Outlines */

static void
indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
print_node (GString *out, const CordonStratmlNode *node, guint depth)
{
  const char *text = node->text;

  indent (out, depth);
  g_string_append (out, node->name);
  if (text != NULL)
    {
      const char *end = strchrnul (text, '\n');

      g_string_append_c (out, ':');
      if (end > text)
        g_string_append_c (out, ' ');
      g_string_append_len (out, text, end - text);
      while (*end == '\n')
        {
          text = end + 1;
          end = strchrnul (text, '\n');
          g_string_append_c (out, '\n');
          indent (out, depth);
          g_string_append (out, "  |");
          if (end > text)
            g_string_append_c (out, ' ');
          g_string_append_len (out, text, end - text);
        }
    }
  g_string_append_c (out, '\n');
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    print_node (out, child, depth + 1);
}

char *
cordon_stratml_outline_print (const CordonStratmlNode *node)
{
  g_autoptr (GString) out = NULL;

  if (node == NULL || node->first == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    print_node (out, child, 0);
  g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
end_of_name (const char *text)
{
  const char *end = text;

  if (*end == '@' || *end == '#')
    end++;
  for (const char *start = end; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (c != '_' && !g_unichar_isalpha (c) && (end == start || (c != '-' && c != '.' && !g_unichar_isalnum (c))))
        break;
    }
  return end > text && end[-1] != '@' && end[-1] != '#' ? end : text;
}

gboolean
cordon_stratml_outline_parse (CordonStratmlTree *tree, CordonStratmlNode *node, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GString) value = g_string_new (NULL);
  CordonStratmlNode *holder = cordon_stratml_add (tree, NULL, "outline", NULL);
  CordonStratmlNode *last = NULL;
  guint n = g_strv_length (lines);

  /* Others may lay the text out anew: what is blank at the end is nothing. */
  while (n > 0 && lines[n - 1][strspn (lines[n - 1], " \t\r")] == '\0')
    n--;
  g_ptr_array_add (path, holder);
  for (guint i = 0; i < n; i++)
    {
      const char *line = lines[i];
      gsize spaces = strspn (line, " ");
      const char *name = line + spaces;
      const char *end;
      g_autofree char *own = NULL;

      if (*name == '|')
        {
          if (last == NULL)
            return FALSE;
          g_string_append_c (value, '\n');
          g_string_append (value, name[1] == ' ' ? name + 2 : name + 1);
          cordon_stratml_set_text (tree, last, value->str);
          continue;
        }
      end = end_of_name (name);
      if (spaces % 2 != 0 || spaces / 2 >= path->len || end == name || (*end != '\0' && *end != ':'))
        return FALSE;
      own = g_strndup (name, (gsize) (end - name));
      g_ptr_array_set_size (path, (int) (spaces / 2 + 1));
      g_string_assign (value, *end == '\0' ? "" : end[1] == ' ' ? end + 2 : end + 1);
      last = cordon_stratml_add (tree, path->pdata[spaces / 2], own, value->str);
      g_ptr_array_add (path, last);
    }
  while (holder->first != NULL)
    {
      CordonStratmlNode *child = holder->first;

      cordon_stratml_detach (child);
      cordon_stratml_append (node, child);
    }
  return TRUE;
}

/* Texts with an outline */

/* Whether a line is our mark, with backslashes before it or none. */
static gboolean
is_mark (const char *line, gsize length)
{
  gsize slashes = strspn (line, "\\");

  return length == slashes + strlen (MARK) && strncmp (line + slashes, MARK, strlen (MARK)) == 0;
}

char *
cordon_stratml_block_join (const char *text, const CordonStratmlNode *block)
{
  g_autofree char *outline = cordon_stratml_outline_print (block);
  g_autoptr (GString) out = NULL;

  if (text != NULL && *text == '\0')
    text = NULL;
  if (text == NULL && outline == NULL)
    return NULL;
  out = g_string_new (NULL);
  while (text != NULL)
    {
      const char *end = strchrnul (text, '\n');

      if (is_mark (text, (gsize) (end - text)))
        g_string_append_c (out, '\\');
      g_string_append_len (out, text, end - text);
      if (*end == '\0')
        break;
      g_string_append_c (out, '\n');
      text = end + 1;
    }
  if (outline != NULL)
    {
      if (out->len > 0)
        g_string_append (out, "\n\n");
      g_string_append (out, MARK "\n");
      g_string_append (out, outline);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cordon_stratml_block_split (CordonStratmlTree *tree, CordonStratmlNode *block, const char *text)
{
  g_autoptr (GString) out = NULL;

  if (text == NULL || strstr (text, MARK) == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  for (;;)
    {
      const char *end = strchrnul (text, '\n');
      gsize length = (gsize) (end - text);

      if (length == strlen (MARK) && is_mark (text, length) && *end == '\n'
          && cordon_stratml_outline_parse (tree, block, end + 1))
        {
          if (g_str_has_suffix (out->str, "\n\n"))
            g_string_truncate (out, out->len - 2);
          break;
        }
      if (*text == '\\' && is_mark (text, length))
        g_string_append_len (out, text + 1, (gssize) length - 1);
      else
        g_string_append_len (out, text, (gssize) length);
      if (*end == '\0')
        break;
      g_string_append_c (out, '\n');
      text = end + 1;
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

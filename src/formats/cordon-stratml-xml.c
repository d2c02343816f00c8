/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XML in and out. In: libxml2 reads the bytes and tells of elements, of which a plain tree is made; nothing else is
 * ever opened, a document that declares entities is refused, and size, depth and the number of elements are bounded,
 * each in words with the line. Out: by hand, as the same tree must give the same bytes, and every text must come back
 * as it was. */

#include "formats/cordon-stratml-private.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "base/cordon-error.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_DEPTH 60
#define MAX_NODES 2000000
#define STEP_EVERY 1024

typedef struct
{
  CordonStratmlTree *tree;
  xmlParserCtxt *context;
  CordonStratmlNode *root;
  CordonStratmlNode *open;
  GString *text;
  char *uri;
  guint depth;
  guint n_nodes;
  guint n_comments;
  gsize size;
  CordonStratmlStepFunc step;
  gpointer step_data;
  GError *error;
} Reader;

static guint
line_of (Reader *reader)
{
  int line = xmlSAX2GetLineNumber (reader->context);

  return line > 0 ? (guint) line : 0;
}

static void
stop (Reader *reader)
{
  xmlStopParser (reader->context);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
take_text (Reader *reader, gboolean ends)
{
  CordonStratmlNode *open = reader->open;

  if (reader->text->len == 0)
    return;
  if (ends && open->last == NULL)
    cordon_stratml_set_text (reader->tree, open, reader->text->str);
  else if (ends && *open->last->name == '@' && cordon_stratml_child (open, "#text") == NULL
           && !is_blank (reader->text->str))
    cordon_stratml_set_text (reader->tree, open, reader->text->str);
  else if (!is_blank (reader->text->str))
    {
      CordonStratmlNode *node = cordon_stratml_add (reader->tree, open, "#text", reader->text->str);

      node->line = open->line;
    }
  g_string_truncate (reader->text, 0);
}

static gboolean
count_node (Reader *reader)
{
  if (++reader->n_nodes > MAX_NODES)
    {
      cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                        N_ ("This document has more than %d elements, which is more than Cordon takes at a time. "
                            "Nothing was imported. Divide it into several."),
                        MAX_NODES);
      stop (reader);
      return FALSE;
    }
  if (reader->n_nodes % STEP_EVERY == 0 && reader->step != NULL)
    {
      long done = xmlByteConsumed (reader->context);

      if (!reader->step (reader->step_data, done > 0 ? (guint64) done : 0, reader->size, &reader->error))
        {
          stop (reader);
          return FALSE;
        }
    }
  return TRUE;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **declared, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = data;
  CordonStratmlNode *node;

  if (reader->error != NULL)
    return;
  if (++reader->depth > MAX_DEPTH)
    {
      cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                        N_ ("At line %u this document is nested more than %d levels deep, as no plan is. Nothing was "
                            "imported. Check where the file comes from."),
                        line_of (reader), MAX_DEPTH);
      stop (reader);
      return;
    }
  if (!count_node (reader))
    return;
  if (reader->open != NULL)
    take_text (reader, FALSE);
  node = cordon_stratml_add (reader->tree, reader->open, (const char *) name, NULL);
  node->line = line_of (reader);
  if (reader->root == NULL)
    {
      reader->root = node;
      reader->uri = g_strdup ((const char *) uri);
    }
  reader->open = node;
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + i * 5;
      g_autofree char *own = NULL;

      /* Where a schema lies is told by attributes of XML Schema's, and no part of the plan. */
      if (attribute[2] != NULL
          && strcmp ((const char *) attribute[2], "http://www.w3.org/2001/XMLSchema-instance") == 0)
        continue;
      if (!count_node (reader))
        return;
      own = g_strconcat ("@", (const char *) attribute[0], NULL);
      cordon_stratml_add_length (reader->tree, node, own, (const char *) attribute[3],
                                 (gsize) (attribute[4] - attribute[3]))
          ->line = node->line;
    }
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->error != NULL || reader->open == NULL)
    return;
  take_text (reader, TRUE);
  reader->open = reader->open->parent;
  reader->depth--;
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->error == NULL && reader->open != NULL)
    g_string_append_len (reader->text, (const char *) text, length);
}

static void
on_comment (void *data, const xmlChar *text)
{
  ((Reader *) data)->n_comments++;
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  ((Reader *) data)->n_comments++;
}

static void
refuse_entities (Reader *reader)
{
  if (reader->error != NULL)
    return;
  cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                    N_ ("At line %u this document declares entities of its own, which Cordon doesn’t open, as they "
                        "can be made to do harm. Nothing was imported. Ask for the document without them."),
                    line_of (reader));
  stop (reader);
}

static void
on_entity (void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
           xmlChar *content)
{
  refuse_entities (data);
}

static void
on_unparsed_entity (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id,
                    const xmlChar *notation)
{
  refuse_entities (data);
}

static void
on_reference (void *data, const xmlChar *name)
{
  Reader *reader = data;

  if (reader->error != NULL)
    return;
  cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                    N_ ("At line %u this document uses the entity “%s”, which stands in another file. Cordon doesn’t "
                        "open other files. Nothing was imported. Ask for the document without it."),
                    line_of (reader), (const char *) name);
  stop (reader);
}

static void
on_error (void *data, xmlError *problem)
{
  Reader *reader = data;
  g_autofree char *words = NULL;
  guint line;

  /* What is only odd is no concern of ours: names are taken as they come. */
  if (reader->error != NULL || problem->level != XML_ERR_FATAL || problem->domain == XML_FROM_NAMESPACE)
    return;
  words = g_strstrip (g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1));
  words = g_strdelimit (words, "\r\n\t", ' ');
  line = problem->line > 0 ? (guint) problem->line : line_of (reader);
  switch (problem->code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_I18N_CONV_FAILED:
      cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                        N_ ("Line %u of this document holds bytes that are no text in the encoding that it says it "
                            "has (%s). Nothing was imported. Save it as UTF-8, then import it again."),
                        line, words);
      break;
    default:
      cordon_set_error (&reader->error, CORDON_ERROR_INVALID,
                        N_ ("Line %u of this document is not well-formed XML (%s). Nothing was imported. It may be "
                            "cut off: ask for the whole document, or mend that line."),
                        line, words);
    }
}

/* Whether this can be XML at all; otherwise an error says what it is. */
static gboolean
check_bytes (const char *data, gsize size, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
  } wide[] = {{"\xff\xfe", 2}, {"\xfe\xff", 2}, {"<\0", 2}, {"\0<", 2}, {"\0\0\0<", 4}, {"\0\0\xfe\xff", 4}};
  const char *zero;
  guint line = 1;

  if (size > MAX_BYTES)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This document is larger than %d megabytes, which is more than Cordon takes at a time. "
                            "Nothing was imported. Divide it into several."),
                        MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (size == 0)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This file is empty. Nothing was imported. Ask for the document again."));
      return FALSE;
    }
  if (size >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is a zip file, whatever it is called, and no XML document. Nothing was imported. "
                            "Unpack it, then import what is in it."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (size >= wide[i].length && memcmp (data, wide[i].magic, wide[i].length) == 0)
        return TRUE;
    }
  zero = memchr (data, '\0', size);
  if (zero == NULL)
    return TRUE;
  for (const char *p = data; p < zero; p++)
    line += *p == '\n' ? 1 : 0;
  cordon_set_error (error, CORDON_ERROR_INVALID,
                    N_ ("Line %u of this document holds zero bytes, which no XML has. Nothing was imported. The file "
                        "is damaged, or of another sort: ask for it again."),
                    line);
  return FALSE;
}

CordonStratmlNode *
cordon_stratml_parse (CordonStratmlTree *tree, const char *data, gsize size, char **uri, guint *n_comments,
                      CordonStratmlStepFunc step, gpointer step_data, GError **error)
{
  static gsize prepared;
  Reader reader = {.tree = tree, .size = size, .step = step, .step_data = step_data};
  xmlSAXHandler *handler;

  *uri = NULL;
  *n_comments = 0;
  if (!check_bytes (data, size, error))
    return NULL;
  if (g_once_init_enter (&prepared))
    {
      xmlInitParser ();
      g_once_init_leave (&prepared, 1);
    }
  reader.context = xmlCreateMemoryParserCtxt (data, (int) size);
  if (reader.context == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This file is no XML document. Nothing was imported. Choose another one."));
      return NULL;
    }
  xmlCtxtUseOptions (reader.context, XML_PARSE_NONET);
  handler = reader.context->sax;
  memset (handler, 0, sizeof *handler);
  handler->initialized = XML_SAX2_MAGIC;
  handler->startElementNs = on_start;
  handler->endElementNs = on_end;
  handler->characters = on_text;
  handler->ignorableWhitespace = on_text;
  handler->cdataBlock = on_text;
  handler->comment = on_comment;
  handler->processingInstruction = on_instruction;
  handler->entityDecl = on_entity;
  handler->unparsedEntityDecl = on_unparsed_entity;
  handler->reference = on_reference;
  handler->serror = (xmlStructuredErrorFunc) on_error;
  reader.context->userData = &reader;
  reader.text = g_string_new (NULL);

  xmlParseDocument (reader.context);
  if (reader.error == NULL && (!reader.context->wellFormed || reader.root == NULL))
    cordon_set_error (&reader.error, CORDON_ERROR_INVALID,
                      N_ ("This file is no XML document. Nothing was imported. Choose another one."));
  reader.context->userData = reader.context;
  /* Made for what a document declares. */
  xmlFreeDoc (reader.context->myDoc);
  reader.context->myDoc = NULL;
  xmlFreeParserCtxt (reader.context);
  g_string_free (reader.text, TRUE);
  if (reader.error != NULL)
    {
      g_free (reader.uri);
      g_propagate_error (error, reader.error);
      return NULL;
    }
  *uri = reader.uri;
  *n_comments = reader.n_comments;
  return reader.root;
}

/* Out */

static void
append_escaped (GString *out, const char *text, gboolean attribute, guint *n_replaced)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '"' && attribute)
        g_string_append (out, "&quot;");
      else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
        g_string_append_printf (out, "&#%u;", c);
      else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF)
        {
          g_string_append (out, "\xEF\xBF\xBD");
          (*n_replaced)++;
        }
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

static void
print (GString *out, const CordonStratmlNode *node, guint depth, const char *namespace, guint *n_replaced)
{
  const CordonStratmlNode *child = node->first;

  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
  g_string_append_c (out, '<');
  g_string_append (out, node->name);
  if (namespace != NULL)
    g_string_append_printf (out, " xmlns=\"%s\"", namespace);
  for (; child != NULL && *child->name == '@'; child = child->next)
    {
      g_string_append_printf (out, " %s=\"", child->name + 1);
      append_escaped (out, child->text != NULL ? child->text : "", TRUE, n_replaced);
      g_string_append_c (out, '"');
    }
  if (child == NULL && node->text == NULL)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append_c (out, '>');
  if (node->text != NULL)
    append_escaped (out, node->text, FALSE, n_replaced);
  if (child != NULL)
    g_string_append_c (out, '\n');
  for (; child != NULL; child = child->next)
    print (out, child, depth + 1, NULL, n_replaced);
  for (guint i = 0; node->last != NULL && *node->last->name != '@' && i < depth; i++)
    g_string_append (out, "  ");
  g_string_append_printf (out, "</%s>\n", node->name);
}

char *
cordon_stratml_print (const CordonStratmlNode *root, CordonStratmlPart part, guint *n_replaced)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  *n_replaced = 0;
  print (out, root, 0, cordon_stratml_namespace (part), n_replaced);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown as widgets: cmark reads it, and each of its blocks becomes a label in a column. Inline marks become Pango
 * markup, and every text is escaped on the way. */

#include "kit/cordon-markdown.h"

#include <cmark-gfm.h>
#include <string.h>

#define INDENT 18

struct _CordonMarkdown
{
  AdwBin parent_instance;

  char *text;
  GtkBox *column;
  GPtrArray *headings;
};

enum
{
  PROP_TEXT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CordonMarkdown, cordon_markdown, ADW_TYPE_BIN)

static void append_blocks (CordonMarkdown *self, GtkBox *column, cmark_node *parent);

/* Inline */

static void
append_tags (GString *markup, const char *tag, gboolean opening)
{
  g_string_append_printf (markup, opening ? "<%s>" : "</%s>", tag);
}

static void
append_inline (GString *markup, cmark_node *node, gboolean entering)
{
  g_autofree char *escaped = NULL;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      escaped = g_markup_escape_text (cmark_node_get_literal (node), -1);
      g_string_append (markup, escaped);
      break;
    case CMARK_NODE_CODE:
      escaped = g_markup_escape_text (cmark_node_get_literal (node), -1);
      g_string_append_printf (markup, "<tt>%s</tt>", escaped);
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (markup, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (markup, '\n');
      break;
    case CMARK_NODE_EMPH:
      append_tags (markup, "i", entering);
      break;
    case CMARK_NODE_STRONG:
      append_tags (markup, "b", entering);
      break;
    default:
      break;
    }
}

/* The inline content of a block, as Pango markup. */
static char *
build_markup (cmark_node *block)
{
  GString *markup = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    append_inline (markup, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  return g_string_free (markup, FALSE);
}

/* Blocks */

static GtkWidget *
append_label (GtkBox *column, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (column, label);
  return label;
}

static void
free_heading (gpointer data)
{
  CordonMarkdownHeading *heading = data;

  g_free (heading->text);
  g_free (heading);
}

static void
append_heading (CordonMarkdown *self, GtkBox *column, cmark_node *block)
{
  static const char *const styles[] = {"title-1", "title-2", "title-4", "heading"};
  int level = CLAMP (cmark_node_get_heading_level (block), 1, (int) G_N_ELEMENTS (styles));
  g_autofree char *markup = build_markup (block);
  CordonMarkdownHeading *heading = g_new0 (CordonMarkdownHeading, 1);

  heading->level = level;
  heading->widget = append_label (column, markup);
  heading->text = g_strdup (gtk_label_get_text (GTK_LABEL (heading->widget)));
  gtk_widget_add_css_class (heading->widget, styles[level - 1]);
  if (self->headings->len > 0)
    gtk_widget_set_margin_top (heading->widget, level <= 2 ? 18 : 6);
  g_ptr_array_add (self->headings, heading);
}

static void
append_list (CordonMarkdown *self, GtkBox *column, cmark_node *list)
{
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start (list);

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      g_autofree char *mark = ordered ? g_strdup_printf ("%d.", number++) : g_strdup ("•");
      GtkWidget *label = gtk_label_new (mark);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_size_request (label, INDENT, -1);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (row), inner);
      append_blocks (self, GTK_BOX (inner), item);
      gtk_box_append (column, row);
    }
}

static void
append_code (GtkBox *column, cmark_node *block)
{
  g_autofree char *code = g_strchomp (g_strdup (cmark_node_get_literal (block)));
  g_autofree char *escaped = g_markup_escape_text (code, -1);
  g_autofree char *markup = g_strdup_printf ("<tt>%s</tt>", escaped);
  GtkWidget *label = append_label (column, markup);

  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "code-block");
}

static void
append_block (CordonMarkdown *self, GtkBox *column, cmark_node *block)
{
  g_autofree char *markup = NULL;
  GtkWidget *inner;

  switch (cmark_node_get_type (block))
    {
    case CMARK_NODE_HEADING:
      append_heading (self, column, block);
      break;
    case CMARK_NODE_PARAGRAPH:
      markup = build_markup (block);
      append_label (column, markup);
      break;
    case CMARK_NODE_LIST:
      append_list (self, column, block);
      break;
    case CMARK_NODE_CODE_BLOCK:
      append_code (column, block);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_set_margin_start (inner, INDENT);
      append_blocks (self, GTK_BOX (inner), block);
      gtk_box_append (column, inner);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      gtk_box_append (column, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      break;
    default:
      break;
    }
}

static void
append_blocks (CordonMarkdown *self, GtkBox *column, cmark_node *parent)
{
  for (cmark_node *block = cmark_node_first_child (parent); block != NULL; block = cmark_node_next (block))
    append_block (self, column, block);
}

GtkWidget *
cordon_markdown_new (void)
{
  return g_object_new (CORDON_TYPE_MARKDOWN, NULL);
}

void
cordon_markdown_set_text (CordonMarkdown *self, const char *text)
{
  GtkWidget *child;
  cmark_node *document;

  g_return_if_fail (CORDON_IS_MARKDOWN (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);

  g_ptr_array_set_size (self->headings, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->column))) != NULL)
    gtk_box_remove (self->column, child);
  if (text != NULL)
    {
      document = cmark_parse_document (text, strlen (text), CMARK_OPT_VALIDATE_UTF8);
      append_blocks (self, self->column, document);
      cmark_node_free (document);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

GPtrArray *
cordon_markdown_get_headings (CordonMarkdown *self)
{
  g_return_val_if_fail (CORDON_IS_MARKDOWN (self), NULL);

  return self->headings;
}

static void
cordon_markdown_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TEXT)
    g_value_set_string (value, CORDON_MARKDOWN (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cordon_markdown_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TEXT)
    cordon_markdown_set_text (CORDON_MARKDOWN (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cordon_markdown_finalize (GObject *object)
{
  CordonMarkdown *self = CORDON_MARKDOWN (object);

  g_free (self->text);
  g_ptr_array_unref (self->headings);

  G_OBJECT_CLASS (cordon_markdown_parent_class)->finalize (object);
}

static void
cordon_markdown_class_init (CordonMarkdownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_markdown_get_property;
  object_class->set_property = cordon_markdown_set_property;
  object_class->finalize = cordon_markdown_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_markdown_init (CordonMarkdown *self)
{
  self->headings = g_ptr_array_new_with_free_func (free_heading);
  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->column));
}

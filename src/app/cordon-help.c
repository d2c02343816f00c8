/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide. Its text is Markdown in the resource, data/help/LL.md, one file for a language; a language that has none
 * reads the English one. */

#include "app/cordon-help.h"

#include "kit/cordon-markdown.h"
#include "kit/cordon-split.h"

struct _CordonHelp
{
  AdwWindow parent_instance;

  CordonSplit *split;
  GtkListBox *chapters;
  GtkScrolledWindow *scroller;
  CordonMarkdown *page;
};

G_DEFINE_FINAL_TYPE (CordonHelp, cordon_help, ADW_TYPE_WINDOW)

static GBytes *
load_guide (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/cordonplan/Cordon/help/%s.md", languages[i]);
      GBytes *guide = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (guide != NULL)
        return guide;
    }
  return g_resources_lookup_data ("/org/cordonplan/Cordon/help/en.md", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static GtkWidget *
create_chapter (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* The chapters are the headings of the second level; the first is the guide's own. */
static void
fill (CordonHelp *self)
{
  g_autoptr (GBytes) guide = load_guide ();
  g_autofree char *text = g_strndup (g_bytes_get_data (guide, NULL), g_bytes_get_size (guide));
  GPtrArray *headings;

  cordon_markdown_set_text (self->page, text);
  headings = cordon_markdown_get_headings (self->page);
  for (guint i = 0; i < headings->len; i++)
    {
      CordonMarkdownHeading *heading = headings->pdata[i];
      GtkWidget *row;

      if (heading->level != 2)
        continue;
      gtk_list_box_append (self->chapters, create_chapter (heading->text));
      row = gtk_widget_get_last_child (GTK_WIDGET (self->chapters));
      g_object_set_data (G_OBJECT (row), "heading", heading->widget);
    }
}

static void
on_chapter_activated (CordonHelp *self, GtkListBoxRow *row)
{
  GtkWidget *heading = g_object_get_data (G_OBJECT (row), "heading");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double y;

  g_object_set (self->split, "show-content", TRUE, NULL);
  if (gtk_widget_translate_coordinates (heading, GTK_WIDGET (self->page), 0, 0, NULL, &y))
    gtk_adjustment_set_value (adjustment, y);
}

static void
on_back_clicked (CordonHelp *self)
{
  g_object_set (self->split, "show-content", FALSE, NULL);
}

void
cordon_help_present (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  CordonHelp *self = NULL;

  for (GList *l = windows; l != NULL && self == NULL; l = l->next)
    if (CORDON_IS_HELP (l->data))
      self = l->data;
  if (self == NULL)
    {
      self = g_object_new (CORDON_TYPE_HELP, NULL);
      /* A guide is read beside what it speaks of: it belongs to the program, not over one window. */
      if (parent != NULL)
        gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
    }
  gtk_window_present (GTK_WINDOW (self));
}

static void
cordon_help_class_init (CordonHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORDON_TYPE_MARKDOWN);
  g_type_ensure (CORDON_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-help.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonHelp, split);
  gtk_widget_class_bind_template_child (widget_class, CordonHelp, chapters);
  gtk_widget_class_bind_template_child (widget_class, CordonHelp, scroller);
  gtk_widget_class_bind_template_child (widget_class, CordonHelp, page);
  gtk_widget_class_bind_template_callback (widget_class, on_chapter_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordon_help_init (CordonHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The updates of a plan item: drafts on top, then what was published, newest quarter first. Which of the two lists an
 * update is in follows from "published_on" alone, so publishing it, and undoing that, moves it. */

#include "views/goals/cordon-updates-page.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/shared/cordon-edit.h"
#include "views/goals/cordon-update-card.h"
#include "views/goals/cordon-update-draft.h"

struct _CordonUpdatesPage
{
  AdwBin parent_instance;

  GtkWidget *start_button;
  GtkBox *drafts_box;
  GtkBox *cards;
  CordonSection *empty;
  CordonDeletedList *deleted;

  CordonPlan *plan;
  CordonRecord *item;
  GListModel *drafts;
  GListModel *published;
  char *wanted;
};

G_DEFINE_FINAL_TYPE (CordonUpdatesPage, cordon_updates_page, ADW_TYPE_BIN)

static void
show_possible (CordonUpdatesPage *self)
{
  guint n_drafts = self->drafts != NULL ? g_list_model_get_n_items (self->drafts) : 0;
  guint n_published = self->published != NULL ? g_list_model_get_n_items (self->published) : 0;
  gboolean possible = self->item != NULL && cordon_edit_is_possible (self->plan);

  cordon_section_set_can_add (self->empty, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_box), n_drafts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n_published > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n_drafts + n_published == 0);
  gtk_widget_set_visible (self->start_button, possible && n_drafts == 0 && n_published > 0);
}

static void
open_wanted (CordonUpdatesPage *self)
{
  GtkWidget *draft = gtk_widget_get_first_child (GTK_WIDGET (self->drafts_box));

  for (; self->wanted != NULL && draft != NULL; draft = gtk_widget_get_next_sibling (draft))
    {
      if (g_strcmp0 (gtk_widget_get_name (draft), self->wanted) == 0)
        {
          g_clear_pointer (&self->wanted, g_free);
          cordon_update_draft_edit (CORDON_UPDATE_DRAFT (draft));
        }
    }
}

static void
on_draft_made (GtkWidget *widget, const char *id)
{
  CordonUpdatesPage *self = CORDON_UPDATES_PAGE (widget);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_wanted (self);
}

static void
on_correct (CordonUpdateCard *card, CordonUpdatesPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_intent_correct_update (self->plan, cordon_update_card_get_update (card), &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_draft_made, id);
}

/* Patches a box of widgets as its list changed. */
static void
patch (CordonUpdatesPage *self, GtkBox *box, GListModel *list, guint position, guint removed, guint added)
{
  GtkWidget *before = NULL;
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < position && next != NULL; i++)
    {
      before = next;
      next = gtk_widget_get_next_sibling (next);
    }
  for (guint i = 0; i < removed && next != NULL; i++)
    {
      GtkWidget *gone = next;

      next = gtk_widget_get_next_sibling (next);
      gtk_box_remove (box, gone);
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (list, position + i);
      GtkWidget *widget;

      if (box == self->drafts_box)
        widget = cordon_update_draft_new (self->plan, update, self->published);
      else
        {
          widget = cordon_update_card_new (self->plan, update, self->published, NULL);
          cordon_update_card_set_can_correct (CORDON_UPDATE_CARD (widget), TRUE);
          g_signal_connect_object (widget, "correct", G_CALLBACK (on_correct), self, 0);
        }
      gtk_box_insert_child_after (box, widget, before);
      before = widget;
    }
  show_possible (self);
  open_wanted (self);
}

static void
on_drafts_changed (CordonUpdatesPage *self, guint position, guint removed, guint added)
{
  patch (self, self->drafts_box, self->drafts, position, removed, added);
}

static void
on_published_changed (CordonUpdatesPage *self, guint position, guint removed, guint added)
{
  patch (self, self->cards, self->published, position, removed, added);
}

static void
on_start_update (CordonUpdatesPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_intent_start_update (self->plan, self->item, self->published, NULL, &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_draft_made, id);
}

static GListModel *
updates (CordonUpdatesPage *self, gboolean published, CordonLiving living)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("status_update");

  cordon_query_where_text (query, "plan_item", cordon_record_get_id (self->item));
  cordon_query_where (query, "published_on", published ? CORDON_COMPARE_IS_NOT : CORDON_COMPARE_IS, NULL);
  cordon_query_order_by (query, "period", TRUE);
  cordon_query_order_by (query, "published_on", TRUE);
  cordon_query_set_living (query, living);
  return cordon_plan_get_list (self->plan, query);
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
cordon_updates_page_set_item (CordonUpdatesPage *self, CordonPlan *plan, CordonRecord *item)
{
  g_return_if_fail (CORDON_IS_UPDATES_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  if (self->drafts != NULL)
    g_signal_handlers_disconnect_by_func (self->drafts, on_drafts_changed, self);
  if (self->published != NULL)
    g_signal_handlers_disconnect_by_func (self->published, on_published_changed, self);
  empty_box (self->drafts_box);
  empty_box (self->cards);
  cordon_deleted_list_set (self->deleted, NULL, NULL, 0);
  g_clear_object (&self->drafts);
  g_clear_object (&self->published);
  g_clear_pointer (&self->wanted, g_free);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_autoptr (GListModel) gone = updates (self, FALSE, CORDON_DELETED);

      self->published = updates (self, TRUE, CORDON_LIVING);
      self->drafts = updates (self, FALSE, CORDON_LIVING);
      cordon_deleted_list_set (self->deleted, plan, &gone, 1);
      g_signal_connect_object (self->published, "items-changed", G_CALLBACK (on_published_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->drafts, "items-changed", G_CALLBACK (on_drafts_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
      on_published_changed (self, 0, 0, g_list_model_get_n_items (self->published));
      on_drafts_changed (self, 0, 0, g_list_model_get_n_items (self->drafts));
    }
  show_possible (self);
}

gboolean
cordon_updates_page_reveal (CordonUpdatesPage *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_UPDATES_PAGE (self), FALSE);

  on_draft_made (GTK_WIDGET (self), id);
  return TRUE;
}

static void
cordon_updates_page_dispose (GObject *object)
{
  CordonUpdatesPage *self = CORDON_UPDATES_PAGE (object);

  if (self->item != NULL)
    cordon_updates_page_set_item (self, NULL, NULL);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_updates_page_parent_class)->dispose (object);
}

static void
cordon_updates_page_class_init (CordonUpdatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_updates_page_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_DELETED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-updates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonUpdatesPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdatesPage, drafts_box);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdatesPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdatesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdatesPage, deleted);
  gtk_widget_class_bind_template_callback (widget_class, on_start_update);
}

static void
cordon_updates_page_init (CordonUpdatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

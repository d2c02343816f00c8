/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of a matter. It is followed from link to link, back to what came first and on to what came last; each
 * matter on the way has two lists of its links, which patch themselves, and the chain is put together anew when one of
 * them changes. A chain that comes back to itself ends where it does: a matter stands in it once. */

#include "views/programme/cordon-matter-chain.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-text.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-report.h"
#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "views/programme/cordon-matter-add.h"
#include "views/programme/cordon-matter-words.h"
#include "views/shared/cordon-edit.h"

/* More of them than anybody reads through here */
#define MAX_LENGTH 40

/* A matter of the chain */
#define CORDON_TYPE_MATTER_LINK (cordon_matter_link_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterLink, cordon_matter_link, CORDON, MATTER_LINK, GObject)

struct _CordonMatterLink
{
  GObject parent_instance;

  CordonRecord *matter;
  CordonRecord *link; /* NULL where it is further away */
  int depth;          /* negative for what came before */
};

G_DEFINE_FINAL_TYPE (CordonMatterLink, cordon_matter_link, G_TYPE_OBJECT)

static void
cordon_matter_link_finalize (GObject *object)
{
  CordonMatterLink *self = CORDON_MATTER_LINK (object);

  g_clear_object (&self->matter);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (cordon_matter_link_parent_class)->finalize (object);
}

static void
cordon_matter_link_class_init (CordonMatterLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_matter_link_finalize;
}

static void
cordon_matter_link_init (CordonMatterLink *self)
{
}

struct _CordonMatterChain
{
  AdwBin parent_instance;

  CordonSection *section;
  GtkListBox *tools;
  GtkWidget *tool_box;
  GtkMenuButton *add_button;

  CordonPlan *plan;
  CordonRecord *matter;
  GtkWidget *entry;
  GListStore *nodes;   /* of CordonMatterLink */
  GHashTable *lists;   /* "<id" and ">id" → the list of its links */
  GHashTable *matters; /* id → the record of one that was read for the chain */
  GListModel *wanted;  /* those with the reference that was typed */
  GCancellable *cancellable;
  guint settling;
};

G_DEFINE_FINAL_TYPE (CordonMatterChain, cordon_matter_chain, ADW_TYPE_BIN)

static gboolean on_settled (gpointer data);

static void
follow_later (CordonMatterChain *self)
{
  if (self->settling == 0 && self->matter != NULL)
    self->settling = g_idle_add (on_settled, self);
}

/* Following it */

static GListModel *
links_of (CordonMatterChain *self, const char *id, gboolean back)
{
  g_autofree char *key = g_strconcat (back ? "<" : ">", id, NULL);
  GListModel *list = g_hash_table_lookup (self->lists, key);

  if (list == NULL)
    {
      g_autoptr (CordonQuery) query = cordon_query_new ("link");

      cordon_query_where_text (query, back ? "to_row" : "from_row", id);
      cordon_query_where_text (query, "kind", "led_to");
      cordon_query_order_by (query, "id", FALSE);
      list = cordon_plan_get_list (self->plan, query);
      g_signal_connect_object (list, "items-changed", G_CALLBACK (follow_later), self, G_CONNECT_SWAPPED);
      g_hash_table_insert (self->lists, g_steal_pointer (&key), list);
    }
  return list;
}

static void
on_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonMatterChain) self = user_data;
  g_autoptr (CordonRecord) matter = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, NULL);

  /* A link to what is not in the plan (any more) leads nowhere. */
  if (matter == NULL || self->matters == NULL)
    return;
  if (g_hash_table_replace (self->matters, g_strdup (cordon_record_get_id (matter)), g_object_ref (matter)))
    g_signal_connect_object (matter, "changed", G_CALLBACK (follow_later), self, G_CONNECT_SWAPPED);
  follow_later (self);
}

/* Returns: (nullable): the matter, if it has been read and stands in the plan */
static CordonRecord *
matter_of (CordonMatterChain *self, const char *id)
{
  CordonRecord *matter = g_hash_table_lookup (self->matters, id);

  if (matter == NULL)
    {
      cordon_plan_get_record_async (self->plan, "matter", id, self->cancellable, on_read, g_object_ref (self));
      return NULL;
    }
  return cordon_record_get_deleted (matter) ? NULL : matter;
}

static void
follow (CordonMatterChain *self, const char *id, int depth, int by, GHashTable *seen, GPtrArray *found)
{
  GListModel *links = links_of (self, id, by < 0);

  for (guint i = 0; i < g_list_model_get_n_items (links) && found->len < MAX_LENGTH; i++)
    {
      g_autoptr (CordonRecord) link = g_list_model_get_item (links, i);
      const char *other = cordon_record_get_text (link, by < 0 ? "from_row" : "to_row");
      const char *kind = cordon_record_get_text (link, by < 0 ? "from_kind" : "to_kind");
      CordonRecord *matter;
      CordonMatterLink *node;

      if (other == NULL || g_strcmp0 (kind, "matter") != 0 || !g_hash_table_add (seen, g_strdup (other)))
        continue;
      matter = matter_of (self, other);
      if (matter == NULL)
        continue;
      node = g_object_new (CORDON_TYPE_MATTER_LINK, NULL);
      node->matter = g_object_ref (matter);
      node->link = depth == 0 ? g_object_ref (link) : NULL;
      node->depth = depth + by;
      g_ptr_array_add (found, node);
      follow (self, other, depth + by, by, seen, found);
    }
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return (*(CordonMatterLink *const *) a)->depth - (*(CordonMatterLink *const *) b)->depth;
}

static gboolean
is_same (CordonMatterChain *self, GPtrArray *found)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->nodes)) != found->len)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (CordonMatterLink) node = g_list_model_get_item (G_LIST_MODEL (self->nodes), i);
      CordonMatterLink *other = found->pdata[i];

      if (node->matter != other->matter || node->link != other->link || node->depth != other->depth)
        return FALSE;
    }
  return TRUE;
}

static gboolean
on_settled (gpointer data)
{
  CordonMatterChain *self = data;
  const char *id = cordon_record_get_id (self->matter);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  self->settling = 0;
  g_hash_table_add (seen, g_strdup (id));
  follow (self, id, 0, -1, seen, found);
  follow (self, id, 0, 1, seen, found);
  g_ptr_array_sort (found, compare_nodes);
  if (!is_same (self, found))
    g_list_store_splice (self->nodes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->nodes)), found->pdata,
                         found->len);
  return G_SOURCE_REMOVE;
}

/* Its rows */

static void
on_unlink (GtkWidget *button, CordonMatterLink *node)
{
  CordonMatterChain *self = CORDON_MATTER_CHAIN (gtk_widget_get_ancestor (button, CORDON_TYPE_MATTER_CHAIN));
  g_autofree char *name = cordon_matter_dup_name (node->matter);
  /* Translators: a toast; %s is a matter to which a link was taken away */
  g_autofree char *done = g_strdup_printf (C_ ("matters", "Unlinked “%s”"), name);

  cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_intent_delete (node->link), done);
}

static void
on_row_activated (GtkWidget *row, CordonMatterLink *node)
{
  gtk_widget_activate_action (row, "win.show", "(ss)", "matter", cordon_record_get_id (node->matter));
}

static void
show_row (GtkWidget *row)
{
  CordonMatterLink *node = g_object_get_data (G_OBJECT (row), "cordon-node");
  CordonPlan *plan = g_object_get_data (G_OBJECT (row), "cordon-plan");
  g_autofree char *name = cordon_matter_dup_name (node->matter);
  g_autofree char *kind = cordon_record_dup_words (node->matter, "kind");
  g_autofree char *state = cordon_matter_words_state (plan, node->matter);
  /* Translators: how a matter stands to the one that is shown; the others are its kind and its state */
  g_autofree char *words = node->depth < 0 ? g_strdup_printf (C_ ("matters", "Came from · %s · %s"), kind, state)
                                           : g_strdup_printf (C_ ("matters", "Led to · %s · %s"), kind, state);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  CordonMatterChain *self = user_data;
  CordonMatterLink *node = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "cordon-node", g_object_ref (node), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "cordon-plan", g_object_ref (self->plan), g_object_unref);
  if (node->link != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      g_autofree char *name = cordon_matter_dup_name (node->matter);
      /* Translators: what a button does; %s is a matter */
      g_autofree char *words = g_strdup_printf (C_ ("matters", "Unlink %s"), name);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, C_ ("matters", "Unlink"));
      gtk_widget_set_sensitive (button, cordon_edit_is_possible (self->plan));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_unlink), node, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), node, 0);
  g_signal_connect_object (node->matter, "changed", G_CALLBACK (show_row), row, G_CONNECT_SWAPPED);
  show_row (row);
  return row;
}

/* Adding to it */

static void
on_linked (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonMatterChain) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (self->entry == NULL)
    return;
  if (changes != NULL)
    cordon_field_row_reset (CORDON_FIELD_ROW (self->entry), NULL);
  else if (g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
    cordon_field_row_set_error (CORDON_FIELD_ROW (self->entry), error->message);
  else
    cordon_report_error (GTK_WIDGET (self), error);
}

static void
forget_wanted (CordonMatterChain *self)
{
  if (self->wanted != NULL)
    g_signal_handlers_disconnect_by_data (self->wanted, self);
  g_clear_object (&self->wanted);
}

static void
link_wanted (CordonMatterChain *self)
{
  gboolean loading;
  g_autoptr (CordonRecord) other = NULL;
  g_autoptr (CordonDraft) draft = NULL;

  g_object_get (self->wanted, "loading", &loading, NULL);
  if (loading)
    return;
  other = g_list_model_get_item (self->wanted, 0);
  forget_wanted (self);
  if (other == NULL)
    {
      cordon_field_row_set_error (CORDON_FIELD_ROW (self->entry),
                                  _ ("No matter has this reference. Write it as it stands in the table."));
      return;
    }
  draft = cordon_matter_link (cordon_record_get_id (self->matter), cordon_record_get_id (other));
  cordon_plan_commit_async (self->plan, draft, NULL, on_linked, g_object_ref (self));
}

static void
on_reference (CordonMatterChain *self, const char *value)
{
  g_autoptr (CordonQuery) query = NULL;

  if (self->matter == NULL || value == NULL)
    return;
  query = cordon_query_new ("matter");
  cordon_query_where_text (query, "ref", value);
  cordon_query_set_limit (query, 1);
  forget_wanted (self);
  self->wanted = cordon_plan_get_list (self->plan, query);
  g_signal_connect_object (self->wanted, "notify::loading", G_CALLBACK (link_wanted), self, G_CONNECT_SWAPPED);
  link_wanted (self);
}

static void
on_added (GtkWidget *widget, const char *id)
{
  gtk_widget_activate_action (widget, "programme.edit", "s", id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterChain *self = CORDON_MATTER_CHAIN (widget);
  const char *kind = g_variant_get_string (parameter, NULL);

  if (self->matter != NULL && cordon_workflow_first (kind) != NULL)
    cordon_matter_add (widget, self->plan, kind, cordon_record_get_id (self->matter), on_added);
}

static void
show_possible (CordonMatterChain *self)
{
  gboolean possible = self->matter != NULL && cordon_edit_is_possible (self->plan);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chain.add", possible);
  gtk_widget_set_visible (self->tool_box, possible);
}

/* What a matter mostly leads to stands first. */
static void
make_menu (CordonMatterChain *self)
{
  static const struct
  {
    const char *kind, *next;
  } usual[] = {{"lead", "investigation"}, {"investigation", "incident"}, {"incident", "investigation"},
               {"review", "agreement"},   {"engagement", "agreement"},   {"agreement", "review"},
               {"route", "lead"},         {"delivery", "lead"}};
  const char *kind = cordon_record_get_text (self->matter, "kind");
  const char *first = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) likely = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (usual) && first == NULL; i++)
    first = g_strcmp0 (usual[i].kind, kind) == 0 ? usual[i].next : NULL;
  for (const CordonChoice *choice = cordon_matter_kinds (); choice->value != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (cordon_matter_words_add (choice->value), NULL);

      g_menu_item_set_action_and_target (item, "chain.add", "s", choice->value);
      g_menu_append_item (g_strcmp0 (choice->value, first) == 0 ? likely : others, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (likely));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

static void
let_go (CordonMatterChain *self)
{
  GHashTableIter iter;
  gpointer list;

  g_clear_handle_id (&self->settling, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_wanted (self);
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_signal_handlers_disconnect_by_data (list, self);
  g_hash_table_iter_init (&iter, self->matters);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_signal_handlers_disconnect_by_data (list, self);
  g_hash_table_remove_all (self->lists);
  g_hash_table_remove_all (self->matters);
  g_list_store_remove_all (self->nodes);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
}

void
cordon_matter_chain_set_matter (CordonMatterChain *self, CordonPlan *plan, CordonRecord *matter)
{
  g_return_if_fail (CORDON_IS_MATTER_CHAIN (self));

  let_go (self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->matter, matter);
  cordon_field_row_reset (CORDON_FIELD_ROW (self->entry), NULL);
  show_possible (self);
  if (matter == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  make_menu (self);
  follow_later (self);
}

guint
cordon_matter_chain_get_length (CordonMatterChain *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_CHAIN (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->nodes));
}

GtkWidget *
cordon_matter_chain_get_entry (CordonMatterChain *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_CHAIN (self), NULL);

  return self->entry;
}

static void
cordon_matter_chain_dispose (GObject *object)
{
  CordonMatterChain *self = CORDON_MATTER_CHAIN (object);

  if (self->lists != NULL)
    let_go (self);
  if (self->section != NULL)
    cordon_section_set_model (self->section, NULL, NULL, NULL, NULL);
  self->section = NULL;
  self->entry = NULL;
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->matters, g_hash_table_unref);
  g_clear_object (&self->nodes);
  g_clear_object (&self->matter);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_matter_chain_parent_class)->dispose (object);
}

static void
cordon_matter_chain_class_init (CordonMatterChainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_matter_chain_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-matter-chain.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMatterChain, section);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterChain, tools);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterChain, tool_box);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterChain, add_button);
  gtk_widget_class_install_action (widget_class, "chain.add", "s", add_action);
}

static void
cordon_matter_chain_init (CordonMatterChain *self)
{
  const CordonFieldRowSpec spec = {
      .name = "chain-reference",
      .title = C_ ("matters", "Led to, by Reference"),
      .hint = C_ ("matters", "The reference of a matter that this one led to"),
      .type = CORDON_FIELD_ROW_TEXT,
  };

  self->nodes = g_list_store_new (CORDON_TYPE_MATTER_LINK);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->matters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry = cordon_field_row_new (&spec);
  gtk_list_box_append (self->tools, self->entry);
  g_signal_connect_object (self->entry, "commit", G_CALLBACK (on_reference), self, G_CONNECT_SWAPPED);
  cordon_section_set_model (self->section, G_LIST_MODEL (self->nodes), make_row, self, NULL);
}

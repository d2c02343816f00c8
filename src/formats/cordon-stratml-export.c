/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML out: the plan's tree. What leaves is valid, whatever the plan holds: identifiers are unique names, nothing is
 * empty that may not be, and what the standard has no place for stands in OtherInformation or a description, in an
 * outline after a line that says [Cordon], from where an import takes it back. The same plan gives the same bytes, and
 * the same identifiers every time. docs/formats.md describes the mapping.
 *
 * A strategy is the document, what is right below it are goals, all that is deeper are objectives; measures that belong
 * to a goal or to the strategy itself stand in an objective that says so. */

#include "formats/cordon-stratml-export-private.h"

#include <string.h>

#include "formats/cordon-stratml.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
children_of (CordonStratmlExport *self, const char *id)
{
  return g_hash_table_lookup (self->children, id);
}

/* A milestone that can stand as an indicator, as nothing belongs to it. */
static gboolean
is_simple_milestone (CordonStratmlExport *self, CordonRow *item)
{
  const char *id = cordon_row_get_id (item);

  return self->part == CORDON_STRATML_PART_2 && g_strcmp0 (cordon_row_get_text (item, "kind"), "milestone") == 0
         && children_of (self, id) == NULL && g_hash_table_lookup (self->measures, id) == NULL
         && g_hash_table_lookup (self->updates, id) == NULL && g_hash_table_lookup (self->entries, id) == NULL
         && g_hash_table_lookup (self->partners, id) == NULL && cordon_row_get_text (item, "owner") == NULL;
}

static void
export_records (CordonStratmlExport *self, CordonStratmlNode *block, GPtrArray *rows)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    cordon_stratml_export_record (self, block, rows->pdata[i]);
}

/* In Part 1, which has no indicators: a measure, its readings and updates as records. */
static void
export_figures_as_records (CordonStratmlExport *self, CordonStratmlNode *block, const char *item)
{
  GPtrArray *measures = g_hash_table_lookup (self->measures, item);

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      cordon_stratml_export_record (self, block, measures->pdata[i]);
      export_records (self, block, g_hash_table_lookup (self->readings, cordon_row_get_id (measures->pdata[i])));
    }
  export_records (self, block, g_hash_table_lookup (self->updates, item));
}

static gboolean
has_figures (CordonStratmlExport *self, const char *item)
{
  return self->part == CORDON_STRATML_PART_2
         && (g_hash_table_lookup (self->measures, item) != NULL || g_hash_table_lookup (self->updates, item) != NULL);
}

/* @natural_kind, @natural_parent: what who reads the document makes of it by itself */
static CordonStratmlNode *
export_item (CordonStratmlExport *self, CordonStratmlNode *into, const char *element_name, CordonRow *item,
             const char *natural_kind, const char *natural_parent, gboolean with_rank)
{
  static const char *const but[] = {"kind", "parent", "rank", "code", "title", "intent", "owner", "note", NULL};
  const char *id = cordon_row_get_id (item);
  const char *kind = cordon_row_get_text (item, "kind");
  const char *parent = cordon_row_get_text (item, "parent");
  const char *title = cordon_row_get_text (item, "title");
  CordonStratmlNode *element = cordon_stratml_add (self->tree, into, element_name, NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *kept = cordon_stratml_export_outside (self, item, block);

  g_hash_table_add (self->done, g_strdup (id));
  self->n_rows++;
  cordon_stratml_add (self->tree, element, "Name", cordon_stratml_export_is_nameless (kept, title) ? NULL : title);
  cordon_stratml_export_drop_made_name (kept);
  if (strcmp (element_name, "Goal") == 0 || cordon_row_get_text (item, "intent") != NULL)
    cordon_stratml_add (self->tree, element, "Description", cordon_row_get_text (item, "intent"));
  cordon_stratml_export_identifier (self, element, id, kept, block);
  cordon_stratml_export_text (self, element, "SequenceIndicator", cordon_row_get_text (item, "code"));
  if (g_strcmp0 (kind, natural_kind) != 0)
    cordon_stratml_export_text (self, block, "kind", kind);
  if (g_strcmp0 (parent, natural_parent) != 0)
    cordon_stratml_add (self->tree, block, "parent", parent != NULL ? parent : CORDON_STRATML_NONE);
  if (with_rank)
    cordon_stratml_export_text (self, block, "rank", cordon_row_get_text (item, "rank"));
  cordon_stratml_export_owner (self, element, item, kept, block);
  cordon_stratml_export_partners (self, element, item, kept, block);
  cordon_stratml_export_fields (self, block, item, but);
  if (kept != NULL)
    cordon_stratml_export_kept (self, kept, element, block);
  export_records (self, block, g_hash_table_lookup (self->entries, id));
  if (self->part == CORDON_STRATML_PART_1)
    export_figures_as_records (self, block, id);
  cordon_stratml_export_joined (self, element, "OtherInformation", cordon_row_get_text (item, "note"), block);
  return element;
}

/* Whether some children stand as indicators and some as objectives, so that their order can't be told from the
 * document. */
static gboolean
is_mixed (CordonStratmlExport *self, GPtrArray *children)
{
  guint n_simple = 0;

  for (guint i = 0; i < children->len; i++)
    n_simple += is_simple_milestone (self, children->pdata[i]) ? 1 : 0;
  return n_simple > 0 && n_simple < children->len;
}

static void
export_objectives (CordonStratmlExport *self, CordonStratmlNode *goal, const char *goal_id, CordonRow *parent,
                   CordonStratmlNode *parent_element)
{
  GPtrArray *children = children_of (self, cordon_row_get_id (parent));
  gboolean with_rank = children != NULL && parent_element != NULL && is_mixed (self, children);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      CordonRow *item = children->pdata[i];
      const char *id = cordon_row_get_id (item);
      CordonStratmlNode *objective;

      if (g_hash_table_contains (self->done, id))
        continue;
      if (parent_element != NULL && is_simple_milestone (self, item))
        {
          g_hash_table_add (self->done, g_strdup (id));
          cordon_stratml_export_milestone (self, parent_element, item, with_rank);
          continue;
        }
      objective = export_item (self, goal, "Objective", item, "initiative", goal_id, with_rank);
      if (self->part == CORDON_STRATML_PART_2)
        {
          cordon_stratml_export_measures (self, objective, g_hash_table_lookup (self->measures, id), id);
          cordon_stratml_export_updates (self, objective, g_hash_table_lookup (self->updates, id), id);
        }
      export_objectives (self, goal, goal_id, item, objective);
      cordon_stratml_sort (self->part, objective);
    }
}

static CordonStratmlNode *
add_holder (CordonStratmlExport *self, CordonStratmlNode *into, const char *element_name, const char *about,
            const char *name)
{
  CordonStratmlNode *holder = cordon_stratml_add (self->tree, into, element_name, NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);

  cordon_stratml_add (self->tree, holder, "Name", name);
  if (strcmp (element_name, "Goal") == 0)
    cordon_stratml_add (self->tree, holder, "Description", NULL);
  cordon_stratml_add (self->tree, block, "is", "holder");
  cordon_stratml_export_text (self, block, "about", about);
  cordon_stratml_export_joined (self, holder, "OtherInformation", NULL, block);
  return holder;
}

static void
add_figures (CordonStratmlExport *self, CordonStratmlNode *goal, const char *about, const char *name)
{
  CordonStratmlNode *objective = add_holder (self, goal, "Objective", about, name);
  const char *key = about != NULL ? about : "";

  cordon_stratml_export_measures (self, objective, g_hash_table_lookup (self->measures, key), about);
  cordon_stratml_export_updates (self, objective, g_hash_table_lookup (self->updates, key), about);
}

static void
export_goal (CordonStratmlExport *self, CordonStratmlNode *core, CordonRow *item, const char *root_id)
{
  const char *id = cordon_row_get_id (item);
  CordonStratmlNode *goal;

  if (g_hash_table_contains (self->done, id))
    return;
  goal = export_item (self, core, "Goal", item, "goal", root_id, FALSE);
  if (has_figures (self, id))
    add_figures (self, goal, id, "Measures and status of this goal");
  export_objectives (self, goal, id, item, NULL);
  cordon_stratml_sort (self->part, goal);
}

/* The document */

static gboolean
has_result (const CordonStratmlNode *node)
{
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (cordon_stratml_is (child, "ActualResult") || has_result (child))
        return TRUE;
    }
  return FALSE;
}

static const char *
strictest_marking (CordonStratmlExport *self)
{
  static const char *const markings[] = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
  GHashTableIter iter;
  gpointer row;
  int strictest = -1;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      const char *tlp = cordon_row_get_text (row, "tlp");

      for (int i = strictest + 1; tlp != NULL && i < (int) G_N_ELEMENTS (markings); i++)
        {
          if (strcmp (tlp, markings[i]) == 0)
            strictest = i;
        }
    }
  return strictest >= 0 ? markings[strictest] : NULL;
}

/* Takes what was kept of the root's to where it was: some of it stands further in. */
static void
export_kept_root (CordonStratmlExport *self, CordonStratmlNode *kept, CordonStratmlNode *root, CordonStratmlNode *core,
                  CordonStratmlNode *administration, CordonStratmlNode *block)
{
  while (kept->first != NULL)
    {
      CordonStratmlNode *child = kept->first;
      CordonStratmlNode *const places[] = {core, administration, root};
      gboolean whole = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (places) && !whole; i++)
        {
          /* An identifier that is still here couldn't be the document's. */
          if (cordon_stratml_is (child, "Identifier")
              || cordon_stratml_place (self->part, places[i]->name, child->name, NULL) == G_MAXUINT)
            continue;
          cordon_stratml_add_clean (self->tree, self->part, places[i], places[i]->name, child, self->identifiers,
                                    &whole);
          break;
        }
      if (whole)
        cordon_stratml_detach (child);
      else
        cordon_stratml_export_keep_in_block (self, child, block);
    }
}

static void
export_administration (CordonStratmlExport *self, CordonStratmlNode *administration, CordonRow *strategy,
                       CordonStratmlNode *kept, CordonStratmlNode *block)
{
  const char *source = cordon_row_get_text (strategy, "source");

  if (self->part == CORDON_STRATML_PART_2)
    cordon_stratml_export_identifier (self, administration, cordon_row_get_id (strategy), kept, block);
  else
    cordon_stratml_add (self->tree, block, "id", cordon_row_get_id (strategy));
  cordon_stratml_export_text (self, administration, "StartDate", cordon_row_get_text (strategy, "start"));
  cordon_stratml_export_text (self, administration, "EndDate", cordon_row_get_text (strategy, "due"));
  if (cordon_stratml_is_uri (source))
    cordon_stratml_add (self->tree, administration, "Source", source);
  else
    cordon_stratml_export_text (self, block, "source", source);
}

/* The rows of all kinds that belong to no plan item, or to none that is here. */
static void
export_loose (CordonStratmlExport *self, CordonStratmlNode *block)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (strcmp (cordon_row_get_kind (row), "place") == 0)
        g_ptr_array_add (places, row);
    }
  g_ptr_array_sort (places, cordon_stratml_export_compare_names);
  export_records (self, block, places);
  export_records (self, block, g_hash_table_lookup (self->entries, ""));
  export_records (self, block, self->links);
  export_records (self, block, self->translations);
}

static CordonStratmlNode *
export_root (CordonStratmlExport *self, CordonRow *strategy, GPtrArray *tops, const char *name)
{
  static const char *const but[] = {"parent", "rank", "title",  "intent", "owner", "note",
                                    "start",  "due",  "source", "kind",   NULL};
  const char *id = strategy != NULL ? cordon_row_get_id (strategy) : NULL;
  CordonStratmlNode *root =
      cordon_stratml_add (self->tree, NULL,
                          self->part == CORDON_STRATML_PART_1 ? "StrategicPlan" : "PerformancePlanOrReport", NULL);
  CordonStratmlNode *core = cordon_stratml_add (self->tree, NULL, "StrategicPlanCore", NULL);
  CordonStratmlNode *administration = cordon_stratml_add (self->tree, NULL, "AdministrativeInformation", NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *kept = NULL;
  g_autofree char *version = g_strdup_printf ("%d", CORDON_STRATML_VERSION);
  const char *marking = strictest_marking (self);
  GPtrArray *children = strategy != NULL ? children_of (self, id) : NULL;

  cordon_stratml_add (self->tree, block, "version", version);
  if (marking != NULL)
    {
      g_autofree char *words = g_strconcat ("TLP:", marking, NULL);

      cordon_stratml_add (self->tree, block, "marking", words);
    }
  if (strategy != NULL)
    {
      const char *parent = cordon_row_get_text (strategy, "parent");

      kept = cordon_stratml_export_outside (self, strategy, block);
      cordon_stratml_add (self->tree, root, "Name", cordon_stratml_export_is_nameless (kept, name) ? NULL : name);
      cordon_stratml_export_drop_made_name (kept);
      cordon_stratml_export_text (self, root, "Description", cordon_row_get_text (strategy, "intent"));
      cordon_stratml_export_text (self, block, "parent", parent);
      export_administration (self, administration, strategy, kept, block);
      cordon_stratml_export_fields (self, block, strategy, but);
      export_records (self, block, g_hash_table_lookup (self->partners, id));
      g_hash_table_add (self->done, g_strdup (id));
      self->n_rows++;
    }
  else
    {
      cordon_stratml_add (self->tree, root, "Name", name);
      cordon_stratml_add (self->tree, block, "is", "holder");
    }
  cordon_stratml_export_bodies (self, core, strategy, kept);

  for (guint i = 0; children != NULL && i < children->len; i++)
    export_goal (self, core, children->pdata[i], id);
  for (guint i = 0; i < tops->len; i++)
    export_goal (self, core, tops->pdata[i], id);
  if ((id != NULL && has_figures (self, id)) || has_figures (self, ""))
    {
      CordonStratmlNode *goal = add_holder (self, core, "Goal", NULL, "Measures and status of the plan");

      if (id != NULL && has_figures (self, id))
        add_figures (self, goal, id, "Measures and status of the plan as a whole");
      if (has_figures (self, ""))
        add_figures (self, goal, NULL, "Other measures");
    }
  if (cordon_stratml_child (core, "Goal") == NULL)
    add_holder (self, core, "Goal", NULL, "There are no goals yet");

  if (strategy != NULL)
    export_records (self, block, g_hash_table_lookup (self->entries, id));
  export_loose (self, block);
  if (self->part == CORDON_STRATML_PART_1)
    {
      if (id != NULL)
        export_figures_as_records (self, block, id);
      export_figures_as_records (self, block, "");
    }
  if (kept != NULL)
    export_kept_root (self, kept, root, core, administration, block);
  cordon_stratml_export_joined (self, root, "OtherInformation",
                                strategy != NULL ? cordon_row_get_text (strategy, "note") : NULL, block);
  cordon_stratml_sort (self->part, core);
  cordon_stratml_append (root, core);
  if (administration->first != NULL)
    {
      cordon_stratml_sort (self->part, administration);
      cordon_stratml_append (root, administration);
    }
  if (self->part == CORDON_STRATML_PART_2 && cordon_stratml_child (root, "@Type") == NULL)
    cordon_stratml_add (self->tree, root, "@Type", has_result (root) ? "Performance_Report" : "Performance_Plan");
  cordon_stratml_sort (self->part, root);
  return root;
}

static gboolean
write_document (CordonExportJob *job, CordonStratmlPart part, GError **error)
{
  g_autoptr (CordonStratmlTree) tree = cordon_stratml_tree_new ();
  g_autoptr (GHashTable) rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordon_row_unref);
  g_autoptr (GHashTable) children = cordon_stratml_export_groups_new ();
  g_autoptr (GHashTable) measures = cordon_stratml_export_groups_new ();
  g_autoptr (GHashTable) readings = cordon_stratml_export_groups_new ();
  g_autoptr (GHashTable) updates = cordon_stratml_export_groups_new ();
  g_autoptr (GHashTable) entries = cordon_stratml_export_groups_new ();
  g_autoptr (GHashTable) partners = cordon_stratml_export_groups_new ();
  g_autoptr (GPtrArray) translations = g_ptr_array_new ();
  g_autoptr (GHashTable) identifiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) referents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) loose_links = g_ptr_array_new ();
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  CordonStratmlExport self = {.job = job,
                              .tree = tree,
                              .part = part,
                              .rows = rows,
                              .children = children,
                              .measures = measures,
                              .readings = readings,
                              .updates = updates,
                              .entries = entries,
                              .partners = partners,
                              .links = loose_links,
                              .translations = translations,
                              .identifiers = identifiers,
                              .names = names,
                              .referents = referents,
                              .done = done};
  g_autofree char *text = NULL;
  CordonRow *strategy = NULL;
  GPtrArray *first;
  guint n_strategies = 0;
  guint n_replaced;
  const char *name = cordon_export_job_get_name (job);

  if (!cordon_stratml_export_gather (&self, error))
    return FALSE;

  first = g_hash_table_lookup (children, "");
  for (guint i = 0; first != NULL && i < first->len; i++)
    n_strategies += g_strcmp0 (cordon_row_get_text (first->pdata[i], "kind"), "strategy") == 0 ? 1 : 0;
  for (guint i = 0; first != NULL && i < first->len; i++)
    {
      if (n_strategies == 1 && g_strcmp0 (cordon_row_get_text (first->pdata[i], "kind"), "strategy") == 0)
        strategy = first->pdata[i];
      else
        g_ptr_array_add (tops, first->pdata[i]);
    }
  if (n_strategies > 1)
    cordon_export_job_note (job,
                            _ ("A StratML document is of one strategy, and this plan has several. They stand in it "
                               "as goals. Choose one of them as the scope for a document of its own."));
  if (strategy != NULL)
    name = cordon_row_get_text (strategy, "title");
  else if (tops->len == 1)
    name = cordon_row_get_text (tops->pdata[0], "title");
  text = cordon_stratml_print (export_root (&self, strategy, tops, name), part, &n_replaced);
  if (n_replaced > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (ngettext ("%u character that XML can’t hold was replaced.",
                                     "%u characters that XML can’t hold were replaced.", n_replaced),
                           n_replaced);

      cordon_export_job_note (job, sentence);
    }
  cordon_export_job_count (job, self.n_rows);
  return cordon_export_job_step (job, 9, 10, error) && cordon_export_job_write (job, text, -1, error);
}

gboolean
cordon_stratml_write (CordonExportJob *job, GError **error)
{
  return write_document (job, CORDON_STRATML_PART_2, error);
}

gboolean
cordon_stratml_write_part_1 (CordonExportJob *job, GError **error)
{
  return write_document (job, CORDON_STRATML_PART_1, error);
}

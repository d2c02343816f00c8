/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML in: the plan's tree. Tolerant, as real documents are rarely valid: elements are known by their local names,
 * in any order and any of the namespaces or none; empty ones count as not there; duplicate and illegal identifiers,
 * dates and enumerations are told and kept as they are. Whatever a plan has no field for stands in the row's field
 * "outside", from where an export takes it back. The mapping is described in docs/formats.md.
 *
 * What the document leaves empty never empties a field of the plan. */

#include "formats/cordon-stratml-import-private.h"

#include <string.h>

#include "base/cordon-error.h"
#include "formats/cordon-stratml.h"

#include <glib/gi18n-lib.h>

/* What a title is made of where there is none. */
#define TITLE_LETTERS 100

/* Where the document gives no name: the beginning of the description, else the number, else that there is none. */
static char *
make_title (const char *description, const char *sequence, const char *element)
{
  const char *end;

  if (description == NULL)
    return sequence != NULL ? g_strdup (sequence) : g_strdup_printf ("[%s]", element);
  end = strpbrk (description, "\n");
  if (end == NULL)
    end = description + strlen (description);
  if (g_utf8_strlen (description, end - description) > TITLE_LETTERS)
    {
      g_autofree char *start = g_utf8_substring (description, 0, TITLE_LETTERS);
      char *space = strrchr (start, ' ');

      if (space != NULL)
        *space = '\0';
      return g_strconcat (start, "…", NULL);
    }
  return g_strndup (description, (gsize) (end - description));
}

static void
take_title (CordonStratmlImport *self, CordonStratmlRow *row, CordonStratmlNode *element, CordonStratmlNode *outside,
            const char *title, const char *description, const char *sequence)
{
  g_autofree char *made = NULL;
  /* An earlier reading's, which is made again here. */
  CordonStratmlNode *old = cordon_stratml_take (element, "NoName");

  (void) old;
  if (title != NULL)
    {
      if (cordon_stratml_is_placeholder (title))
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, row->line, row->where,
                                       _ ("“%s” seems to stand for something that nobody has written yet."), title);
      cordon_stratml_row_set (row, "title", title);
      return;
    }
  made = make_title (description, sequence, element->name);
  cordon_stratml_row_set (row, "title", made);
  cordon_stratml_add (self->tree, outside, "NoName", made);
  cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, row->line, row->where,
                                 _ ("It has no name. It is called “%s” in the plan."), made);
}

static void import_objective (CordonStratmlImport *self, CordonStratmlNode *objective, CordonStratmlRow *parent,
                              guint *n);

/* Whether an element that StratML doesn't have only holds elements of a name. */
static gboolean
wraps (const CordonStratmlNode *node, const char *name)
{
  if (node->first == NULL || node->text != NULL || cordon_stratml_is_element (node->name))
    return FALSE;
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (!cordon_stratml_is (child, name))
        return FALSE;
    }
  return TRUE;
}

/* Takes elements out of others that only hold them: the invented “Goals” and “Objectives”. */
static void
unwrap (CordonStratmlImport *self, CordonStratmlNode *element, const char *name, const char *where)
{
  for (CordonStratmlNode *child = element->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (*child->name == '@' || !wraps (child, name))
        continue;
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, child->line, where,
                                     _ ("StratML has no element “%s”. What is in it is read as if it stood outside."),
                                     child->name);
      while (child->first != NULL)
        {
          CordonStratmlNode *inner = child->first;

          cordon_stratml_detach (inner);
          cordon_stratml_append (element, inner);
        }
      cordon_stratml_detach (child);
    }
}

/* What goals and objectives have in common. */
static CordonStratmlRow *
import_item (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlRow *parent, const char *kind,
             const char *where, CordonStratmlNode *block)
{
  g_autofree char *note = cordon_stratml_take_split (self, element, "OtherInformation", block);
  CordonStratmlNode *outside = cordon_stratml_block_new (self);
  g_autofree char *title = NULL;
  g_autofree char *intent = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  const char *given;
  CordonStratmlOwner owner = CORDON_STRATML_OWNER_UNKNOWN;
  CordonStratmlRow *row;

  cordon_stratml_restore_outside (self, element, block);
  title = cordon_stratml_one_line (self, cordon_stratml_take_text (element, "Name"));
  intent = cordon_stratml_take_text (element, "Description");
  code = cordon_stratml_one_line (self, cordon_stratml_take_text (element, "SequenceIndicator"));
  name = g_strjoin ("\n", parent != NULL ? parent->id : "", element->name,
                    title != NULL    ? title
                    : intent != NULL ? intent
                                     : "",
                    NULL);
  id = cordon_stratml_take_id (self, element, outside, block, name, where);
  row = cordon_stratml_row_new (self, "plan_item", id, element->line, where);
  given = cordon_stratml_child_text (block, "kind");
  if (given != NULL)
    cordon_stratml_row_set (row, "kind", given);
  else
    cordon_stratml_row_set_first (row, "kind", kind);
  if (parent != NULL)
    cordon_stratml_row_set (row, "parent", parent->id);
  take_title (self, row, element, outside, title, intent, code);
  cordon_stratml_row_set (row, "intent", intent);
  cordon_stratml_row_set (row, "code", code);
  cordon_stratml_row_set (row, "note", note);
  given = cordon_stratml_child_text (block, "owner");
  if (g_strcmp0 (given, CORDON_STRATML_NONE) == 0)
    owner = CORDON_STRATML_OWNER_FOUND;
  else if (given != NULL)
    {
      const char *alias = g_hash_table_lookup (self->aliases, given);

      cordon_stratml_row_set (row, "owner", alias != NULL ? alias : given);
      owner = CORDON_STRATML_OWNER_SAID;
    }
  for (CordonStratmlNode *child = element->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (cordon_stratml_is (child, "Stakeholder"))
        cordon_stratml_import_stakeholder (self, child, row, &owner, outside);
      else if (!cordon_stratml_is (child, "Objective") && !cordon_stratml_is (child, "PerformanceIndicator"))
        cordon_stratml_keep (self, outside, child, where);
    }
  cordon_stratml_row_take_block (self, row, block);
  given = cordon_stratml_child_text (block, "parent");
  if (g_strcmp0 (given, CORDON_STRATML_NONE) == 0)
    cordon_stratml_row_forget (row, "parent");
  cordon_stratml_row_set_outside (self, row, outside, block);
  return row;
}

static void
import_inner (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlRow *row, const char *about,
              const char *where, CordonStratmlRow *parent, guint *n)
{
  guint n_indicators = 0;

  for (CordonStratmlNode *child = element->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (cordon_stratml_is (child, "PerformanceIndicator"))
        cordon_stratml_import_indicator (self, child, about, where, ++n_indicators);
      else if (cordon_stratml_is (child, "Objective"))
        import_objective (self, child, row != NULL ? row : parent, n);
    }
}

/* Whether an element only holds what belongs to something else, and to what. */
static gboolean
is_holder (const CordonStratmlNode *block, const char **about)
{
  *about = cordon_stratml_child_text (block, "about");
  return g_strcmp0 (cordon_stratml_child_text (block, "is"), "holder") == 0;
}

static CordonStratmlNode *
peek_block (CordonStratmlImport *self, const CordonStratmlNode *element)
{
  CordonStratmlNode *block = cordon_stratml_block_new (self);

  if (self->ours)
    g_free (cordon_stratml_block_split (self->tree, block, cordon_stratml_child_text (element, "OtherInformation")));
  return block;
}

static void
import_objective (CordonStratmlImport *self, CordonStratmlNode *objective, CordonStratmlRow *parent, guint *n)
{
  CordonStratmlNode *block;
  CordonStratmlRow *row;
  g_autofree char *where = NULL;
  const char *sequence = cordon_stratml_child_text (objective, "SequenceIndicator");
  const char *about;
  guint n_inner = 0;

  (*n)++;
  where = sequence != NULL ? g_strdup_printf ("%s › Objective %s", parent != NULL ? parent->where : "", sequence)
                           : g_strdup_printf ("%s › Objective (%u)", parent != NULL ? parent->where : "", *n);
  unwrap (self, objective, "PerformanceIndicator", where);
  unwrap (self, objective, "Objective", where);
  if (is_holder (peek_block (self, objective), &about))
    {
      import_inner (self, objective, NULL, about, where, parent, n);
      return;
    }
  block = cordon_stratml_block_new (self);
  row = import_item (self, objective, parent, "initiative", where, block);
  cordon_stratml_take_records (self, block, where);
  import_inner (self, objective, row, row->id, where, row, &n_inner);
}

static void
import_goal (CordonStratmlImport *self, CordonStratmlNode *goal, CordonStratmlRow *root, guint *n)
{
  CordonStratmlNode *block = cordon_stratml_block_new (self);
  CordonStratmlRow *row = NULL;
  g_autofree char *where = NULL;
  const char *sequence = cordon_stratml_child_text (goal, "SequenceIndicator");
  const char *about;
  guint n_objectives = 0;

  (*n)++;
  where = sequence != NULL ? g_strdup_printf ("Goal %s", sequence) : g_strdup_printf ("Goal (%u)", *n);
  unwrap (self, goal, "Objective", where);
  unwrap (self, goal, "PerformanceIndicator", where);
  if (!is_holder (peek_block (self, goal), &about))
    {
      row = import_item (self, goal, root, "goal", where, block);
      cordon_stratml_take_records (self, block, where);
    }
  import_inner (self, goal, row, row != NULL ? row->id : about, where, row, &n_objectives);
}

/* The plan as a whole */

static void
import_administration (CordonStratmlImport *self, CordonStratmlNode *administration, CordonStratmlRow *row,
                       CordonStratmlNode *outside)
{
  static const struct
  {
    const char *element;
    const char *field;
  } dates[] = {{"StartDate", "start"}, {"EndDate", "due"}};
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  char **const read[2] = {&start, &end};
  CordonStratmlNode *found[2] = {NULL, NULL};
  CordonStratmlNode *source = cordon_stratml_take (administration, "Source");

  for (guint i = 0; i < 2; i++)
    {
      found[i] = cordon_stratml_take (administration, dates[i].element);
      *read[i] = found[i] != NULL ? cordon_stratml_read_date (found[i]->text) : NULL;
    }
  if (start != NULL && end != NULL && strcmp (start, end) > 0)
    {
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, found[0]->line, row->where,
                                     _ ("The plan ends, on %s, before it begins, on %s. Which of the two is wrong "
                                        "can’t be told, so neither is taken."),
                                     end, start);
      g_clear_pointer (&start, g_free);
      g_clear_pointer (&end, g_free);
    }
  for (guint i = 0; i < 2; i++)
    {
      cordon_stratml_row_set (row, dates[i].field, *read[i]);
      /* What is no ISO date, or more than one, stays as it was. */
      if (found[i] != NULL && g_strcmp0 (*read[i], found[i]->text) != 0)
        cordon_stratml_keep (self, outside, found[i], row->where);
    }
  if (source != NULL)
    cordon_stratml_row_set (row, "source", source->text);
  for (CordonStratmlNode *child = administration->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (cordon_stratml_is (child, "PublicationDate") || cordon_stratml_is (child, "Submitter"))
        cordon_stratml_keep (self, outside, child, row->where);
    }
  if (administration->first != NULL)
    cordon_stratml_keep (self, outside, administration, row->where);
}

static const char *
type_of (const CordonStratmlNode *root)
{
  for (const CordonStratmlNode *child = root->first; child != NULL; child = child->next)
    {
      const char *type = cordon_stratml_is (child, "ActualResult") ? "Performance_Report" : NULL;

      if (type == NULL && child->first != NULL)
        type = type_of (child);
      if (type != NULL)
        return type;
    }
  return NULL;
}

static void
import_root (CordonStratmlImport *self, CordonStratmlNode *root, CordonStratmlNode *block, const char *note)
{
  CordonStratmlNode *outside = cordon_stratml_block_new (self);
  CordonStratmlNode *core = cordon_stratml_add (self->tree, NULL, "StrategicPlanCore", NULL);
  CordonStratmlNode *administration = cordon_stratml_add (self->tree, NULL, "AdministrativeInformation", NULL);
  const char *type = type_of (root);
  g_autofree char *title = NULL;
  g_autofree char *intent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  CordonStratmlRow *row = NULL;
  const char *owner = NULL;
  const char *about;
  gboolean holder = is_holder (block, &about);
  guint n_organizations = 0, n_goals = 0;

  cordon_stratml_restore_outside (self, root, block);
  title = cordon_stratml_one_line (self, cordon_stratml_take_text (root, "Name"));
  intent = cordon_stratml_take_text (root, "Description");
  for (CordonStratmlNode *child = root->first, *next; child != NULL; child = next)
    {
      CordonStratmlNode *into = cordon_stratml_is (child, "StrategicPlanCore")           ? core
                                : cordon_stratml_is (child, "AdministrativeInformation") ? administration
                                                                                         : NULL;

      next = child->next;
      if (into != NULL)
        {
          while (child->first != NULL)
            {
              CordonStratmlNode *inner = child->first;

              cordon_stratml_detach (inner);
              cordon_stratml_append (into, inner);
            }
          into->line = child->line;
          cordon_stratml_detach (child);
        }
      else if (cordon_stratml_place (CORDON_STRATML_PART_2, "StrategicPlanCore", child->name, NULL) != G_MAXUINT
               || wraps (child, "Goal"))
        {
          /* The core's children, without the core. */
          cordon_stratml_detach (child);
          cordon_stratml_append (core, child);
        }
    }
  unwrap (self, core, "Goal", NULL);

  if (!holder)
    {
      CordonStratmlNode *identified =
          cordon_stratml_child (administration, "Identifier") != NULL ? administration : root;

      name = g_strjoin ("\n", "plan", title != NULL ? title : intent != NULL ? intent : "", NULL);
      id = cordon_stratml_take_id (self, identified, outside, block, name, NULL);
      row = cordon_stratml_row_new (self, "plan_item", id, root->line, NULL);
      cordon_stratml_row_set_first (row, "kind", "strategy");
      take_title (self, row, root, outside, title, intent, NULL);
      cordon_stratml_row_set (row, "intent", intent);
      cordon_stratml_row_set (row, "note", note);
      import_administration (self, administration, row, outside);
      if (self->part == CORDON_STRATML_PART_2
          && g_strcmp0 (cordon_stratml_child_text (root, "@Type"), type != NULL ? type : "Performance_Plan") == 0)
        cordon_stratml_take (root, "@Type");
    }
  for (CordonStratmlNode *child = core->first, *next; child != NULL; child = next)
    {
      const char *party;

      next = child->next;
      if (!cordon_stratml_is (child, "Organization"))
        continue;
      cordon_stratml_detach (child);
      party = cordon_stratml_import_organization (self, child, outside, ++n_organizations);
      if (owner == NULL)
        owner = party;
    }
  if (row != NULL)
    {
      for (CordonStratmlNode *child = root->first, *next; child != NULL; child = next)
        {
          next = child->next;
          cordon_stratml_keep (self, outside, child, NULL);
        }
      for (CordonStratmlNode *child = core->first, *next; child != NULL; child = next)
        {
          CordonStratmlNode *strays = cordon_stratml_child (outside, "StrategicPlanCore");

          next = child->next;
          if (cordon_stratml_is (child, "Goal"))
            continue;
          if (cordon_stratml_place (CORDON_STRATML_PART_2, "StrategicPlanCore", child->name, NULL) == G_MAXUINT)
            cordon_stratml_keep (self,
                                 strays != NULL ? strays
                                                : cordon_stratml_add (self->tree, outside, "StrategicPlanCore", NULL),
                                 child, NULL);
          else
            cordon_stratml_keep (self, outside, child, NULL);
        }
      cordon_stratml_row_set (row, "owner", owner);
      cordon_stratml_row_take_block (self, row, block);
      cordon_stratml_row_set_outside (self, row, outside, block);
    }
  for (CordonStratmlNode *child = core->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (cordon_stratml_is (child, "Goal"))
        import_goal (self, child, row, &n_goals);
    }
  cordon_stratml_take_records (self, block, NULL);
  if (n_goals == 0)
    cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, root->line, NULL,
                            _ ("There is no goal in this document."));
}

/* Whether this is a document that can be read at all. */
static gboolean
check_root (CordonStratmlImport *self, CordonStratmlNode *root, const char *uri, GError **error)
{
  gboolean known = cordon_stratml_is (root, "StrategicPlan") || cordon_stratml_is (root, "PerformancePlanOrReport");

  if ((uri != NULL && strstr (uri, "stratml") != NULL && strstr (uri, "3.5") != NULL)
      || cordon_stratml_is (root, "OrganizationalStrategyDocument"))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is a document of “StratML 3.5”, which shares its name with ISO 17469 and hardly "
                            "anything else. Nothing was imported. Ask for it as StratML Part 1 or Part 2."));
      return FALSE;
    }
  if (!known)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("This is no StratML document: it begins with “%s” rather than with “StrategicPlan” or "
                            "“PerformancePlanOrReport”. Nothing was imported. Choose another file."),
                        root->name);
      return FALSE;
    }
  if (uri == NULL)
    cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, root->line, NULL,
                            _ ("The document names no namespace. It is read as StratML all the same."));
  else if (!cordon_stratml_is_namespace (uri))
    cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, root->line, NULL,
                                   _ ("The namespace “%s” is none of StratML’s. What is known by its name is taken."),
                                   uri);
  return TRUE;
}

static gboolean
step (gpointer job, guint64 done, guint64 total, GError **error)
{
  /* Reading is about the first third. */
  return cordon_import_job_step (job, done, total * 3, error);
}

gboolean
cordon_stratml_read (CordonImportJob *job, GError **error)
{
  g_autoptr (CordonStratmlTree) tree = cordon_stratml_tree_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (cordon_stratml_row_free);
  g_autoptr (GPtrArray) narrower = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) identifiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  CordonStratmlImport self = {.job = job,
                              .tree = tree,
                              .rows = rows,
                              .index = index,
                              .identifiers = identifiers,
                              .measures = measures,
                              .narrower = narrower,
                              .results = results,
                              .periods = periods,
                              .parties_by_name = by_name,
                              .parties_by_id = by_id,
                              .aliases = aliases};
  CordonStratmlNode *block = cordon_stratml_add (tree, NULL, "block", NULL);
  g_autofree char *uri = NULL;
  g_autofree char *note = NULL;
  const char *version;
  CordonStratmlNode *root;
  gboolean good = FALSE;
  guint n_comments;
  gsize size;
  const char *data = g_bytes_get_data (cordon_import_job_get_bytes (job), &size);

  root = cordon_stratml_parse (tree, data, size, &uri, &n_comments, step, job, error);
  if (root == NULL || !check_root (&self, root, uri, error))
    return FALSE;
  if (n_comments > 0)
    cordon_import_job_note_printf (job, CORDON_IMPORT_LEFT_OUT, 0, NULL,
                                   ngettext ("%u comment or instruction for programs is left out.",
                                             "%u comments and instructions for programs are left out.", n_comments),
                                   n_comments);
  self.part = cordon_stratml_is (root, "StrategicPlan") ? CORDON_STRATML_PART_1 : CORDON_STRATML_PART_2;
  note = cordon_stratml_block_split (tree, block, cordon_stratml_child_text (root, "OtherInformation"));
  version = cordon_stratml_child_text (block, "version");
  self.ours = version != NULL;
  if (version != NULL && g_ascii_strtoull (version, NULL, 10) > CORDON_STRATML_VERSION)
    {
      cordon_set_error (error, CORDON_ERROR_TOO_NEW,
                        N_ ("This document was written by a newer Cordon. Nothing was imported. Install that version, "
                            "then import it."));
      return FALSE;
    }
  if (!cordon_stratml_prepare (&self, root))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("There is nothing in this document but empty elements. Nothing was imported. Ask for it "
                            "again."));
      return FALSE;
    }
  g_free (note);
  note = cordon_stratml_take_split (&self, root, "OtherInformation", cordon_stratml_add (tree, NULL, "again", NULL));

  if (cordon_stratml_read_plan (&self, error))
    {
      import_root (&self, root, block, note);
      good = cordon_stratml_settle (&self, error);
    }
  g_clear_pointer (&self.items, cordon_rows_free);
  g_clear_pointer (&self.parties, cordon_rows_free);
  g_clear_pointer (&self.standing_measures, cordon_rows_free);
  return good;
}

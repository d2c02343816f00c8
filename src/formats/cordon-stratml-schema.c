/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What StratML lets stand where, in both parts of ISO 17469 (Part 1: StrategicPlan of 2014; Part 2:
 * PerformancePlanOrReport 2.2.6 of 2016), as tables: the order and number of children, attributes and their values, and
 * what a text may be. Whatever leaves the program has been through here. */

#include "formats/cordon-stratml-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"

#define ONE CORDON_STRATML_PART_1
#define TWO CORDON_STRATML_PART_2
#define BOTH (ONE | TWO)

/* So many digits, with the point, a decimal may have for all who read XML. */
#define MOST_DIGITS 18

typedef enum
{
  HOLDS_ELEMENTS,
  HOLDS_TEXT,
  HOLDS_DATE,
  HOLDS_DECIMAL,
  HOLDS_URI,
  HOLDS_IDENTIFIER,
  HOLDS_ROLE_TYPE,
} Content;

typedef struct
{
  const char *parent;
  const char *name;
  guint parts;
  guint max; /* 0 for any number */
  gboolean required;
} Child;

/* In the order in which they stand. */
static const Child children[] = {
    {"StrategicPlan", "Name", ONE, 1, TRUE},
    {"StrategicPlan", "Description", ONE, 1},
    {"StrategicPlan", "OtherInformation", ONE, 1},
    {"StrategicPlan", "StrategicPlanCore", ONE, 1, TRUE},
    {"StrategicPlan", "AdministrativeInformation", ONE, 1},
    {"PerformancePlanOrReport", "Name", TWO, 1, TRUE},
    {"PerformancePlanOrReport", "Description", TWO, 1},
    {"PerformancePlanOrReport", "OtherInformation", TWO, 1},
    {"PerformancePlanOrReport", "StrategicPlanCore", TWO, 1, TRUE},
    {"PerformancePlanOrReport", "AdministrativeInformation", TWO, 1},
    {"PerformancePlanOrReport", "Submitter", TWO, 1},
    {"StrategicPlanCore", "Organization", BOTH, 0},
    {"StrategicPlanCore", "Vision", BOTH, 1},
    {"StrategicPlanCore", "Mission", BOTH, 1},
    {"StrategicPlanCore", "Value", BOTH, 0},
    {"StrategicPlanCore", "Goal", BOTH, 0},
    {"Organization", "Name", BOTH, 1},
    {"Organization", "Acronym", BOTH, 1},
    {"Organization", "Identifier", BOTH, 1},
    {"Organization", "Description", BOTH, 1},
    {"Organization", "Stakeholder", BOTH, 0},
    {"Vision", "Description", BOTH, 1},
    {"Vision", "Identifier", BOTH, 1},
    {"Mission", "Description", BOTH, 1},
    {"Mission", "Identifier", BOTH, 1},
    {"Value", "Name", BOTH, 1},
    {"Value", "Description", BOTH, 1},
    {"Goal", "Name", BOTH, 1, TRUE},
    {"Goal", "Description", BOTH, 1, TRUE},
    {"Goal", "Identifier", BOTH, 1},
    {"Goal", "SequenceIndicator", BOTH, 1},
    {"Goal", "Stakeholder", BOTH, 0},
    {"Goal", "OtherInformation", BOTH, 1},
    {"Goal", "Objective", BOTH, 0},
    {"Objective", "Name", BOTH, 1},
    {"Objective", "Description", BOTH, 1},
    {"Objective", "Identifier", BOTH, 1},
    {"Objective", "SequenceIndicator", BOTH, 1},
    {"Objective", "Stakeholder", BOTH, 0},
    {"Objective", "OtherInformation", BOTH, 1},
    {"Objective", "PerformanceIndicator", TWO, 0},
    {"Stakeholder", "Name", BOTH, 1, TRUE},
    {"Stakeholder", "Description", BOTH, 1},
    {"Stakeholder", "Role", TWO, 0},
    {"Role", "Name", TWO, 1, TRUE},
    {"Role", "Description", TWO, 1},
    {"Role", "RoleType", TWO, 2},
    {"PerformanceIndicator", "SequenceIndicator", TWO, 1},
    {"PerformanceIndicator", "MeasurementDimension", TWO, 1, TRUE},
    {"PerformanceIndicator", "UnitOfMeasurement", TWO, 1, TRUE},
    {"PerformanceIndicator", "Identifier", TWO, 1},
    {"PerformanceIndicator", "Relationship", TWO, 0},
    {"PerformanceIndicator", "MeasurementInstance", TWO, 0},
    {"PerformanceIndicator", "OtherInformation", TWO, 1},
    {"Relationship", "Identifier", TWO, 1},
    {"Relationship", "ReferentIdentifier", TWO, 0},
    {"Relationship", "Name", TWO, 1},
    {"Relationship", "Description", TWO, 1},
    {"MeasurementInstance", "TargetResult", TWO, 0},
    {"MeasurementInstance", "ActualResult", TWO, 0},
    {"TargetResult", "StartDate", TWO, 1},
    {"TargetResult", "EndDate", TWO, 1},
    {"TargetResult", "NumberOfUnits", TWO, 1},
    {"TargetResult", "Descriptor", TWO, 1},
    {"TargetResult", "Description", TWO, 1},
    {"ActualResult", "StartDate", TWO, 1},
    {"ActualResult", "EndDate", TWO, 1},
    {"ActualResult", "NumberOfUnits", TWO, 1},
    {"ActualResult", "Descriptor", TWO, 1},
    {"ActualResult", "Description", TWO, 1},
    {"Descriptor", "DescriptorName", TWO, 1},
    {"Descriptor", "DescriptorValue", TWO, 1},
    {"AdministrativeInformation", "Identifier", TWO, 1},
    {"AdministrativeInformation", "StartDate", BOTH, 1},
    {"AdministrativeInformation", "EndDate", BOTH, 1},
    {"AdministrativeInformation", "PublicationDate", BOTH, 1},
    {"AdministrativeInformation", "Source", BOTH, 1},
    {"AdministrativeInformation", "Submitter", ONE, 1},
    {"Submitter", "Identifier", TWO, 1},
    {"Submitter", "GivenName", BOTH, 1},
    {"Submitter", "Surname", BOTH, 1},
    {"Submitter", "PhoneNumber", BOTH, 1},
    {"Submitter", "EmailAddress", BOTH, 1},
};

static const struct
{
  const char *name;
  Content content;
} leaves[] = {
    {"Name", HOLDS_TEXT},
    {"Description", HOLDS_TEXT},
    {"OtherInformation", HOLDS_TEXT},
    {"Acronym", HOLDS_TEXT},
    {"SequenceIndicator", HOLDS_TEXT},
    {"MeasurementDimension", HOLDS_TEXT},
    {"UnitOfMeasurement", HOLDS_TEXT},
    {"ReferentIdentifier", HOLDS_TEXT},
    {"DescriptorName", HOLDS_TEXT},
    {"DescriptorValue", HOLDS_TEXT},
    {"GivenName", HOLDS_TEXT},
    {"Surname", HOLDS_TEXT},
    {"PhoneNumber", HOLDS_TEXT},
    {"EmailAddress", HOLDS_TEXT},
    {"Identifier", HOLDS_IDENTIFIER},
    {"StartDate", HOLDS_DATE},
    {"EndDate", HOLDS_DATE},
    {"PublicationDate", HOLDS_DATE},
    {"NumberOfUnits", HOLDS_DECIMAL},
    {"Source", HOLDS_URI},
    {"RoleType", HOLDS_ROLE_TYPE},
};

static const char *const plan_types[] = {"Strategic_Plan", "Performance_Plan", "Performance_Report", NULL};
static const char *const stakeholder_types[] = {"Person", "Organization", "Generic_Group", NULL};
static const char *const stages[] = {"Outcome", "Output_Processing", "Output", "Input_Processing", "Input", NULL};
static const char *const indicator_types[] = {"Quantitative", "Qualitative", NULL};
static const char *const relationship_types[] = {"Broader_Than", "Peer_To", "Narrower_Than", NULL};
static const char *const role_types[] = {"Performer", "Beneficiary", NULL};

static const struct
{
  const char *element;
  const char *name;
  guint parts;
  const char *const *values;
} attributes[] = {
    {"PerformancePlanOrReport", "@Type", TWO, plan_types},
    {"Stakeholder", "@StakeholderTypeType", BOTH, stakeholder_types},
    {"PerformanceIndicator", "@ValueChainStage", TWO, stages},
    {"PerformanceIndicator", "@PerformanceIndicatorType", TWO, indicator_types},
    {"Relationship", "@RelationshipType", TWO, relationship_types},
};

static const char *const namespaces[] = {
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
    "http://www.stratml.net",
    "http://www.stratml.net/PerformancePlanOrReport",
};

const char *const cordon_stratml_record_kinds[] = {
    "place", "party", "plan_item", "measure", "reading", "status_update", "register_entry", "link", "translation", NULL,
};

gboolean
cordon_stratml_is_namespace (const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    {
      if (g_strcmp0 (namespaces[i], uri) == 0)
        return TRUE;
    }
  return FALSE;
}

const char *
cordon_stratml_namespace (CordonStratmlPart part)
{
  return namespaces[part == CORDON_STRATML_PART_1 ? 0 : 1];
}

/* What each element of the standard holds, by its name; asked of every element that is read. */
static GHashTable *
contents_by_name (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      GHashTable *all = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (children); i++)
        {
          g_hash_table_insert (all, (gpointer) children[i].parent, GINT_TO_POINTER (HOLDS_ELEMENTS));
          g_hash_table_insert (all, (gpointer) children[i].name, GINT_TO_POINTER (HOLDS_ELEMENTS));
        }
      for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
        g_hash_table_insert (all, (gpointer) leaves[i].name, GINT_TO_POINTER (leaves[i].content));
      g_once_init_leave (&table, (gsize) all);
    }
  return (GHashTable *) table;
}

static Content
content_of (const char *name)
{
  return (Content) GPOINTER_TO_INT (g_hash_table_lookup (contents_by_name (), name));
}

gboolean
cordon_stratml_is_leaf (const char *name)
{
  return content_of (name) != HOLDS_ELEMENTS;
}

gboolean
cordon_stratml_is_element (const char *name)
{
  return g_hash_table_contains (contents_by_name (), name);
}

guint
cordon_stratml_place (CordonStratmlPart part, const char *parent, const char *name, guint *max)
{
  if (*name == '@')
    {
      for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
        {
          if ((attributes[i].parts & part) != 0 && strcmp (attributes[i].element, parent) == 0
              && strcmp (attributes[i].name, name) == 0)
            {
              if (max != NULL)
                *max = 1;
              return i;
            }
        }
      return G_MAXUINT;
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      if ((children[i].parts & part) != 0 && strcmp (children[i].parent, parent) == 0
          && strcmp (children[i].name, name) == 0)
        {
          if (max != NULL)
            *max = children[i].max;
          return i + G_N_ELEMENTS (attributes);
        }
    }
  return G_MAXUINT;
}

typedef guint (*PlaceFunc) (CordonStratmlPart part, const char *parent, const char *name);

static guint
place_in_parent (CordonStratmlPart part, const char *parent, const char *name)
{
  return cordon_stratml_place (part, parent, name, NULL);
}

static guint
place_anywhere (CordonStratmlPart part, const char *parent, const char *name)
{
  if (*name == '@')
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      if (strcmp (children[i].name, name) == 0)
        return i + 1;
    }
  return G_MAXUINT;
}

static void
sort_by (CordonStratmlPart part, CordonStratmlNode *node, PlaceFunc place_of)
{
  CordonStratmlNode *rest = node->first;

  node->first = node->last = NULL;
  while (rest != NULL)
    {
      CordonStratmlNode *child = rest;
      guint place = place_of (part, node->name, child->name);
      CordonStratmlNode *after = node->last;

      rest = child->next;
      while (after != NULL && place_of (part, node->name, after->name) > place)
        after = after->previous;
      child->previous = after;
      child->next = after != NULL ? after->next : node->first;
      if (child->next != NULL)
        child->next->previous = child;
      else
        node->last = child;
      if (after != NULL)
        after->next = child;
      else
        node->first = child;
    }
}

void
cordon_stratml_sort (CordonStratmlPart part, CordonStratmlNode *node)
{
  sort_by (part, node, place_in_parent);
}

void
cordon_stratml_sort_kept (CordonStratmlNode *node)
{
  sort_by (CORDON_STRATML_PART_2, node, place_anywhere);
}

/* Returns: (nullable): the word of a vocabulary that is meant, whatever its case and with spaces for underscores */
static const char *
find_value (const char *const *values, const char *text)
{
  g_autofree char *given = g_strdelimit (g_strdup (text), " -", '_');

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (values[i], given) == 0)
        return values[i];
    }
  return NULL;
}

gboolean
cordon_stratml_is_ncname (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Letters beyond Latin differ from edition to edition of XML; these are in all. */
      if (c == '_' || g_ascii_isalpha ((char) MIN (c, 127)) || (c >= 0xC0 && c < 0x100 && c != 0xD7 && c != 0xF7))
        continue;
      if (p == text || c > 127 || (!g_ascii_isdigit ((char) c) && c != '-' && c != '.'))
        return FALSE;
    }
  return TRUE;
}

gboolean
cordon_stratml_is_uri (const char *text)
{
  const char *colon = text != NULL ? strchr (text, ':') : NULL;

  if (colon == NULL || colon == text || colon[1] == '\0' || !g_ascii_isalpha (*text))
    return FALSE;
  for (const char *p = text; p < colon; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("+-.", *p) == NULL)
        return FALSE;
    }
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p <= ' ' || *p == 127 || strchr ("<>\"{}|\\^`[]", *p) != NULL)
        return FALSE;
      if (*p == '%' && (!g_ascii_isxdigit (p[1]) || !g_ascii_isxdigit (p[2])))
        return FALSE;
    }
  return strchr (colon, '#') == NULL || strchr (strchr (colon, '#') + 1, '#') == NULL;
}

gboolean
cordon_stratml_is_decimal (const char *text)
{
  gsize before, after = 0;

  if (text == NULL)
    return FALSE;
  if (*text == '+' || *text == '-')
    text++;
  before = strspn (text, "0123456789");
  text += before;
  if (*text == '.')
    {
      after = strspn (++text, "0123456789");
      text += after;
    }
  return before + after > 0 && *text == '\0';
}

char *
cordon_stratml_decimal (double value)
{
  g_autofree char *plain = cordon_number_to_plain (value);
  const char *mantissa = *plain == '-' ? plain + 1 : plain;
  const char *exponent = strpbrk (mantissa, "eE");
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (*plain == '-' ? "-" : "");
  int point;

  if (exponent == NULL)
    return g_steal_pointer (&plain);
  /* The point is moved by hand, as an xs:decimal has no exponent. */
  for (const char *p = mantissa; p < exponent; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  point = (int) strcspn (mantissa, ".eE") + (int) g_ascii_strtoll (exponent + 1, NULL, 10);
  if (point <= 0)
    g_string_append (out, "0.");
  for (int i = point; i < 0; i++)
    g_string_append_c (out, '0');
  for (int i = 0; i < MAX ((int) digits->len, point); i++)
    {
      if (point > 0 && i == point)
        g_string_append_c (out, '.');
      g_string_append_c (out, i < (int) digits->len ? digits->str[i] : '0');
    }
  if (out->len - (*plain == '-' ? 1 : 0) > MOST_DIGITS)
    {
      char buffer[64];

      g_ascii_formatd (buffer, sizeof buffer, "%.16f", value);
      g_string_assign (out, buffer);
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
      if (out->str[out->len - 1] == '.')
        g_string_truncate (out, out->len - 1);
      if (strcmp (out->str, "-0") == 0)
        g_string_assign (out, "0");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static CordonStratmlNode *
add_clean_leaf (CordonStratmlTree *tree, CordonStratmlNode *parent, const CordonStratmlNode *node, Content content,
                GHashTable *identifiers, gboolean *whole)
{
  const char *text = node->text;
  GDate date;

  if (node->first != NULL)
    *whole = FALSE;
  if (text == NULL)
    return NULL;
  switch (content)
    {
    case HOLDS_IDENTIFIER:
      if (!cordon_stratml_is_ncname (text) || (identifiers != NULL && g_hash_table_contains (identifiers, text)))
        text = NULL;
      else if (identifiers != NULL)
        g_hash_table_add (identifiers, g_strdup (text));
      break;
    case HOLDS_DATE:
      if (!cordon_date_parse (text, &date))
        text = NULL;
      break;
    case HOLDS_DECIMAL:
      if (!cordon_stratml_is_decimal (text))
        text = NULL;
      break;
    case HOLDS_URI:
      if (!cordon_stratml_is_uri (text))
        text = NULL;
      break;
    case HOLDS_ROLE_TYPE:
      text = find_value (role_types, text);
      break;
    case HOLDS_TEXT:
    case HOLDS_ELEMENTS:
    default:
      break;
    }
  if (text == NULL)
    {
      *whole = FALSE;
      return NULL;
    }
  return cordon_stratml_add (tree, parent, node->name, text);
}

CordonStratmlNode *
cordon_stratml_add_clean (CordonStratmlTree *tree, CordonStratmlPart part, CordonStratmlNode *parent,
                          const char *parent_name, const CordonStratmlNode *node, GHashTable *identifiers,
                          gboolean *whole)
{
  guint max = 0;
  guint place = cordon_stratml_place (part, parent_name, node->name, &max);
  CordonStratmlNode *clean;
  guint n = 0;

  *whole = TRUE;
  for (const CordonStratmlNode *child = parent != NULL ? parent->first : NULL; child != NULL; child = child->next)
    n += cordon_stratml_is (child, node->name) ? 1 : 0;
  if (place == G_MAXUINT || (max > 0 && n >= max))
    {
      *whole = FALSE;
      return NULL;
    }
  if (*node->name == '@')
    {
      const char *value = node->text != NULL ? find_value (attributes[place].values, node->text) : NULL;

      *whole = value != NULL || node->text == NULL;
      return value != NULL ? cordon_stratml_add (tree, parent, node->name, value) : NULL;
    }
  if (content_of (node->name) != HOLDS_ELEMENTS)
    return add_clean_leaf (tree, parent, node, content_of (node->name), identifiers, whole);

  clean = cordon_stratml_add (tree, NULL, node->name, NULL);
  *whole = node->text == NULL;
  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    {
      gboolean child_whole;

      cordon_stratml_add_clean (tree, part, clean, node->name, child, identifiers, &child_whole);
      *whole = *whole && child_whole;
    }
  if (clean->first == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      if (children[i].required && (children[i].parts & part) != 0 && strcmp (children[i].parent, node->name) == 0
          && cordon_stratml_child (clean, children[i].name) == NULL)
        cordon_stratml_add (tree, clean, children[i].name, NULL);
    }
  cordon_stratml_sort (part, clean);
  if (parent != NULL)
    cordon_stratml_append (parent, clean);
  return clean;
}

char *
cordon_stratml_row_id (const char *identifier)
{
  if (*identifier == '_' && cordon_id_is_valid (identifier + 1))
    return g_strdup (identifier + 1);
  return cordon_id_derive ("stratml", identifier, NULL);
}

char *
cordon_stratml_result_id (const char *measure, const char *role, const char *start, const char *end,
                          const char *descriptor, guint n)
{
  g_autofree char *times = g_strdup_printf ("%u", n);

  return cordon_id_derive ("stratml", "result", measure, role, start != NULL ? start : "", end != NULL ? end : "",
                           descriptor != NULL ? descriptor : "", times, NULL);
}

const char *
cordon_stratml_stage_to_category (const char *stage)
{
  static const char *const categories[] = {"outcome", "output_processing", "output", "input_processing", "input"};
  const char *found = stage != NULL ? find_value (stages, stage) : NULL;

  for (guint i = 0; found != NULL && i < G_N_ELEMENTS (categories); i++)
    {
      if (stages[i] == found)
        return categories[i];
    }
  return NULL;
}

const char *
cordon_stratml_category_to_stage (const char *category)
{
  for (guint i = 0; category != NULL && stages[i] != NULL; i++)
    {
      if (g_strcmp0 (cordon_stratml_stage_to_category (stages[i]), category) == 0)
        return stages[i];
    }
  return NULL;
}

const char *
cordon_stratml_descriptor_role (const CordonStratmlNode *descriptor)
{
  const char *name = cordon_stratml_child_text (descriptor, "DescriptorName");
  const char *value = cordon_stratml_child_text (descriptor, "DescriptorValue");

  if (name != NULL && g_ascii_strcasecmp (name, "baseline") == 0)
    return "baseline";
  if (value == NULL || (name != NULL && g_ascii_strcasecmp (name, "status") != 0))
    return NULL;
  return g_ascii_strcasecmp (value, "baseline") == 0   ? "baseline"
         : g_ascii_strcasecmp (value, "estimate") == 0 ? "estimate"
                                                       : NULL;
}

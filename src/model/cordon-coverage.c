/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the countries of the world are covered, counted from a list of sites. An office is a foreign_office; the office
 * over those of one country, a country_office, is counted where none of them is known, since it is no place of its own.
 * What is closed covers nothing, but its country stays in the list, so that it is seen that there was something. */

#include "model/cordon-coverage.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-country.h"

const char *const cordon_coverage_kinds[] = {"foreign_office", "country_office", "tciu", "ttu_partner", NULL};

/* What is counted of one country */
typedef struct
{
  guint n_offices;
  guint n_country_offices;
  guint n_units;
  guint n_partners;
  CordonMention mention; /* its date is owned by the country */
} Numbers;

struct _CordonCoveredCountry
{
  GObject parent_instance;

  char *code;
  char *name;
  char *key;
  Numbers numbers;
  Numbers counting; /* while counting again */
  char *expires_on;
  GString *words; /* folded: its name and its sites', for searching */
};

static guint country_changed;

G_DEFINE_FINAL_TYPE (CordonCoveredCountry, cordon_covered_country, G_TYPE_OBJECT)

const char *
cordon_covered_country_get_code (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), NULL);

  return self->code;
}

const char *
cordon_covered_country_get_name (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), NULL);

  return self->name;
}

guint
cordon_covered_country_get_n_offices (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), 0);

  return self->numbers.n_offices > 0 ? self->numbers.n_offices : self->numbers.n_country_offices;
}

guint
cordon_covered_country_get_n_units (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), 0);

  return self->numbers.n_units;
}

guint
cordon_covered_country_get_n_partners (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), 0);

  return self->numbers.n_partners;
}

CordonReach
cordon_covered_country_get_reach (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), CORDON_REACH_NONE);

  if (cordon_covered_country_get_n_offices (self) > 0)
    return CORDON_REACH_OFFICE;
  if (self->numbers.mention.n_covering > 0)
    return CORDON_REACH_COVERED;
  return self->numbers.n_units + self->numbers.n_partners > 0 ? CORDON_REACH_PARTNER : CORDON_REACH_NONE;
}

const CordonMention *
cordon_covered_country_get_mention (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), NULL);

  return &self->numbers.mention;
}

gboolean
cordon_covered_country_is_gap (CordonCoveredCountry *self)
{
  g_return_val_if_fail (CORDON_IS_COVERED_COUNTRY (self), FALSE);

  /* At home there is no need for an office abroad. */
  return self->numbers.mention.n_named > 0 && cordon_covered_country_get_reach (self) < CORDON_REACH_COVERED
         && strcmp (self->code, "US") != 0;
}

static CordonCoveredCountry *
country_new (const char *code)
{
  CordonCoveredCountry *self = g_object_new (CORDON_TYPE_COVERED_COUNTRY, NULL);

  self->code = g_strdup (code);
  self->name = g_strdup (cordon_country_name (code));
  self->key = g_utf8_collate_key (self->name, -1);
  return self;
}

static void
cordon_covered_country_finalize (GObject *object)
{
  CordonCoveredCountry *self = CORDON_COVERED_COUNTRY (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->key);
  g_free (self->expires_on);
  g_string_free (self->words, TRUE);

  G_OBJECT_CLASS (cordon_covered_country_parent_class)->finalize (object);
}

static void
cordon_covered_country_class_init (CordonCoveredCountryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_covered_country_finalize;
  country_changed =
      g_signal_new ("changed", CORDON_TYPE_COVERED_COUNTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_covered_country_init (CordonCoveredCountry *self)
{
  self->words = g_string_new (NULL);
}

struct _CordonCoverage
{
  GObject parent_instance;

  CordonSites *sites;
  char *folded;
  gboolean filtered;
  gboolean only_gaps;
  CordonReach reach;
  CordonMentions *mentions;

  GHashTable *countries; /* code → CordonCoveredCountry */
  GPtrArray *rows;
};

static void cordon_coverage_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonCoverage, cordon_coverage, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_coverage_list_model_init))

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  CordonCoverage *self;
  GHashTable *before;
} Count;

static CordonCoveredCountry *
country_of (Count *count, const char *code)
{
  CordonCoveredCountry *country = g_hash_table_lookup (count->self->countries, code);
  g_autofree char *folded = NULL;

  if (country != NULL)
    return country;
  country = g_hash_table_lookup (count->before, code);
  country = country != NULL ? g_object_ref (country) : country_new (code);
  memset (&country->counting, 0, sizeof country->counting);
  folded = cordon_text_fold (country->name);
  g_string_assign (country->words, folded);
  g_hash_table_insert (count->self->countries, country->code, country);
  return country;
}

static void
count_mentions (Count *count)
{
  g_autoptr (GPtrArray) codes = cordon_mentions_list (count->self->mentions);

  for (guint i = 0; i < codes->len; i++)
    {
      CordonCoveredCountry *country = country_of (count, codes->pdata[i]);
      CordonMention mention = *cordon_mentions_get (count->self->mentions, codes->pdata[i]);

      /* The same text is the same pointer, so that the numbers can be compared as they are. */
      if (g_strcmp0 (country->expires_on, mention.expires_on) != 0)
        {
          g_free (country->expires_on);
          country->expires_on = g_strdup (mention.expires_on);
        }
      mention.expires_on = country->expires_on;
      country->counting.mention = mention;
    }
}

static void
count_site (gpointer item, gpointer user_data)
{
  CordonSite *site = item;
  Count *count = user_data;
  const char *code = cordon_site_get_country (site);
  const char *kind = cordon_site_get_kind (site);
  CordonCoveredCountry *country;
  g_autofree char *folded = NULL;

  if (code == NULL)
    return;
  country = country_of (count, code);
  folded = cordon_text_fold (cordon_site_get_title (site));
  g_string_append_printf (country->words, "\n%s", folded);
  g_clear_pointer (&folded, g_free);
  folded = cordon_text_fold (cordon_site_get_where (site));
  g_string_append_printf (country->words, "\n%s", folded);
  if (cordon_site_is_closed (site))
    return;
  if (g_str_equal (kind, "foreign_office"))
    country->counting.n_offices++;
  else if (g_str_equal (kind, "country_office"))
    country->counting.n_country_offices++;
  else if (g_str_equal (kind, "tciu"))
    country->counting.n_units++;
  else if (g_str_equal (kind, "ttu_partner"))
    country->counting.n_partners++;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  CordonCoveredCountry *first = *(CordonCoveredCountry *const *) a;
  CordonCoveredCountry *second = *(CordonCoveredCountry *const *) b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->code, second->code);
}

/* A few hundred countries at most, in an order that never changes: both lists are walked beside each other. */
static void
show (CordonCoverage *self)
{
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;
  guint i = 0;

  g_hash_table_iter_init (&iter, self->countries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CordonCoveredCountry *country = value;

      if ((self->folded == NULL || strstr (country->words->str, self->folded) != NULL)
          && (!self->only_gaps || cordon_covered_country_is_gap (country))
          && (!self->filtered || cordon_covered_country_get_reach (country) == self->reach))
        g_ptr_array_add (after, g_object_ref (country));
    }
  g_ptr_array_sort (after, compare_rows);

  while (i < self->rows->len || i < after->len)
    {
      int order = i >= self->rows->len ? 1
                  : i >= after->len    ? -1
                                       : compare_rows (&self->rows->pdata[i], &after->pdata[i]);

      if (order == 0 && self->rows->pdata[i] == after->pdata[i])
        i++;
      else if (order <= 0)
        {
          g_ptr_array_remove_index (self->rows, i);
          g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
        }
      else
        {
          g_ptr_array_insert (self->rows, (int) i, g_object_ref (after->pdata[i]));
          g_list_model_items_changed (G_LIST_MODEL (self), i, 0, 1);
          i++;
        }
    }
}

static void
update (CordonCoverage *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->countries);
  g_autoptr (GPtrArray) different = g_ptr_array_new_with_free_func (g_object_unref);
  Count count = {self, before};
  GHashTableIter iter;
  gpointer value;

  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  cordon_sites_foreach (self->sites, count_site, &count);
  if (self->mentions != NULL)
    count_mentions (&count);
  g_hash_table_iter_init (&iter, self->countries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CordonCoveredCountry *country = value;

      if (memcmp (&country->numbers, &country->counting, sizeof country->numbers) == 0)
        continue;
      country->numbers = country->counting;
      g_ptr_array_add (different, g_object_ref (country));
    }
  show (self);
  for (guint i = 0; i < different->len; i++)
    g_signal_emit (different->pdata[i], country_changed, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cordon_coverage_set_mentions (CordonCoverage *self, CordonMentions *mentions)
{
  g_return_if_fail (CORDON_IS_COVERAGE (self));

  if (self->mentions != NULL)
    g_signal_handlers_disconnect_by_func (self->mentions, update, self);
  g_set_object (&self->mentions, mentions);
  if (mentions != NULL)
    g_signal_connect_object (mentions, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
cordon_coverage_set_only_gaps (CordonCoverage *self, gboolean only)
{
  g_return_if_fail (CORDON_IS_COVERAGE (self));

  self->only_gaps = !!only;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cordon_coverage_set_search (CordonCoverage *self, const char *search)
{
  g_return_if_fail (CORDON_IS_COVERAGE (self));

  g_free (self->folded);
  self->folded = search != NULL && *search != '\0' ? cordon_text_fold (search) : NULL;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cordon_coverage_set_reach (CordonCoverage *self, gboolean filtered, CordonReach reach)
{
  g_return_if_fail (CORDON_IS_COVERAGE (self));

  self->filtered = !!filtered;
  self->reach = reach;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef guint (*Number) (CordonCoveredCountry *country);

static guint
sum (CordonCoverage *self, Number number)
{
  GHashTableIter iter;
  gpointer country;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->countries);
  while (g_hash_table_iter_next (&iter, NULL, &country))
    n += number (country);
  return n;
}

static guint
has_office (CordonCoveredCountry *country)
{
  return cordon_covered_country_get_reach (country) == CORDON_REACH_OFFICE;
}

static guint
is_gap (CordonCoveredCountry *country)
{
  return cordon_covered_country_is_gap (country) ? 1 : 0;
}

guint
cordon_coverage_get_n_gaps (CordonCoverage *self)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), 0);

  return sum (self, is_gap);
}

guint
cordon_coverage_get_n_offices (CordonCoverage *self)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), 0);

  return sum (self, cordon_covered_country_get_n_offices);
}

guint
cordon_coverage_get_n_office_countries (CordonCoverage *self)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), 0);

  return sum (self, has_office);
}

guint
cordon_coverage_get_n_units (CordonCoverage *self)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), 0);

  return sum (self, cordon_covered_country_get_n_units);
}

guint
cordon_coverage_get_n_partners (CordonCoverage *self)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), 0);

  return sum (self, cordon_covered_country_get_n_partners);
}

void
cordon_coverage_foreach (CordonCoverage *self, GFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer country;

  g_return_if_fail (CORDON_IS_COVERAGE (self));

  g_hash_table_iter_init (&iter, self->countries);
  while (g_hash_table_iter_next (&iter, NULL, &country))
    func (country, user_data);
}

CordonCoveredCountry *
cordon_coverage_lookup (CordonCoverage *self, const char *code)
{
  g_return_val_if_fail (CORDON_IS_COVERAGE (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->countries, code) : NULL;
}

guint
cordon_coverage_find (CordonCoverage *self, const char *code)
{
  CordonCoveredCountry *country = cordon_coverage_lookup (self, code);
  guint position;

  return country != NULL && g_ptr_array_find (self->rows, country, &position) ? position : G_MAXUINT;
}

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_COVERED_COUNTRY;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_COVERAGE (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonCoverage *self = CORDON_COVERAGE (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_coverage_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

CordonCoverage *
cordon_coverage_new (CordonSites *sites)
{
  CordonCoverage *self;

  g_return_val_if_fail (CORDON_IS_SITES (sites), NULL);

  self = g_object_new (CORDON_TYPE_COVERAGE, NULL);
  self->sites = g_object_ref (sites);
  g_signal_connect_object (sites, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_coverage_finalize (GObject *object)
{
  CordonCoverage *self = CORDON_COVERAGE (object);

  g_clear_object (&self->mentions);
  g_clear_object (&self->sites);
  g_free (self->folded);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->countries);

  G_OBJECT_CLASS (cordon_coverage_parent_class)->finalize (object);
}

static void
cordon_coverage_class_init (CordonCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_coverage_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", CORDON_TYPE_COVERAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_coverage_init (CordonCoverage *self)
{
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A party and its place, and what both together say: where it is in words, whether it still exists, whether somebody
 * has confirmed it. All of it is derived when an edit concerns it and then kept, so that sorting and filtering
 * thousands compare texts that are ready. */

#include "model/cordon-site.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-country.h"
#include "model/cordon-party.h"
#include "model/cordon-site-private.h"

#include <glib/gi18n-lib.h>

struct _CordonSite
{
  GObject parent_instance;

  CordonRecord *party;
  CordonRecord *place;
  char *title;
  char *where;
  char *kind;
  char *state;
  char *key;    /* for sorting */
  char *folded; /* what a search looks at */
  double lat;
  double lon;
  gboolean has_point;
  gboolean unverified;
};

enum
{
  PROP_TITLE = 1,
  PROP_WHERE,
  PROP_STATE,
  PROP_UNVERIFIED,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CordonSite, cordon_site, G_TYPE_OBJECT)

CordonRecord *
cordon_site_get_party (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->party;
}

CordonRecord *
cordon_site_get_place (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->place;
}

const char *
cordon_site_get_id (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return cordon_record_get_id (self->party);
}

const char *
cordon_site_get_kind (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->kind;
}

static const char *
choice_label (CordonSite *self, const char *field, const char *value)
{
  return cordon_field_choice_label (cordon_kind_field (cordon_record_get_kind (self->party), field), value);
}

const char *
cordon_site_get_kind_label (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->kind != NULL ? choice_label (self, "kind", self->kind) : "";
}

const char *
cordon_site_get_title (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->title;
}

const char *
cordon_site_get_where (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->where;
}

gboolean
cordon_site_get_point (CordonSite *self, double *lat, double *lon)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), FALSE);

  if (lat != NULL)
    *lat = self->lat;
  if (lon != NULL)
    *lon = self->lon;
  return self->has_point;
}

const char *
cordon_site_get_country (CordonSite *self)
{
  const char *country;

  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  country = self->place != NULL ? cordon_record_get_text (self->place, "country") : NULL;
  return country != NULL ? country : cordon_record_get_text (self->party, "country");
}

const char *
cordon_site_get_subdivision (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->place != NULL ? cordon_record_get_text (self->place, "subdivision") : NULL;
}

gboolean
cordon_site_is_in (CordonSite *self, const char *area)
{
  const char *country = cordon_site_get_country (self);

  g_return_val_if_fail (area != NULL, FALSE);

  if (g_strcmp0 (country, area) == 0 || g_strcmp0 (cordon_site_get_subdivision (self), area) == 0)
    return TRUE;
  /* The territories have a code of each standard. */
  return country != NULL && g_str_has_prefix (area, "US-") && strcmp (area + 3, country) == 0;
}

const char *
cordon_site_get_state (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return self->state;
}

const char *
cordon_site_get_state_label (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), NULL);

  return choice_label (self, "state", self->state);
}

gboolean
cordon_site_is_closed (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), FALSE);

  return g_strcmp0 (self->state, "closed") == 0;
}

gboolean
cordon_site_is_unverified (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), FALSE);

  return self->unverified;
}

/* Deriving */

static char *
find_where (CordonSite *self)
{
  const char *country = cordon_site_get_country (self);
  const char *subdivision = cordon_site_get_subdivision (self);
  const char *name = self->place != NULL ? cordon_record_get_text (self->place, "name") : NULL;
  const char *area = NULL;

  if (subdivision != NULL && g_strcmp0 (country, "US") == 0)
    area = cordon_subdivision_name (subdivision);
  else if (country != NULL)
    area = cordon_country_name (country);
  if (name == NULL || area == NULL)
    return g_strdup (name != NULL ? name : area != NULL ? area : "");
  /* Translators: a town and its state or country: "Atlanta, Georgia" */
  return g_strdup_printf (C_ ("place", "%s, %s"), name, area);
}

/* What is closed today was open before, if it is known until when; and if it isn't, nobody knows that it was. */
static const char *
find_state (CordonSite *self, const char *date)
{
  const char *state = cordon_record_get_text (self->party, "state");
  const char *from = cordon_record_get_text (self->party, "valid_from");
  const char *to = cordon_record_get_text (self->party, "valid_to");

  if (g_strcmp0 (state, "closed") == 0 && (to == NULL || strcmp (to, date) <= 0))
    return "closed";
  if (!cordon_party_is_valid_on (self->party, date))
    return from != NULL && strcmp (date, from) < 0 ? "planned" : "closed";
  return state != NULL && g_strcmp0 (state, "closed") != 0 ? state : "active";
}

gboolean
cordon_site_is_open_on (CordonSite *self, const char *date)
{
  const char *state;

  g_return_val_if_fail (CORDON_IS_SITE (self), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  state = find_state (self, date);
  return !g_str_equal (state, "closed") && !g_str_equal (state, "planned");
}

gboolean
cordon_site_has_dates (CordonSite *self)
{
  g_return_val_if_fail (CORDON_IS_SITE (self), FALSE);

  return cordon_record_get_text (self->party, "valid_from") != NULL
         || cordon_record_get_text (self->party, "valid_to") != NULL;
}

static gboolean
take_text (char **kept, char *text)
{
  if (g_strcmp0 (*kept, text) == 0)
    {
      g_free (text);
      return FALSE;
    }
  g_free (*kept);
  *kept = text;
  return TRUE;
}

static char *
fold (CordonSite *self)
{
  const char *short_name = cordon_record_get_text (self->party, "abbreviation");
  g_autofree char *text = g_strjoin ("\n", self->title, short_name != NULL ? short_name : "", self->where,
                                     cordon_site_get_kind_label (self), NULL);

  return cordon_text_fold (text);
}

gboolean
cordon_site_update (CordonSite *self, CordonRecord *place, const char *today, gboolean *moved)
{
  gboolean different = g_set_object (&self->place, place);
  gboolean unverified;
  double lat = 0, lon = 0;
  gboolean has_point;

  *moved = FALSE;
  if (take_text (&self->title, cordon_record_dup_title (self->party)))
    {
      g_free (self->key);
      self->key = g_utf8_collate_key (self->title, -1);
      *moved = different = TRUE;
    }
  different |= take_text (&self->kind, g_strdup (cordon_record_get_text (self->party, "kind")));
  different |= take_text (&self->where, find_where (self));
  different |= take_text (&self->state, g_strdup (find_state (self, today)));
  different |= take_text (&self->folded, fold (self));

  has_point =
      place != NULL && cordon_record_get_number (place, "lat", &lat) && cordon_record_get_number (place, "lon", &lon);
  different |= has_point != self->has_point || memcmp (&lat, &self->lat, sizeof lat) != 0
               || memcmp (&lon, &self->lon, sizeof lon) != 0;
  self->has_point = has_point;
  self->lat = lat;
  self->lon = lon;

  unverified = cordon_record_is_unverified (self->party) || (place != NULL && cordon_record_is_unverified (place));
  different |= unverified != self->unverified;
  self->unverified = unverified;
  return different;
}

void
cordon_site_tell (CordonSite *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

int
cordon_site_compare (CordonSite *a, CordonSite *b)
{
  int order = strcmp (a->key, b->key);

  return order != 0 ? order : strcmp (cordon_site_get_id (a), cordon_site_get_id (b));
}

gboolean
cordon_site_holds (CordonSite *self, const char *folded)
{
  return strstr (self->folded, folded) != NULL;
}

CordonSite *
cordon_site_new (CordonRecord *party)
{
  CordonSite *self = g_object_new (CORDON_TYPE_SITE, NULL);

  self->party = g_object_ref (party);
  return self;
}

static void
cordon_site_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonSite *self = CORDON_SITE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WHERE:
      g_value_set_string (value, self->where);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_UNVERIFIED:
      g_value_set_boolean (value, self->unverified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_site_finalize (GObject *object)
{
  CordonSite *self = CORDON_SITE (object);

  g_clear_object (&self->party);
  g_clear_object (&self->place);
  g_free (self->title);
  g_free (self->where);
  g_free (self->kind);
  g_free (self->state);
  g_free (self->key);
  g_free (self->folded);

  G_OBJECT_CLASS (cordon_site_parent_class)->finalize (object);
}

static void
cordon_site_class_init (CordonSiteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_site_get_property;
  object_class->finalize = cordon_site_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_WHERE] = g_param_spec_string ("where", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  properties[PROP_UNVERIFIED] = g_param_spec_boolean ("unverified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", CORDON_TYPE_SITE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_site_init (CordonSite *self)
{
}

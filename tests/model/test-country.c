/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A country is read by its name, and found by what a person types. */

#include "model/cordon-country.h"

#include "model/cordon-party.h"

static void
test_names (void)
{
  g_assert_cmpstr (cordon_country_name ("MX"), ==, "Mexico");
  g_assert_cmpstr (cordon_country_name ("QQ"), ==, "QQ");
  g_assert_cmpstr (cordon_subdivision_name ("US-TX"), ==, "Texas");
  g_assert_cmpstr (cordon_subdivision_name ("US-QQ"), ==, "US-QQ");
}

static void
test_find (void)
{
  g_assert_cmpstr (cordon_country_find ("mexico"), ==, "MX");
  g_assert_cmpstr (cordon_country_find ("MÉXICO"), ==, "MX");
  g_assert_cmpstr (cordon_country_find ("mx"), ==, "MX");
  g_assert_null (cordon_country_find ("Ruritania"));
}

static void
test_codes (void)
{
  const char *const *codes = cordon_country_codes ();

  /* ISO 3166-1 has 249 of them since 2011. */
  g_assert_cmpuint (g_strv_length ((char **) codes), ==, 249);
  for (guint i = 1; codes[i] != NULL; i++)
    g_assert_cmpint (g_utf8_collate (cordon_country_name (codes[i - 1]), cordon_country_name (codes[i])), <=, 0);
}

/* What a form shows and takes. */
static void
test_field (void)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "country");
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  g_assert_true (cordon_field_parse (field, "mexico", FALSE, &value, NULL));
  text = cordon_field_format (field, value);
  plain = cordon_field_to_plain (field, value);
  g_assert_cmpstr (text, ==, "Mexico");
  g_assert_cmpstr (plain, ==, "MX");
  g_assert_false (cordon_field_parse (field, "Ruritania", FALSE, &none, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/find", test_find);
  g_test_add_func ("/country/codes", test_codes);
  g_test_add_func ("/country/field", test_field);
  return g_test_run ();
}

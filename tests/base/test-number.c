/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as people write them, in several locales, and as files hold them. */

#include "base/cordon-number.h"

#include <math.h>
#include <string.h>

#include "with-locale.h"

static void
assert_parse (const char *text, double expected)
{
  double value;

  g_test_message ("“%.40s”", text);
  g_assert_true (cordon_number_parse (text, &value));
  g_assert_cmpfloat (value, ==, expected);
}

static void
assert_refused (const char *text)
{
  double value;

  g_test_message ("“%.40s”", text);
  g_assert_false (cordon_number_parse (text, &value));
}

static void
assert_format (double value, int decimals, const char *expected)
{
  g_autofree char *text = cordon_number_format (value, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  assert_parse ("1234.5", 1234.5);
  assert_parse ("1,234.5", 1234.5);
  assert_parse ("1,234,567", 1234567);
  assert_parse ("1 234 567", 1234567);
  assert_parse ("1\xe2\x80\xaf"
                "234\xe2\x80\xaf"
                "567.25",
                1234567.25);
  assert_parse ("1\xc2\xa0"
                "234",
                1234);
  assert_parse (" 42 ", 42);
  assert_parse ("-7", -7);
  assert_parse ("\xe2\x88\x92"
                "7",
                -7);
  assert_parse ("+7", 7);
  assert_parse (".5", .5);
  assert_parse ("5.", 5);
  assert_parse ("0", 0);
  assert_parse ("007", 7);
  assert_parse ("٤٢", 42);
}

static void
test_parse_refused (void)
{
  static const char *const wrong[] = {"1,2,3",
                                      "1,23",
                                      "12,34",
                                      "1234,567",
                                      "1,234567",
                                      ",123",
                                      "1,234,",
                                      "1,,234",
                                      "1, 234",
                                      "1,234 567",
                                      "1.2.3",
                                      "1.234,5",
                                      "0,001",
                                      "nan",
                                      "NaN",
                                      "inf",
                                      "-inf",
                                      "Infinity",
                                      "0x10",
                                      "1e3",
                                      "",
                                      " ",
                                      "-",
                                      "--1",
                                      ".",
                                      "12 kg",
                                      "$5",
                                      "1 2",
                                      "12a",
                                      "\xff"
                                      "1",
                                      "1.234,567"};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (wrong[i]);
  assert_refused (NULL);

  g_autofree char *huge = g_strnfill (390, '9');
  assert_refused (huge);
  g_autofree char *hostile = g_strnfill (100000, '1');
  assert_refused (hostile);
}

static void
test_german (void)
{
  if (!with_locale (LC_NUMERIC, "de_DE.UTF-8"))
    return;
  assert_parse ("1.234,5", 1234.5);
  assert_parse ("1234,5", 1234.5);
  assert_parse ("1.234", 1234);
  assert_refused ("1,234.5");
  assert_refused ("1.23");
  assert_format (1234567.5, 1, "1.234.567,5");
  assert_format (-1234.25, -1, "-1.234,25");

  /* Files stay in the C locale. */
  double value;
  g_autofree char *plain = cordon_number_to_plain (1234.5);
  g_assert_cmpstr (plain, ==, "1234.5");
  g_assert_true (cordon_number_parse_plain ("1234.5", &value));
  g_assert_cmpfloat (value, ==, 1234.5);
  setlocale (LC_NUMERIC, "C.UTF-8");
}

static void
test_mexican (void)
{
  if (!with_locale (LC_NUMERIC, "es_MX.UTF-8"))
    return;
  assert_parse ("1234.5", 1234.5);
  assert_parse ("1\xe2\x80\xaf"
                "234.5",
                1234.5);
  assert_refused ("1.234,5");

  g_autofree char *text = cordon_number_format (1234567.5, 1);
  double value;
  g_assert_true (cordon_number_parse (text, &value));
  g_assert_cmpfloat (value, ==, 1234567.5);
  setlocale (LC_NUMERIC, "C.UTF-8");
}

static void
test_indian (void)
{
  if (!with_locale (LC_NUMERIC, "en_IN.UTF-8"))
    return;
  assert_parse ("12,34,567", 1234567);
  assert_parse ("1,234,567", 1234567);
  assert_refused ("1,2345,67");
  assert_format (1234567, 0, "12,34,567");
  setlocale (LC_NUMERIC, "C.UTF-8");
}

static void
test_format (void)
{
  assert_format (12, -1, "12");
  assert_format (12.5, -1, "12.5");
  assert_format (1.0 / 3, -1, "0.333333");
  assert_format (12.5, 2, "12.50");
  assert_format (0.4, 0, "0");
  assert_format (-0.4, 0, "0");
  assert_format (-0.0, -1, "0");
  assert_format (-1.5, -1, "-1.5");
  assert_format (100, -1, "100");
  assert_format (1e-9, -1, "0");
  assert_format (NAN, 2, "");
  assert_format (INFINITY, -1, "");
}

static void
test_plain (void)
{
  static const char *const wrong[] = {"nan", "inf", "1e999", "0x1p3", " 1", "1 ", "1,5", "", "-", "1.2.3", "1e", "--1"};
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (cordon_number_parse_plain (wrong[i], &value));
    }
  g_assert_false (cordon_number_parse_plain (NULL, &value));
  g_assert_true (cordon_number_parse_plain ("-1.5e3", &value));
  g_assert_cmpfloat (value, ==, -1500);
}

static void
test_plain_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250331);
  static const struct
  {
    double value;
    const char *text;
  } exact[] = {{0, "0"}, {-0.0, "0"}, {0.1, "0.1"}, {54, "54"}, {1234567.89, "1234567.89"}, {1e21, "1e+21"}};

  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_autofree char *text = cordon_number_to_plain (exact[i].value);

      g_assert_cmpstr (text, ==, exact[i].text);
    }
  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value, back;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;

      g_autofree char *text = cordon_number_to_plain (value);

      g_assert_true (cordon_number_parse_plain (text, &back));
      g_assert_cmpfloat (back, ==, value);
    }
}

static void
test_mass (void)
{
  double kilograms;

  g_assert_true (cordon_unit_to_kilograms (1, "lb", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 0.45359237);
  g_assert_true (cordon_unit_to_kilograms (16, "oz", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 0.45359237);
  g_assert_true (cordon_unit_to_kilograms (2.5, "t", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 2500);
  g_assert_true (cordon_unit_to_kilograms (250, "g", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 0.25);
  g_assert_true (cordon_unit_to_kilograms (2, "mg", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 2e-6);
  g_assert_true (cordon_unit_to_kilograms (3, "kg", &kilograms));
  g_assert_cmpfloat (kilograms, ==, 3);
  g_assert_false (cordon_unit_to_kilograms (3, "pills", &kilograms));
  g_assert_false (cordon_unit_to_kilograms (3, NULL, &kilograms));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/parse/refused", test_parse_refused);
  g_test_add_func ("/number/german", test_german);
  g_test_add_func ("/number/mexican", test_mexican);
  g_test_add_func ("/number/indian", test_indian);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/plain", test_plain);
  g_test_add_func ("/number/plain/round-trip", test_plain_round_trip);
  g_test_add_func ("/unit/mass", test_mass);
  return g_test_run ();
}

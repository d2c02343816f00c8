/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain: a sentence keeps its arguments and its code, and nobody is made to take it. */

#include "base/cordon-error.h"

static void
test_carries_code_and_sentence (void)
{
  g_autoptr (GError) error = NULL;

  cordon_set_error (&error, CORDON_ERROR_TOO_NEW, "“%s” was written by a newer Cordon.", "plan.cordon");
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_TOO_NEW);
  g_assert_cmpstr (error->message, ==, "“plan.cordon” was written by a newer Cordon.");
}

static void
test_nobody_has_to_take_it (void)
{
  cordon_set_error (NULL, CORDON_ERROR_FAILED, "Nobody reads this.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/carries-code-and-sentence", test_carries_code_and_sentence);
  g_test_add_func ("/error/nobody-has-to-take-it", test_nobody_has_to_take_it);
  return g_test_run ();
}

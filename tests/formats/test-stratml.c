/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML there and back: what a plan holds comes back field by field, from both parts. */

#include "stratml-fixture.h"

#include "model/cordon-starter.h"

static void
round_trip (Fixture *fixture, const CordonFormat *format)
{
  g_autofree char *first = export_text (fixture, format);
  g_autofree char *second = NULL;
  g_autofree char *again = export_text (fixture, format);
  Fixture other;

  g_assert_cmpstr (first, ==, again);
  set_up (&other, NULL);
  import_text (other.plan, first);
  assert_same_plan (fixture->plan, other.plan);
  second = export_text (&other, format);
  g_assert_cmpstr (first, ==, second);
  tear_down (&other, NULL);
}

static void
test_starter (Fixture *fixture, gconstpointer format)
{
  commit (fixture->plan, cordon_starter_draft (NULL));
  round_trip (fixture, format);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stratml/starter/part-2", Fixture, &cordon_format_stratml, set_up, test_starter, tear_down);
  g_test_add ("/stratml/starter/part-1", Fixture, &cordon_format_stratml_part_1, set_up, test_starter, tear_down);
  return g_test_run ();
}

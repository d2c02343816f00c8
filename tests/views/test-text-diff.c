/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was reworded: nothing of either text is lost, and what is marked is what a reader would mark. */

#include "views/history/cordon-text-diff.h"

static char *
sketch (GPtrArray *parts)
{
  GString *sketch = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CordonDiffPart *part = parts->pdata[i];

      g_string_append_printf (sketch, "%s%s|",
                              part->fate == CORDON_DIFF_SAME    ? ""
                              : part->fate == CORDON_DIFF_ADDED ? "+"
                                                                : "-",
                              part->text);
    }
  return g_string_free (sketch, FALSE);
}

static void
assert_diff (const char *before, const char *after, const char *expected)
{
  g_autoptr (GPtrArray) parts = cordon_text_diff (before, after);
  g_autofree char *found = sketch (parts);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_marks_words (void)
{
  assert_diff ("The TCIU will expand.", "The TCIU will expand.", "The TCIU will expand.|");
  assert_diff ("The unit will expand in Mexico.", "The vetted unit will grow in Mexico.",
               "The |+vetted |unit will |-expand |+grow |in Mexico.|");
  assert_diff ("One two three", "Two three", "-One two |+Two |three|");
  assert_diff (NULL, "New words", "+New words|");
  assert_diff ("Old words", NULL, "-Old words|");
  assert_diff (NULL, NULL, "");
  assert_diff ("Bogotá y Lima", "Bogotá o Lima", "Bogotá |-y |+o |Lima|");
}

static void
test_chance_is_no_likeness (void)
{
  assert_diff ("Old sentence and other old words", "New phrase and altogether new ones",
               "-Old sentence and other old words|+New phrase and altogether new ones|");
  assert_diff ("One word here, and all of the rest remains", "A word there, and all of the rest remains",
               "-One |+A |word |-here, |+there, |and all of the rest remains|");
}

static char *
random_text (GRand *random, guint n)
{
  static const char *const words[] = {"a", "b", "c", "ñandú", "dé\n", " "};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            g_rand_boolean (random) ? " " : "  ");
  return g_string_free (text, FALSE);
}

static void
assert_holds_both (const char *before, const char *after)
{
  g_autoptr (GPtrArray) parts = cordon_text_diff (before, after);
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CordonDiffPart *part = parts->pdata[i];

      if (part->fate != CORDON_DIFF_ADDED)
        g_string_append (a, part->text);
      if (part->fate != CORDON_DIFF_REMOVED)
        g_string_append (b, part->text);
    }
  g_assert_cmpstr (a->str, ==, before);
  g_assert_cmpstr (b->str, ==, after);
}

static void
test_loses_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *before = random_text (random, (guint) g_rand_int_range (random, 0, 30));
      g_autofree char *after = random_text (random, (guint) g_rand_int_range (random, 0, 30));

      assert_holds_both (before, after);
    }
}

static void
test_very_long_texts (void)
{
  g_autoptr (GString) before = g_string_new ("Same beginning ");
  g_autoptr (GString) after = g_string_new ("Same beginning ");

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "old%u ", i);
      g_string_append_printf (after, "new%u ", i);
    }
  assert_holds_both (before->str, after->str);
}

static void
test_markup (void)
{
  g_autoptr (GPtrArray) parts = cordon_text_diff ("Units < 10 kg & more", "Units < 12 kg & more");
  g_autofree char *markup = cordon_text_diff_to_markup (parts, 0);
  g_autofree char *removed = cordon_text_diff_collect (parts, CORDON_DIFF_REMOVED);
  g_autofree char *added = cordon_text_diff_collect (parts, CORDON_DIFF_ADDED);

  g_assert_cmpstr (markup, ==, "Units &lt; <s>10</s> <u><b>12</b></u> kg &amp; more");
  g_assert_cmpstr (removed, ==, "10");
  g_assert_cmpstr (added, ==, "12");
}

static void
test_context (void)
{
  g_autoptr (GPtrArray) parts = cordon_text_diff ("One two three four five six seven eight nine ten",
                                                  "One two three four FIVE six seven eight nine ten");
  g_autofree char *markup = cordon_text_diff_to_markup (parts, 10);

  g_assert_cmpstr (markup, ==, "… four <s>five</s> <u><b>FIVE</b></u> six seven …");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/marks-words", test_marks_words);
  g_test_add_func ("/text-diff/chance-is-no-likeness", test_chance_is_no_likeness);
  g_test_add_func ("/text-diff/loses-nothing", test_loses_nothing);
  g_test_add_func ("/text-diff/very-long-texts", test_very_long_texts);
  g_test_add_func ("/text-diff/markup", test_markup);
  g_test_add_func ("/text-diff/context", test_context);
  return g_test_run ();
}

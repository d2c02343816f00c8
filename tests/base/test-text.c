/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must come out alike on every machine: folded text, keys that order, ids. */

#include "base/cordon-text.h"

#include <string.h>

#include "with-locale.h"

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = cordon_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
check_folds (void)
{
  assert_fold ("Peña Nieto", "pena nieto");
  assert_fold ("Pen\xcc\x83"
               "a",
               "pena");
  assert_fold ("ÅÄÖ", "aao");
  assert_fold ("Straße", "strasse");
  assert_fold ("STRASSE", "strasse");
  assert_fold ("Łódź, Đà Nẵng", "lodz, da nang");
  assert_fold ("Ærø", "aero");
  assert_fold ("ISTANBUL", "istanbul");
  assert_fold ("İstanbul", "istanbul");
  assert_fold ("Diyarbakır", "diyarbakir");
  assert_fold ("ＦＥＮＴ", "fent");
  assert_fold ("ΑΘΉΝΑ", "αθηνα");
  assert_fold ("Йод", "иод");
  /* In these scripts the marks make another word. */
  assert_fold ("がん", "がん");
  assert_fold ("हिन्दी", "हिन्दी");
  assert_fold ("한국", "한국");
  assert_fold ("", "");
  assert_fold (NULL, "");
}

static void
test_fold (void)
{
  check_folds ();
  g_autofree char *broken = cordon_text_fold ("A\xff"
                                              "B");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_fold_turkish (void)
{
  if (!with_locale (LC_CTYPE, "tr_TR.UTF-8"))
    return;
  check_folds ();
  setlocale (LC_ALL, "C.UTF-8");
}

static void
assert_key (const char *key)
{
  gsize length = strlen (key);

  g_assert_cmpuint (length, >, 0);
  for (gsize i = 0; i < length; i++)
    g_assert_true (g_ascii_isalnum (key[i]));
  g_assert_cmpint (key[length - 1], !=, '0');
}

static void
assert_between (const char *before, const char *after)
{
  g_autofree char *key = cordon_text_key_between (before, after);

  assert_key (key);
  if (before != NULL)
    g_assert_cmpstr (before, <, key);
  if (after != NULL)
    g_assert_cmpstr (key, <, after);
}

static void
test_key_edges (void)
{
  g_autofree char *only = cordon_text_key_between (NULL, NULL);

  g_assert_cmpstr (only, ==, "V");
  assert_between (NULL, "1");
  assert_between (NULL, "01");
  assert_between (NULL, "0001");
  assert_between (NULL, "zzz");
  assert_between ("z", NULL);
  assert_between ("zzz", NULL);
  assert_between ("zzzy", NULL);
  assert_between ("1", NULL);
  assert_between ("V", "W");
  assert_between ("V", "V1");
  assert_between ("V", "V01");
  assert_between ("Vz", "W");
  assert_between ("Vzzz", "W");
  assert_between ("Vzzz", "W01");
  assert_between ("9", "A");
  assert_between ("Z", "a");
  assert_between ("0z", "1");
}

/* Keys out of order, or out of a file that somebody else wrote: the row still lands after the one before. */
static void
test_key_odd (void)
{
  static const char *const odd[][2] = {{"V", "V"},   {"W", "V"},  {"~", NULL},   {"~", "V"}, {"V0", "V"},
                                       {"a b", "c"}, {"é", NULL}, {"V00", NULL}, {"0", "1"}};

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *key = cordon_text_key_between (odd[i][0], odd[i][1]);

      g_assert_cmpstr (odd[i][0], <, key);
    }
  /* Nothing sorts before these; the key is one all the same. */
  g_autofree char *zero = cordon_text_key_between (NULL, "0");
  g_autofree char *empty = cordon_text_key_between ("", "");
  assert_key (zero);
  assert_key (empty);
}

static void
test_key_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250331);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize longest = 0;

  for (int i = 0; i < 10000; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) keys->len + 1);
      const char *before = at > 0 ? g_ptr_array_index (keys, at - 1) : NULL;
      const char *after = at < keys->len ? g_ptr_array_index (keys, at) : NULL;

      g_ptr_array_insert (keys, (int) at, cordon_text_key_between (before, after));
    }
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      assert_key (key);
      if (i > 0)
        g_assert_cmpstr (g_ptr_array_index (keys, i - 1), <, key);
      longest = MAX (longest, strlen (key));
      g_checksum_update (checksum, (const guchar *) key, (gssize) strlen (key) + 1);
    }
  g_test_message ("the longest of 10,000 keys has %" G_GSIZE_FORMAT " characters", longest);
  g_assert_cmpuint (longest, <=, 10);
  /* Another laptop gives the same keys for the same moves. */
  g_assert_cmpstr (g_checksum_get_string (checksum), ==,
                   "6c275ed52d0898569501b95abe8e9b326fc591b7d43a318de3f2c7fe8ebaba4b");
}

/* A thousand rows typed one after the other in the middle, and a thousand each put before the last. */
static void
test_key_same_place (void)
{
  g_autofree char *low = g_strdup ("V");
  g_autofree char *high = g_strdup ("W");

  for (int i = 0; i < 1000; i++)
    {
      char *key = cordon_text_key_between (low, "W");

      g_assert_cmpstr (low, <, key);
      g_assert_cmpstr (key, <, "W");
      g_free (low);
      low = key;
      key = cordon_text_key_between ("V", high);
      g_assert_cmpstr ("V", <, key);
      g_assert_cmpstr (key, <, high);
      g_free (high);
      high = key;
    }
  g_assert_cmpuint (strlen (low), <, 250);
  g_assert_cmpuint (strlen (high), <, 250);
}

static void
test_key_outwards (void)
{
  g_autofree char *last = g_strdup ("V");
  g_autofree char *first = g_strdup ("V");

  for (int i = 0; i < 100000; i++)
    {
      char *key = cordon_text_key_between (last, NULL);

      g_assert_cmpstr (last, <, key);
      g_free (last);
      last = key;
      key = cordon_text_key_between (NULL, first);
      g_assert_cmpstr (key, <, first);
      g_free (first);
      first = key;
    }
  g_assert_cmpuint (strlen (last), <=, 6);
  g_assert_cmpuint (strlen (first), <=, 6);
  assert_key (first);
}

static void
test_keys_after (void)
{
  g_auto (GStrv) keys = cordon_text_keys_after ("V", 100000);
  g_auto (GStrv) none = cordon_text_keys_after (NULL, 0);
  g_auto (GStrv) fresh = cordon_text_keys_after (NULL, 3);

  g_assert_cmpuint (g_strv_length (keys), ==, 100000);
  g_assert_cmpstr ("V", <, keys[0]);
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (keys[i]), <=, 6);
      if (i > 0)
        g_assert_cmpstr (keys[i - 1], <, keys[i]);
    }
  assert_between (keys[500], keys[501]);
  g_assert_null (none[0]);
  g_assert_cmpuint (g_strv_length (fresh), ==, 3);
}

static void
test_id_new (void)
{
  g_autofree char *last = cordon_id_new ();
  gint64 start = g_get_real_time () / 1000;

  /* Many within one millisecond. */
  for (int i = 0; i < 20000; i++)
    {
      char *id = cordon_id_new ();

      g_assert_cmpstr (last, <, id);
      g_free (last);
      last = id;
    }
  g_assert_true (cordon_id_is_valid (last));
  g_assert_cmpint (last[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", last[19]));

  g_autofree char *moment = g_strdup_printf ("%.8s%.4s", last, last + 9);
  gint64 made = (gint64) g_ascii_strtoull (moment, NULL, 16);

  g_assert_cmpint (made, >=, start);
  g_assert_cmpint (made, <, start + 60 * 1000);
}

static gpointer
make_ids (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 5000; i++)
    g_ptr_array_add (ids, cordon_id_new ());
  return ids;
}

static void
test_id_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GThread *threads[4];
  GPtrArray *ids[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("ids", make_ids, NULL);
  for (int i = 0; i < 4; i++)
    {
      ids[i] = g_thread_join (threads[i]);
      for (guint j = 0; j < ids[i]->len; j++)
        g_assert_true (g_hash_table_add (seen, g_ptr_array_index (ids[i], j)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20000);
  for (int i = 0; i < 4; i++)
    g_ptr_array_unref (ids[i]);
}

/* These are in plans already: they may never change. */
static void
test_id_derive (void)
{
  g_autofree char *one = cordon_id_derive ("tie", "a", "b", NULL);
  g_autofree char *same = cordon_id_derive ("tie", "a", "b", NULL);
  g_autofree char *other = cordon_id_derive ("tie", "ab", NULL);

  g_assert_cmpstr (one, ==, "d7c31178-f4c2-8eb6-bb4d-7d0cf12e4ba8");
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (other, ==, "9a3e90bf-8f5c-85a1-89dc-1992fe0f1a99");
  g_assert_true (cordon_id_is_valid (one));
}

static void
test_id_valid (void)
{
  g_assert_true (cordon_id_is_valid ("d7c31178-f4c2-8eb6-bb4d-7d0cf12e4ba8"));
  g_assert_false (cordon_id_is_valid ("D7C31178-F4C2-8EB6-BB4D-7D0CF12E4BA8"));
  g_assert_false (cordon_id_is_valid ("d7c31178-f4c2-8eb6-bb4d-7d0cf12e4ba"));
  g_assert_false (cordon_id_is_valid ("d7c31178-f4c2-8eb6-bb4d-7d0cf12e4ba8 "));
  g_assert_false (cordon_id_is_valid ("d7c31178f4c28eb6bb4d7d0cf12e4ba8abcd"));
  g_assert_false (cordon_id_is_valid ("{7c31178-f4c2-8eb6-bb4d-7d0cf12e4ba}"));
  g_assert_false (cordon_id_is_valid (""));
  g_assert_false (cordon_id_is_valid (NULL));
}

static void
assert_clean (const char *text, gsize max_chars, gboolean lines, const char *expected)
{
  g_autofree char *clean = cordon_text_clean (text, max_chars, lines);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean (" \t Title\n ", 0, FALSE, "Title");
  assert_clean ("one\r\ntwo\rthree\nfour", 0, TRUE, "one\ntwo\nthree\nfour");
  assert_clean ("one\r\ntwo\xe2\x80\xa8three", 0, FALSE, "one two three");
  assert_clean ("\n\n one\n\ntwo \n", 0, TRUE, "one\n\ntwo");
  assert_clean ("bell\a escape\x1b[31m null\x7f", 0, FALSE, "bell escape[31m null");
  assert_clean ("c1 \xc2\x9b"
                "31m",
                0, FALSE, "c1 31m");
  assert_clean ("gpj.\xe2\x80\xae"
                "evil",
                0, FALSE, "gpj.evil");
  assert_clean ("\xef\xbb\xbf"
                "from a spreadsheet",
                0, FALSE, "from a spreadsheet");
  assert_clean ("broken \xff here", 0, FALSE, "broken \xef\xbf\xbd here");
  assert_clean ("ñandú", 2, FALSE, "ña");
  assert_clean ("a b", 2, FALSE, "a");
  assert_clean ("\xc2\xa0narrow\xe2\x80\xaf", 0, FALSE, "narrow");
  assert_clean ("", 0, TRUE, "");
  assert_clean (NULL, 0, TRUE, "");

  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *cut = cordon_text_clean (long_text, 500, FALSE);
  g_assert_cmpuint (strlen (cut), ==, 500);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold/turkish-locale-changes-nothing", test_fold_turkish);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/key/edges", test_key_edges);
  g_test_add_func ("/key/odd-neighbours", test_key_odd);
  g_test_add_func ("/key/random-inserts-stay-ordered", test_key_random);
  g_test_add_func ("/key/same-place", test_key_same_place);
  g_test_add_func ("/key/outwards-stays-short", test_key_outwards);
  g_test_add_func ("/key/keys-after", test_keys_after);
  g_test_add_func ("/id/new-is-monotonic", test_id_new);
  g_test_add_func ("/id/new-in-threads", test_id_threads);
  g_test_add_func ("/id/derive-is-stable", test_id_derive);
  g_test_add_func ("/id/valid", test_id_valid);
  return g_test_run ();
}

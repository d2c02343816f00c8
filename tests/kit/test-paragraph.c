/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph in a list: how high it is, where it ends, and what a screen reader hears of it. */

#include "kit/cordon-paragraph.h"
#include "kit/cordon-toolkit.h"

#define SHORT "Overseas footprint"
#define LONG                                                                                                           \
  "Emphasize regular publication of intelligence products on money laundering and the movement of illicit assets"

static int
height_of (GtkWidget *paragraph, int width)
{
  int minimum;
  int natural;

  gtk_widget_measure (paragraph, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  return natural;
}

/* It is as high as its lines, and no higher than the lines that it may have. */
static void
test_height (void)
{
  g_autoptr (GtkWidget) line = g_object_ref_sink (cordon_paragraph_new (SHORT, 3));
  g_autoptr (GtkWidget) two = g_object_ref_sink (cordon_paragraph_new (LONG, 2));
  g_autoptr (GtkWidget) many = g_object_ref_sink (cordon_paragraph_new (LONG, 20));
  int one = height_of (line, 600);

  g_assert_cmpint (one, >, 0);
  g_assert_cmpint (ABS (height_of (two, 300) - 2 * one), <=, 1);
  g_assert_cmpint (height_of (many, 300), >, 2 * one + one / 2);
  g_assert_cmpint (height_of (many, 5000), ==, one);
  /* What was asked before does not matter. */
  g_assert_cmpint (height_of (many, 300), >, 2 * one + one / 2);
}

/* However long its text is, it fits into a narrow window, and asks for no wider one than one can read. */
static void
test_width (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autoptr (GtkWidget) paragraph = g_object_ref_sink (cordon_paragraph_new (endless, 3));
  int minimum;
  int natural;

  gtk_widget_measure (paragraph, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 200);
  g_assert_cmpint (natural, <, 1000);
}

static void
test_label (void)
{
  g_autoptr (GtkWidget) paragraph = g_object_ref_sink (cordon_paragraph_new (NULL, 1));
  g_autofree char *wrong = NULL;

  g_assert_cmpint (height_of (paragraph, 300), >, 0);
  cordon_paragraph_set_label (CORDON_PARAGRAPH (paragraph), LONG);
  g_assert_cmpstr (cordon_paragraph_get_label (CORDON_PARAGRAPH (paragraph)), ==, LONG);
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (paragraph), GTK_ACCESSIBLE_PROPERTY_LABEL, LONG);
  g_assert_null (wrong);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add_func ("/paragraph/height", test_height);
  g_test_add_func ("/paragraph/width", test_width);
  g_test_add_func ("/paragraph/label", test_label);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A status is never told by colour alone, and a screen reader gets it in words. */

#include "kit/cordon-status-pill.h"
#include "kit/cordon-toolkit.h"

static void
test_words_and_letters (void)
{
  g_assert_cmpstr (cordon_status_letter ("green"), ==, "G");
  g_assert_cmpstr (cordon_status_letter ("amber"), ==, "A");
  g_assert_cmpstr (cordon_status_letter ("red"), ==, "R");
  g_assert_cmpstr (cordon_status_letter (NULL), ==, "–");
  g_assert_cmpstr (cordon_status_label ("unrated"), ==, cordon_status_label (NULL));
}

static void
test_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (cordon_status_pill_new ());

  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Status: Not rated");
  cordon_status_pill_set_status (CORDON_STATUS_PILL (pill), "amber");
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Status: Amber");
  g_assert_true (gtk_widget_has_css_class (pill, "warning"));
  cordon_status_pill_set_status (CORDON_STATUS_PILL (pill), "red");
  g_assert_false (gtk_widget_has_css_class (pill, "warning"));
  g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                          "cordon-status-red-symbolic"));
  g_assert_finalize_object (pill);
}

static void
test_marks (void)
{
  const char *const statuses[] = {NULL, "green", "amber", "red"};
  const char *const periods[] = {"FY2025 Q1", "FY2025 Q2", "FY2025 Q3", "FY2025 Q4"};
  GtkWidget *marks = g_object_ref_sink (cordon_status_marks_new ());

  cordon_status_marks_set (CORDON_STATUS_MARKS (marks), statuses, periods, 4);
  gtk_test_accessible_assert_property (marks, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "FY2025 Q1: Not rated\nFY2025 Q2: Green\nFY2025 Q3: Amber\nFY2025 Q4: Red");
  cordon_status_marks_set (CORDON_STATUS_MARKS (marks), statuses + 2, periods + 2, 2);
  gtk_test_accessible_assert_property (marks, GTK_ACCESSIBLE_PROPERTY_LABEL, "FY2025 Q3: Amber\nFY2025 Q4: Red");
  g_assert_finalize_object (marks);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add_func ("/status-pill/words-and-letters", test_words_and_letters);
  g_test_add_func ("/status-pill/pill", test_pill);
  g_test_add_func ("/status-pill/marks", test_marks);
  return g_test_run ();
}

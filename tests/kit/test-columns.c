/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns stand beside each other where there is room, below each other where there is not, and the first is on the
 * right where people read from there. */

#include <adwaita.h>

#include "kit/cordon-columns.h"

typedef struct
{
  GtkWidget *columns;
  GtkWidget *children[2];
} Page;

static Page
make_page (void)
{
  Page page = {.columns =
                   g_object_ref_sink (g_object_new (CORDON_TYPE_COLUMNS, "spacing", 20, "threshold", 600, NULL))};

  for (int i = 0; i < 2; i++)
    {
      page.children[i] = gtk_label_new ("A child");
      cordon_columns_append (CORDON_COLUMNS (page.columns), page.children[i]);
    }
  return page;
}

/* Where a child stands, once the page is so wide. */
static graphene_rect_t
place (Page *page, int i, int width)
{
  graphene_rect_t bounds;
  int height;

  gtk_widget_measure (page->columns, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (page->columns, width, height, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (page->children[i], page->columns, &bounds));
  return bounds;
}

static void
test_beside (void)
{
  Page page = make_page ();
  graphene_rect_t first = place (&page, 0, 620);
  graphene_rect_t second = place (&page, 1, 620);

  g_assert_cmpfloat (first.origin.x, ==, 0);
  g_assert_cmpfloat (first.size.width, ==, 300);
  g_assert_cmpfloat (second.origin.x, ==, 320);
  g_assert_cmpfloat (second.size.width, ==, 300);
  g_assert_finalize_object (page.columns);
}

static void
test_mirrored (void)
{
  Page page = make_page ();

  gtk_widget_set_direction (page.columns, GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (place (&page, 0, 620).origin.x, ==, 320);
  g_assert_cmpfloat (place (&page, 1, 620).origin.x, ==, 0);
  g_assert_finalize_object (page.columns);
}

static void
test_below (void)
{
  Page page = make_page ();
  graphene_rect_t first = place (&page, 0, 599);
  graphene_rect_t second = place (&page, 1, 599);

  g_assert_cmpfloat (first.size.width, ==, 599);
  g_assert_cmpfloat (second.origin.x, ==, 0);
  g_assert_cmpfloat (second.origin.y, ==, first.size.height + 20);
  g_assert_finalize_object (page.columns);
}

static void
test_hidden_child_takes_no_room (void)
{
  Page page = make_page ();

  gtk_widget_set_visible (page.children[0], FALSE);
  g_assert_cmpfloat (place (&page, 1, 620).size.width, ==, 620);
  g_assert_finalize_object (page.columns);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/beside", test_beside);
  g_test_add_func ("/columns/mirrored", test_mirrored);
  g_test_add_func ("/columns/below", test_below);
  g_test_add_func ("/columns/hidden-child-takes-no-room", test_hidden_child_takes_no_room);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonView:
 * @id: its name in actions: "goals"
 * @title: what a person reads in the sidebar, marked with NC_ ("view", …)
 * @icon: a symbolic icon's name
 * @aside: whether it is reached by a button of the header and stands in no sidebar
 * @kinds: (nullable) (array zero-terminated=1): the kinds whose rows it shows; %NULL: it has
 *   something to say of any row
 * @create: makes its widget for a plan, which stays the same for the widget's life; the plan may be read only
 * @reveal: (nullable): shows one row of @kinds in the widget; returns whether it has a place for it
 *
 * A view of the plan. The window knows of a view what stands here, and a view knows its window by actions alone
 * (kit/cordon-report.h; "win.show" (ss) with a kind and an id opens a row in the view that has it).
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  gboolean aside;
  const char *const *kinds;
  GtkWidget *(*create) (CordonPlan *plan);
  gboolean (*reveal) (GtkWidget *view, const char *kind, const char *id);
} CordonView;

/* Returns: (array length=n_views): all views, in the sidebar's order */
const CordonView *cordon_views_get (guint *n_views);

G_END_DECLS

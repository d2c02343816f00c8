/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging in the outline: goals among goals, initiatives to any place under any goal, and what is on an initiative's
 * page to another initiative. What a filter hides keeps its place: rows are put beside their siblings of the plan. */

#include "views/goals/cordon-outline-drag.h"

#include "kit/cordon-reorder.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-move-dialog.h"

/* Of one cell; it lives as long as that. */
typedef struct
{
  GtkWidget *view; /* not owned: the cell is in it */
  CordonPlan *plan;
  CordonOutline *outline;
} Drag;

static void
drag_free (gpointer data)
{
  Drag *self = data;

  g_object_unref (self->plan);
  g_object_unref (self->outline);
  g_free (self);
}

static const char *
kind_of (CordonRecord *record)
{
  return cordon_record_get_text (record, "kind");
}

static gboolean
is_of_plan (Drag *self, GObject *dragged)
{
  return CORDON_IS_RECORD (dragged)
         && cordon_plan_peek (self->plan, cordon_record_get_kind (CORDON_RECORD (dragged))->name,
                              cordon_record_get_id (CORDON_RECORD (dragged)))
                == CORDON_RECORD (dragged);
}

static GObject *
find_dragged (GtkWidget *cell, gpointer user_data)
{
  Drag *self = user_data;
  CordonRecord *record = cordon_item_cell_get_record (CORDON_ITEM_CELL (cell));

  if (record == NULL || !cordon_edit_is_possible (self->plan) || g_strcmp0 (kind_of (record), "strategy") == 0)
    return NULL;
  return G_OBJECT (record);
}

static CordonDrop
find_drop (GtkWidget *cell, GObject *dragged, double fraction, gpointer user_data)
{
  Drag *self = user_data;
  CordonRecord *onto = cordon_item_cell_get_record (CORDON_ITEM_CELL (cell));
  gboolean same_kind;

  if (onto == NULL || G_OBJECT (onto) == dragged || !is_of_plan (self, dragged)
      || !cordon_edit_is_possible (self->plan))
    return CORDON_DROP_NOWHERE;
  same_kind = g_strcmp0 (kind_of (onto), kind_of (CORDON_RECORD (dragged))) == 0;
  /* In another order than the plan's there is no place beside something. */
  if (same_kind && cordon_outline_get_terms (self->outline)->sort == CORDON_OUTLINE_SORT_PLAN)
    return fraction < 0.5 ? CORDON_DROP_BEFORE : CORDON_DROP_AFTER;
  return cordon_move_dialog_can_hold (onto, CORDON_RECORD (dragged)) ? CORDON_DROP_INTO : CORDON_DROP_NOWHERE;
}

/* Beside @onto, among all that is under the same goal; what a filter hides has its place too. */
static void
drop_beside (Drag *self, CordonRecord *record, CordonRecord *onto, CordonDrop where)
{
  const char *parent = cordon_record_get_text (onto, "parent");
  g_autoptr (GListModel) siblings = cordon_outline_get_siblings (self->outline, kind_of (onto), parent);
  g_autoptr (CordonRecord) before = NULL;
  g_autoptr (CordonRecord) after = NULL;
  guint place;

  if (!g_list_store_find (G_LIST_STORE (siblings), onto, &place))
    return;
  if (where == CORDON_DROP_BEFORE)
    {
      before = place > 0 ? g_list_model_get_item (siblings, place - 1) : NULL;
      after = g_object_ref (onto);
    }
  else
    {
      before = g_object_ref (onto);
      after = g_list_model_get_item (siblings, place + 1);
    }
  /* It is there already. */
  if (before == record || after == record)
    return;
  cordon_edit_place (self->view, self->plan, record, parent, before, after);
}

static void
on_dropped (GtkWidget *cell, GObject *dragged, CordonDrop where, gpointer user_data)
{
  Drag *self = user_data;
  CordonRecord *onto = cordon_item_cell_get_record (CORDON_ITEM_CELL (cell));

  if (where == CORDON_DROP_INTO)
    cordon_edit_move_to (self->view, self->plan, CORDON_RECORD (dragged), onto);
  else
    drop_beside (self, CORDON_RECORD (dragged), onto, where);
}

void
cordon_outline_drag_attach (CordonItemCell *cell, GtkWidget *view, CordonPlan *plan, CordonOutline *outline)
{
  GtkWidget *widget = GTK_WIDGET (cell);
  Drag *self;

  g_return_if_fail (CORDON_IS_ITEM_CELL (cell));

  self = g_new0 (Drag, 1);
  self->view = view;
  self->plan = g_object_ref (plan);
  self->outline = g_object_ref (outline);
  g_object_set_data_full (G_OBJECT (cell), "cordon-outline-drag", self, drag_free);
  cordon_reorder_make_source (widget, widget, find_dragged, self);
  cordon_reorder_make_target (widget, find_drop, on_dropped, self);
}

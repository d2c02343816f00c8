/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new site. Its place is chosen among the plan's, or described: then the place is made with it. Nothing is stored
 * before "Add", and then all at once, so that one undo takes it back. */

#include "views/shared/cordon-site-dialog.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-option.h"
#include "model/cordon-kind.h"
#include "views/shared/cordon-point-row.h"
#include "views/shared/cordon-record-field.h"

static const struct
{
  const char *name;
  const char *kind;
  const char *field;
  gboolean new_place;
} fields[] = {
    {"name", "party", "name", FALSE},      {"kind", "party", "kind", FALSE},
    {"place", "party", "place", FALSE},    {"place-name", "place", "name", TRUE},
    {"country", "place", "country", TRUE}, {"subdivision", "place", "subdivision", TRUE},
};

struct _CordonSiteDialog
{
  AdwWindow parent_instance;

  GtkListBox *party_list;
  GtkListBox *place_list;
  GtkLabel *error;
  GtkWidget *add_button;

  CordonPlan *plan;
  GtkWidget *rows[G_N_ELEMENTS (fields)];
  GtkWidget *point;
  GCancellable *cancellable;
  char *id;
};

G_DEFINE_FINAL_TYPE (CordonSiteDialog, cordon_site_dialog, ADW_TYPE_WINDOW)

static guint added_signal;

GtkWidget *
cordon_site_dialog_get_field (CordonSiteDialog *self, const char *field)
{
  g_return_val_if_fail (CORDON_IS_SITE_DIALOG (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].name, field) == 0)
      return self->rows[i];
  return g_strcmp0 (field, "point") == 0 ? self->point : NULL;
}

static const char *
value_of (CordonSiteDialog *self, const char *field)
{
  return cordon_field_row_get_value (CORDON_FIELD_ROW (cordon_site_dialog_get_field (self, field)));
}

static void
show_error (CordonSiteDialog *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

const char *
cordon_site_dialog_get_error (CordonSiteDialog *self)
{
  g_return_val_if_fail (CORDON_IS_SITE_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error) : NULL;
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonSiteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (changes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      return;
    }
  g_signal_emit (self, added_signal, 0, self->id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Takes what stands in every field; puts the cursor into the first that can't be taken. */
static gboolean
flush (CordonSiteDialog *self)
{
  gboolean good = cordon_field_row_flush (CORDON_FIELD_ROW (self->point));

  if (!good)
    gtk_widget_grab_focus (cordon_field_row_get_editor (CORDON_FIELD_ROW (self->point)));
  for (guint i = G_N_ELEMENTS (fields); i-- > 0;)
    if (!cordon_field_row_flush (CORDON_FIELD_ROW (self->rows[i])))
      {
        gtk_widget_grab_focus (cordon_field_row_get_editor (CORDON_FIELD_ROW (self->rows[i])));
        good = FALSE;
      }
  return good;
}

static void
set_cell (CordonSiteDialog *self, CordonDraft *draft, guint field, const char *id)
{
  const CordonField *table = cordon_kind_field (cordon_kind_find (fields[field].kind), fields[field].field);
  g_autoptr (GVariant) value = cordon_record_field_dup_value (CORDON_FIELD_ROW (self->rows[field]), table);

  if (value != NULL)
    cordon_draft_set (draft, fields[field].kind, id, fields[field].field, value);
}

void
cordon_site_dialog_add (CordonSiteDialog *self)
{
  g_autoptr (CordonDraft) draft = NULL;
  const char *id;
  const char *place = NULL;
  double lat, lon;

  g_return_if_fail (CORDON_IS_SITE_DIALOG (self));

  show_error (self, NULL);
  if (!flush (self))
    {
      show_error (self, _ ("Nothing was added yet: a field holds something that can’t be taken."));
      return;
    }
  if (value_of (self, "name") == NULL)
    {
      show_error (self, _ ("Nothing was added yet: a site needs a name."));
      gtk_widget_grab_focus (
          cordon_field_row_get_editor (CORDON_FIELD_ROW (cordon_site_dialog_get_field (self, "name"))));
      return;
    }

  draft = cordon_draft_new (N_ ("Add site"));
  if (value_of (self, "place") == NULL
      && (value_of (self, "place-name") != NULL || cordon_field_row_get_value (CORDON_FIELD_ROW (self->point)) != NULL))
    {
      place = cordon_draft_create (draft, "place", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (fields[i].new_place)
          set_cell (self, draft, i, place);
      if (value_of (self, "place-name") == NULL)
        cordon_draft_set_text (draft, "place", place, "name", value_of (self, "name"));
      if (cordon_point_of_value (cordon_field_row_get_value (CORDON_FIELD_ROW (self->point)), &lat, &lon))
        {
          cordon_draft_set_number (draft, "place", place, "lat", lat);
          cordon_draft_set_number (draft, "place", place, "lon", lon);
        }
    }
  id = cordon_draft_create (draft, "party", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!fields[i].new_place)
      set_cell (self, draft, i, id);
  if (place != NULL)
    cordon_draft_set_text (draft, "party", id, "place", place);
  else if (value_of (self, "place") == NULL)
    /* It may be known which country it is in, and not where. */
    cordon_draft_set_text (draft, "party", id, "country", value_of (self, "country"));
  g_free (self->id);
  self->id = g_strdup (id);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  cordon_plan_commit_async (self->plan, draft, self->cancellable, on_committed, g_object_ref (self));
}

/* A place of the plan that is chosen leaves nothing to say of a new one. */
static void
on_place_changed (CordonSiteDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->place_list), value_of (self, "place") == NULL);
}

static GListModel *
options_of_kinds (const char *const *kinds)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "kind");
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (CordonOption) option = cordon_option_new (kinds[i], cordon_field_choice_label (field, kinds[i]), NULL);

      g_list_store_append (store, option);
    }
  return G_LIST_MODEL (store);
}

GtkWidget *
cordon_site_dialog_new (GtkWidget *parent, CordonPlan *plan, const char *const *kinds, const char *kind,
                        const char *country)
{
  CordonSiteDialog *self;
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autoptr (GListModel) options = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kinds != NULL && kinds[0] != NULL, NULL);

  self = g_object_new (CORDON_TYPE_SITE_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->plan = g_object_ref (plan);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->rows[i] = cordon_record_field_new_loose (plan, fields[i].kind, fields[i].field);
      gtk_list_box_append (fields[i].new_place ? self->place_list : self->party_list, self->rows[i]);
    }
  self->point = cordon_point_row_new_loose ();
  gtk_list_box_insert (self->place_list, self->point, 1);

  options = options_of_kinds (kinds);
  cordon_field_row_set_options (CORDON_FIELD_ROW (cordon_site_dialog_get_field (self, "kind")), options);
  cordon_field_row_set_value (CORDON_FIELD_ROW (cordon_site_dialog_get_field (self, "kind")),
                              kind != NULL ? kind : kinds[0]);
  cordon_field_row_set_value (CORDON_FIELD_ROW (cordon_site_dialog_get_field (self, "country")), country);
  g_signal_connect_object (cordon_site_dialog_get_field (self, "place"), "notify::value", G_CALLBACK (on_place_changed),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cordon_site_dialog_dispose (GObject *object)
{
  CordonSiteDialog *self = CORDON_SITE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (cordon_site_dialog_parent_class)->dispose (object);
}

static void
cordon_site_dialog_finalize (GObject *object)
{
  CordonSiteDialog *self = CORDON_SITE_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_free (self->id);

  G_OBJECT_CLASS (cordon_site_dialog_parent_class)->finalize (object);
}

static void
cordon_site_dialog_class_init (CordonSiteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_site_dialog_dispose;
  object_class->finalize = cordon_site_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-site-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSiteDialog, party_list);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteDialog, place_list);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteDialog, error);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, cordon_site_dialog_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  added_signal = g_signal_new ("added", CORDON_TYPE_SITE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
}

static void
cordon_site_dialog_init (CordonSiteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "formats/cordon-format.h"

G_BEGIN_DECLS

/**
 * cordon_file_chooser_open_plan_async:
 * @parent: (nullable): the window that asks
 *
 * Lets the person choose a plan file. Finish with cordon_file_chooser_finish().
 */
void cordon_file_chooser_open_plan_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_file_chooser_save_plan_async:
 * @parent: (nullable): the window that asks
 * @title: what the file is for
 * @suggested: the file's name to begin with, without the ending
 *
 * Lets the person choose where a plan file is to lie; the chooser itself asks before a file is replaced. The answer
 * ends in ".cordon". Finish with cordon_file_chooser_finish().
 */
void cordon_file_chooser_save_plan_async (GtkWindow *parent, const char *title, const char *suggested,
                                          GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_file_chooser_import_async:
 * @parent: the window that asks
 *
 * Lets the person choose a file in any of the formats that can be read. Finish with cordon_file_chooser_finish().
 */
void cordon_file_chooser_import_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_file_chooser_export_async:
 * @parent: the window that asks
 * @format: what is to be written
 * @suggested: the file's name to begin with, without the ending
 *
 * Lets the person choose where it is to be written; the answer has one of the format's endings. Finish with
 * cordon_file_chooser_finish().
 */
void cordon_file_chooser_export_async (GtkWindow *parent, const CordonFormat *format, const char *suggested,
                                       GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_file_chooser_save_picture_async:
 * @parent: (nullable): the window that asks
 * @title: what the file is for
 * @suggested: the file's name to begin with, without the ending
 *
 * Lets the person choose where a drawing is to lie, as PDF, SVG or PNG by its name's ending; one without any is a PDF.
 * Finish with cordon_file_chooser_finish().
 */
void cordon_file_chooser_save_picture_async (GtkWindow *parent, const char *title, const char *suggested,
                                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_file_chooser_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED where the person chose nothing; %CORDON_ERROR_INVALID for a place that is no local path
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *cordon_file_chooser_finish (GAsyncResult *result, GError **error);

G_END_DECLS

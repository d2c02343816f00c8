/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-adoption.h"

G_BEGIN_DECLS

/**
 * CordonAdoptionMatrix:
 *
 * Which SAC office has taken up which practice: a line for each office, a column for each practice, and in each cell
 * how it stands there and since when, which is changed by pressing it.
 */
#define CORDON_TYPE_ADOPTION_MATRIX (cordon_adoption_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CordonAdoptionMatrix, cordon_adoption_matrix, CORDON, ADOPTION_MATRIX, AdwBin)

void cordon_adoption_matrix_set_plan (CordonAdoptionMatrix *self, CordonPlan *plan);
CordonAdoption *cordon_adoption_matrix_get_adoption (CordonAdoptionMatrix *self);
/* How many columns of practices it shows. */
guint cordon_adoption_matrix_get_n_columns (CordonAdoptionMatrix *self);

G_END_DECLS

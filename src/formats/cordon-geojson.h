/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-export-job.h"
#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

/* GeoJSON (RFC 7946): the bodies of the plan that have a place, as points with their fields. See docs/formats.md. */
extern const CordonFormat cordon_format_geojson;

/* The format's own, for its table. */
gboolean cordon_geojson_read (CordonImportJob *job, GError **error);
gboolean cordon_geojson_write (CordonExportJob *job, GError **error);

G_END_DECLS

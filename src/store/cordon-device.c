/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who a laptop is to the ledger. The name is kept with a hash of the machine's own id, so that a home folder copied to
 * a second laptop does not give both one name, under which they would number their edits alike. */

#include "store/cordon-device.h"

#include "base/cordon-text.h"

static char *
hash_machine (void)
{
  g_autofree char *machine = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL))
    machine = g_strdup (g_get_host_name ());
  return cordon_id_derive ("machine", g_strstrip (machine), NULL);
}

static char *
load_or_mint (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "cordon", NULL);
  g_autofree char *path = g_build_filename (folder, "device", NULL);
  g_autofree char *machine = hash_machine ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *known = NULL;
  g_autofree char *id = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      known = g_key_file_get_string (file, "device", "machine", NULL);
      id = g_key_file_get_string (file, "device", "id", NULL);
      if (g_strcmp0 (known, machine) == 0 && cordon_id_is_valid (id))
        return g_steal_pointer (&id);
      g_clear_pointer (&id, g_free);
    }

  id = cordon_id_new ();
  g_key_file_set_string (file, "device", "machine", machine);
  g_key_file_set_string (file, "device", "id", id);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
  return g_steal_pointer (&id);
}

char *
cordon_device_get (char **name)
{
  static GMutex mutex;
  static char *id;
  char *copy;

  g_mutex_lock (&mutex);
  if (id == NULL)
    id = load_or_mint ();
  copy = g_strdup (id);
  g_mutex_unlock (&mutex);

  *name = g_strdup (g_get_host_name ());
  return copy;
}

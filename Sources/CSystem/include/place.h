#ifndef GAPBOOK_PLACE_H
#define GAPBOOK_PLACE_H

/// Whether a file system is mounted at a path (statx); 0 where the kernel does not say.
int gapbook_is_mount(const char *path);

/// Whether a path is in a file system that shows the system and has no files of users: proc, sysfs,
/// or that of devices.
int gapbook_is_of_system(const char *path);

/// Gives a folder the access control lists of another one, as far as the file systems have them.
void gapbook_copy_access_lists(const char *from, const char *to);

#endif

#define _GNU_SOURCE
#include "place.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/types.h>
#include <sys/xattr.h>

int gapbook_is_mount(const char *path) {
  struct statx status;
  if (statx(AT_FDCWD, path, AT_NO_AUTOMOUNT, 0, &status) != 0) return 0;
  return (status.stx_attributes & status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

// A devtmpfs says that it is a tmpfs: it is known by what is mounted at /dev, if that is no folder of
// the root's file system.
static int is_of_devices(const char *path) {
  struct stat own, devices, root;
  return stat(path, &own) == 0 && stat("/dev", &devices) == 0 && stat("/", &root) == 0 &&
         own.st_dev == devices.st_dev && devices.st_dev != root.st_dev;
}

int gapbook_is_of_system(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return 0;
  return status.f_type == PROC_SUPER_MAGIC || status.f_type == SYSFS_MAGIC || is_of_devices(path);
}

void gapbook_copy_access_lists(const char *from, const char *to) {
  static const char *const names[] = {"system.posix_acl_access", "system.posix_acl_default"};
  char list[4096];
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    ssize_t size = getxattr(from, names[index], list, sizeof list);
    if (size > 0) setxattr(to, names[index], list, (size_t)size, 0);
  }
}

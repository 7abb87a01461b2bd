#define _GNU_SOURCE
#include "place.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>

int gapbook_is_mount(const char *path) {
  struct statx status;
  if (statx(AT_FDCWD, path, AT_NO_AUTOMOUNT, 0, &status) != 0) return 0;
  return (status.stx_attributes & status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

void gapbook_copy_access_lists(const char *from, const char *to) {
  static const char *const names[] = {"system.posix_acl_access", "system.posix_acl_default"};
  char list[4096];
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    ssize_t size = getxattr(from, names[index], list, sizeof list);
    if (size > 0) setxattr(to, names[index], list, (size_t)size, 0);
  }
}

#include "memory_kept.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void gapbook_keep_memory(void) {
#ifdef __GLIBC__
  const int megabyte = 1 << 20;
  // The arenas of threads grow by one page and one call to the system at a time; the first does not.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, 16 * megabyte);
  mallopt(M_TRIM_THRESHOLD, 256 * megabyte);
  mallopt(M_MMAP_THRESHOLD, 16 * megabyte);
#endif
}

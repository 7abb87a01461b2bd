#define _GNU_SOURCE
#include "start.h"

#include <stddef.h>
#include <sys/mman.h>

static int count;
static char **texts;

// The C library calls what .init_array lists with the arguments of main; the Swift runtime reads them
// from /proc.
static void begin(int argc, char **argv, char **envp) {
  (void)envp;
  count = argc;
  texts = argv;
}

__attribute__((section(".init_array"), used)) static void (*const beginner)(int, char **, char **) =
    begin;

int gapbook_argument_count(void) { return count; }

const char *gapbook_argument(int index) {
  return index >= 0 && index < count ? texts[index] : NULL;
}

int gapbook_has_room(void) {
  static const size_t needed = 160 << 20;
  void *room = mmap(NULL, needed, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return 0;
  munmap(room, needed);
  return 1;
}

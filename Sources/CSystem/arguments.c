#include "arguments.h"

static int count;
static char **texts;

// The C library calls what .init_array lists with the arguments of main; the Swift runtime reads them
// from /proc, which a chroot or a sandbox may lack.
static void keep(int argc, char **argv, char **envp) {
  (void)envp;
  count = argc;
  texts = argv;
}

__attribute__((section(".init_array"), used)) static void (*const keeper)(int, char **, char **) = keep;

int gapbook_argument_count(void) { return count; }

const char *gapbook_argument(int index) { return index >= 0 && index < count ? texts[index] : 0; }

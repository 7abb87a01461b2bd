#define _GNU_SOURCE
#include "start.h"

#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static int count;
static char **texts;

// Content may be nested as deep as its limits allow, whatever `ulimit -s` says.
static void deepen_stacks(void) {
  static const size_t least = 8 << 20;
  pthread_attr_t attributes;
  size_t size = 0;
  if (pthread_getattr_default_np(&attributes) != 0) return;
  if (pthread_attr_getstacksize(&attributes, &size) == 0 && size < least &&
      pthread_attr_setstacksize(&attributes, least) == 0) {
    pthread_setattr_default_np(&attributes);
  }
  pthread_attr_destroy(&attributes);
}

// libdispatch, on which Swift's threads run, counts them by /proc/THREAD/stat, and ends the program by
// SIGILL where it finds none: now and then, as it counts once a second.
static void need_proc(void) {
  static const char reason[] =
      "gapbook: /proc does not show this process, and Swift's threads need it: mount it (mount -t proc "
      "proc /proc)\n";
  char path[32];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)getpid());
  if (access(path, R_OK) == 0) return;
  ssize_t written = write(2, reason, sizeof reason - 1);
  (void)written;
  _exit(5);
}

// The C library calls what .init_array lists with the arguments of main; the Swift runtime reads them
// from /proc.
static void begin(int argc, char **argv, char **envp) {
  (void)envp;
  count = argc;
  texts = argv;
  need_proc();
  deepen_stacks();
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

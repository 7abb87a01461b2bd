#include "signals.h"

#include <signal.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
static const size_t count = sizeof signals / sizeof *signals;
static volatile sig_atomic_t noted;
// Works that heed signals may be part of one another.
static _Atomic int depth;

static void note(int signal) { noted = signal; }

static void set(void (*handler)(int)) {
  for (size_t index = 0; index < count; index++) {
    struct sigaction action = {0};
    if (sigaction(signals[index], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signals[index], &action, NULL);
  }
}

void gapbook_note_signals(void) {
  if (depth++ == 0) set(note);
}

int gapbook_noted_signal(void) { return noted; }

void gapbook_let_signals(void) {
  if (--depth == 0) set(SIG_DFL);
}

#define _GNU_SOURCE
#include "threads.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct entry {
  void *job;
  struct entry *next;
};

// Swift's own threads, those of libdispatch, count one another by files of /proc, and end the program
// by SIGILL where there is no /proc.
static const int most_threads = 256;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static struct entry *first;
static struct entry **end = &first;
static int queued, idle, started;
static void (*runner)(void *);

void gapbook_set_runner(void (*run)(void *job)) {
  runner = run;
#ifdef M_ARENA_MAX
  // glibc gives each thread memory of its own, which grows by a call of the system for every 4 KB.
  mallopt(M_ARENA_MAX, 1);
#endif
}

static void fail(const char *reason) {
  static const char begin[] = "gapbook: cannot start a thread: ";
  ssize_t written = write(2, begin, sizeof begin - 1);
  written = write(2, reason, strlen(reason));
  written = write(2, "\n", 1);
  (void)written;
  _exit(5);
}

static void *work(void *unused) {
  (void)unused;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (first == NULL) {
      idle++;
      pthread_cond_wait(&filled, &lock);
      idle--;
    }
    struct entry *entry = first;
    first = entry->next;
    if (first == NULL) end = &first;
    queued--;
    pthread_mutex_unlock(&lock);
    void *job = entry->job;
    free(entry);
    runner(job);
    pthread_mutex_lock(&lock);
  }
  return NULL;
}

// Signals are for the main thread, but for those that a fault raises where it happens.
static void block_signals(sigset_t *before) {
  static const int own[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS, SIGPIPE};
  sigset_t all;
  sigfillset(&all);
  for (size_t index = 0; index < sizeof own / sizeof *own; index++) sigdelset(&all, own[index]);
  pthread_sigmask(SIG_BLOCK, &all, before);
}

// Content may be nested as deep as its limits allow, whatever `ulimit -s` says.
static int start(void) {
  static const size_t least = 8 << 20;
  pthread_attr_t attributes;
  pthread_t thread;
  sigset_t before;
  size_t size = 0;
  int fault = pthread_attr_init(&attributes);
  if (fault != 0) return fault;
  if (pthread_attr_getstacksize(&attributes, &size) == 0 && size < least) {
    pthread_attr_setstacksize(&attributes, least);
  }
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  block_signals(&before);
  fault = pthread_create(&thread, &attributes, work, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return fault;
}

void gapbook_enqueue(void *job) {
  struct entry *entry = malloc(sizeof *entry);
  if (entry == NULL) fail(strerror(ENOMEM));
  entry->job = job;
  entry->next = NULL;
  pthread_mutex_lock(&lock);
  *end = entry;
  end = &entry->next;
  queued++;
  if (queued > idle && started < most_threads) {
    const int fault = start();
    if (fault == 0) started++;
    if (started == 0) fail(strerror(fault));
  }
  pthread_cond_signal(&filled);
  pthread_mutex_unlock(&lock);
}

// Whoever started the program may have blocked signals; here they come all the same.
void gapbook_wait(void) {
  sigset_t none;
  sigemptyset(&none);
  for (;;) sigsuspend(&none);
}

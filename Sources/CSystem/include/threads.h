#ifndef GAPBOOK_THREADS_H
#define GAPBOOK_THREADS_H

/// Says how a job is run; before the first one.
void gapbook_set_runner(void (*run)(void *job));

/// Runs a job on a thread that waits for one, or on a further one.
/// Jobs begin in the order in which they came.
void gapbook_enqueue(void *job);

/// Waits for the end of the program, which one of its jobs brings about.
void gapbook_wait(void) __attribute__((noreturn));

#endif

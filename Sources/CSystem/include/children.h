#ifndef GAPBOOK_CHILDREN_H
#define GAPBOOK_CHILDREN_H

#include <sys/types.h>

/// Starts a program that ends when we do, however we end (PR_SET_PDEATHSIG, which posix_spawn lacks).
/// `input` becomes its standard input, which is empty where that is negative; `output` and `errors`
/// become its standard output and error.
/// The calling thread must live until the program has ended.
/// Returns 0 and sets `process`, or the errno that says why it could not be started.
int gapbook_spawn(const char *program, char *const arguments[], char *const environment[],
                  int input, int output, int errors, pid_t *process);

/// A file in memory, for what no disk should have; -1 where there can be none.
int gapbook_memory_file(void);

#endif

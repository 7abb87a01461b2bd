#define _GNU_SOURCE
#include "children.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int gapbook_spawn(const char *program, char *const arguments[], char *const environment[],
                  int input, int output, int errors, pid_t *process) {
  const pid_t parent = getpid();
  // A vfork child shares our memory until it has become the other program: it can say what failed.
  volatile int fault = 0;
  const pid_t child = vfork();
  if (child < 0) return errno;
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int read = input >= 0 ? input : open("/dev/null", O_RDONLY);
    if (getppid() == parent && read >= 0 && dup2(read, 0) >= 0 && dup2(output, 1) >= 0 &&
        dup2(errors, 2) >= 0) {
      execve(program, arguments, environment);
    }
    fault = errno ? errno : ECANCELED;
    _exit(127);
  }
  if (fault == 0) {
    *process = child;
    return 0;
  }
  siginfo_t ended;
  while (waitid(P_PID, (id_t)child, &ended, WEXITED) < 0 && errno == EINTR) {
  }
  return fault;
}

int gapbook_memory_file(void) { return memfd_create("gapbook", MFD_CLOEXEC); }

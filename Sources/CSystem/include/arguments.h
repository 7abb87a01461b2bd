#ifndef GAPBOOK_ARGUMENTS_H
#define GAPBOOK_ARGUMENTS_H

/// How many words the program was called with, its own name included.
int gapbook_argument_count(void);

/// A word of the call; null where there is none.
const char *gapbook_argument(int index);

#endif

#ifndef GAPBOOK_START_H
#define GAPBOOK_START_H

/// How many words the program was called with, its own name included.
int gapbook_argument_count(void);

/// A word of the call; null where there is none.
const char *gapbook_argument(int index);

/// Whether the process may take the addresses that it needs at least: without them threads wait for
/// memory that never comes.
int gapbook_has_room(void);

#endif

#ifndef GAPBOOK_MEMORY_H
#define GAPBOOK_MEMORY_H

/// Keeps memory that was freed for what comes next, as a run is short and gives all back at its end.
void gapbook_keep_memory(void);

#endif

// The options of the allocator.
#include <mimalloc.h>

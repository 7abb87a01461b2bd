// libcmark as the benchmark compares with it.
#define CMARK_NO_SHORT_NAMES 1
#include <stdlib.h>
#include <cmark.h>

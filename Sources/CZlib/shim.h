// Deflated data and check sums.
#include <zlib.h>

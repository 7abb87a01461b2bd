// Deflated data.
#include <zlib.h>

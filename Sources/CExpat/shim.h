// The XML parser.
#include <expat.h>

// The message digests of nettle.
#include <nettle/sha2.h>

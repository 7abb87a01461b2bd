// The message digests of libcrypto.
#include <openssl/evp.h>

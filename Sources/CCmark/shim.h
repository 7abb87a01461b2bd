// libcmark as Swift sees it. Short names would claim words such as NODE_TEXT.
#define CMARK_NO_SHORT_NAMES 1
#include <stdlib.h>
#include <string.h>
#include <cmark.h>

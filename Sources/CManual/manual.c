#include "CManual.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page[] = {
#embed "../kyhop/Documentation/kyhop.vi.1"
};

const unsigned char *cmanual_bytes(void) { return page; }
size_t cmanual_count(void) { return sizeof page; }

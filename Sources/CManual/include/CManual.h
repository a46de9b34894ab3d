#ifndef CMANUAL_H
#define CMANUAL_H

#include <stddef.h>

/// The Vietnamese manual page, `kyhop.vi.1`, compiled in.
const unsigned char *cmanual_bytes(void);
size_t cmanual_count(void);

#endif

#ifndef CSCHEMAS_H
#define CSCHEMAS_H

#include <stddef.h>

/// A file of `schemas/`, compiled in.
typedef struct {
  /// Path relative to `schemas/`.
  const char *name;
  const unsigned char *bytes;
  size_t count;
} cschemas_file;

size_t cschemas_number(void);
const cschemas_file *cschemas_at(size_t index);

#endif

#ifndef CLIBZIP_SHIM_H
#define CLIBZIP_SHIM_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

// A file without a name (Linux): glibc shows it to GNU sources only, and
// Swift imports no macro that is made of others.
#include <fcntl.h>
static const int clibzip_tmpfile = __O_TMPFILE;

#endif

#ifndef CLIBZIP_SHIM_H
#define CLIBZIP_SHIM_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#endif

#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and <libxml/encoding.h> then includes
// <unicode/ucnv.h>, whose UErrorCode collides with the private ICU of
// Foundation ("'UErrorCode' has different definitions in different
// modules") on a clean build. We touch xmlCharEncodingHandler by pointer
// only, so hiding the two ICU fields is safe.
// See swiftlang/swift-foundation-icu#93.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlsave.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// `xmlFree` and `xmlParserVersion` are global variables, which Swift 6
// refuses as not concurrency-safe.
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
static inline const char *clibxml2_version(void) { return xmlParserVersion; }

// A variadic callback can't be written in Swift. Some messages ("function
// not found" in XPath) go to standard error through this path only.
static void clibxml2_silent(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}
static inline void clibxml2_silence(void) {
  xmlSetGenericErrorFunc(0, clibxml2_silent);
  xmlThrDefSetGenericErrorFunc(0, clibxml2_silent);
}

// From 2.12 on the error argument is const, which changes the type that
// Swift sees: one typedef hides it.
typedef void (*clibxml2_error_handler)(void *user, xmlErrorPtr error);
static inline void clibxml2_schema_parser_errors(
    xmlSchemaParserCtxtPtr context, clibxml2_error_handler handler, void *user) {
  xmlSchemaSetParserStructuredErrors(context, (xmlStructuredErrorFunc)handler, user);
}
static inline void clibxml2_schema_valid_errors(
    xmlSchemaValidCtxtPtr context, clibxml2_error_handler handler, void *user) {
  xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)handler, user);
}

// An evaluation looks at its limit of steps as it goes on: this ends it from
// another thread.
static inline void clibxml2_stop_xpath(xmlXPathContextPtr context) {
  if (context) __atomic_store_n(&context->opLimit, 1UL, __ATOMIC_RELAXED);
}

#endif

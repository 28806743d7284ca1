#pragma once
// Where libxml2 was built with ICU, its headers bring in ICU's, which say otherwise than those that Foundation carries.
// Nothing of ours looks into the structures that differ.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to touch.
static inline void sitegen_xml_free(void *pointer) { xmlFree(pointer); }

// One entry a file of schemas/, sorted by name. A test compares this table
// with the folder.
#include "CSchemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../schemas/akn/kyhop-akn.xsd"
};
static const unsigned char file_1[] = {
#embed "../../schemas/calendar.xsd"
};
static const unsigned char file_2[] = {
#embed "../../schemas/commitments.schema.json"
};
static const unsigned char file_3[] = {
#embed "../../schemas/deadlines.xsd"
};
static const unsigned char file_4[] = {
#embed "../../schemas/lexicon.xsd"
};
static const unsigned char file_5[] = {
#embed "../../schemas/lexicons/vi.xml"
};
static const unsigned char file_6[] = {
#embed "../../schemas/profile.xsd"
};
static const unsigned char file_7[] = {
#embed "../../schemas/profiles/generic/calendar.xml"
};
static const unsigned char file_8[] = {
#embed "../../schemas/profiles/generic/deadlines.xml"
};
static const unsigned char file_9[] = {
#embed "../../schemas/profiles/generic/profile.xml"
};
static const unsigned char file_10[] = {
#embed "../../schemas/profiles/vn-hdnd-commune-2025/calendar.xml"
};
static const unsigned char file_11[] = {
#embed "../../schemas/profiles/vn-hdnd-commune-2025/deadlines.xml"
};
static const unsigned char file_12[] = {
#embed "../../schemas/profiles/vn-hdnd-commune-2025/profile.xml"
};
static const unsigned char file_13[] = {
#embed "../../schemas/profiles/vn-hdnd-commune-2025/rules.sch"
};
static const unsigned char file_14[] = {
#embed "../../schemas/profiles/vn-hdnd-province/calendar.xml"
};
static const unsigned char file_15[] = {
#embed "../../schemas/profiles/vn-hdnd-province/deadlines.xml"
};
static const unsigned char file_16[] = {
#embed "../../schemas/profiles/vn-hdnd-province/profile.xml"
};
static const unsigned char file_17[] = {
#embed "../../schemas/profiles/vn-hdnd-province/rules.sch"
};
static const unsigned char file_18[] = {
#embed "../../schemas/receipt.schema.json"
};
static const unsigned char file_19[] = {
#embed "../../schemas/result.schema.json"
};
static const unsigned char file_20[] = {
#embed "../../schemas/results.schema.json"
};
static const unsigned char file_21[] = {
#embed "../../schemas/rules/vn/acts.xml"
};
static const unsigned char file_22[] = {
#embed "../../schemas/rules/vn/citations.sch"
};
static const unsigned char file_23[] = {
#embed "../../schemas/rules/vn/form.sch"
};
static const unsigned char file_24[] = {
#embed "../../schemas/rules/vn/numbering.sch"
};
static const unsigned char file_25[] = {
#embed "../../schemas/rules/vn/parts.sch"
};
static const unsigned char file_26[] = {
#embed "../../schemas/rules/vn/quality.sch"
};
static const unsigned char file_27[] = {
#embed "../../schemas/rules/vn/quality.xml"
};
static const unsigned char file_28[] = {
#embed "../../schemas/rules/vn/spelling.sch"
};
static const unsigned char file_29[] = {
#embed "../../schemas/rules/vn/words.xml"
};
static const unsigned char file_30[] = {
#embed "../../schemas/session.xsd"
};
static const unsigned char file_31[] = {
#embed "../../schemas/xml-lang.xsd"
};

static const cschemas_file files[] = {
    {"akn/kyhop-akn.xsd", file_0, sizeof file_0},
    {"calendar.xsd", file_1, sizeof file_1},
    {"commitments.schema.json", file_2, sizeof file_2},
    {"deadlines.xsd", file_3, sizeof file_3},
    {"lexicon.xsd", file_4, sizeof file_4},
    {"lexicons/vi.xml", file_5, sizeof file_5},
    {"profile.xsd", file_6, sizeof file_6},
    {"profiles/generic/calendar.xml", file_7, sizeof file_7},
    {"profiles/generic/deadlines.xml", file_8, sizeof file_8},
    {"profiles/generic/profile.xml", file_9, sizeof file_9},
    {"profiles/vn-hdnd-commune-2025/calendar.xml", file_10, sizeof file_10},
    {"profiles/vn-hdnd-commune-2025/deadlines.xml", file_11, sizeof file_11},
    {"profiles/vn-hdnd-commune-2025/profile.xml", file_12, sizeof file_12},
    {"profiles/vn-hdnd-commune-2025/rules.sch", file_13, sizeof file_13},
    {"profiles/vn-hdnd-province/calendar.xml", file_14, sizeof file_14},
    {"profiles/vn-hdnd-province/deadlines.xml", file_15, sizeof file_15},
    {"profiles/vn-hdnd-province/profile.xml", file_16, sizeof file_16},
    {"profiles/vn-hdnd-province/rules.sch", file_17, sizeof file_17},
    {"receipt.schema.json", file_18, sizeof file_18},
    {"result.schema.json", file_19, sizeof file_19},
    {"results.schema.json", file_20, sizeof file_20},
    {"rules/vn/acts.xml", file_21, sizeof file_21},
    {"rules/vn/citations.sch", file_22, sizeof file_22},
    {"rules/vn/form.sch", file_23, sizeof file_23},
    {"rules/vn/numbering.sch", file_24, sizeof file_24},
    {"rules/vn/parts.sch", file_25, sizeof file_25},
    {"rules/vn/quality.sch", file_26, sizeof file_26},
    {"rules/vn/quality.xml", file_27, sizeof file_27},
    {"rules/vn/spelling.sch", file_28, sizeof file_28},
    {"rules/vn/words.xml", file_29, sizeof file_29},
    {"session.xsd", file_30, sizeof file_30},
    {"xml-lang.xsd", file_31, sizeof file_31},
};

size_t cschemas_number(void) { return sizeof files / sizeof files[0]; }

const cschemas_file *cschemas_at(size_t index) {
  return index < cschemas_number() ? &files[index] : 0;
}

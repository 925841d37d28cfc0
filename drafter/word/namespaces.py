"""The namespaces of a Word file, each once: as they stand in a file, and as lxml writes them before a name ({…}p)."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE_RELATIONSHIP = f"{PACKAGE}/relationships/metadata/core-properties"
CORE_PROPERTIES = f"{PACKAGE}/metadata/core-properties"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
PROPERTY_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

W = f"{{{WORD}}}"
MC = f"{{{COMPATIBILITY}}}"
R = f"{{{RELATIONSHIPS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""The attribute that says whether the spaces around a text are kept."""

_STRICT = "http://purl.oclc.org/ooxml"
STRICT_WORD = f"{_STRICT}/wordprocessingml/main"
STRICT_NAMES = {
    STRICT_WORD: WORD,
    f"{_STRICT}/officeDocument/relationships": RELATIONSHIPS,
    f"{_STRICT}/officeDocument/customXml": DATA_STORE,
    f"{_STRICT}/officeDocument/customProperties": CUSTOM_PROPERTIES,
    f"{_STRICT}/officeDocument/extendedProperties": EXTENDED_PROPERTIES,
    f"{_STRICT}/officeDocument/docPropsVTypes": PROPERTY_VALUES,
}
"""What Strict files (ECMA-376 part 1) call what Transitional ones (part 4) call otherwise."""

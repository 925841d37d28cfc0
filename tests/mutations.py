"""A good file and a source of chance in; the same file with a few things wrong with it, out.

A zip is also spoilt from within: one part's bytes, or elements of its XML, with all checksums right again, since a
mutation of what is packed is nearly always found by its checksum and never reaches a reader.
"""

import copy
import io
import zipfile
from random import Random

from lxml import etree

TOKENS = [
    *(b"\0", b"\xff", b"\xfe\xff", b"\r", b"\x1b[31m", "｛{".encode(), b"{{", b"- ", b": ", b"'", b'"', b"&#0;", b"<"),
    *(b"]]>", b"<!--", b"<![CDATA[", "【".encode(), "\u2028".encode(), b"99999999999", b"-1", b"x" * 300, b"\n\t"),
    *(b"PK\x05\x06", b",,,,", b"<?a b?>", b"<a/>", b"&lt;", b"{\\u-99999999", b"\\bin9999 ", b"=\r\n", b"[1, {", b"~"),
]
"""What spoils some kind of file when it is put into it."""
_VALUES = [
    "",
    "x",
    "2x",
    "-1",
    "99999999999999999999",
    "1.5",
    "²",
    "甲",
    "word/document.xml",
    "../../a",
    "rId1",
    "true",
]
"""What stands in the place of an attribute's value."""


def mutate(data: bytes, random: Random) -> bytes:
    """The file with one to four things wrong with it; of a zip, as often, with things wrong inside."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.8:
        return _mutate_zip(data, random)
    for _change in range(random.randint(1, 4)):
        data = _change_bytes(data, random)
    return data


def _change_bytes(data: bytes, random: Random) -> bytes:
    at, size = random.randint(0, len(data)), random.choice([1, 1, 2, 5, 40, 400])
    kind = random.random()
    if kind < 0.2:
        return data[:at] + data[at + size :]
    if kind < 0.5:
        return data[:at] + random.choice(TOKENS) + data[at:]
    if kind < 0.55:
        return data[:at]
    if kind < 0.75 and at < len(data):
        return data[:at] + bytes([data[at] ^ 1 << random.randint(0, 7)]) + data[at + 1 :]
    other = random.randint(0, len(data))
    return data[:at] + data[other : other + size] + data[at:]


def _mutate_zip(data: bytes, random: Random) -> bytes:
    """One or two parts changed, left out, emptied or given twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    twice = ""
    for _change in range(random.randint(1, 2)):
        name = random.choice(list(parts))
        kind = random.random()
        if kind < 0.05:
            del parts[name]
        elif kind < 0.08:
            parts[name] = b""
        elif kind < 0.11:
            parts[name] = parts[random.choice(list(parts))]
        elif kind < 0.14:
            twice = name
        elif kind < 0.75:
            parts[name] = _mutate_xml(parts[name], random)
        else:
            parts[name] = _change_bytes(parts[name], random)
        if not parts:
            break
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
        if twice in parts:
            new.filelist.append(new.getinfo(twice))
    return out.getvalue()


def _mutate_xml(data: bytes, random: Random) -> bytes:
    """Elements gone, moved, doubled, renamed, their attributes and texts other than they should be."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return _change_bytes(data, random)
    for _change in range(random.randint(1, 4)):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        _change_node(random.choice(nodes), nodes, random)
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def _change_node(node: etree._Element, nodes: list[etree._Element], random: Random) -> None:
    kind, parent, other = random.random(), node.getparent(), random.choice(nodes)
    if kind < 0.2 and node.attrib:
        node.attrib[random.choice(list(node.attrib))] = random.choice(_VALUES)
    elif kind < 0.3 and node.attrib:
        del node.attrib[random.choice(list(node.attrib))]
    elif kind < 0.45 and parent is not None:
        parent.remove(node)
    elif kind < 0.55:
        node.text = random.choice([None, "", "x", "第99条", "x" * 5000, "\u2028"])
    elif kind < 0.65:
        node.tag = random.choice([other.tag, "a", "{urn:x}p"])
    elif kind < 0.75 and node not in other.iterancestors() and node is not other and parent is not None:
        other.append(node)
    elif kind < 0.85:
        other.append(copy.deepcopy(node))
    elif kind < 0.92:
        node.insert(0, random.choice([etree.Comment("x"), etree.ProcessingInstruction("a", "b"), etree.Element("a")]))
    else:
        node.tail = "x"

"""What comments say and what they are on, taken from the XML without the help of the parser."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
SHOWN = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
ONLY_TEXT = f"{W}t"


def main_part(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(data: bytes) -> dict[str, str]:
    """Id -> text, a line a paragraph, of the comments that contractscan wrote."""
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return {
        comment.get(f"{W}id"): "\n".join(
            "".join(t.text or "" for t in p.iter(ONLY_TEXT)) for p in comment.iter(f"{W}p")
        )
        for comment in root.iter(f"{W}comment")
        if comment.get(f"{W}author") == "contractscan"
    }


def commented_words(data: bytes, *, text_of: str = ONLY_TEXT) -> dict[str, str]:
    """Id -> the words between the marks of a comment; deletions are passed over."""
    found: dict[str, str] = {}
    is_open: set[str] = set()
    skipped = f"{W}del" if text_of == ONLY_TEXT else f"{W}ins"

    def walk(element):
        if element.tag in (skipped, f"{W}instrText"):
            return
        if element.tag == MARKS[0]:
            is_open.add(element.get(f"{W}id"))
            found[element.get(f"{W}id")] = ""
        elif element.tag == MARKS[1]:
            is_open.discard(element.get(f"{W}id"))
        shown = element.text if element.tag in (ONLY_TEXT, text_of) else SHOWN.get(element.tag)
        for number in is_open:
            found[number] += shown or ""
        for child in element:
            walk(child)
        if element.tag in (f"{W}p", f"{W}tc"):
            for number in is_open:
                found[number] += " "

    walk(main_part(data))
    return found


def without_marks(root: etree._Element) -> list[tuple[object, ...]]:
    """The main part as a list: every element and character, but no mark of a comment, and it
    doesn't matter into how many runs equal characters are divided."""
    found: list[tuple[object, ...]] = []

    def is_ours(element):
        return element.tag in MARKS or element.find(f"{W}commentReference") is not None

    def walk(element, properties):
        if is_ours(element):
            return
        if element.tag == f"{W}r":
            own = element.find(f"{W}rPr")
            look = b"" if own is None else etree.tostring(own, method="c14n")
            attributes = tuple(sorted(element.attrib.items()))
            for child in element:
                if child.tag != f"{W}rPr":
                    walk(child, (look, attributes))
        elif element.tag in (ONLY_TEXT, f"{W}delText") and properties:
            found.extend((element.tag, char, *properties) for char in element.text or "")
        else:
            found.append((element.tag, tuple(sorted(element.attrib.items())), properties))
            found.append(("text", element.text))
            for child in element:
                walk(child, None)
            found.append(("end", element.tag))

    walk(root, None)
    return found

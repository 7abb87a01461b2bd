"""Text of the program as Markdown, and a page of the reference."""

import dataclasses
import json
import re

# What is set as code wherever the program names it: options, files, and keys in braces.
CODED = re.compile(
    r"(?<![\w-])(--?[a-z][\w-]*|[\w./*-]+\.(?:yml|md|csv|json|xlsx|html|css|js|png|svg|sarif|typ)\b"
    r"|\{\{[^}]*\}\}|`[^`]+`)"
)
SPECIAL = re.compile(r"([\\`*_\[\]<>|{}#~!$^&])")


def escaped(text):
    """Text that shows as itself, in a table too."""
    return SPECIAL.sub(r"\\\1", str(text))


def code(text):
    """Text as code; a bar in it would part the cells of a table."""
    text = str(text).replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def prose(text):
    """A sentence of the program: its options and files as code, the rest as it is."""
    parts = CODED.split(str(text))
    return "".join(
        code(part.strip("`")) if number % 2 else escaped(part) for number, part in enumerate(parts)
    )


def table(heads, rows):
    """A table, with an empty line behind it."""
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in heads) + " |"
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("\n", " ") for cell in row) + " |"
    yield ""


@dataclasses.dataclass
class Page:
    """A page below the folder of the reference."""

    path: str
    title: str
    description: str
    lines: list
    order: int = 0

    @property
    def text(self):
        front = ["---", f"title: {json.dumps(self.title)}"]
        front.append(f"description: {json.dumps(self.description)}")
        if self.order:
            front.append(f"order: {self.order}")
        front += ["literal_values: true", "---", ""]
        return "\n".join(front + list(self.lines)).rstrip("\n") + "\n"

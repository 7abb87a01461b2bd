"""The pages on files: every key of those that a person writes, and of assessment.json."""

import json
import pathlib
import re
import tempfile

from reference_text import Page, code, prose, table

# Which file of a starter is an example of which schema.
EXAMPLES = {
    "gapbook": "gapbook.yml",
    "client": "content/clients/*/client.yml",
    "evidence": "content/clients/*/evidence.yml",
    "risks": "content/clients/*/risks.yml",
    "finding": "content/clients/*/findings/*.md",
}


def form(shape):
    """The values that a shape allows, in words."""
    if "enum" in shape and len(shape["enum"]) == 1:
        return code(shape["enum"][0])
    if "enum" in shape:
        return "one of " + ", ".join(code(word) for word in shape["enum"])
    if "anyOf" in shape:
        kinds = shape["anyOf"]
        if kinds[0].get("type") == "null":
            return form(kinds[1]) + ", or null"
        return f"{form(kinds[0])}, or a list of them"
    kind = shape.get("type")
    if isinstance(kind, list):
        return "text"
    if kind == "string":
        pattern = shape.get("pattern", "")
        if pattern.startswith("^[0-9]{4}-"):
            return "day, `YYYY-MM-DD`"
        return f"text of the form {code(pattern)}" if pattern else "text"
    if kind == "integer":
        low, high = shape.get("minimum"), shape.get("maximum")
        if low is None or high is None or high >= 2**31 - 1:
            return "whole number" + (f" from {low}" if low is not None else "")
        return f"whole number from {low} to {high}"
    if kind == "array":
        return "list: " + form(shape["items"])
    if kind == "object":
        values = shape.get("additionalProperties")
        if isinstance(values, dict):
            return "mapping of names: " + form(values)
        return "mapping"
    return {"number": "number", "boolean": "`true` or `false`", "null": "null"}.get(kind, "any")


def inner(shape):
    """The mapping with known keys that a shape holds, and how a path goes on to it."""
    if "anyOf" in shape:
        return inner(next(one for one in shape["anyOf"] if one.get("type") != "null"))
    if shape.get("type") == "array":
        found, path = inner(shape["items"])
        return found, "[]" + path
    if shape.get("type") == "object":
        if shape.get("properties"):
            return shape, ""
        values = shape.get("additionalProperties")
        if isinstance(values, dict):
            found, path = inner(values)
            return found, ".NAME" + path
    return None, ""


def rows(shape, prefix=""):
    """A row for each key, and below it those of its own."""
    needed = shape.get("required", [])
    for name, value in shape.get("properties", {}).items():
        path = prefix + name
        yield [
            code(path),
            form(value),
            "yes" if name in needed else "",
            prose(value.get("description", "")),
        ]
        found, more = inner(value)
        if found:
            yield from rows(found, path + more + ".")


HEADS = ["Key", "Value", "Required", "Meaning"]


def full(heads, rows):
    """A table without the columns that are empty in every row."""
    rows = list(rows)
    kept = [number for number, _ in enumerate(heads) if any(row[number] for row in rows)]
    return table(
        [heads[number] for number in kept], [[row[number] for number in kept] for row in rows]
    )


def columns(program, run):
    """The columns of responses.csv, as `explain` lists them."""
    listed = []
    for line in run(program, "explain", "responses.csv").split("\n")[1:]:
        found = re.match(r"  (\w+) +(.+)$", line)
        if found:
            listed.append([found[1], found[2]])
        elif line.strip():
            listed[-1][1] += " " + line.strip()
    return [[code(name), prose(words)] for name, words in listed]


def example(name, starter):
    """What a starter writes as such a file."""
    found = sorted(pathlib.Path(starter).glob(EXAMPLES.get(name, "no/such")))
    if not found:
        return
    kind = "markdown" if found[0].suffix == ".md" else "yaml"
    yield "## Example"
    yield ""
    yield "What `gapbook init --starter clinic` writes:"
    yield ""
    yield "```" + kind
    yield found[0].read_text(encoding="utf-8").rstrip("\n")
    yield "```"


def file_page(name, schema, order, starter, table_of_columns):
    shape, path = inner(schema)
    lines = []
    if shape:
        if path.startswith("[]"):
            lines += ["The file is a list; each item has these keys.", ""]
        elif path.startswith(".NAME"):
            lines += ["The file is a mapping from requirement ids to these keys.", ""]
        elif name in ("finding", "page"):
            lines += ["Between two lines of `---` at the head of the file.", ""]
        else:
            lines += ["A key that is not here is an error with a suggestion.", ""]
        lines += full(HEADS, rows(shape))
    else:
        lines += [f"The file is a {form(schema)}.", ""]
    if name == "responses":
        lines += ["## responses.csv {#responses-csv}", ""]
        lines += ["The same as a spreadsheet, which most people use. A column is one of these:", ""]
        lines += table(["Column", "Meaning"], table_of_columns)
    lines += [
        f"The JSON Schema, for editors: `gapbook schema {name} -o .schemas/{name}.json`.",
        "",
    ]
    lines += example(name, starter)
    title = schema["title"].replace("content/clients/SLUG/", "")
    title = title.replace("findings/*.md", "a finding")
    title = title.replace("the front matter", "Front matter").partition(" of content")[0]
    return Page(f"files/{name}.md", title, f"Every key of {schema['title']}.", lines, order)


def assessment_page(schema):
    lines = [
        "Each client's site has it below `data/`, and `gapbook export json` prints it. Percentages",
        "are numbers with one decimal, or null. `schema` is the version of this format.",
        "",
        "Keys of the whole:",
        "",
    ]
    shape, _ = inner(schema)
    whole = []
    for name, value in shape["properties"].items():
        found, _ = inner(value)
        label = f"[{code(name)}](#{name})" if found else code(name)
        needed = "yes" if name in shape["required"] else ""
        whole.append([label, form(value), needed, prose(value.get("description", ""))])
    lines += full(HEADS, whole)
    for name, value in shape["properties"].items():
        found, path = inner(value)
        if found:
            lines += [f"## {name} {{#{name}}}", ""]
            if path:
                lines += ["Each item has these keys.", ""]
            lines += full(HEADS, rows(found))
    return Page(
        "assessment.md", "assessment.json", "The data of a report, key by key.", lines, 4
    )


def pages(program, run):
    with tempfile.TemporaryDirectory() as folder:
        run(program, "schema", "--all", "-o", folder + "/schemas")
        run(program, "init", folder + "/clinic", "--starter", "clinic")
        # The order is that of the program's own list.
        told = run(program, "schema", "--help").split("\n\n")[1]
        listed = re.findall(r"^([\w-]+): ", told, re.MULTILINE)
        table_of_columns = columns(program, run)
        overview = []
        for order, name in enumerate(listed, 1):
            path = pathlib.Path(folder, "schemas", name + ".json")
            schema = json.loads(path.read_text(encoding="utf-8"))
            if name == "assessment":
                yield assessment_page(schema)
                continue
            page = file_page(name, schema, order, folder + "/clinic", table_of_columns)
            overview.append([f"[{prose(page.title)}]({name}.md)", prose(schema["title"])])
            yield page
    lines = [
        "Every key of every file that you write and that has a schema. `text` is a word, a number or",
        "a sentence; quotes are needed where YAML would read it as something else. Keys of a mapping",
        "are written with a full stop, those of a list's items with `[]`.",
        "",
        *table(["File", "Where it is"], overview),
        "`gapbook schema --all -o .schemas` writes the schemas for editors.",
    ]
    words = "Every key of the files that you write."
    yield Page("files/index.md", "Files", words, lines, 2)

#!/usr/bin/env python3
"""Fails when the built documentation lacks an option, key, rule, field or exit code of the program.

    reference.py PROGRAM DOCS             DOCS is what make docs made, such as .build/docs
    reference.py PROGRAM DOCS --selftest  also take one of each kind out, and see that it is missed

What the program has is read another way than the generator reads it: from what --help prints, from
the schemas, and from the sources. What the documentation has is read from the HTML of its site.
"""

import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def printed(program, *arguments):
    return subprocess.run(
        [program, *arguments], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def subcommands(text):
    """The names below SUBCOMMANDS of a help."""
    part = text.partition("SUBCOMMANDS:\n")[2]
    return [name for name in re.findall(r"^  ([a-z-]+)(?= |$)", part, re.MULTILINE)]


def helps(program):
    """Each command, the page it is on, and its help; subcommands are on the page of theirs."""
    for name in subcommands(printed(program, "--help")):
        own = printed(program, name, "--help")
        yield f"gapbook {name}", name, own
        for nested in subcommands(own):
            yield f"gapbook {name} {nested}", name, printed(program, name, nested, "--help")


def options(text):
    """The options of a help, each with all its spellings."""
    part = text.partition("OPTIONS:\n")[2].partition("\n\n")[0]
    for line in re.findall(r"^  (-.+)$", part, re.MULTILINE):
        yield from re.findall(r"(?<![\w-])--?[a-z][a-z-]*", re.split(r"  +", line)[0])


def keys(shape):
    """The keys of a schema, at any depth."""
    for name, value in shape.get("properties", {}).items():
        yield name
        yield from keys(value)
    parts = [shape.get("items"), shape.get("additionalProperties"), *shape.get("anyOf", [])]
    for part in parts:
        if isinstance(part, dict):
            yield from keys(part)


def rules():
    """Every id under which the sources explain a rule."""
    found = set()
    for path in (ROOT / "Sources/Site/Explaining").glob("RuleBook+*.swift"):
        found |= set(re.findall(r'^    "([a-z0-9-]+)":', path.read_text("utf-8"), re.MULTILINE))
    for path in (ROOT / "Sources/Report/Prose/LawChecks").glob("*.swift"):
        found |= set(re.findall(r'static let id = "([a-z0-9-]+)"', path.read_text("utf-8")))
    intake = (ROOT / "Sources/GapAnalysis/Intake/IntakeRule.swift").read_text("utf-8")
    found |= set(re.findall(r'^  case \w+ = "([a-z0-9-]+)"', intake, re.MULTILINE))
    kinds = (ROOT / "Sources/Privacy/PHIKind.swift").read_text("utf-8").partition("var ")[0]
    for name in re.findall(r"^  case (.+)$", kinds, re.MULTILINE):
        found.add("phi-" + (re.findall(r'"(.+)"', name) or [name])[0])
    return found


def wanted(program):
    """What the program has: kind, page and the text that the page must show."""
    for command, page, text in helps(program):
        yield "command", f"commands/{page}.html", command
        for option in options(text):
            yield "option", f"commands/{page}.html", option
    with tempfile.TemporaryDirectory() as folder:
        printed(program, "schema", "--all", "-o", folder)
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            page = "assessment" if path.stem == "assessment" else f"files/{path.stem}"
            for key in keys(json.loads(path.read_text("utf-8"))):
                yield "key", f"{page}.html", key
    columns = printed(program, "explain", "responses.csv")
    for column in re.findall(r"^  (\w+)  ", columns, re.MULTILINE):
        yield "column", "files/responses.html", column
    told = " ".join(printed(program, "--help").partition("USAGE")[0].split())
    numbers = re.findall(r"(\d+) [^;.]+", told.partition("Exit codes:")[2])
    cases = (ROOT / "Sources/gapbook/Outcome.swift").read_text("utf-8")
    for number in set(numbers) | set(re.findall(r"^  case \w+ = (\d+)$", cases, re.MULTILINE)):
        yield "exit code", "exit-codes.html", number
    for model in json.loads(printed(program, "model", "--json"))["models"]:
        for field in model["fields"]:
            yield "field", "templates.html", (model["name"], field["name"])


def shown(page):
    """The codes of a page, as words."""
    for text in re.findall(r"<code[^>]*>(.*?)</code>", page, re.DOTALL):
        yield html.unescape(re.sub(r"<[^>]+>", "", text))


def words(page):
    """What the codes of a page name: options and keys, the last part of those with full stops."""
    found = set()
    for text in shown(page):
        found |= {text, *text.split(), *re.split(r"[\s,.\[\]]+", text)}
        found |= set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))
    return found


def fields(page):
    """The fields of each model on the page of templates."""
    found = set()
    for section in re.split(r"<h2", page)[1:]:
        title = section.partition(">")[2].partition("</h2>")[0]
        title = html.unescape(re.sub(r"<[^>]+>", "", title))
        found |= {(title.strip("# \n"), name) for name in shown(section)}
    return found


def missing(program, pages):
    """What is not on the pages, and how many of each kind are."""
    counts, lacking, read = {}, [], {}
    for kind, page, name in wanted(program):
        if page not in read:
            text = pages.get(page, "")
            read[page] = fields(text) if page == "templates.html" else words(text)
        there = name in read[page] or (kind == "command" and name in pages.get(page, ""))
        counts[kind] = counts.get(kind, 0) + 1
        if not there:
            lacking.append(f"{kind} {name} is not on {page}")
    ids = {}
    for page, text in pages.items():
        if page.startswith("rules/"):
            ids.update({one: text for one in re.findall(r'<h2[^>]* id="([a-z0-9-]+)"', text)})
    for rule in sorted(rules()):
        counts["rule"] = counts.get("rule", 0) + 1
        if rule not in ids:
            lacking.append(f"rule {rule} has no section below rules/")
    form = r": (?:error|warning|note): .+ \[([a-z0-9-]+)\]$"
    for rule in re.findall(form, recorded(), re.MULTILINE):
        if rule not in ids:
            lacking.append(f"rule {rule}, which a test records, has no section")
    return counts, lacking


def recorded():
    """Messages that other tests record: rules in them are rules, whatever the sources say."""
    paths = ["Tests/Fixtures/bad-workspace.txt", "Tests/Fixtures/law-sentences/expected.txt"]
    return "\n".join((ROOT / path).read_text("utf-8") for path in paths)


def dead(site):
    """Links of the site to files or places that are not there."""
    places, found = {}, []

    def ids(path):
        if path not in places:
            places[path] = set(re.findall(r'\bid="([^"]+)"', path.read_text("utf-8")))
        return places[path]

    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":
            continue
        for link in set(re.findall(r'<a\b[^>]*\bhref="([^"]+)"', page.read_text("utf-8"))):
            address, _, place = html.unescape(link).partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            target = (page.parent / address.partition("?")[0]).resolve() if address else page
            has_place = place and target.suffix == ".html" and target.is_file()
            if not target.is_file() or (has_place and place not in ids(target)):
                found.append(f"{page.relative_to(site)} links {link}, which is not there")
    return found


def selftest(program, pages):
    """Takes one of each kind out of the pages, and expects it to be missed."""
    cuts = [
        ("commands/build.html", "--prune", "option --prune"),
        ("files/client.html", "attestation", "key attestation"),
        ("rules/files.html", 'id="bad-day"', "rule bad-day"),
        ("exit-codes.html", "<code>70</code>", "exit code 70"),
        ("templates.html", "<code>window_title</code>", "field ('Page', 'window_title')"),
    ]
    for page, text, expected in cuts:
        cut = {**pages, page: pages[page].replace(text, "")}
        if cut == pages or not any(one.startswith(expected) for one in missing(program, cut)[1]):
            sys.exit(f"selftest: {page} without {text} is not noticed")
    print(f"selftest: {len(cuts)} of {len(cuts)} cuts are noticed")


def main(program, docs, *flags):
    program, site = os.path.abspath(program), pathlib.Path(docs, "site").resolve()
    folder = site / "reference"
    pages = {
        str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.html")
    }
    counts, lacking = missing(program, pages)
    lacking += dead(site)
    for one in lacking:
        print(one, file=sys.stderr)
    told = ", ".join(f"{number} {kind}s" for kind, number in counts.items())
    links = sum(len(re.findall(r"<a\b", path.read_text("utf-8"))) for path in site.rglob("*.html"))
    print(f"Reference: {told}; {links} links; {len(lacking)} faults")
    if "--selftest" in flags:
        selftest(program, pages)
    if lacking:
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

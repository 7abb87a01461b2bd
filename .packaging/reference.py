"""Writes the reference of the documentation, from what the program says of itself.

    reference.py PROGRAM FOLDER

FOLDER is that of the pages, such as .build/docs/content/reference; what it holds is replaced. The
messages of rules are read from the sources beside this script, and examples of them are made by the
program from the workspaces of the tests.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import reference_files
import reference_rules
from reference_text import Page, code, prose, table

# November 21, 2026, the day of content/docs/gapbook.yml.
TODAY = "1795219200"

# What each code means for who calls the program. A code of the program that is not here, or one
# here that the program does not have, ends the run.
CODES = {
    0: "Gaps are data, and warnings are no failures: both end with 0.",
    1: "What was built stays written. `--fail-on`, `--min-score`, `--min-coverage`, "
    "`--max-overdue`, `diff --fail-on` and `verify` end with it. Each gate that fails is one line on "
    "standard error.",
    2: "An option, a value or a path of the call is wrong. Nothing is written.",
    3: "Each fault is a message with its file, line and column. Nothing is written; the last good "
    "output stays. With `--strict` warnings end with it too.",
    4: "What would be written must not be, or an issued version would change. Nothing is written. "
    "The rules that end with it are listed below.",
    5: "A file or folder could not be read or written, or Typst, pandoc or another program is "
    "missing. `gapbook doctor` says how to install it.",
    70: "Report it with the call and the message.",
}


def run(program, *arguments):
    """What a call prints; today is the day of the documentation, so that examples stay as they are."""
    environment = {"SOURCE_DATE_EPOCH": TODAY, **os.environ}
    return subprocess.run(
        [program, *arguments], check=True, stdout=subprocess.PIPE, env=environment, text=True
    ).stdout


def shown(arguments):
    return [one for one in arguments if one["shouldDisplay"]]


def commands(command):
    """The subcommands that do something of their own."""
    return [
        one
        for one in command.get("subcommands", [])
        if one["shouldDisplay"] and one["commandName"] != "help"
    ]


def names(argument):
    """How an argument is written in a call."""
    value = f"<{argument['valueName']}>"
    if argument["kind"] == "positional":
        return value + ("..." if argument["isRepeating"] else "")
    short_first = sorted(argument["names"], key=lambda name: name["kind"] == "long")
    spelled = ", ".join(
        ("--" if name["kind"] == "long" else "-") + name["name"] for name in short_first
    )
    return spelled if argument["kind"] == "flag" else f"{spelled} {value}"


def usage(name, command):
    """The synopsis of a call: what must be there is without brackets."""
    parts = [name]
    arguments = shown(command.get("arguments", []))
    if commands(command):
        parts.append("<command>")
    if any(one["kind"] != "positional" for one in arguments):
        parts.append("[options]")
    for one in arguments:
        if one["kind"] == "positional":
            parts.append(f"[{names(one)}]" if one["isOptional"] else names(one))
    return " ".join(parts)


def meaning(argument):
    """What an argument is for, its default and the values that it may have."""
    words = prose(argument.get("abstract", ""))
    listed = argument.get("completionKind", {}).get("list", {}).get("values", [])
    values = argument.get("allValues") or listed
    if values and not all(value in words for value in values):
        words += " One of " + ", ".join(code(value) for value in values) + "."
    default = argument.get("defaultValue")
    if default and default != "false":
        words += f" Default: {code(default)}."
    return words.strip()


def discussed(text):
    """Paragraphs as the help has them; lines of names and what they are become a list."""
    for part in (text or "").strip().split("\n\n"):
        lines = part.split("\n")
        if len(lines) > 2 and all(re.match(r"[\w.-]+: ", line) for line in lines):
            for line in lines:
                name, words = line.split(": ", 1)
                yield f"- {code(name)}: {prose(words)}"
            yield ""
        elif "\n#" in part:
            yield "```text\n" + part + "\n```"
        else:
            yield prose(part.replace("\n", " "))
            yield ""
    yield ""


def about(name, command, level):
    """A command: its synopsis, what it does, its arguments and options, and commands below it."""
    yield "```text"
    yield from [f"{usage(f'{name} ' + one['commandName'], one)}" for one in commands(command)] or [
        usage(name, command)
    ]
    yield "```"
    yield ""
    yield from discussed(command.get("discussion"))
    arguments = shown(command.get("arguments", []))
    for title, kinds in (("Arguments", ["positional"]), ("Options", ["option", "flag"])):
        rows = [[code(names(one)), meaning(one)] for one in arguments if one["kind"] in kinds]
        if rows and not commands(command):
            yield f"**{title}**"
            yield ""
            yield from table([title[:-1], "Meaning"], rows)
    for one in commands(command):
        whole = f"{name} {one['commandName']}"
        yield f"{'#' * (level + 1)} {whole} {{#{one['commandName']}}}"
        yield ""
        yield prose(one.get("abstract", ""))
        yield ""
        yield from about(whole, one, level + 1)


def command_pages(root):
    rows = []
    for order, one in enumerate(commands(root), 1):
        name = one["commandName"]
        rows.append([f"[{code('gapbook ' + name)}]({name}.md)", prose(one["abstract"])])
        lines = about(f"gapbook {name}", one, 1)
        yield Page(f"commands/{name}.md", f"gapbook {name}", one["abstract"], lines, order)
    overview = [
        prose(root["abstract"]),
        "",
        "In a workspace, `gapbook` alone says what state it is in, and the next step. All commands",
        "have the options `--version` and `-h, --help`.",
        "",
        *table(["Command", "What it does"], rows),
    ]
    words = "Every command with all of its options."
    yield Page("commands/index.md", "Commands", words, overview, 1)


def exit_codes(root, rules):
    """The codes that the program's help lists."""
    told = dict(re.findall(r"(\d+) ([^;.]+)[;.]", root["discussion"].split("Exit codes:")[1]))
    if sorted(map(int, told)) != sorted(CODES):
        sys.exit(f"reference.py knows the exit codes {sorted(CODES)}, the program has {list(told)}")
    rows = [[code(number), prose(words), CODES[int(number)]] for number, words in told.items()]
    refusals = [rule for rule in rules if rule.refuses]
    lines = [
        "A code other than 0 always comes with its reason on standard error, with `--quiet` too.",
        "",
        *table(["Code", "The program says", "What that means"], rows),
        "Where several reasons meet, the first of 70, 5, 2, 4, 3 and 1 is the code.",
        "",
        "These rules end a command with 4: "
        + ", ".join(f"[{code(rule.id)}]({rule.address('rules/')})" for rule in refusals)
        + ".",
    ]
    return Page("exit-codes.md", "Exit codes", "How a command ends, and what that means.", lines, 5)


def model_anchor(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def templates(program):
    """What templates can see: the page kinds, and the fields of each object."""
    model = json.loads(run(program, "model", "--json"))
    lines = [
        "A template is a Mustache file. A kind says what a template may do with a field: `text`,",
        "`url` and `number` are printed by two braces, `html` by three, `flag` and `optional` are",
        "asked by a section, `list` is repeated by one, `object` is opened by one. An unknown field is",
        "an error, with its place. `gapbook new template NAME` copies a template into your workspace.",
        "",
        "## Page kinds {#page-kinds}",
        "",
    ]
    link = "[{0}](#{1})".format
    rows = [
        [code(root["template"]), link(root["model"], model_anchor(root["model"])),
         prose(root["meaning"])]
        for root in model["roots"]
    ]
    lines += table(["Template", "Sees", "For"], rows)
    for one in model["models"]:
        lines += [f"## {one['name']} {{#{model_anchor(one['name'])}}}", ""]
        lines += [prose(one["meaning"]) + ".", ""]
        rows = []
        for field in one["fields"]:
            kind = "optional " if field["optional"] else ""
            kind += field["kind"]
            if field["model"]:
                kind += " of " + link(field["model"], model_anchor(field["model"]))
            rows.append([code(field["name"]), kind, prose(field["meaning"])])
        lines += table(["Field", "Kind", "Meaning"], rows)
    words = "Every field that a template may use, as the program declares them."
    return Page("templates.md", "The template model", words, lines, 6)


def index(pages):
    """The front page of the reference."""
    count = {name: sum(page.path.startswith(name) for page in pages) - 1 for name in ("commands/",)}
    lines = [
        "These pages are made from what the program says of itself, by `make docs`. They have every",
        "command and option, every key, every rule and every exit code of the version that made",
        "them.",
        "",
        f"- [Commands](commands/index.md): {count['commands/']} commands with all options.",
        "- [Files](files/index.md): every key of the files that you write, with examples.",
        "- [Rules](rules/index.md): every message that the program can report, and what it means.",
        "- [assessment.json](assessment.md): the data of a report, for other programs.",
        "- [Exit codes](exit-codes.md): how a command ends.",
        "- [The template model](templates.md): what templates can see.",
    ]
    return Page("index.md", "Reference", "Commands, files, rules, exit codes and data.", lines)


def main(program, folder):
    # Calls are made in other folders, too.
    program = os.path.abspath(program)
    root = json.loads(run(program, "--experimental-dump-help"))["command"]
    rules = reference_rules.read(program)
    pages = [
        *command_pages(root),
        *reference_files.pages(program, run),
        *reference_rules.pages(rules),
        exit_codes(root, rules),
        templates(program),
    ]
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    for page in [*pages, index(pages)]:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    print(f"{folder}: {len(pages) + 1} pages of reference, {len(rules)} rules")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

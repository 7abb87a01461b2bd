"""Writes the manual: gapbook.1 and a page for each command, from what the program says of itself.

    manual.py PROGRAM FOLDER
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys


def escaped(text):
    """Text as roff: a hyphen stays the sign that is typed, and no line begins a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.split("\n"))


def paragraphs(text):
    """Paragraphs parted by empty lines; one with lines that are set in keeps its lines."""
    parts = [part.rstrip() for part in (text or "").split("\n\n") if part.strip()]
    return "\n.PP\n".join(
        f".nf\n{escaped(part)}\n.fi" if "\n  " in "\n" + part else escaped(part) for part in parts
    )


def shown(argument):
    """The names of an argument with its value, bold and italic."""
    value = "" if argument["kind"] == "flag" else f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        return value
    names = ", ".join(
        f"\\fB{escaped(('--' if name['kind'] == 'long' else '-') + name['name'])}\\fR"
        for name in argument.get("names", [])
    )
    return f"{names} {value}".strip()


def arguments(command):
    return [one for one in command.get("arguments", []) if one["shouldDisplay"]]


def commands(command):
    return [
        one
        for one in command.get("subcommands", [])
        if one["shouldDisplay"] and one["commandName"] != "help"
    ]


def synopsis(name, command):
    parts = [f"\\fB{escaped(name)}\\fR"]
    if commands(command):
        return parts[0] + " \\fIcommand\\fR [\\fIoptions\\fR]"
    if any(one["kind"] != "positional" for one in arguments(command)):
        parts.append("[\\fIoptions\\fR]")
    for one in arguments(command):
        if one["kind"] == "positional":
            value = shown(one) + (" ..." if one["isRepeating"] else "")
            parts.append(f"[{value}]" if one["isOptional"] else value)
    return " ".join(parts)


def list_of(command, is_nested=False):
    for one in arguments(command):
        # What every command has is said once a page.
        if is_nested and one["valueName"] in ("help", "version"):
            continue
        yield ".TP"
        yield shown(one)
        words = one.get("abstract", "")
        # A default that is a path or a word; what is off by default needs none.
        default = one.get("defaultValue")
        if default and default != "false":
            words += f" (default: {default})"
        yield escaped(words.strip()) or "\\&"
        if one.get("discussion"):
            yield ".IP"
            yield paragraphs(one["discussion"])


def sentence(text):
    """How a page's first line says what a command does: after a dash, without a capital and a stop."""
    text = (text or "").rstrip(".")
    return text[:1].lower() + text[1:]


def page(name, command, day, version):
    yield f'.TH {escaped(name.replace(" ", "-").upper())} 1 "{day}" "gapbook {version}" "Gapbook"'
    yield ".SH NAME"
    yield f"{escaped(name.replace(' ', '-'))} \\- {escaped(sentence(command.get('abstract')))}"
    yield ".SH SYNOPSIS"
    nested = [synopsis(f"{name} {one['commandName']}", one) for one in commands(command)]
    yield "\n.br\n".join(nested or [synopsis(name, command)])
    if command.get("discussion"):
        yield ".SH DESCRIPTION"
        yield paragraphs(command["discussion"])
    if arguments(command):
        yield ".SH OPTIONS"
        yield from list_of(command)
    for one in commands(command):
        yield f'.SH "{escaped((name + " " + one["commandName"]).upper())}"'
        yield escaped(one.get("abstract", ""))
        if one.get("discussion"):
            yield ".PP"
            yield paragraphs(one["discussion"])
        yield from list_of(one, is_nested=True)


def overview(root, day, version):
    """The page of the program itself, which lists the commands."""
    yield f'.TH GAPBOOK 1 "{day}" "gapbook {version}" "Gapbook"'
    yield ".SH NAME"
    yield f"gapbook \\- {escaped(sentence(root.get('abstract')))}"
    yield ".SH SYNOPSIS"
    yield synopsis("gapbook", root)
    yield ".SH DESCRIPTION"
    yield paragraphs(root.get("discussion"))
    yield ".SH COMMANDS"
    for one in commands(root):
        yield ".TP"
        yield f"\\fB{escaped('gapbook-' + one['commandName'])}\\fR(1)"
        yield escaped(one.get("abstract", ""))
    yield ".SH OPTIONS"
    yield from list_of(root)


def main(program, folder):
    told = subprocess.run(
        [program, "--experimental-dump-help"], check=True, stdout=subprocess.PIPE
    ).stdout
    version = subprocess.run(
        [program, "--version"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    root = json.loads(told)["command"]
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.timezone.utc
    moment = datetime.datetime.fromtimestamp(int(epoch), now) if epoch else datetime.datetime.now(now)
    day = moment.strftime("%Y-%m-%d")
    pages = {"gapbook": overview(root, day, version)}
    for one in commands(root):
        name = "gapbook " + one["commandName"]
        pages[name.replace(" ", "-")] = page(name, one, day, version)
    for name, lines in pages.items():
        pathlib.Path(folder, name + ".1").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

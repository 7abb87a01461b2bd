"""Finds in Swift sources how the message of a rule reads, and with which severity it is made."""

import re

SEVERITY = re.compile(r"\b(error|warning|warn|warned|reportRepair|note|noteOnce|ofLostWords)\b")
# What these say of the severity; words of a client that would be lost are an error, others a warning.
NAMES = {
    "warn": ["warning"],
    "warned": ["warning"],
    "reportRepair": ["warning"],
    "noteOnce": ["note"],
    "ofLostWords": ["error", "warning"],
}


def literal(text, start):
    """The Swift string literal that begins at a quote, with … for what is filled in, and its end."""
    if text.startswith('"""', start):
        return None, start
    out, place = [], start + 1
    while place < len(text):
        sign = text[place]
        if sign == '"':
            return "".join(out), place + 1
        if text.startswith("\\(", place):
            out.append("…")
            place = closing(text, place + 1)
        elif sign == "\\":
            out.append({"n": " ", "t": " "}.get(text[place + 1], text[place + 1]))
            place += 2
        else:
            out.append(sign)
            place += 1
    return None, start


def closing(text, start):
    """The place behind the parenthesis that closes the one at a place."""
    depth, place = 0, start
    while place < len(text):
        sign = text[place]
        if sign == '"':
            _, end = literal(text, place)
            if end == place:
                return len(text)
            place = end
            continue
        depth += (sign == "(") - (sign == ")")
        place += 1
        if depth == 0:
            return place
    return place


def message(text, place):
    """The message that follows the id of a rule in a call; None where it is no literal."""
    found = re.compile(r"\s*,\s*(?:message:\s*)?").match(text, place)
    if not found:
        return None
    place = found.end()
    # One of two messages.
    choice = re.compile(r"[\w.()! ]{1,60}\?\s*(?=\")").match(text, place)
    if choice:
        place = choice.end()
    if text[place : place + 1] != '"':
        return None
    said, place = literal(text, place)
    while said is not None:
        more = re.compile(r"\s*\+\s*(?=\")").match(text, place)
        if not more:
            break
        rest, place = literal(text, more.end())
        said += rest or ""
    return said


def severity(text, place):
    """The severities that a call names before the id; none where it names none."""
    before = text[max(0, place - 70) : place]
    cut = max(before.rfind("{"), before.rfind("}"), before.rfind(";"))
    found = SEVERITY.findall(before[cut + 1 :])
    return NAMES.get(found[-1], [found[-1]]) if found else []


def cases(folder):
    """The names of the cases of IntakeRule with their ids."""
    text = (folder / "GapAnalysis/Intake/IntakeRule.swift").read_text(encoding="utf-8")
    return dict(re.findall(r'case (\w+) = "([a-z0-9-]+)"', text))


def uses(path, text, ids, intake):
    """Where a file names a rule: its id and the place behind it."""
    for match in re.finditer(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', text):
        if match[1] in ids:
            yield match[1], match.start(), match.end()
    if "GapAnalysis" in path.parts:
        for match in re.finditer(r"(?:IntakeRule|(?<=[\s(]))\.(\w+)(?:\.rawValue)?(?=,)", text):
            if match[1] in intake:
                yield intake[match[1]], match.start(), match.end()
    constants = re.findall(r'static let (id|rule|syntax|place|recursion) = "([a-z0-9-]+)"', text)
    for name, rule in constants:
        for match in re.finditer(rf"(?<=[(\s.])(?:Self\.)?{name}(?=,)", text):
            if rule in ids:
                yield rule, match.start(), match.end()


def messages(folder, ids):
    """For each rule the severities with which the sources make it, and three of its messages."""
    intake = cases(folder)
    found = {}
    for path in sorted(folder.rglob("*.swift")):
        if path.name.startswith("RuleBook") or path.name == "IntakeRule.swift":
            continue
        text = path.read_text(encoding="utf-8")
        for rule, start, end in uses(path, text, ids, intake):
            severities, said = found.setdefault(rule, (set(), []))
            own = severity(text, start)
            words = message(text, end)
            if own and (words or text[end : end + 1] == ","):
                severities.update(own)
            if words and words not in said and len(said) < 3:
                said.append(words)
    return found

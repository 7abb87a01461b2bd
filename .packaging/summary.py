"""What the GitHub action says of a build: outputs of its steps, and the comment of a pull request.

    summary.py score SITES
    summary.py regressions COMPARISON.json
    summary.py comment WORKSPACE SITES EARLIER CHANGES.md
"""

import json
import pathlib
import re
import sys

# A comment on GitHub has 65,536 signs at most.
LONGEST = 60_000


def assessments(sites):
    """Those of all clients, each for its whole report; an edition's folder is `CLIENT@AUDIENCE`."""
    files = sorted(pathlib.Path(sites, "clients").glob("*/data/assessment.json"))
    return [json.loads(path.read_bytes()) for path in files if "@" not in path.parts[-3]]


def score(sites):
    scores = [one["totals"].get("score") for one in assessments(sites)]
    known = [one for one in scores if one is not None]
    return f"score={min(known) if known else ''}"


def regressions(comparison):
    """How many there are in a comparison, whether it is of one client or of several."""

    def count(value):
        if isinstance(value, list):
            return sum(map(count, value))
        if not isinstance(value, dict):
            return 0
        gates = value.get("gates")
        here = len(gates["regression"]) if isinstance(gates, dict) and "regression" in gates else 0
        return here + sum(count(part) for name, part in value.items() if name != "gates")

    return f"regressions={count(json.loads(pathlib.Path(comparison).read_bytes()))}"


def percent(number):
    return "" if number is None else f"{number}%"


def cell(text):
    """Text as a cell of a table: nothing in it is markup, or mentions somebody or something."""
    # A blank without a width keeps hosts from reading @name, #12 and !12.
    text = re.sub(r"(?<=[@#!])(?=\w)", "\u200b", text)
    for sign in "\\`*_[]<>|~#!":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def comment(workspace, sites, earlier, changes):
    # A comment in HTML ends at two dashes.
    mark = f"<!-- gapbook {workspace.replace('-', '%2D').replace('>', '%3E')} -->"
    lines = [mark, "# HIPAA assessment", ""]
    rows = assessments(sites)
    if rows:
        lines.append("| Client | As of | Score | Coverage | Gaps | Overdue |")
        lines.append("| --- | --- | --- | --- | --- | --- |")
    for one in rows:
        overdue = sum(item.get("state") == "overdue" for item in one.get("deadlines", []))
        figures = [
            cell(one["client"]["name"]),
            one["as_of"],
            percent(one["totals"].get("score")),
            percent(one["totals"].get("coverage")),
            str(len(one.get("gaps", []))),
            str(overdue),
        ]
        lines.append("| " + " | ".join(figures) + " |")
    lines.append("")
    file = pathlib.Path(changes)
    if earlier:
        lines += [f"# Compared with {cell(earlier)}", "", file.read_text(encoding="utf-8")]
    else:
        lines.append("There is no earlier state to compare with.")
    text = "\n".join(lines)
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit("\n", 1)[0] + "\n\nThe rest is left out: a comment cannot be longer."


def main(what, *arguments):
    print({"score": score, "regressions": regressions, "comment": comment}[what](*arguments))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

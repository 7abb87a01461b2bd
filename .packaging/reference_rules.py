"""The pages on rules: what each means, how much it weighs, and an example.

The program explains a rule by its id. The ids, their groups and how the messages read come from the
sources. The examples are messages that tests record, or that the program gives for the workspaces
below Tests/Fixtures/faults.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import swift_calls
from reference_text import Page, code, prose, table

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The lists of RuleBook, and what is data of a module: the page of each, and its title.
GROUPS = {
    "contentRules": ("files", "Rules on files, keys and columns"),
    "choiceRules": ("choices", "Rules on keys with a choice of words"),
    "IntakeRule": ("assessment", "Rules on answers, findings and registers"),
    "LawChecks": ("law", "Rules on the law"),
    "lawRules": ("law", "Rules on the law"),
    "pageRules": ("pages", "Rules on pages and Markdown"),
    "templateRules": ("templates", "Rules on templates"),
    "policyRules": ("policies", "Rules on policies"),
    "PHIKind": ("privacy", "Rules on patients' data"),
    "privacyRules": ("privacy", "Rules on patients' data"),
    "withheldRules": ("audiences", "Rules on audiences and editions"),
    "scanRules": ("scans", "Rules on scans"),
    "importRules": ("imports", "Rules on imports"),
    "deliveryRules": ("deliveries", "Rules on deliveries"),
}

# Files in which tests record whole messages.
RECORDED = [
    "Tests/Fixtures/law-sentences/expected.txt",
    "Tests/Fixtures/bad-workspace.txt",
    "Tests/Fixtures/template-faults/expected.txt",
    "Tests/SiteTests/Golden/nasty/diagnostics.txt",
    "Tests/Fixtures/markdown/*.html",
]


@dataclasses.dataclass
class Rule:
    """A rule of the program."""

    id: str
    group: str
    text: str = ""
    severities: tuple = ()
    is_fixed: bool = False
    # Whether rules: in gapbook.yml has no say, as no workspace is built where the rule speaks.
    is_apart: bool = False
    refuses: bool = False
    example: str = ""
    messages: tuple = ()

    def address(self, folder=""):
        return f"{folder}{self.group}.md#{self.id}"

    @property
    def level(self):
        order = [one for one in ("error", "warning", "note") if one in self.severities]
        return " or ".join(order).capitalize() if order else "Error, warning or note"

    @property
    def weight(self):
        """How much it weighs, and who can change that."""
        if self.refuses:
            return f"{self.level}; it refuses the output, with exit code 4."
        if self.is_fixed:
            return f"{self.level}, always."
        if self.is_apart:
            return f"{self.level}."
        return f"{self.level}; `rules: {{ {self.id}: … }}` in `gapbook.yml` sets another level."


def source(path):
    return (ROOT / path).read_text(encoding="utf-8")


def swift_set(name):
    """The words of a set that RuleBook declares."""
    text = source("Sources/Site/Explaining/RuleBook+Errors.swift")
    words = text.split(f"static let {name}: Set = [")[1].split("]")[0]
    return set(re.findall(r'"([a-z0-9-]+)"', words))


def listed():
    """The ids of all rules with the list in which each is; as in the program, the first wins."""
    found = {}
    for path in sorted((ROOT / "Sources/Report/Prose/LawChecks").glob("*.swift")):
        for rule in re.findall(r'static let id = "([a-z0-9-]+)"', path.read_text(encoding="utf-8")):
            found.setdefault(rule, "LawChecks")
    intake = source("Sources/GapAnalysis/Intake/IntakeRule.swift").split("explanation")[0]
    for rule in re.findall(r'case \w+ = "([a-z0-9-]+)"', intake):
        found.setdefault(rule, "IntakeRule")
    kinds = source("Sources/Privacy/PHIKind.swift").split("var words")[0]
    for name, raw in re.findall(r'^  case (\w+)(?: = "([a-z-]+)")?$', kinds, re.MULTILINE):
        found.setdefault("phi-" + (raw or name), "PHIKind")
    for path in sorted((ROOT / "Sources/Site/Explaining").glob("RuleBook+*.swift")):
        parts = re.split(r"static let (\w+): KeyValuePairs = \[", path.read_text(encoding="utf-8"))
        for name, text in zip(parts[1::2], parts[2::2]):
            for rule in re.findall(r'^    "([a-z0-9-]+)":', text.split("\n  ]")[0], re.MULTILINE):
                found.setdefault(rule, name)
    return found


def by_the_program(program):
    """The ids that the program lists itself; none where it has no such list."""
    with tempfile.TemporaryDirectory() as empty:
        told = subprocess.run(
            [program, "explain", "rules"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=empty,
        )
    return re.findall(r"^  ([a-z0-9]+(?:-[a-z0-9]+)*)  ", told.stdout, re.MULTILINE)


def explained(program, rule):
    """What `explain` says of a rule, on one line."""
    told = subprocess.run(
        [program, "explain", rule], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    head, _, text = told.partition("\n")
    if head != f"{rule}  rule":
        sys.exit(f"gapbook explain {rule}: no rule")
    return " ".join(text.split())


MESSAGE = re.compile(r"^(\S[^\n]*?: )?(error|warning|note): [^\n]+ \[([a-z0-9-]+)\]$")


def examples(text):
    """The messages of a text with the lines below each; of a rule's the first with a line."""
    found = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = MESSAGE.match(line)
        if not match:
            continue
        block = [line]
        for more in lines[number + 1 :]:
            if not re.match(r"( *\d+ \||  \||  help:)", more):
                break
            block.append(more)
        rule, example = match[3], "\n".join(block)
        if rule not in found or (" | " not in found[rule] and " | " in example):
            found[rule] = example
    return found


def recorded():
    found = {}
    for pattern in RECORDED:
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8", errors="replace")
            for rule, example in examples(text).items():
                found.setdefault(rule, example.replace("bad-workspace/", ""))
    return found


def from_faults(program):
    """What the program reports of the workspaces with faults: a check of each, or its calls."""
    found = {}
    for folder in sorted((ROOT / "Tests/Fixtures/faults").glob("*/")):
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            listed = folder / "calls"
            calls = ["check --all --as-of 2026-11-21"]
            if listed.exists():
                calls = listed.read_text(encoding="utf-8").splitlines()
            environment = {**os.environ, "NO_COLOR": "1"}
            for call in calls:
                told = subprocess.run(
                    [program, *call.split()],
                    cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment,
                    text=True,
                )
                # Where the copy is, is nobody's business.
                text = told.stderr.replace(os.path.realpath(copy) + "/", "")
                for rule, example in examples(text).items():
                    found.setdefault(rule, example)
    return found


def read(program):
    """All rules, in the order of their ids."""
    ids = listed()
    own = by_the_program(program)
    if own and set(own) != set(ids):
        sys.exit(f"rules of the program and of the sources differ: {sorted(set(own) ^ set(ids))}")
    fixed, refusals = swift_set("alwaysErrors"), swift_set("refusals")
    apart = swift_set("outsideWorkspaces")
    shown = {**recorded(), **from_faults(program)}
    made = swift_calls.messages(ROOT / "Sources", ids)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = dict(zip(ids, pool.map(lambda rule: explained(program, rule), ids)))
    rules = []
    for rule, group in sorted(ids.items()):
        severities, messages = made.get(rule, (set(), []))
        if rule in fixed:
            severities = {"error"}
        example = shown.get(rule, "")
        severities |= {match[2] for match in map(MESSAGE.match, example.split("\n")) if match}
        rules.append(
            Rule(
                rule, GROUPS[group][0], texts[rule], tuple(sorted(severities)),
                rule in fixed, rule in apart or group == "importRules", rule in refusals, example,
                tuple(messages),
            )
        )
    return rules


def sections(rules):
    for rule in rules:
        yield f"## {rule.id} {{#{rule.id}}}"
        yield ""
        yield prose(rule.text)
        yield ""
        yield rule.weight
        yield ""
        if rule.example:
            yield "```text"
            yield rule.example
            yield "```"
        elif rule.messages:
            yield "How the message reads, with … for what is filled in:"
            yield ""
            yield "```text"
            yield from rule.messages
            yield "```"
        yield ""


def pages(rules):
    titles = dict(GROUPS.values())
    rows = []
    for order, (group, title) in enumerate(titles.items(), 1):
        own = [rule for rule in rules if rule.group == group]
        rows.append([f"[{title}]({group}.md)", str(len(own))])
        words = f"{len(own)} rules, each with its level and what it reports."
        yield Page(f"rules/{group}.md", title, words, sections(own), order)
    lines = [
        "A rule is a check of the program; a message has its id in brackets at its end. An **error**",
        "ends a command with 3, or with 4 where it refuses the output. A **warning** ends it with 3",
        "under `--strict` alone, a **note** never does. `rules:` in `gapbook.yml` changes the level of",
        "a rule that is not always an error. `accept:` in a page's front matter accepts it there, with",
        "a reason.",
        "`gapbook explain ID` prints the same in a terminal.",
        "",
        *table(["Group", "Rules"], rows),
        f"## All {len(rules)} rules {{#all}}",
        "",
        *table(
            ["Rule", "Level"],
            [
                [
                    f"[{code(rule.id)}]({rule.address()})",
                    rule.level + (", always" if rule.is_fixed else ""),
                ]
                for rule in rules
            ],
        ),
    ]
    words = "Every message that the program can report, what it means and how much it weighs."
    yield Page("rules/index.md", "Rules", words, lines, 3)

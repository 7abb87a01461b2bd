"""Pages with one fault each, and that the runner finds it at its line."""

import pathlib
import tempfile

# A name, the page, what not-run.txt has, and what must be found; None where all is well.
CASES = [
    (
        "a right page",
        "```sh\nmkdir a\ncd a\n```\n\n```yaml\n# file: b/c.yml\nd: 1\n```\n\n"
        "<!-- run:\necho 'e: 2345 f' >> b/c.yml\n-->\n\n```sh\ncat b/c.yml\npwd\n```\n\n"
        "```text\nd: 1\ne: ... f\n...\n~/a\n```\n\n```sh\nexit 3\n# exits with 3\n```\n\n"
        "```console\napt-get update\n```\n\n"
        "1. In a list:\n\n   ```sh\n   echo f\n   ```\n\n   ```text\n   f\n   ```\n",
        "page.md | apt-get update | Needs a network",
        None,
    ),
    (
        "a wrong output",
        "Words.\n\n```sh\nprintf 'a\\nb\\n'\n```\n\n```text\na\nc\n```\n",
        "",
        "page.md:8: the command prints something else",
    ),
    (
        "an output with a line too many",
        "```sh\nprintf 'a\\nb\\nc\\n'\n```\n\n```text\na\n...\nb\n```\n",
        "",
        "page.md:6: the command prints something else",
    ),
    (
        "a line that goes on otherwise",
        "```sh\necho 'a 12 b'\n```\n\n```text\na ... c\n```\n",
        "",
        "page.md:6: the command prints something else",
    ),
    ("an error that is not shown", "```sh\necho a >&2\n```\n\n```text\n```\n", "", "page.md:6:"),
    ("a command that fails", "```sh\nfalse\n```\n", "", "page.md:2: exits with 1, not 0"),
    (
        "a wrong exit code",
        "```sh\nexit 3\n# exits with 1\n```\n",
        "",
        "page.md:2: exits with 3, not 1",
    ),
    (
        "a command that should fail and does not",
        "```sh\ntrue\n# exits with 1\n```\n",
        "",
        "page.md:2: exits with 0, not 1",
    ),
    ("a set-up that fails", "<!-- run: false -->\n", "", "page.md:1: exits with 1, not 0"),
    ("an unlisted console fence", "```console\nreboot\n```\n", "", "page.md:2: this console fence"),
    (
        "an output of no command",
        "```sh\ntrue\n```\n\nWords between.\n\n```text\na\n```\n",
        "",
        "page.md:8: this text fence",
    ),
    ("a fence without a language", "```\na: 1\n```\n", "", "page.md:2: this nameless fence"),
    ("an example that is not written", "```yaml\na: 1\n```\n", "", "page.md:2: this yaml fence"),
    (
        "a reason for a fence that is gone",
        "```sh\ntrue\n```\n",
        "page.md | reboot | Ends the machine",
        "not-run.txt:1: page.md has no such fence: reboot",
    ),
    (
        "a reason for a page that is gone",
        "```sh\ntrue\n```\n",
        "other.md | reboot | Ends the machine",
        "not-run.txt:1: other.md has no such fence: reboot",
    ),
]


def found(run_pages, text, listed):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made).resolve()
        (folder / "page.md").write_text(text)
        (folder / "not-run.txt").write_text(listed)
        program = pathlib.Path("/bin/true")
        pages, stale = run_pages([folder / "page.md"], folder, program, folder / "not-run.txt")
        return [fault.removeprefix(made + "/") for fault in pages[0].faults + stale]


def run(run_pages):
    failed = 0
    for name, text, listed, expected in CASES:
        faults = found(run_pages, text, listed)
        right = len(faults) == 1 and faults[0].startswith(expected) if expected else not faults
        if not right:
            failed += 1
            print(f"FAILED {name}: expected {expected}, found {faults}")
    print(f"Docs selftest: {len(CASES)} pages, {failed or 'no'} faults")
    return 1 if failed else 0

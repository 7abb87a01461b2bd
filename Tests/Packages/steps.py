"""Runs the commands of the GitHub action and of the GitLab template as they are written.

    steps.py action ACTION FOLDER WORKSPACE PACKAGES PROGRAM
    steps.py gitlab TEMPLATE FOLDER WORKSPACE PROGRAM

FOLDER is for what is made; WORKSPACE is the example. Prints each failure, and exits 1 after one.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import jq
import yaml

CLIENT = "content/clients/cedar-valley-clinic"
# A leaf that the example meets, and no longer does on the branch.
LEAF = "164.308(a)(2)"
# Where Typst is, if the caller says so.
TYPST = {name: os.environ[name] for name in ["GAPBOOK_TYPST"] if name in os.environ}
failures = 0


def expect(is_so, what):
    global failures
    if not is_so:
        failures += 1
        print(f"FAILED {what}")


def git(folder, *call):
    subprocess.run(["git", "-C", folder, *call], check=True, stdout=subprocess.DEVNULL)


def answer(work, status):
    """Writes another status into the row of the leaf."""
    table = work / CLIENT / "responses.csv"
    row = re.compile(rf"^({re.escape(LEAF)},[^,\n]*,[^,\n]*,)[a-z-]+,", re.MULTILINE)
    text, count = row.subn(rf"\g<1>{status},", table.read_text())
    assert count == 1, f"the example has {count} rows of {LEAF}"
    table.write_text(text)


def misspell(work):
    """Makes the leaf one that the law does not have; gives the line."""
    table = work / CLIENT / "responses.csv"
    rows = table.read_text().split("\n")
    at = next(number for number, row in enumerate(rows) if row.startswith(LEAF + ","))
    rows[at] = rows[at].replace(LEAF, "164.308(a)(99)", 1)
    table.write_text("\n".join(rows))
    return at + 1


def repository(folder, workspace):
    """A bare repository whose branch `main` is the example, and whose branch `change` meets less."""
    shutil.rmtree(folder, ignore_errors=True)
    work = folder / "work"
    work.mkdir(parents=True)
    shutil.copytree(workspace, work, dirs_exist_ok=True)
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "config", "user.name", "A test")
    git(work, "config", "user.email", "test@example.org")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "The example")
    git(work, "checkout", "--quiet", "-b", "change")
    answer(work, "not-implemented")
    git(work, "commit", "--quiet", "--all", "--message", "Meet less")
    git(folder, "clone", "--quiet", "--bare", work, folder / "bare.git")
    return folder / "bare.git"


def checkout(bare, branch, folder):
    """As a pipeline does: one commit, and no other branch."""
    shutil.rmtree(folder, ignore_errors=True)
    call = ["git", "clone", "--quiet", "--depth", "1", "--branch", branch, f"file://{bare}", folder]
    subprocess.run(call, check=True)
    git(folder, "checkout", "--quiet", "--detach")


def search_path(*first):
    """Programs of the system and this Python's, after those that come first."""
    return ":".join([*map(str, first), os.path.dirname(sys._base_executable), "/usr/bin", "/bin"])


class Action:
    """A composite action, of which each step that runs commands is run."""

    def __init__(self, path, folder, packages):
        self.path, self.folder, self.packages = path, folder, packages
        self.definition = yaml.safe_load(path.read_text())
        stand_in = folder / "stand-in"
        shutil.rmtree(stand_in, ignore_errors=True)
        stand_in.mkdir(parents=True)
        script = stand_in / "gh"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" gh "$@"\n')
        script.chmod(0o755)
        self.stand_in = stand_in

    def fill(self, value, contexts):
        """What GitHub makes of a text with expressions: here all are names."""

        def one(match):
            found = contexts
            for part in match[1].split("."):
                found = found.get(part, {}) if isinstance(found, dict) else {}
            return found if isinstance(found, str) else ""

        expressions = re.findall(r"\$\{\{(.*?)\}\}", value)
        unknown = [text for text in expressions if not re.fullmatch(r" [\w.-]+ ", text)]
        assert not unknown, f"steps.py does not know the expressions {unknown}"
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", one, value)

    def run(self, name, work, event, inputs):
        """Runs all steps up to the first that fails; gives the codes by step, outputs, what was said."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        (place / "temp").mkdir(parents=True)
        contexts = {
            "github": event
            | {
                "action_path": str(self.path.parent),
                "action_ref": "v0.1.0",
                "action_repository": "example/gapbook",
                "token": "a token",
            },
            "runner": {"temp": str(place / "temp")},
            "steps": {},
        }
        defaults = self.definition["inputs"].items()
        unknown = set(inputs) - {key for key, _ in defaults}
        assert not unknown, f"the action has no inputs {unknown}"
        contexts["inputs"] = {
            key: inputs.get(key, self.fill(about["default"], contexts)) for key, about in defaults
        }
        files = {"GITHUB_OUTPUT": "output", "GITHUB_PATH": "path", "GITHUB_STEP_SUMMARY": "summary"}
        for file in files.values():
            (place / file).touch()
        codes, said = {}, {}
        for step in self.definition["runs"]["steps"]:
            (place / "output").write_text("")
            added = (place / "path").read_text().split()
            environment = {
                "PATH": search_path(*reversed(added), self.stand_in),
                "HOME": str(place),
                "LANG": "C.UTF-8",
                "RUNNER_TEMP": str(place / "temp"),
                "GITHUB_REPOSITORY": "example/reports",
                "GH_PACKAGES": str(self.packages),
                "GH_COMMENTS": str(self.folder / "comments.json"),
            } | TYPST
            environment |= {key: str(place / file) for key, file in files.items()}
            environment |= {key: self.fill(str(value), contexts) for key, value in step["env"].items()}
            (place / "script").write_text(self.fill(step["run"], contexts))
            assert step["shell"] == "bash"
            start = time.monotonic()
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", place / "script"],
                cwd=work, env=environment, text=True, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
            codes[step["name"]], said[step["name"]] = done.returncode, done.stdout
            outputs = dict(line.split("=", 1) for line in (place / "output").read_text().splitlines())
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": outputs}
            print(f"  {name}: {step['name']}, {time.monotonic() - start:.1f} s")
            if done.returncode:
                break
        outputs = {
            key: self.fill(about["value"], contexts)
            for key, about in self.definition["outputs"].items()
        }
        return codes, outputs, said, (place / "summary").read_text()


def stand_in_for_gh(arguments):
    """What the action asks of GitHub's program: a release's files, and the comments of one issue."""
    comments = pathlib.Path(os.environ["GH_COMMENTS"])
    known = json.loads(comments.read_text()) if comments.exists() else []
    options = dict(zip(arguments, arguments[1:]))
    if arguments[:2] == ["release", "download"]:
        folder = pathlib.Path(options["--dir"])
        folder.mkdir(parents=True)
        wanted = [value for key, value in zip(arguments, arguments[1:]) if key == "--pattern"]
        for pattern in wanted:
            for path in pathlib.Path(os.environ["GH_PACKAGES"]).glob(pattern):
                shutil.copy(path, folder)
    elif arguments[:2] == ["api", "--paginate"]:
        assert arguments[2] == "repos/example/reports/issues/7/comments", arguments
        for found in jq.compile(options["--jq"]).input_value(known).all():
            print(found)
    else:
        assert arguments[0] == "api" and os.environ["GH_TOKEN"] == "a token", arguments
        body = options["--field"].removeprefix("body=@")
        text = pathlib.Path(body).read_text()
        if options["--method"] == "POST":
            assert "repos/example/reports/issues/7/comments" in arguments, arguments
            known.append({"id": 40 + len(known), "body": text})
        else:
            number = int(options["PATCH"].rsplit("/", 1)[1])
            assert options["PATCH"] == f"repos/example/reports/issues/comments/{number}", arguments
            next(one for one in known if one["id"] == number)["body"] = text
        comments.write_text(json.dumps(known))
        print(json.dumps(known[-1]))


def check_action(path, folder, workspace, packages, program):
    action = Action(path, folder, packages)
    bare, work = repository(folder / "repository", workspace), folder / "checkout"
    steps = [step["name"] for step in action.definition["runs"]["steps"]]
    comments = folder / "comments.json"
    # Somebody else's comment stays as it is.
    comments.write_text(json.dumps([{"id": 40, "body": "Well done"}]))
    pull = {"base_ref": "main", "event": {"pull_request": {"number": "7"}}}

    # A pull request, with the wheel of a release.
    checkout(bare, "change", work)
    codes, outputs, said, summary = action.run("pull-request", work, pull, {"fail-on-change": "regression"})
    expect(codes == {name: int(name == "Gates") for name in steps}, f"action: codes {codes}\n{said}")
    site = work / outputs["path"] / "clients/cedar-valley-clinic"
    expect((site / "index.html").is_file(), "action: there is no site")
    score = json.loads((site / "data/assessment.json").read_text())["totals"]["score"]
    expect(outputs["score"] == str(score), f"action: score {outputs['score']}, not {score}")
    expect(outputs["regressions"] == "1", f"action: regressions {outputs['regressions']!r}")
    sarif = json.loads(pathlib.Path(outputs["sarif"]).read_text())
    expect(sarif["version"] == "2.1.0", "action: no SARIF")
    expect("::" in said["Gates"] and LEAF in said["Gates"], f"action: gates say {said['Gates']}")
    comment = pathlib.Path(outputs["comment"]).read_text()
    expect(LEAF in comment and "Compared with origin/main" in comment, f"action: comment {comment}")
    expect(comment == summary, "action: the summary is not the comment")
    known = json.loads(comments.read_text())
    expect([one["body"] for one in known] == ["Well done", comment], f"action: comments {known}")

    # Again, with the program itself and one client more: the comment is replaced, not written a second time.
    answer(work, "partial")
    call = [program, "new", "client", "Second", "--workspace", work]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    codes, outputs, said, _ = action.run("again", work, pull, {"package": str(program)})
    expect(codes == dict.fromkeys(steps, 0), f"action, again: codes {codes}\n{said}")
    known = json.loads(comments.read_text())
    expect(len(known) == 2 and "partially-met" in known[1]["body"], f"action, again: comments {known}")
    expect("partially-met" not in comment, "action: the first comment has the second's answer")
    expect("| Second (second) |" in known[1]["body"], f"action, again: a client is missing {known[1]}")

    # A push, with the tarball, a PDF and gates.
    checkout(bare, "main", work)
    tarball = next(packages.glob("gapbook-[0-9]*.tar.xz"))
    inputs = {"package": str(tarball), "pdf": "true", "output": "out/report", "min-score": "99"}
    push = {"base_ref": "", "event": {}}
    codes, outputs, said, summary = action.run("push", work, push, inputs)
    expect(codes == {name: int(name == "Gates") for name in steps}, f"action, push: codes {codes}\n{said}")
    expect(any((work / "out/report/clients").glob("*/*.pdf")), "action, push: no PDF")
    expect(outputs["regressions"] == "", f"action, push: regressions {outputs['regressions']!r}")
    expect("no earlier state" in summary, f"action, push: summary {summary}")
    expect(json.loads(comments.read_text()) == known, "action, push: a comment was written")

    # A branch to compare with that has no workspace: said, and no failure.
    empty = folder / "empty"
    checkout(bare, "main", empty)
    git(empty, "config", "user.name", "A test")
    git(empty, "config", "user.email", "test@example.org")
    git(empty, "checkout", "--quiet", "--orphan", "empty")
    git(empty, "rm", "--quiet", "-r", "--force", ".")
    git(empty, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(empty, "push", "--quiet", "origin", "empty")
    onto_empty = pull | {"base_ref": "empty"}
    codes, outputs, said, summary = action.run("no-base", work, onto_empty, {"package": str(program)})
    expect(codes == dict.fromkeys(steps, 0), f"action, no base: codes {codes}\n{said}")
    expect("::warning" in said["Compare"], f"action, no base: says {said['Compare']}")

    # A fault in the workspace: annotated at its place, in the SARIF file, and nothing is built.
    checkout(bare, "change", work)
    line = misspell(work)
    codes, outputs, said, _ = action.run("fault", work, pull, {"package": str(program)})
    expect(codes == {"Install Gapbook": 0, "Check": 3}, f"action, fault: codes {codes}\n{said}")
    place = f"::error file={CLIENT}/responses.csv,line={line},"
    expect(place in said["Check"], f"action, fault: no annotation at {place}\n{said['Check']}")
    results = json.loads(pathlib.Path(outputs["sarif"]).read_text())["runs"][0]["results"]
    errors = [one["locations"][0]["physicalLocation"] for one in results if one["level"] == "error"]
    lines = [one["region"]["startLine"] for one in errors]
    expect(line in lines, f"action, fault: SARIF has {errors}")
    return len(steps)


def check_gitlab(path, folder, workspace, program):
    template = yaml.safe_load(path.read_text())
    bare, work = repository(folder / "repository", workspace), folder / "checkout"
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    if not (programs / "gapbook").exists():
        (programs / "gapbook").symlink_to(program)
    jobs = {name: job for name, job in template.items() if name != "variables" and name[0] != "."}
    help_text = subprocess.run([program, "check", "--help"], capture_output=True, text=True).stdout
    knows_gitlab = "gitlab" in help_text

    def run(name, **given):
        job = template[jobs[name]["extends"]] | jobs[name]
        variables = template["variables"] | job.get("variables", {}) | given
        environment = {"PATH": search_path(programs), "HOME": str(folder), "LANG": "C.UTF-8"} | TYPST
        for key, value in variables.items():
            environment[key] = re.sub(r"\$(\w+)", lambda match: str(variables[match[1]]), str(value))
        start = time.monotonic()
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
            cwd=work, env=environment, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        print(f"  {name}: {time.monotonic() - start:.1f} s")
        return done.returncode, done.stdout, job["artifacts"]

    request = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }
    checkout(bare, "change", work)
    code, said, artifacts = run("gapbook-diff", **request)
    changes = (work / artifacts["paths"][0]).read_text()
    expect(code == 0 and LEAF in changes, f"GitLab, diff: {code} {said}")
    code, said, _ = run("gapbook-diff", **request, GAPBOOK_CHANGE_GATES="--fail-on regression")
    expect(code == 1 and LEAF in said, f"GitLab, diff with a gate: {code} {said}")

    code, said, artifacts = run("gapbook-build")
    site = work / template["variables"]["GAPBOOK_OUTPUT"] / "clients/cedar-valley-clinic"
    expect(code == 0 and any(site.glob("*.pdf")), f"GitLab, build: {code} {said}")

    code, said, _ = run("gapbook-check")
    expect(code == 0, f"GitLab, check: {code} {said}")
    code, said, _ = run("gapbook-check", GAPBOOK_GATES="--min-score 99")
    expect(code == 1, f"GitLab, check with a gate: {code} {said}")
    line = misspell(work)
    code, said, artifacts = run("gapbook-check")
    expect(code == 3, f"GitLab, fault: {code} {said}")
    if not knows_gitlab:
        print("Skipped GitLab's code quality report: this program has no --format gitlab")
        return len(jobs)
    report = json.loads((work / artifacts["reports"]["codequality"]).read_text())
    places = [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in report]
    expect((f"{CLIENT}/responses.csv", line) in places, f"GitLab, fault: report {report}")
    for one in report:
        has = {"description", "check_name", "fingerprint", "severity", "location"} <= set(one)
        expect(has, f"GitLab: an entry lacks a field: {one}")
    prints = [one["fingerprint"] for one in report]
    expect(len(prints) == len(set(prints)), "GitLab: two entries have one fingerprint")
    return len(jobs)


def main(what, *arguments):
    if what == "gh":
        stand_in_for_gh(list(arguments))
        return
    paths = [pathlib.Path(one).resolve() for one in arguments]
    paths[1].mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    count = {"action": check_action, "gitlab": check_gitlab}[what](*paths)
    if not failures:
        names = {"action": "The GitHub action: its", "gitlab": "The GitLab template: its"}
        kind = {"action": "steps", "gitlab": "jobs"}[what]
        print(f"{names[what]} {count} {kind} ran as written, {time.monotonic() - start:.0f} s")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

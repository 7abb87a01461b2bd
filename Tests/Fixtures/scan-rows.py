"""Reads scans with nothing of Gapbook's, for the test that counts what an import takes in.

Prints a line of JSON for each result of a file: its check, its resources, what came of it (pass, fail or
none), whether it is muted, and the ids of HIPAA or of controls that it names. An alert is an event.
"""

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as xml


def prowler_compliance(text):
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        outcome = {"PASS": "pass", "FAIL": "fail", "MANUAL": "none"}[row["STATUS"]]
        # Prowler writes an apostrophe before what a spreadsheet takes for a formula.
        resource = re.sub(r"^'(?=[-=+@])", "", row["RESOURCEID"])
        yield row["CHECKID"], [resource], outcome, row["MUTED"] == "True", [row["REQUIREMENTS_ID"]]


def prowler(text):
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        outcome = {"PASS": "pass", "FAIL": "fail", "MANUAL": "none"}[row["STATUS"]]
        parts = [part.split(":", 1) for part in row["COMPLIANCE"].split("|")]
        ids = [i.strip() for p in parts if p[0].strip() == "HIPAA" for i in p[1].split(",")]
        yield row["CHECK_ID"], [row["RESOURCE_UID"]], outcome, row["MUTED"] == "True", ids


def prowler_ocsf(text):
    for item in json.loads(text):
        outcome = {"PASS": "pass", "FAIL": "fail", "MANUAL": "none"}[item["status_code"]]
        ids = item["unmapped"]["compliance"].get("HIPAA", [])
        resources = [resource["uid"] for resource in item["resources"]]
        yield item["metadata"]["event_code"], resources, outcome, item["status"] == "Suppressed", ids


def ocsf(text):
    for line in text.splitlines():
        item = json.loads(line)
        part = item.get("compliance", {})
        is_ours = any(s.upper().startswith("HIPAA") for s in part.get("standards", []))
        ids = part.get("requirements", []) if is_ours else []
        resources = item.get("resources") or [r for r in [item.get("resource")] if r]
        names = [r.get("uid") or r.get("name") for r in resources]
        muted = item.get("status") == "Suppressed"
        words = {"PASS": 1, "WARNING": 2, "FAIL": 3}
        own = part.get("status_id") or words.get(item.get("status_code"))
        checks = part.get("checks") or [{"uid": item.get("finding_info", {}).get("uid")}]
        for check in checks:
            code = check.get("status_id") or own
            outcome = {1: "pass", 3: "fail"}.get(code, "none")
            yield check["uid"], names, outcome, muted, ids


POWERPIPE = {"ok": "pass", "info": "pass", "alarm": "fail", "skip": "none", "error": "none"}


def powerpipe_csv(text):
    for row in csv.DictReader(io.StringIO(text)):
        ids = re.findall(r"164_[0-9a-z_]+$", row["group_id"])
        yield row["control_id"], [row["resource"]], POWERPIPE[row["status"]], False, ids


def powerpipe_json(text):
    def walk(group):
        tags = [v for k, v in group.get("tags", {}).items() if k.endswith("item_id")]
        ids = tags or re.findall(r"164_[0-9a-z_]+$", group["group_id"])
        for control in group.get("controls") or []:
            results = control.get("results") or [{"status": "error"}]
            for result in results:
                names = [result["resource"]] if "resource" in result else []
                yield control["control_id"], names, POWERPIPE[result["status"]], False, ids
        for inner in group.get("groups") or []:
            yield from walk(inner)

    return walk(json.loads(text))


def xccdf(text):
    root = xml.fromstring(text)
    space = "{http://checklists.nist.gov/xccdf/1.2}"
    rules = {}
    for rule in root.iter(space + "Rule"):
        references = rule.findall(space + "reference")
        rules[rule.get("id")] = [r.text for r in references if "title45" in r.get("href")]
    for results in root.iter(space + "TestResult"):
        target = results.find(space + "target").text
        for result in results.findall(space + "rule-result"):
            word = result.find(space + "result").text
            outcome = {"pass": "pass", "fixed": "pass", "fail": "fail"}.get(word, "none")
            yield result.get("idref"), [target], outcome, False, rules[result.get("idref")]


def nessus(text):
    space = "{http://www.nessus.org/cm}compliance-"
    for host in xml.fromstring(text).iter("ReportHost"):
        for item in host.findall("ReportItem"):
            references = item.findtext(space + "reference") or ""
            ids = [r.split("|")[1] for r in references.split(",") if r.startswith("HIPAA|")]
            outcome = {"PASSED": "pass", "FAILED": "fail"}.get(item.findtext(space + "result"), "none")
            check = item.findtext(space + "check-id") or item.get("pluginID")
            yield check, [host.get("name")], outcome, False, ids


def wazuh(text):
    for line in text.splitlines():
        item = json.loads(line)
        check = item.get("data", {}).get("sca", {}).get("check")
        if check is None:
            groups = [g[len("hipaa_"):] for g in item["rule"]["groups"] if g.startswith("hipaa_")]
            yield item["rule"]["id"], [], "event", False, item["rule"].get("hipaa", []) + groups
            continue
        ids = [i.strip() for i in check["compliance"]["hipaa"].split(",")]
        outcome = {"passed": "pass", "failed": "fail"}.get(check.get("result"), "none")
        yield str(check["id"]), [item["agent"]["name"]], outcome, False, ids


def oscal(text):
    for result in json.loads(text)["assessment-results"]["results"]:
        for finding in result["findings"]:
            target = finding["target"]
            outcome = {"satisfied": "pass", "not-satisfied": "fail"}[target["status"]["state"]]
            yield target["target-id"], [], outcome, False, [target["target-id"]]


READERS = {
    "prowler_hipaa_aws.csv": prowler_compliance, "prowler.csv": prowler,
    "prowler.ocsf.json": prowler_ocsf, "ocsf.json": ocsf, "powerpipe.csv": powerpipe_csv,
    "powerpipe.json": powerpipe_json, "xccdf.xml": xccdf, "audit.nessus": nessus,
    "wazuh.json": wazuh, "oscal-ar.json": oscal,
}

for path in sys.argv[1:]:
    name = path.split("/")[-1]
    with open(path, newline="", encoding="utf-8") as file:
        rows = READERS[name](file.read())
    for check, resources, outcome, muted, ids in rows:
        row = {
            "file": name, "check": check, "resources": [r for r in resources if r],
            "outcome": outcome, "muted": muted, "ids": ids,
        }
        print(json.dumps(row))

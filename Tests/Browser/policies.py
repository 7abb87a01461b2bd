"""Writes a workspace of policies in folders, with what a policy site has: tags, former addresses, code,
a glossary, a framework, and addresses that nobody marked as links."""

import sys
from pathlib import Path

target = Path(sys.argv[1])
FOLDERS = {"policies": 40, "policies/it": 6, "policies/it/cloud": 3, "procedures": 5}

(target / "content").mkdir(parents=True, exist_ok=True)
(target / "gapbook.yml").write_text(
    "title: House rules\nas_of: 2026-11-21\nautolink: true\nlaw: none\n"
    "edit_url: https://example.org/edit/{path}\n"
    "frameworks: [ { id: soc2, title: SOC 2, file: soc2.csv } ]\n"
)
(target / "soc2.csv").write_text("id,title\nCC6.1,Access\nCC6.2,Registration\n")
(target / "content" / "index.md").write_text("# House rules\n\nStart with [rule 1](policies/rule-1.md).\n")
(target / "content" / "glossary.md").write_text(
    "# Glossary\n\n## Badge\n\nA card that opens doors. It has a picture.\n\n## Visitor\n\nSomebody without a badge.\n"
)
for folder, count in FOLDERS.items():
    (target / "content" / folder).mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        record = ""
        if folder == "policies" and number <= 4:
            record = (
                f"id: HOUSE-{number}\nversion: \"1.{number}\"\nowner: Ann Owner\napprover: Board\n"
                f"approved: 2025-01-0{number}\nreview_by: 2026-1{number % 3}-15\nsatisfies: soc2:CC6.1\n"
            )
        head = f"---\n{record}tags: [Doors, Part {number % 3}]\naliases: /old/{folder}/{number}\n---\n"
        text = (
            f"{head}# Rule {number} of {folder}\n\n## Purpose\n\nA visitor wears a badge. "
            "Ask desk@example.org or see https://example.org/badges.\n\n### Details\n\nMore words.\n\n"
            "## Steps\n\n```sh\nopen --door 1\nclose --door 1\n```\n"
        )
        (target / "content" / folder / f"rule-{number}.md").write_text(text)

"""Writes a workspace of policies in folders, with what a policy site has: tags, former addresses, code,
a glossary and addresses that nobody marked as links."""

import sys
from pathlib import Path

target = Path(sys.argv[1])
FOLDERS = {"policies": 40, "policies/it": 6, "policies/it/cloud": 3, "procedures": 5}

(target / "content").mkdir(parents=True, exist_ok=True)
(target / "gapbook.yml").write_text(
    "title: House rules\nas_of: 2026-11-21\nautolink: true\nlaw: none\n"
    "edit_url: https://example.org/edit/{path}\n"
)
(target / "content" / "index.md").write_text("# House rules\n\nStart with [rule 1](policies/rule-1.md).\n")
(target / "content" / "glossary.md").write_text(
    "# Glossary\n\n## Badge\n\nA card that opens doors. It has a picture.\n\n## Visitor\n\nSomebody without a badge.\n"
)
for folder, count in FOLDERS.items():
    (target / "content" / folder).mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        head = f"---\ntags: [Doors, Part {number % 3}]\naliases: /old/{folder}/{number}\n---\n"
        text = (
            f"{head}# Rule {number} of {folder}\n\n## Purpose\n\nA visitor wears a badge. "
            "Ask desk@example.org or see https://example.org/badges.\n\n### Details\n\nMore words.\n\n"
            "## Steps\n\n```sh\nopen --door 1\nclose --door 1\n```\n"
        )
        (target / "content" / folder / f"rule-{number}.md").write_text(text)

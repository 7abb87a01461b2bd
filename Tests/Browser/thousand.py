"""Writes a workspace of 1,000 pages of 300 words each, always the same."""

import random
import sys
from pathlib import Path

PAGES, WORDS = 1_000, 300

target = Path(sys.argv[1])
dice = random.Random(1)
syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
vocabulary = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(7_000)]
# Words are as unequal as in prose: the n-th is n times rarer than the first.
weights = [1 / (rank + 1) for rank in range(len(vocabulary))]

(target / "content" / "pages").mkdir(parents=True, exist_ok=True)
(target / "gapbook.yml").write_text("title: A thousand pages\nas_of: 2026-11-21\n")
(target / "content" / "index.md").write_text("# A thousand pages\n")
for number in range(PAGES):
    words = dice.choices(vocabulary, weights, k=WORDS)
    title = " ".join(dice.choices(vocabulary, k=3)).capitalize()
    paragraphs = [" ".join(words[start : start + 60]).capitalize() + "." for start in range(0, WORDS, 60)]
    text = f"# {title}\n\n## {words[7].capitalize()} {words[11]}\n\n" + "\n\n".join(paragraphs) + "\n"
    (target / "content" / "pages" / f"page-{number}.md").write_text(text)

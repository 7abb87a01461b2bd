"""Makes a site of mkdocs-material out of the pages of a built site, so that both search the same texts.

Run as: python mkdocs.py SITE FOLDER; the folder gets docs, mkdocs.yml and site.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

site, folder = Path(sys.argv[1]), Path(sys.argv[2])
index = (site / "_gapbook/search-index.js").read_text()
pages = json.loads(index[len("GAPBOOK_INDEX("):-2])["pages"]
for path, title, _ in pages:
    html = (site / path).read_text()
    main = re.search(r"<main[^>]*>(.*)</main>", html, re.S)[1]
    for name in ["nav", "form", "svg", "script", "noscript"]:
        main = re.sub(rf"<{name}\b.*?</{name}>", "", main, flags=re.S)
    main = re.sub(r"<h1[^>]*>.*?</h1>", "", main, flags=re.S)
    # Markdown ends a block of HTML at an empty line.
    main = re.sub(r"\n\s*\n", "\n", main)
    place = folder / "docs" / path.replace(".html", ".md")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n# {title}\n\n<div>\n{main}\n</div>\n")
(folder / "mkdocs.yml").write_text(
    "site_name: Pages\nuse_directory_urls: false\ntheme: { name: material, font: false }\nplugins: [search]\n"
)
subprocess.run(
    [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"],
    check=True,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)

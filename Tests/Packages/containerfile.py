"""Runs the steps of a Containerfile in a root that is there already, where no program makes images.

    containerfile.py CONTAINERFILE ROOT LOG

The context is /packages of the root. Prints user, folder and entry point as `buildah inspect` does.
"""

import json
import pathlib
import re
import subprocess
import sys


def main(file, root, log):
    text = re.sub(r"^#.*\n", "", pathlib.Path(file).read_text(), flags=re.MULTILINE)
    known = {"USER": "", "WORKDIR": "/", "ENTRYPOINT": "[]"}
    with open(log, "wb") as said:
        for step in text.replace("\\\n", " ").splitlines():
            name, _, rest = step.partition(" ")
            if name == "RUN":
                mount = re.match(r"--mount=type=bind,target=/packages +", rest)
                command = ["chroot", root, "/bin/sh", "-c", rest[mount.end() :] if mount else rest]
                subprocess.run(command, check=True, stdout=said, stderr=said)
            elif name in known:
                known[name] = rest
            elif name not in ("", "ARG", "FROM", "CMD"):
                sys.exit(f"containerfile.py does not know {name}")
    entry = " ".join(json.loads(known["ENTRYPOINT"]))
    print(known["USER"], known["WORKDIR"], f"[{entry}]")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

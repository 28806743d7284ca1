# What one does with this project. `make` lists it.

# Where a Swift toolchain (swiftly's, a package's, an unpacked one) and apt-get's own tools are looked for when PATH does
# not have them.
SWIFT_PLACES = $(HOME)/.local/share/swiftly/bin:/usr/libexec/swift/bin:/opt/swift/usr/bin
export PATH := $(PATH):$(SWIFT_PLACES):/usr/local/sbin:/usr/sbin:/sbin

# One debug build for the site and for all tests, so that neither compiles for the other again.
SITEGEN = .build/debug/sitegen
# Builds with optimization have a folder of their own.
RELEASE = .build-release
# What `make install` and `make dist` take. They build it, unless another one is named: make dist PROGRAM=…
PROGRAM ?= $(RELEASE)/release/sitegen
PREFIX ?= /usr/local
DIST = dist
FUZZING = .build-fuzz
FUZZER = $(FUZZING)/release/Fuzzer
PYTHON = .venv/bin/python
SWIFT_FILES = Package.swift Sources Tests Benchmarks Fuzzing Packaging
PYTHON_FILES = Tests Benchmarks Fuzzing Packaging

# How long `make fuzz` and `make soak` go on (seconds for each target, rounds), and where their chances begin.
FUZZ_SECONDS ?= 5
SOAK_SECONDS ?= 120
SOAK_ROUNDS ?= 200
SEED ?= $(shell date +%s)
# Not all at once: with more than a thousand files open, Foundation reads beyond its list of them when it starts a process.
SWIFT_TEST = --experimental-maximum-parallelization-width 24

AS_ROOT = $$([ "$$(id -u)" = 0 ] || echo sudo)
install = { $(AS_ROOT) apt-get update -q; \
	$(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(1); }

.PHONY: help site test lint format build release install dist serve bench fuzz soak clean libraries archives valgrind fuzzer tools

help:  ## Lists what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: build  ## Sets the machine up, builds sitegen, and with it this project's own site into public/
	$(SITEGEN) build

test: build tools archives  ## Runs every test: Swift, the stand-in for the platform, commands beside it, packaging, publishing, the site in a browser
	@failed=; \
	swift test $(SWIFT_TEST) || failed="$$failed swift"; \
	for folder in Tests/StandIn Tests/Packaging Tests/Publish Tests/Platform Tests/Browser; do \
	  ls $$folder/test*.py >/dev/null 2>&1 || continue; \
	  echo "$$folder:"; \
	  $(PYTHON) -m unittest discover -v -s $$folder || failed="$$failed $$folder"; \
	done; \
	[ -z "$$failed" ] || { echo "Tests failed:$$failed" >&2; exit 1; }

lint:  ## Checks the form of the sources; any warning fails
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	python3 -m compileall -q -f $(PYTHON_FILES)

format:  ## Brings the Swift sources into form
	swift format format --in-place --parallel --recursive $(SWIFT_FILES)

build: libraries  ## Builds sitegen for debugging: .build/debug/sitegen
	swift build --product sitegen

serve: build  ## Shows this project's own site at http://127.0.0.1:1314/, and follows every edit
	$(SITEGEN) serve

release: libraries archives valgrind  ## Builds sitegen with optimization: .build-release/release/sitegen
	python3 Packaging/release.py $(RELEASE) sitegen

install: $(if $(filter file,$(origin PROGRAM)),release)  ## Installs sitegen, its completions and its manual (PREFIX=/usr/local DESTDIR=…)
	python3 Packaging/package.py install "$(PROGRAM)" "$(DESTDIR)$(PREFIX)"

dist: $(if $(filter file,$(origin PROGRAM)),release)  ## Packs the same into a tarball, with its SHA-256 (PROGRAM=…)
	python3 Packaging/package.py pack "$(PROGRAM)" "$(DIST)"

bench: libraries archives valgrind  ## Builds sitegen with optimization and times it
	BENCHMARKS=1 python3 Packaging/release.py $(RELEASE) sitegen Parts
	python3 Benchmarks/bench.py $(RELEASE)/release/sitegen
	python3 Benchmarks/preview.py $(RELEASE)/release/sitegen
	$(RELEASE)/release/Parts

fuzz: fuzzer  ## Looks for bytes that a reader does not bear (FUZZ_SECONDS=5 for each of ten, SEED=…)
	python3 Fuzzing/fuzz.py $(FUZZER) --seconds $(FUZZ_SECONDS) --seed $(SEED)

soak: build fuzzer  ## Fuzzes for longer (SOAK_SECONDS=120), edits sites, breaks feeds, sends events, kills builds and uploads (SOAK_ROUNDS=200, 50 times as many saves)
	python3 Fuzzing/fuzz.py $(FUZZER) --seconds $(SOAK_SECONDS) --seed $(SEED)
	python3 Benchmarks/soak.py $(SITEGEN) --rounds $(SOAK_ROUNDS) --seed $(SEED)
	python3 Benchmarks/soak_feeds.py $(SITEGEN) --rounds $(SOAK_ROUNDS) --seed $(SEED)
	python3 Benchmarks/soak_webhooks.py $(SITEGEN) --seed $(SEED)
	python3 Benchmarks/soak_uploads.py $(SITEGEN) --seed $(SEED)
	python3 Benchmarks/outage.py $(SITEGEN) --runs 1
	python3 Benchmarks/soak_preview.py $(SITEGEN) --rounds $$(($(SOAK_ROUNDS) * 50)) --seed $(SEED)
	SOAK_ROUNDS=$(SOAK_ROUNDS) SEED=$(SEED) swift test $(SWIFT_TEST) --filter IncrementalBuildTests

clean:  ## Removes all that was made
	rm -rf .build $(RELEASE) $(RELEASE)-training $(FUZZING) .venv .sitegen public $(DIST)
	find $(PYTHON_FILES) -name __pycache__ -type d -prune -exec rm -rf {} +

# MARK: the machine

libraries:
	@pkg-config --exists libxml-2.0 libcmark || $(call install,libxml2-dev libcmark-dev pkg-config)

# What libxml2 needs beside its own archive, to be linked into optimized builds. Elsewhere they are of the system.
archives:
	@pkg-config --exists liblzma zlib || ! command -v apt-get >/dev/null || $(call install,liblzma-dev zlib1g-dev)

# It sees which functions run, for the linker to put them side by side in optimized builds.
valgrind:
	@command -v valgrind >/dev/null || ! command -v apt-get >/dev/null || $(call install,valgrind)

# The parts that are fuzzed, with libFuzzer's counters and AddressSanitizer in them. The toolchain keeps libFuzzer beside
# its own libraries.
fuzzer: libraries
	@resources=$$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p'); \
	LIBFUZZER=$$resources/clang/lib/linux/libclang_rt.fuzzer_no_main-$$(uname -m).a \
	  swift build --configuration release --scratch-path $(FUZZING) --sanitize=address --product Fuzzer

tools:
	@missing=; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	command -v curl >/dev/null || missing="$$missing curl"; \
	command -v rsync >/dev/null || missing="$$missing rsync"; \
	command -v rclone >/dev/null || missing="$$missing rclone"; \
	command -v git >/dev/null || missing="$$missing git"; \
	command -v sshd >/dev/null || missing="$$missing openssh-server"; \
	command -v ssh-keygen >/dev/null || missing="$$missing openssh-client"; \
	python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$$missing python3 python3-venv"; \
	[ -z "$$missing" ] || $(call install,$$missing)
	@$(MAKE) --no-print-directory .venv/ready

.venv/ready: Tests/requirements.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --requirement Tests/requirements.txt
	touch $@

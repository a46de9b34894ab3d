# make demo       build kyhop; check, pack and verify the sample session in demo/
# make test       all tests: Swift, then the same promises asked of other tools
# make score      [CORPUS=dir] [JSON=1] how well Word files are understood, element by element
# make fuzz       [SECONDS=60] libFuzzer over every door, so long each; make replay: what it found
# make mutate     [COUNT=110000 SEED=1] mutants of a packet: refused, or the same content
# make faults     [QUICK=1] every file-system call of a command fails, or is the last
# make load       [RUNS=10000] verifications in one process; the largest packets
# make bench      [ONLY=S,L,X,version,docx,growth QUICK=1 ROUNDS=5] its speed beside that of stock tools
# make instructions  [KEEP=1] more instructions than were kept? KEEP=1 keeps those of now
# make sanitize   the tests under AddressSanitizer, then ThreadSanitizer
# make hostile-table  what stock tools say about our hostile files: docs/hostile-input.md
# make lint       the format of every Swift file
# make guard      what the program must not link (needs a release build)
# make picture    the README's picture, from a real run (needs a release build)
# make screenshots  docs/images: pages as delegates and agencies see them
# make findings   write docs/findings.md and docs/findings.vi.md, the page of all findings
# make embed      write Sources/CSchemas/embed.c anew from the files of schemas/
# make install    PREFIX=/usr/local: program, man pages in both languages, completions
# make clean      delete what the targets above have made
#
# demo, test and install fetch missing Debian packages with apt-get, when run
# by root or where sudo is at hand. Nothing else leaves the working copy.

PREFIX ?= /usr/local
SWIFT ?= swift
SWIFT_VERSION := 6.3

# The libraries that kyhop links, as pkg-config and as Debian call them.
LIBRARIES := libxml-2.0 libzip zlib libcrypto libqrencode
PACKAGES := pkg-config libxml2-dev libzip-dev zlib1g-dev libssl-dev libqrencode-dev
TOOLS := python3 unzip sha256sum
TOOL_PACKAGES := python3 python3-venv unzip coreutils

# The day on which the sample session is judged: between its last receipt and
# its opening.
DEMO_NOW := 2025-12-02T08:00:00+07:00

KYHOP := .build/release/kyhop
INSTALL_PATH := .build-install

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: demo test score fuzz replay mutate faults load bench instructions sanitize hostile-table \
  lint guard picture screenshots findings embed install clean swift libraries tools fuzzing

demo: libraries
	$(SWIFT) build -c release --product kyhop
	rm -rf demo
	mkdir demo
	cp -R samples/ky-hop-14 demo/ky-hop-14
	@echo; echo '── kyhop check: may this session go out?'
	$(KYHOP) check demo/ky-hop-14 --now $(DEMO_NOW)
	@echo; echo '── kyhop pack: the packet'
	$(KYHOP) pack demo/ky-hop-14 --now $(DEMO_NOW)
	@echo; echo '── kyhop verify: as a delegate who got it'
	$(KYHOP) verify demo/ky-hop-14/packets/*.zip
	@echo; echo 'Made:'
	@for packet in demo/ky-hop-14/packets/*.zip; do \
	  printf '  %s  (%s bytes)\n' "$$packet" "$$(wc -c < "$$packet")"; \
	  printf '  sha256 %s\n' "$$(sha256sum "$$packet" | cut -c1-64)"; \
	done
	@echo 'Look inside: unzip it and open data/index.html; HOW-TO-VERIFY.txt says how to'
	@echo 'check it without kyhop.'

test: libraries tools
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	for oracle in Tests/oracles/*.py; do \
	  echo "── $$oracle"; \
	  KYHOP="$${KYHOP:-.build/debug/kyhop}" Tests/python.sh "$$oracle"; \
	done
	KYHOP="$${KYHOP:-.build/debug/kyhop}" Tests/python.sh Tests/oracles/score.py Tests/word

score: libraries tools
	$(SWIFT) build -c release --product kyhop
	KYHOP=$(KYHOP) Tests/python.sh Tests/oracles/score.py $(CORPUS) $(if $(JSON),--json)

# Apart from the main package: built in release mode, some with sanitizers.
FUZZ := $(SWIFT) build -c release --package-path Tests/Fuzz
SECONDS ?= 60
COUNT ?= 110000
SEED ?= 1
RUNS ?= 10000

fuzz: fuzzing
	$(FUZZ) --scratch-path .build-fuzz --product fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
	KYHOP=$(abspath $(KYHOP)) Tests/Fuzz/fuzz.sh $(SECONDS) $(TARGETS)

replay: fuzzing
	$(FUZZ) --scratch-path .build-mutate --product replay
	KYHOP=$(abspath $(KYHOP)) python3 Tests/Fuzz/seeds.py .build-mutate/seeds
	.build-mutate/release/replay .build-mutate/seeds Tests/Fuzz/findings 2> .build-mutate/replay.log \
	  || { tail -n 20 .build-mutate/replay.log; exit 1; }

mutate: fuzzing
	$(FUZZ) --scratch-path .build-mutate --product mutate
	KYHOP=$(abspath $(KYHOP)) python3 Tests/Fuzz/seeds.py .build-mutate/seeds
	.build-mutate/release/mutate .build-mutate/seeds/packet/000-*.zip $(COUNT) $(SEED)

load: fuzzing
	$(FUZZ) --scratch-path .build-mutate --product load
	KYHOP=$(abspath $(KYHOP)) python3 Tests/Fuzz/load.py .build-mutate/release/load $(RUNS)

faults: libraries tools
	$(SWIFT) build --product kyhop
	python3 Tests/faults/faults.py $(if $(QUICK),--quick)

# Tools that are missing and can't be installed cost their rows, not the run.
bench: libraries tools
	$(SWIFT) build -c release --product kyhop
	@for tool in xmllint zip unzip openssl; do \
	  command -v "$$tool" >/dev/null || { Tests/apt.sh libxml2-utils zip unzip openssl || true; break; }; \
	done
	KYHOP=$(abspath $(KYHOP)) ONLY=$(ONLY) QUICK=$(QUICK) ROUNDS=$(ROUNDS) Tests/python.sh Tests/bench/bench.py

instructions: libraries tools
	$(SWIFT) build -c release --product kyhop
	@command -v valgrind >/dev/null || Tests/apt.sh valgrind || true
	KYHOP=$(abspath $(KYHOP)) SWIFT=$(SWIFT) python3 -B Tests/bench/instructions.py $(if $(KEEP),--keep)

# Leaks that the empty run of XCTest has itself would end every run.
sanitize: libraries
	$(SWIFT) test --disable-xctest --sanitize=address --scratch-path .build-asan
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-tsan

hostile-table: libraries tools
	$(SWIFT) build --product kyhop
	@for tool in 7z bsdtar xmllint; do \
	  command -v "$$tool" >/dev/null || { Tests/apt.sh p7zip-full libarchive-tools libxml2-utils; break; }; \
	done
	PYTHONPATH=Tests/hostile Tests/python.sh Tests/hostile/table.py

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Foundation brings 44 MB and clashes with libxml2's headers.
guard:
	! grep -rnE '^\s*((public|internal|package|private|fileprivate|@_exported) )?import Foundation(XML|Networking)?\s*$$' Sources
	test -x $(KYHOP)
	! ldd $(KYHOP) | grep FoundationInternationalization

picture:
	python3 Tests/picture.py

screenshots: libraries tools
	$(SWIFT) build --product kyhop
	KYHOP=$${KYHOP:-.build/debug/kyhop} Tests/python.sh Tests/screenshots.py

findings: libraries
	$(SWIFT) build --product kyhop
	.build/debug/kyhop explain --format markdown --lang en > docs/findings.md.new
	.build/debug/kyhop explain --format markdown --lang vi > docs/findings.vi.md.new
	mv docs/findings.md.new docs/findings.md
	mv docs/findings.vi.md.new docs/findings.vi.md

embed:
	@{ \
	  files=$$(cd schemas && find . -type f \( -name '*.xsd' -o -name '*.xml' -o -name '*.sch' -o -name '*.json' \) | cut -c3- | LC_ALL=C sort); \
	  sed '/^static const unsigned char file_0\[\]/,$$d' Sources/CSchemas/embed.c; \
	  number=0; \
	  for file in $$files; do \
	    printf 'static const unsigned char file_%d[] = {\n#embed "../../schemas/%s"\n};\n' $$number "$$file"; \
	    number=$$((number + 1)); \
	  done; \
	  printf '\nstatic const cschemas_file files[] = {\n'; \
	  number=0; \
	  for file in $$files; do \
	    printf '    {"%s", file_%d, sizeof file_%d},\n' "$$file" $$number $$number; \
	    number=$$((number + 1)); \
	  done; \
	  sed -n '/^static const cschemas_file files\[\]/,$$p' Sources/CSchemas/embed.c | sed '1,/^};/d' | sed '1i };'; \
	} > Sources/CSchemas/embed.c.new
	@mv Sources/CSchemas/embed.c.new Sources/CSchemas/embed.c
	@echo "Sources/CSchemas/embed.c: $$(grep -c '^#embed' Sources/CSchemas/embed.c) files"

install: libraries
	$(SWIFT) build -c release --product kyhop --static-swift-stdlib --scratch-path $(INSTALL_PATH)
	install -D -m 755 -s $(INSTALL_PATH)/release/kyhop $(DESTDIR)$(PREFIX)/bin/kyhop
	install -D -m 644 Sources/kyhop/Documentation/kyhop.1 $(DESTDIR)$(PREFIX)/share/man/man1/kyhop.1
	install -D -m 644 Sources/kyhop/Documentation/kyhop.vi.1 $(DESTDIR)$(PREFIX)/share/man/vi/man1/kyhop.1
	@install -d $(DESTDIR)$(PREFIX)/share/{bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
	$(INSTALL_PATH)/release/kyhop --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kyhop
	$(INSTALL_PATH)/release/kyhop --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_kyhop
	$(INSTALL_PATH)/release/kyhop --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/kyhop.fish

clean:
	rm -rf .build .build-install .build-venv .build-fuzz .build-mutate .build-asan .build-tsan .build-bench demo

# What the targets above need.

swift:
	@found=$$($(SWIFT) --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)+).*/\1/p' | head -n 1 || true); \
	if [ -z "$$found" ]; then \
	  echo 'kyhop is built with Swift $(SWIFT_VERSION) or newer, and no `$(SWIFT)` was found.' >&2; \
	  echo 'Get it from https://www.swift.org/install/linux/ and put it on PATH, or say: make SWIFT=/path/to/swift' >&2; \
	  exit 1; \
	elif [ "$$(printf '%s\n' $(SWIFT_VERSION) "$$found" | sort -V | head -n 1)" != $(SWIFT_VERSION) ]; then \
	  echo "kyhop is built with Swift $(SWIFT_VERSION) or newer; this is Swift $$found." >&2; \
	  echo 'A newer one: https://www.swift.org/install/linux/' >&2; \
	  exit 1; \
	fi

libraries: swift
	@pkg-config --exists $(LIBRARIES) 2>/dev/null || Tests/apt.sh $(PACKAGES)

tools:
	@for tool in $(TOOLS); do \
	  command -v "$$tool" >/dev/null || { Tests/apt.sh $(TOOL_PACKAGES); break; }; \
	done

fuzzing: libraries tools
	$(SWIFT) build -c release --product kyhop

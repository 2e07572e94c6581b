# Leitplanke: two commands. `make run` starts it with demo data, `make test` runs every test.

# Outside the clone, shared by run, test and CI, so that nothing is compiled twice.
CARGO_TARGET_DIR ?= $(HOME)/.cache/leitplanke/target
LEITPLANKE_PORT ?= 3000
LEITPLANKE_ADDRESS ?= 127.0.0.1:$(LEITPLANKE_PORT)
export CARGO_TARGET_DIR LEITPLANKE_PORT LEITPLANKE_ADDRESS
export PATH := $(HOME)/.cargo/bin:$(PATH)
MAKEFLAGS += --no-print-directory

.PHONY: help run test release dist drill bench faults clean

help:
	@echo "make run      build and start Leitplanke with demo data on http://$(LEITPLANKE_ADDRESS)"
	@echo "make test     run every test; the last line counts them"
	@echo "make release  build the one optimised binary, dist/leitplanke"
	@echo "make dist     the whole delivery in dist/: binary, list of components, install.md, examples, checksums"
	@echo "make drill    install the delivery elsewhere, back up under load, restore, compare; some minutes"
	@echo "make bench    measure the optimised server at 5,000 and 20,000 cases (BENCH_CASES=…); some minutes"
	@echo "make faults   break disk, database, clock and process of a server, count what is lost (10 minutes)"
	@echo "make clean    remove what was built (not data/)"
	@echo "Settings: LEITPLANKE_PORT=$(LEITPLANKE_PORT)  CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)"

run:
	@sh xtask/setup.sh run
	@echo "==> build: the build tool"
	@cargo build --quiet --locked -p xtask
	@cargo run --quiet --locked -p xtask -- site
	@echo "==> build: the server (the first time takes some minutes)"
	@cargo build --quiet --locked --features ssr
	@exec "$(CARGO_TARGET_DIR)/debug/leitplanke" serve --demo

test:
	@sh xtask/setup.sh test
	@echo "==> build: the build tool"
	@cargo run --quiet --locked -p xtask -- test

release:
	@sh xtask/setup.sh release
	@cargo run --quiet --locked -p xtask -- site --release
	@cargo run --quiet --locked -p xtask -- size
	@echo "==> build: the optimised server"
	@cargo build --quiet --locked --release --features ssr,jemalloc
	@mkdir -p dist
	@cp "$(CARGO_TARGET_DIR)/release/leitplanke" dist/leitplanke.part
	@mv dist/leitplanke.part dist/leitplanke
	@echo "==> dist/leitplanke is ready"

DIST := dist/leitplanke-$(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)-$(shell uname -m)-linux
dist: release
	@rm -rf "$(DIST)" "$(DIST).tar.gz"
	@mkdir -p "$(DIST)"
	@cp dist/leitplanke LICENSE docs/install.md docs/install/* "$(DIST)/"
	@cargo run --quiet --locked -p xtask -- sbom "$(DIST)/sbom.cdx.json"
	@cd "$(DIST)" && sha256sum -- * > ../SHA256SUMS.part && mv ../SHA256SUMS.part SHA256SUMS
	@tar -C dist --owner=0 --group=0 --sort=name -czf "$(DIST).tar.gz.part" "$(notdir $(DIST))" && mv "$(DIST).tar.gz.part" "$(DIST).tar.gz"
	@echo "==> $(DIST).tar.gz is ready"

drill: dist
	@node end2end/drill.mjs "$(DIST).tar.gz"

BENCH_CASES ?= 5000 20000
bench: release
	@sh xtask/setup.sh bench
	@node end2end/bench/run.mjs dist/leitplanke "$(CARGO_TARGET_DIR)/bench" $(BENCH_CASES)

faults:
	@sh xtask/setup.sh faults
	@echo "==> build: the server"
	@cargo build --quiet --locked --features ssr
	@node end2end/faults/run.mjs

clean:
	@rm -rf target/site target/site.stamp dist end2end/node_modules end2end/test-results
	@cargo clean --quiet
	@echo "==> removed what was built; data/ is left alone"

# Leitplanke: two commands. `make run` starts it with demo data, `make test` runs every test.

# Outside the clone, shared by run, test and CI, so that nothing is compiled twice.
CARGO_TARGET_DIR ?= $(HOME)/.cache/leitplanke/target
LEITPLANKE_PORT ?= 3000
LEITPLANKE_ADDRESS ?= 127.0.0.1:$(LEITPLANKE_PORT)
export CARGO_TARGET_DIR LEITPLANKE_PORT LEITPLANKE_ADDRESS
export PATH := $(HOME)/.cargo/bin:$(PATH)
MAKEFLAGS += --no-print-directory

.PHONY: help run test release faults clean

help:
	@echo "make run      build and start Leitplanke with demo data on http://$(LEITPLANKE_ADDRESS)"
	@echo "make test     run every test; the last line counts them"
	@echo "make release  build the one optimised binary, dist/leitplanke"
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
	@cargo build --quiet --locked --release --features ssr
	@mkdir -p dist
	@cp "$(CARGO_TARGET_DIR)/release/leitplanke" dist/leitplanke.part
	@mv dist/leitplanke.part dist/leitplanke
	@echo "==> dist/leitplanke is ready"

faults:
	@sh xtask/setup.sh faults
	@echo "==> build: the server"
	@cargo build --quiet --locked --features ssr
	@node end2end/faults/run.mjs

clean:
	@rm -rf target/site target/site.stamp dist end2end/node_modules end2end/test-results
	@cargo clean --quiet
	@echo "==> removed what was built; data/ is left alone"

#!/bin/sh
# Checks, one by one, what a command needs before anything is built, and sets up what it can:
#   sh xtask/setup.sh run | test | release | faults | bench
# Every problem is one sentence and exit code 1. Nothing is changed outside the clone, the Rust toolchain
# (wasm target), cargo's folders and, as root, Debian's packages: for `test` postgresql, chromium, sqlite3, qpdf and
# poppler-utils, for `faults` postgresql, sqlite3, fiu-utils and faketime, for `bench` sqlite3 and wrk.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:?run, test, release, faults or bench}
: "${CARGO_TARGET_DIR:=$HOME/.cache/leitplanke/target}"
export CARGO_TARGET_DIR

say() { echo "==> setup: $*"; }
stop() {
    echo "setup: $*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# True while something listens on the port (Linux lists its sockets in /proc, in hexadecimal; 0A is "listening").
port_taken() {
    grep -qi ":$(printf '%04X' "$1") [0-9A-F]*:0000 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

check_port() {
    port=${LEITPLANKE_PORT:-3000}
    case $port in
    '' | *[!0-9]*) stop "LEITPLANKE_PORT must be a number, not \"$port\"." ;;
    esac
    if port_taken "$port"; then
        stop "Port $port is in use (perhaps Leitplanke runs already: http://127.0.0.1:$port); stop that program or choose another port, e.g. \`LEITPLANKE_PORT=$((port + 1)) make run\`."
    fi
}

# Asks for room where cargo builds and in the clone. $1: MB needed from nothing, $2: MB needed again.
check_disk() {
    mkdir -p "$CARGO_TARGET_DIR" target 2>/dev/null || stop "Cannot write to $CARGO_TARGET_DIR or $PWD/target."
    needed=$1
    [ -d "$CARGO_TARGET_DIR/debug/deps" ] && needed=$2
    for folder in "$CARGO_TARGET_DIR" target; do
        free=$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')
        if [ "$free" -lt "$needed" ]; then
            stop "The disk of $folder has $free MB left, $needed MB are needed: free some space or set CARGO_TARGET_DIR to another disk."
        fi
        needed=200
    done
}

check_rust() {
    have cc || stop "A C compiler is missing (SQLite is compiled from source): run \`sudo apt-get install -y build-essential\`."
    have cargo || stop "Rust is missing: install rustup from https://rustup.rs, open a new shell and try again."
    wanted=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
    version=$(rustc --version 2>"$CARGO_TARGET_DIR/setup.log") ||
        stop "Rust $wanted could not be set up (no network?): try \`rustup toolchain install $wanted\` and read $CARGO_TARGET_DIR/setup.log."
    case $version in
    "rustc $wanted "*) say "$version" ;;
    *) stop "Rust $wanted is needed, this is $version: install rustup from https://rustup.rs, which reads rust-toolchain.toml." ;;
    esac
}

wasm_ready() { [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; }

check_wasm() {
    wasm_ready && return
    have rustup || stop "The Rust target wasm32-unknown-unknown is missing and there is no rustup to add it."
    say "adding the Rust target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown >"$CARGO_TARGET_DIR/setup.log" 2>&1 || true
    wasm_ready || stop "The Rust target wasm32-unknown-unknown could not be added (no network?): run \`rustup target add wasm32-unknown-unknown\` and try again."
}

fetch_crates() {
    host=$(rustc -vV | sed -n 's/^host: //p')
    set -- fetch --quiet --locked --target "$host" --target wasm32-unknown-unknown
    cargo "$@" --offline >/dev/null 2>&1 && return
    say "fetching the Rust crates"
    cargo "$@" >"$CARGO_TARGET_DIR/setup.log" 2>&1 && return
    if grep -q 'lock file' "$CARGO_TARGET_DIR/setup.log"; then
        stop "Cargo.lock does not fit Cargo.toml: run \`cargo update --workspace\` and commit Cargo.lock."
    fi
    stop "The Rust crates could not be fetched: is there a network connection? Details: $CARGO_TARGET_DIR/setup.log."
}

check_node() {
    have node && have npm || stop "Node.js 20 with npm is missing; the browser journeys need it."
    major=$(node -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge 20 ] || stop "Node.js 20 or newer is needed, this is $(node --version)."
}

# Debian packages for the tests: installed as root, otherwise named.
check_packages() {
    packages=
    if [ -z "${TEST_POSTGRES_URL:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        packages="$packages postgresql"
    fi
    have sqlite3 || packages="$packages sqlite3"
    if [ "$purpose" = bench ]; then
        packages=
        have sqlite3 || packages="$packages sqlite3"
        have wrk || packages="$packages wrk"
    elif [ "$purpose" = faults ]; then
        have fiu-run || packages="$packages fiu-utils"
        have faketime || packages="$packages faketime"
    else
        have qpdf || packages="$packages qpdf"
        have pdftotext || packages="$packages poppler-utils"
        [ -x "${LEITPLANKE_CHROMIUM:-/usr/bin/chromium}" ] || packages="$packages chromium"
    fi
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! have apt-get; then
        stop "These Debian packages are missing: run \`sudo apt-get update && sudo apt-get install -y$packages\` and try again."
    fi
    say "installing$packages"
    log=$CARGO_TARGET_DIR/setup.log
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of names
    { apt-get update && apt-get install -y $packages; } >"$log" 2>&1 ||
        stop "apt-get could not install$packages; the last lines of $log say why: $(tail -n 2 "$log" | tr '\n' ' ')"
}

install_journeys() {
    installed=end2end/node_modules/.package-lock.json
    [ -f "$installed" ] && [ "$installed" -nt end2end/package-lock.json ] && return
    say "installing Playwright and axe from npm"
    (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefer-offline --no-audit --no-fund) >"$CARGO_TARGET_DIR/setup.log" 2>&1 ||
        stop "npm ci in end2end failed: is there a network connection? Details: $CARGO_TARGET_DIR/setup.log."
    touch "$installed"
}

case $purpose in
run)
    check_port
    check_disk 3000 500
    ;;
test)
    check_disk 7000 1500
    ;;
release)
    check_disk 3000 3000
    ;;
faults | bench)
    check_disk 3000 1000
    ;;
*) stop "unknown purpose $purpose" ;;
esac
check_rust
check_wasm
fetch_crates
if [ "$purpose" = test ]; then
    check_node
    check_packages
    install_journeys
elif [ "$purpose" = faults ] || [ "$purpose" = bench ]; then
    check_node
    check_packages
fi
say "everything is there"

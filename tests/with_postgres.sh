#!/bin/sh
# Runs a command with a PostgreSQL of its own:   sh tests/with_postgres.sh cargo test --features ssr
#
# The cluster lies in a temporary folder, listens on a unix socket and a free port of 127.0.0.1, and is stopped and
# removed when the command ends, however it ends. It sets TEST_POSTGRES_URL (a superuser without a password, database
# "postgres"; the tests make a database each). If TEST_POSTGRES_URL is set already, only the command runs.
set -eu

if [ -n "${TEST_POSTGRES_URL:-}" ]; then
    exec "$@"
fi

bin=
for dir in /usr/lib/postgresql/*/bin; do
    [ -x "$dir/initdb" ] && bin=$dir
done
if [ -z "$bin" ]; then
    echo "PostgreSQL is missing: run \`sudo apt-get install -y postgresql\`, or set TEST_POSTGRES_URL." >&2
    exit 1
fi

# PostgreSQL refuses to run as root.
as_owner=
if [ "$(id -u)" -eq 0 ]; then
    as_owner="runuser -u postgres --"
fi

cluster=$(mktemp -d "${TMPDIR:-/tmp}/leitplanke-postgres-XXXXXX")
log=$cluster/log
if [ -n "$as_owner" ]; then
    chown postgres "$cluster"
fi

stop() {
    code=$?
    trap - EXIT INT TERM HUP
    $as_owner "$bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$cluster"
    exit "$code"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cd /
$as_owner "$bin/initdb" -D "$cluster/data" -U leitplanke --auth=trust --encoding=UTF8 --locale=C --no-sync >"$log.initdb" 2>&1 || {
    cat "$log.initdb" >&2
    echo "The test cluster could not be made in $cluster." >&2
    exit 1
}
# Nothing here has to survive a power cut.
cat >>"$cluster/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '$cluster'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
SETTINGS

# True while something listens on the port (Linux lists its sockets in /proc, in hexadecimal; 0A is "listening").
taken() {
    grep -qi ":$(printf '%04X' "$1") [0-9A-F]*:0000 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

port=$((20000 + $$ % 20000))
started=no
for attempt in 1 2 3 4 5 6 7 8; do
    if ! taken "$port" && $as_owner "$bin/pg_ctl" -D "$cluster/data" -l "$log" -o "-p $port" -w -t 30 start >/dev/null 2>&1; then
        started=yes
        break
    fi
    port=$((port + 1 + attempt * 7))
done
if [ "$started" = no ]; then
    cat "$log" >&2 2>/dev/null || true
    echo "The test cluster did not start." >&2
    exit 1
fi

TEST_POSTGRES_URL="postgres://leitplanke@127.0.0.1:$port/postgres"
export TEST_POSTGRES_URL
cd "$OLDPWD"
"$@"

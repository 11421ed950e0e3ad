# shellcheck shell=bash
# To be sourced. A PostgreSQL server for tests and samples:
#
#   start_private_postgres    exports DATABASE_URL. A server that DATABASE_URL names already is used as it is; otherwise
#                             a new one runs on 127.0.0.1 until the script ends. An EXIT trap of the caller still runs
#                             when it was set before.
#   install_packages NAME...  installs Debian or Ubuntu packages; fails where there is no apt-get.

start_private_postgres() {
  if [ -n "${DATABASE_URL:-}" ]; then
    echo "Using the PostgreSQL server of DATABASE_URL."
    return 0
  fi

  postgres_bin=$(find_postgres) || install_postgres || return 1
  postgres_bin=$(find_postgres) || { echo "PostgreSQL was installed, but its server programs are not to be found." >&2; return 1; }
  # Always /tmp: the server may run as a user who cannot enter TMPDIR.
  postgres_home=$(mktemp -d /tmp/esb-postgres.XXXXXX) || return 1
  stop_postgres_on_exit
  create_cluster && start_cluster
}

# Prints the folder of initdb and pg_ctl: what PATH has, or the newest that Debian's or Homebrew's packages bring.
find_postgres() {
  local initdb folder
  if initdb=$(command -v initdb) && [ -x "$(dirname "$initdb")/pg_ctl" ]; then
    dirname "$initdb"
    return
  fi
  folder=$(printf '%s\n' /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin |
    while read -r candidate; do [ -x "$candidate/initdb" ] && echo "$candidate"; done | sort -V | tail -n 1)
  [ -n "$folder" ] && echo "$folder"
}

install_postgres() {
  if ! command -v apt-get >/dev/null; then
    {
      echo "The tests need a PostgreSQL server, and its programs (initdb, pg_ctl) are neither on the PATH nor in a usual place."
      echo "Install PostgreSQL (macOS: brew install postgresql@17), or set DATABASE_URL to a server where databases may be created."
    } >&2
    return 1
  fi

  # Debian's package makes and starts a cluster of its own, unless the common package, installed first, says otherwise.
  local settings=/etc/postgresql-common/createcluster.conf
  install_packages postgresql-common || return 1
  as_root cp "$settings" "$settings.before-tests"
  as_root sed -i '1i create_main_cluster = false' "$settings"
  install_packages postgresql
  local status=$?
  as_root mv "$settings.before-tests" "$settings"
  return $status
}

install_packages() {
  command -v apt-get >/dev/null || return 1
  echo "Installing $*"
  local options=(-qq -o Dpkg::Use-Pty=0)
  as_root apt-get "${options[@]}" update >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "$@" >/dev/null
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# PostgreSQL refuses to run as root. Its programs also want a current directory they may enter.
as_postgres() (
  cd "$postgres_home" || exit 1
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif command -v runuser >/dev/null; then
    runuser -u "$(postgres_user)" -- "$@"
  else
    sudo -u "$(postgres_user)" -- "$@"
  fi
)

postgres_user() {
  if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

create_cluster() {
  postgres_password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$postgres_password" >"$postgres_home/password"
  if [ "$(id -u)" -eq 0 ]; then chown -R "$(postgres_user)" "$postgres_home"; fi

  as_postgres "$postgres_bin/initdb" --pgdata "$postgres_home/data" --username postgres --pwfile "$postgres_home/password" \
    --auth scram-sha-256 --encoding UTF8 --locale C --no-sync >"$postgres_home/initdb.log" 2>&1 ||
    { cat "$postgres_home/initdb.log" >&2; return 1; }

  # Nothing in it outlives the tests, so nothing needs to be safe on disk.
  as_postgres tee -a "$postgres_home/data/postgresql.conf" >/dev/null <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
CONF
}

# Only the server itself can tell whether a port is free, so ports are tried.
start_cluster() {
  local attempt port
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + RANDOM % 12000))
    if as_postgres "$postgres_bin/pg_ctl" start --pgdata "$postgres_home/data" --log "$postgres_home/server.log" \
      --wait --silent --options "-p $port" >/dev/null 2>&1 </dev/null; then
      export DATABASE_URL="postgresql://postgres:$postgres_password@127.0.0.1:$port/postgres"
      echo "Started a private PostgreSQL server ($("$postgres_bin/postgres" --version)) on port $port."
      return 0
    fi
  done
  echo "The private PostgreSQL server did not start in $attempt attempts:" >&2
  cat "$postgres_home/server.log" >&2
  return 1
}

stop_private_postgres() {
  if [ -d "${postgres_home:-}" ]; then
    as_postgres "$postgres_bin/pg_ctl" stop --pgdata "$postgres_home/data" --mode immediate --silent \
      >/dev/null 2>&1 </dev/null || true
    rm -rf "$postgres_home"
  fi
}

# Bash runs EXIT traps on Ctrl-C and TERM as well.
stop_postgres_on_exit() {
  local before
  before=$(trap -p EXIT)
  eval "set -- $before"
  trap "stop_private_postgres"$'\n'"${3:-}" EXIT
}

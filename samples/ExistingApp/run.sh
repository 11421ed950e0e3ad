#!/usr/bin/env bash
# An ASP.NET Core app with an EF context of its own adds a schema. Needs the .NET 10 SDK and curl; everything else it brings along.
# DATABASE_URL names a server to use (the app gets a database of its own there); without it, a private PostgreSQL is started.
set -euo pipefail

sample=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$sample/../.." && pwd)
work=$(mktemp -d)
server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

# shellcheck source=../../tests/private-postgres.sh
source "$repository/tests/private-postgres.sh"
start_private_postgres

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n\033[1m# %s\033[0m\n' "$*"; }
run() { printf '\n$ %s\n' "$*"; "$@"; }
edit() { printf '\nIn %s:\n' "$1"; sed -E "$2" "$1" >"$work/edited"; diff "$1" "$work/edited" || true; cp "$work/edited" "$1"; }
fail() { echo "$*" >&2; exit 1; }
refused() {
    printf '\n$ %s\n' "${*:2}"
    if "${@:2}" >"$work/told" 2>&1; then cat "$work/told"; fail 'This should have been refused.'; fi
    cat "$work/told"
    grep -qF "$1" "$work/told" || fail "It should have said: $1"
}

# start FOLDER COMMAND...: runs the app there, on a port that the system chooses.
start() {
    (cd "$1" && exec env ASPNETCORE_URLS=http://127.0.0.1:0 "${@:2}") >"$work/log" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        url=$(sed -n 's/.*Now listening on: \(http[^ ]*\).*/\1/p' "$work/log")
        if [ -n "$url" ]; then return; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    cat "$work/log" >&2
    fail 'The app did not start.'
}

# request EXPECTED ARGUMENT...: asks the app, and the answer has to hold the expected text.
request() {
    local answer
    printf '\n$ curl %s\n' "${*:2}"
    answer=$(curl --silent --show-error --fail-with-body --header 'Content-Type: application/json' "${@:2}") || { cat "$work/log" >&2; fail "$answer"; }
    echo "$answer"
    [[ $answer == *"$1"* ]] || fail "The answer should hold: $1"
}

# SCHEMABRIDGE_PACKAGES names a folder that has the packages already, as the tests' own does.
packages=${SCHEMABRIDGE_PACKAGES:-$work/packages}
if [ -z "${SCHEMABRIDGE_PACKAGES:-}" ]; then
    say 'The packages are not published yet: they are packed from this clone into a folder'
    version="0.1.0-existing.$(date -u +%Y%m%d%H%M%S)"
    for project in EfSchemaBridge.Schema EfSchemaBridge EfSchemaBridge.Design; do
        dotnet pack "$repository/src/$project" --configuration Release --output "$packages" -p:Version="$version" --verbosity quiet
    done
fi

# What is restored from that folder must not stay in this machine's package cache.
export NUGET_FALLBACK_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}" NUGET_PACKAGES="$work/cache"
mkdir -p "$NUGET_FALLBACK_PACKAGES"

mkdir "$work/store"
cp -R "$sample"/{Store.csproj,Program.cs,Product.cs,StoreContext.cs,prisma,.config} "$work/store"
cd "$work/store"
dotnet new nugetconfig >/dev/null
dotnet nuget add source "$packages" --name local >/dev/null
dotnet tool restore >/dev/null
dotnet restore --verbosity quiet

# A database of its own: nothing that was there before is touched.
DATABASE_URL=$(sed -E "s#^([a-z]+://[^/?]*)(/[^?]*)?#\1/existing_app_$$#" <<<"$DATABASE_URL")
export DATABASE_URL

say 'The context is the app'\''s own, and so are its classes'
run cat StoreContext.cs prisma/schema.prisma

say 'Migrations come from the schema'
run dotnet ef migrations add init
run dotnet ef database update

say 'The app runs on it'
run dotnet build --verbosity quiet
start . dotnet bin/Debug/net10.0/Store.dll
request '"id":1' "$url/products" --data '{"name":"Tea","price":4.5,"tags":["hot"]}'
request '"id":' "$url/products/1/reviews" --data '{"stars":5,"text":"Good"}'
request '{"name":"Tea","price":4.50,"availability":"Available","tags":["hot"],"stars":5}' "$url/products"
request '["/products/1"]' "$url/visits"
stop

say 'What does not fit is told with both sides: the line of the schema, and the class'
edit prisma/schema.prisma 's/^  price .*/&\n  sku          String?\n  weight       Int/'
refused 'prisma/schema.prisma(16,3): error ESB5004: the required field products.weight has no property in the class Store.Product' dotnet ef migrations add weight

say 'With a default, and a property for it, it fits; sku stays in the database alone'
edit prisma/schema.prisma 's/^  weight .*/  weight       Int          @default(0)/'
edit Product.cs 's/^    public decimal Price .*/&\n\n    public int Weight { get; set; }/'
run dotnet ef migrations add weight
run cat prisma/migrations/*_weight/migration.sql
run dotnet ef database update

say 'A published app needs no schema file: it is in the assembly'
run dotnet publish --verbosity quiet --output "$work/published"
test ! -e "$work/published/prisma"
start / dotnet "$work/published/Store.dll"
request '"id":2' "$url/products" --data '{"name":"Salt","price":1,"weight":500}'
request '"name":"Salt"' "$url/products"
stop

say 'Clean up'
run dotnet ef database drop --force

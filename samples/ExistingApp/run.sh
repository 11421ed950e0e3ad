#!/usr/bin/env bash
# An ASP.NET Core app with an EF context of its own adds a schema. Needs the .NET 10 SDK and curl; everything else it brings along.
# DATABASE_URL names a server to use (the app gets a database of its own there); without it, a private PostgreSQL is started.
set -euo pipefail

sample=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../story.sh
source "$sample/../story.sh"

server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

# start FOLDER COMMAND...: runs the app there, on a port that the system chooses.
start() {
    : >"$work/log"
    (cd "$1" && exec env ASPNETCORE_URLS=http://127.0.0.1:0 "${@:2}") >>"$work/log" 2>&1 &
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

enter existing_app Store.csproj Program.cs Product.cs StoreContext.cs prisma .config
dotnet restore --verbosity quiet

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

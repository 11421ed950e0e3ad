#!/usr/bin/env bash
# The story of the README, with the commands a user types. Needs the .NET 10 SDK; everything else it brings along.
# DATABASE_URL names a server to use (the story gets a database of its own there); without it, a private PostgreSQL is started.
set -euo pipefail

sample=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$sample/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck source=../../tests/private-postgres.sh
source "$repository/tests/private-postgres.sh"
start_private_postgres

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n\033[1m# %s\033[0m\n' "$*"; }
edit() { printf '\nIn %s:\n' "$1"; sed -E "$2" "$1" >"$work/edited"; diff "$1" "$work/edited" || true; cp "$work/edited" "$1"; }
run() { printf '\n$ %s\n' "$*"; "$@"; }
refused() {
    printf '\n$ %s\n' "$*"
    if "$@"; then
        echo "This should have been refused." >&2
        exit 1
    fi
}

# SCHEMABRIDGE_PACKAGES names a folder that has the packages already, as the tests' own does.
packages=${SCHEMABRIDGE_PACKAGES:-$work/packages}
if [ -z "${SCHEMABRIDGE_PACKAGES:-}" ]; then
    say 'The packages are not published yet: they are packed from this clone into a folder'
    version="0.1.0-quickstart.$(date -u +%Y%m%d%H%M%S)"
    for project in EfSchemaBridge.Schema EfSchemaBridge EfSchemaBridge.Design; do
        dotnet pack "$repository/src/$project" --configuration Release --output "$packages" -p:Version="$version" --verbosity quiet
    done
fi

# What is restored from that folder must not stay in this machine's package cache.
export NUGET_FALLBACK_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}" NUGET_PACKAGES="$work/cache"
mkdir -p "$NUGET_FALLBACK_PACKAGES"

mkdir "$work/shop"
cp -R "$sample"/{Shop.csproj,Program.cs,prisma,.config} "$work/shop"
cd "$work/shop"
dotnet new nugetconfig >/dev/null
dotnet nuget add source "$packages" --name local >/dev/null
dotnet tool restore >/dev/null

# A database of its own: nothing that was there before is touched.
DATABASE_URL=$(sed -E "s#^([a-z]+://[^/?]*)(/[^?]*)?#\1/quickstart_$$#" <<<"$DATABASE_URL")
export DATABASE_URL

say 'One schema file'
run cat prisma/schema.prisma

say 'The build writes the classes'
run dotnet build

say 'A change of the schema becomes a migration: plain SQL'
run dotnet ef migrations add user_table_initialize
run cat prisma/migrations/*_user_table_initialize/migration.sql
run dotnet ef database update

say 'LINQ'
run dotnet run -- add JohnDoe 30
run dotnet run -- list
run dotnet run -- age JohnDoe 31
run dotnet run -- list

say 'A required email: the compiler asks for it in the program, and the migration says that rows stand in the way'
edit prisma/schema.prisma 's/^  age .*/&\n  email    String @unique/'
edit Program.cs 's/Username = name,/& Email = $"{name}@example.com",/'
run dotnet ef migrations add user_email
refused dotnet ef database update
run dotnet ef migrations remove

say 'Optional, it can'
edit prisma/schema.prisma 's/^  email .*/  email    String? @unique/'
run cat prisma/schema.prisma
run dotnet ef migrations add user_email
run dotnet ef database update
run dotnet run -- list

say 'Where things stand'
run dotnet ef migrations list
refused dotnet ef migrations add again

say 'Clean up'
run dotnet ef database drop --force

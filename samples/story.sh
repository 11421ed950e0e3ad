# shellcheck shell=bash
# What the samples share: a story is told with the commands a user types, in an app that is copied out of the clone, with the packed packages.
# To be sourced by a run.sh that has set: sample (its folder). Sets: repository, work (a folder that goes when the story ends).

repository=$(cd "$sample/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck source=../tests/private-postgres.sh
source "$repository/tests/private-postgres.sh"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n\033[1m# %s\033[0m\n' "$*"; }
run() { printf '\n$ %s\n' "$*"; "$@"; }
edit() { printf '\nIn %s:\n' "$1"; sed -E "$2" "$1" >"$work/edited"; diff "$1" "$work/edited" || true; cp "$work/edited" "$1"; }
fail() { echo "$*" >&2; exit 1; }

# refused TEXT COMMAND...: the command must fail, and say the text.
refused() {
    printf '\n$ %s\n' "${*:2}"
    if "${@:2}" >"$work/told" 2>&1; then cat "$work/told"; fail 'This should have been refused.'; fi
    cat "$work/told"
    grep -qF "$1" "$work/told" || fail "It should have said: $1"
}

# enter NAME FILE...: copies the sample's files into an app's folder, goes there, and gives it the packages and a database of its own.
# SCHEMABRIDGE_PACKAGES names a folder that has the packages already, as the tests' own does.
enter() {
    local packages=${SCHEMABRIDGE_PACKAGES:-} version project
    start_private_postgres
    if [ -z "$packages" ]; then
        say 'The packages are not published yet: they are packed from this clone into a folder'
        packages=$work/packages
        version="0.1.0-sample.$(date -u +%Y%m%d%H%M%S)"
        for project in EfSchemaBridge.Schema EfSchemaBridge EfSchemaBridge.Design; do
            dotnet pack "$repository/src/$project" --configuration Release --output "$packages" -p:Version="$version" --verbosity quiet
        done
    fi

    mkdir "$work/$1"
    (cd "$sample" && cp -R "${@:2}" "$work/$1")
    cd "$work/$1"
    # The SDK remembers where a tool is: that must be a place which stays.
    dotnet tool restore >/dev/null

    # What is restored from the folder of packages must not stay in this machine's package cache.
    export NUGET_FALLBACK_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}" NUGET_PACKAGES="$work/cache"
    mkdir -p "$NUGET_FALLBACK_PACKAGES"
    dotnet new nugetconfig >/dev/null
    dotnet nuget add source "$packages" --name local >/dev/null

    # Nothing that was there before is touched.
    DATABASE_URL=$(sed -E "s#^([a-z]+://[^/?]*)(/[^?]*)?#\1/$1_$$#" <<<"$DATABASE_URL")
    export DATABASE_URL
}

#!/usr/bin/env bash
# Builds everything and runs every test against a private PostgreSQL server. Each argument selects the tests with that
# text in their full name. The last line says how many passed and failed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tests/private-postgres.sh
source tests/private-postgres.sh

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
passed=0 failed=0 skipped=0

main() {
  if ! prepare; then
    failed=1
    return
  fi

  local filter=() argument project
  for argument in "$@"; do filter+=(-method "*$argument*"); done
  for project in tests/*Tests/*Tests.csproj; do
    run_project "$project" ${filter[@]+"${filter[@]}"}
  done
  if [ $((passed + failed + skipped)) -eq 0 ]; then
    echo "No test has '$*' in its name."
    failed=1
  fi
}

prepare() {
  check_dotnet &&
    ensure_node &&
    dotnet tool restore &&
    dotnet build EfSchemaBridge.sln --configuration Release -warnaserror --nologo --verbosity quiet &&
    start_private_postgres
}

check_dotnet() {
  if ! command -v dotnet >/dev/null; then
    echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
    return 1
  fi
}

# Prisma's engine, which the parity tests ask, runs on Node 20 or newer. Where the distribution is older, npm has it too.
ensure_node() {
  node_is_recent && return
  command -v npm >/dev/null || install_packages nodejs npm || true
  if ! node_is_recent && command -v npm >/dev/null; then
    npm install --prefix "$reports/node" --silent --no-audit --no-fund node@22
    export PATH="$reports/node/node_modules/node/bin:$PATH"
  fi
  if ! node_is_recent; then
    echo "Node.js 20 or newer with npm is needed: https://nodejs.org" >&2
    return 1
  fi
}

node_is_recent() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null
}

# The report counts, not the console: its text is for people. No report means that the process crashed.
run_project() {
  local name report status=0
  name=$(basename "$1" .csproj)
  report="$reports/$name.xml"
  shift
  echo "== $name"
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noLogo -noColor -xml "$report" "$@" || status=$?

  local total=0 errors=0 project_failed=0
  total=$(count total "$report")
  errors=$(count errors "$report")
  project_failed=$(($(count failed "$report") + errors))
  if [ "$total" -eq 0 ] && [ $# -eq 0 ]; then
    echo "$name ran no tests (exit code $status)."
    project_failed=1
  elif [ "$status" -ne 0 ] && [ "$project_failed" -eq 0 ]; then
    echo "$name ended with exit code $status."
    project_failed=1
  fi
  print_figures "$report"
  passed=$((passed + $(count passed "$report")))
  failed=$((failed + project_failed))
  skipped=$((skipped + $(count skipped "$report")))
}

# What the tests have counted: files and statements compared with Prisma's engine, histories, inputs.
print_figures() {
  awk 'BEGIN { RS = "<output><!\\[CDATA\\[" } NR > 1 { sub(/\n?\]\]><\/output>.*/, ""); print }' "$1" 2>/dev/null || true
}

# The number an attribute of a report's <assembly> element has; 0 without a report.
count() {
  local number
  number=$(sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | head -n 1)
  echo "${number:-0}"
}

main "$@"
if [ "$skipped" -gt 0 ]; then
  echo "$skipped skipped: they need a folder of real schemas, which ESB_SHARED names."
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

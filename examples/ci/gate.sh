#!/bin/sh
# gate.sh <document> <folder of types> <git ref that clients know> [base URL of the server]
# Every gate is asked, so that one run tells everything; the exit code is the worst one.
set -u
document=$1 types=$2 ref=$3 target=${4:-}
format=text
[ -n "${GITHUB_ACTIONS:-}" ] && format=github
worst=0

gate() {
  echo "== $1" >&2
  shift
  "$@"
  code=$?
  if [ "$code" -gt "$worst" ]; then worst=$code; fi
}

gate "Is the contract sound?" npx --no-install specimen check "$document" --format "$format"
gate "Are the types fresh?" npx --no-install specimen types "$document" --out "$types" --check
gate "Does it break clients?" npx --no-install specimen diff "git:$ref:$document" "$document" --format "$format"
if [ -n "$target" ]; then
  gate "Does the server do what it says?" npx --no-install specimen verify "$document" --target "$target" --wait 30s --report report --format "$format"
fi
exit "$worst"

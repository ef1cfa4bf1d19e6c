#!/usr/bin/env bash
# What action.yml runs. All it knows comes from the environment; inputs are words, never code.
set -uo pipefail

tool="$GITHUB_ACTION_PATH/dist/cli.js"
temp="${RUNNER_TEMP:-${TMPDIR:-/tmp}}"
path="${INPUT_PATH:-.}"
markdown="$temp/modelkeel.md"

# What later steps may read: also where nothing was scanned.
output() {
  [ -z "${GITHUB_OUTPUT:-}" ] || printf 'exit-code=%s\nmarkdown=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

fail() {
  output 2 ''
  printf '::error title=modelkeel::%s\n' "$1"
  exit 2
}

cd "${GITHUB_WORKSPACE:-.}" || fail "the workspace $GITHUB_WORKSPACE is not there: check the repository out first."

# The action's own folder holds sources; it is built once for each runner that keeps it.
if [ ! -f "$tool" ]; then
  (cd "$GITHUB_ACTION_PATH" && npm ci --no-audit --no-fund >&2) || fail "modelkeel could not be built; see the log above."
fi

words=(--format github --no-suppressed --fail-on "${INPUT_FAIL_ON:-error}" --report "markdown=$markdown")
[ "${INPUT_ONLINE:-false}" = true ] && words+=(--online)
if [ -n "${INPUT_SARIF:-}" ]; then
  mkdir -p -- "$(dirname -- "$INPUT_SARIF")" || fail "the folder of $INPUT_SARIF could not be made."
  words+=(--report "sarif=$INPUT_SARIF")
fi
[ "${INPUT_CHANGED:-false}" = true ] && [ -z "${INPUT_BASE:-}" ] &&
  printf '::warning title=modelkeel::%s\n' 'changed needs base: all files are looked at.'

if [ -n "${INPUT_BASE:-}" ]; then
  commit=$(git rev-parse --verify --quiet --end-of-options "$INPUT_BASE^{commit}") ||
    fail "base $INPUT_BASE is not in this clone: give actions/checkout fetch-depth: 0, or fetch it."
  [ "${INPUT_CHANGED:-false}" = true ] && words+=(--changed "$commit")
  # The base as it was, beside the workspace, to tell what is new.
  before="$temp/modelkeel-base"
  rm -rf "$before" && mkdir -p "$before"
  git archive --format=tar "$commit" | tar -x -C "$before" || fail "base $INPUT_BASE could not be unpacked."
  if [ -e "$before/$path" ]; then
    (cd "$before" && node "$tool" scan "$path" --format json --fail-on never --output "$temp/modelkeel-base.json")
    [ $? -eq 0 ] || fail "base $INPUT_BASE could not be scanned; see the log above."
    words+=(--baseline "$temp/modelkeel-base.json")
  fi
fi

node "$tool" scan "$path" "${words[@]}"
code=$?
[ "$code" -gt 1 ] && fail "the scan could not be carried out; see the log above."

output "$code" "$markdown"

if [ -n "${INPUT_BOM:-}" ]; then
  mkdir -p -- "$(dirname -- "$INPUT_BOM")"
  node "$tool" bom "$path" --output "$INPUT_BOM" || fail "the bill of materials could not be written to $INPUT_BOM."
fi
[ -n "${GITHUB_STEP_SUMMARY:-}" ] && cat "$markdown" >>"$GITHUB_STEP_SUMMARY"

# The comment of the last run is replaced; it is known by its first line, since others write with the same token.
comment() {
  local mark='<!-- modelkeel -->' before
  { printf '%s\n' "$mark" && cat "$markdown"; } >"$temp/modelkeel-comment.md"
  before=$(gh api "repos/${GITHUB_REPOSITORY:?}/issues/$PULL_REQUEST/comments" --paginate \
    --jq ".[] | select(.body | startswith(\"$mark\")) | .id") || return 1
  before=$(printf '%s\n' "$before" | tail -n 1)
  if [ -n "$before" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$before" --field "body=@$temp/modelkeel-comment.md"
  elif ! grep -q '^Nothing ' "$markdown"; then
    gh pr comment "$PULL_REQUEST" --body-file "$temp/modelkeel-comment.md"
  fi
}

if [ "${INPUT_COMMENT:-false}" = true ] && [ -n "${PULL_REQUEST:-}" ]; then
  said=$( { comment >/dev/null; } 2>&1) ||
    printf '::warning title=modelkeel::%s\n' "the comment could not be written (${said//$'\n'/ }): the job needs the permission pull-requests: write, which pull requests of forks do not get."
fi
exit "$code"

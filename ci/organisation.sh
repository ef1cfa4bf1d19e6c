#!/usr/bin/env bash
# What ci/organisation.yml runs: `list` divides the repositories of an organisation, `scan` scans those of one part, `merge` joins
# the reports. All it knows comes from the environment; names are words, never code.
set -uo pipefail

own="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tool="$own/dist/cli.js"
reports="${REPORTS:-reports}"
name_of_a_repository='^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$'

fail() {
  printf '::error title=modelkeel::%s\n' "$1"
  exit 2
}

build() {
  [ -f "$tool" ] && return
  (cd "$own" && npm ci --no-audit --no-fund >&2) || fail "modelkeel could not be built; see the log above."
}

# At most so many jobs; a matrix may have 256.
list() {
  local names all parts=() count size at
  names=$(gh repo list "${ORGANISATION:?}" --no-archived --source --limit "${LIMIT:-4000}" --json nameWithOwner --jq '.[].nameWithOwner') ||
    fail "the repositories of $ORGANISATION could not be listed: the token needs to read them."
  mapfile -t all < <(printf '%s\n' "$names" | grep -E "$name_of_a_repository" | LC_ALL=C sort)
  count=${#all[@]}
  [ "$count" -gt 0 ] || fail "$ORGANISATION has no repository that the token can read."
  size=$(((count + ${PARTS:-20} - 1) / ${PARTS:-20}))
  for ((at = 0; at < count; at += size)); do
    parts+=("\"${all[*]:at:size}\"")
  done
  printf 'parts=[%s]\n' "$(IFS=,; printf '%s' "${parts[*]}")" >>"${GITHUB_OUTPUT:?}"
}

# One repository: cloned, scanned once, its SARIF to code scanning, its bill to Dependency-Track.
scan_one() {
  local repository=$1 work=$2 folder sarif bom commit branch handed=0
  folder="$work/${repository#*/}"
  sarif="$work/result.sarif"
  bom="$work/bom.json"
  gh repo clone "$repository" "$folder" -- --quiet --depth 1 >&2 || return 1
  commit=$(git -C "$folder" rev-parse --verify --quiet HEAD) || return 0 # it is empty
  branch=$(git -C "$folder" branch --show-current)
  mkdir -p "$(dirname "$reports/$repository.json")"
  (cd "$folder" && node "$tool" scan . --no-suppressed --no-cache --format json --fail-on never --output "$work/report.json" \
    --report "sarif=$sarif" --report "cyclonedx=$bom") || return 1
  mv "$work/report.json" "$reports/$repository.json"
  if [ "${SARIF:-true}" = true ]; then
    printf '{"commit_sha":"%s","ref":"refs/heads/%s","tool_name":"modelkeel","sarif":"%s"}' \
      "$commit" "$branch" "$(gzip -c "$sarif" | base64 | tr -d '\n')" >"$work/upload.json"
    gh api --silent --method POST "repos/$repository/code-scanning/sarifs" --input "$work/upload.json" || handed=1
  fi
  if [ -n "${DEPENDENCY_TRACK_URL:-}" ]; then
    # The key stands in no list of processes.
    printf 'header = "X-Api-Key: %s"\n' "${DEPENDENCY_TRACK_KEY:?}" | curl --config - --silent --show-error --fail \
      --request POST --form autoCreate=true --form "projectName=$repository" --form "projectVersion=$branch" \
      --form "bom=@$bom" --output /dev/null "${DEPENDENCY_TRACK_URL%/}/api/v1/bom" || handed=1
  fi
  # What could not go to one place still goes to the other.
  return "$handed"
}

scan() {
  local failed=0 repository work
  build
  mkdir -p "$reports" && reports=$(cd "$reports" && pwd)
  for repository in ${REPOSITORIES:?}; do
    [[ $repository =~ $name_of_a_repository ]] || fail "$repository is no name of a repository."
    work=$(mktemp -d)
    if ! scan_one "$repository" "$work"; then
      failed=$((failed + 1))
      printf '::warning title=modelkeel::%s could not be scanned or handed on; see the log above.\n' "$repository"
    fi
    rm -rf "$work"
  done
  [ "$failed" -eq 0 ] || fail "$failed repositories could not be scanned or handed on."
}

merge() {
  local code
  build
  node "$tool" merge "$reports" --format json --output organisation.json
  [ $? -le 1 ] || fail "the reports could not all be joined; see the log above."
  node "$tool" merge "$reports" --format markdown --fail-on "${FAIL_ON:-never}" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  code=$?
  [ "$code" -le 1 ] || fail "the reports could not all be joined; see the log above."
  exit "$code"
}

case "${1:-}" in
  list | scan | merge) "$1" ;;
  *) fail "name what to do: list, scan or merge." ;;
esac

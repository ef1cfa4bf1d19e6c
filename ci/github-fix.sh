#!/usr/bin/env bash
# What action.yml runs where `fix: true` asks for a pull request with the quick fixes. It writes to one branch of its own, by force.
set -uo pipefail

tool="$GITHUB_ACTION_PATH/dist/cli.js"
temp="${RUNNER_TEMP:-${TMPDIR:-/tmp}}"
branch=modelkeel/fixes
title='Model fixes by Modelkeel'
body="$temp/modelkeel-fixes.md"

fail() {
  printf '::error title=modelkeel::%s\n' "$1"
  exit 2
}

if [ -n "${PULL_REQUEST:-}" ]; then
  printf '::notice title=modelkeel::%s\n' 'fixes are proposed for branches, on a push or a schedule; not for pull requests.'
  exit 0
fi
cd "${GITHUB_WORKSPACE:-.}" || fail "the workspace $GITHUB_WORKSPACE is not there: check the repository out first."
git diff --quiet HEAD -- || fail 'files of the checkout were changed before: their changes would be part of the pull request.'

words=()
[ "${INPUT_ONLINE:-false}" = true ] && words+=(--online)
node "$tool" fix "${INPUT_PATH:-.}" "${words[@]+"${words[@]}"}" 2>&1 | tee "$temp/modelkeel-fix.txt"
[ "${PIPESTATUS[0]}" -le 1 ] || fail 'the fixes could not be made; see the log above.'
if git diff --quiet HEAD --; then
  printf 'modelkeel: nothing to fix\n'
  exit 0
fi

{
  printf 'What ends, moves or cannot be pinned is changed where the edit can be shown to hold; everything else is left to `modelkeel fix --review`.\n\n```text\n'
  # The last line of a fence must not come from what is quoted.
  { head -c 50000 "$temp/modelkeel-fix.txt" && git diff --stat HEAD --; } | sed 's/```/` ` `/g'
  printf '\n```\n'
} >"$body"
git switch --quiet --force-create "$branch" &&
  git add --update &&
  git -c user.name='modelkeel' -c user.email='modelkeel@users.noreply.github.com' commit --quiet --message "$title" &&
  git push --quiet --force origin "HEAD:refs/heads/$branch" || fail 'the branch could not be pushed: the job needs the permission contents: write, and actions/checkout must keep its credentials.'
if gh pr view "$branch" --json state --jq .state 2>/dev/null | grep -q OPEN; then
  gh pr edit "$branch" --body-file "$body"
else
  gh pr create --head "$branch" --base "${GITHUB_REF_NAME:-main}" --title "$title" --body-file "$body"
fi || fail 'the pull request could not be opened: the job needs the permission pull-requests: write, and the repository must allow it to actions.'
git switch --quiet --detach "${GITHUB_SHA:-HEAD~1}"

#!/usr/bin/env bash
# Plays the pipeline of a change: asks, waits for the approval, redeems the permit, runs, reports the outcome.
# Needs bash, curl and jq.
#
#   pipeline.sh change.json [-- command [argument …]]
#
# The command does the work; its exit code decides between succeeded and failed. Without one, a line is printed instead.
# It finds COUNTERSIGN_CHANGE (the change's id), COUNTERSIGN_DIGEST (of the approved operation) and COUNTERSIGN_REPORT, a
# file into which it may write a JSON object with what it knows better than this script: observedDigest, evidence, notes
# (and result: rolled_back, for a command that failed and has put everything back).
#
# Environment
#   COUNTERSIGN_TOKEN   API token of the pipeline's account (needed)
#   COUNTERSIGN_URL     http://127.0.0.1:8080 if not set
#   RUN_ID              of this run of the pipeline. With the same one a run that broke off can be repeated: it goes on where
#                       it was and never starts the change twice. If not set, every call is a new run
#   RUN_URL             where a person can look at this run; evidence of the outcome
#   AUDIENCE            who is to honour the permit: deployer if not set
#
# Exit codes
#   0  succeeded         3  rejected, declined or withdrawn          6  the command failed; that is reported
#   1  anything else     4  expired                                  7  the outcome could not be reported: repeat the run
#   2  wrong usage       5  refused by Countersign                   8  started by an earlier call that broke off: see above
#   9  something else is approved than the file says
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
stop() { local code=$1; shift; say "$@"; exit "$code"; }

[[ $# -ge 1 && -r $1 ]] || stop 2 "Usage: pipeline.sh change.json [-- command [argument …]]"
[[ -n ${COUNTERSIGN_TOKEN:-} ]] || stop 2 "COUNTERSIGN_TOKEN is not set: the API token of the pipeline's account."
file=$1
shift
[[ $# -eq 0 || $1 == -- ]] || stop 2 "Usage: pipeline.sh change.json [-- command [argument …]]"
[[ $# -eq 0 ]] || shift
[[ $# -gt 0 ]] || set -- echo "(a real pipeline would now run what $file describes)"

api="${COUNTERSIGN_URL:-http://127.0.0.1:8080}/api/v1"
run=${RUN_ID:-run-$(date +%s)-$$-$RANDOM}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'header = "Authorization: Bearer %s"\n' "$COUNTERSIGN_TOKEN" > "$work/curl" # a command line could be read by others

# call METHOD PATH [curl option …]: body into $work/body, headers into $work/headers, status into $status. Repeats what was
# not answered, or not for good; every POST here has an Idempotency-Key, so that does nothing twice.
tries=6
call() {
  local method=$1 path=$2 try
  shift 2
  for ((try = 1; try <= tries; try++)); do
    : > "$work/body" > "$work/headers"
    status=$(curl --silent --config "$work/curl" --max-time 90 --request "$method" "$@" --output "$work/body" \
      --dump-header "$work/headers" --write-out '%{http_code}' "$api$path") || status=000
    case $status in
      000 | 429 | 5??) say "No answer to $method $path yet ($status), try $try of $tries"; sleep $((try < 10 ? try : 10)) ;;
      *) return 0 ;;
    esac
  done
}

post() { # PATH STEP BODY
  call POST "$1" --header 'Content-Type: application/json' --header "Idempotency-Key: $run-$2" --data-binary "$3"
}

body() { jq -r "$@" "$work/body" 2>/dev/null || true; }
etag() { sed -n 's/^[Ee][Tt][Aa][Gg]: *//p' "$work/headers" | tr -d '\r' | tail -n 1; }

refused() { # CODE WHAT
  say "$2 was refused ($status $(body '.code // ""')): $(body '.detail // "no reason given"')"
  body '.errors[]? | "  \(.field) \(.message)"' >&2
  stop "$1" "$(body '"Next: " + (.next // "try again later")')"
}

# ------------------------------------------------------------------------------------------------------------------ ask

post /changes ask "@$file"
[[ $status == 201 ]] || refused 5 "The change"
id=$(body .id)
say "Run $run asks for $id: $(body '.title') [$(body '.risk.level // "?"') risk]"
say "Approvals: $(body '[.stages[] | "\(.team) ×\(.seats)"] | if . == [] then "none, it is automatic" else join(", then ") end')"

# ----------------------------------------------------------------------------------------------------------------- wait

tries=100 # about a quarter of an hour, should Countersign be down in between
call GET "/changes/$id"
while [[ $status == 200 || $status == 304 ]]; do
  if [[ $status == 200 ]]; then
    state=$(body .status)
    [[ $state == pending ]] || break
    say "Waiting for $(body '[.stages[] | select(.state == "open") | .team] | join(", ")'), until $(body .dueAt) at most"
  fi
  tag=$(etag)
  call GET "/changes/$id" --header 'Prefer: wait=60' --header "If-None-Match: $tag"
done
[[ $status == 200 ]] || refused 5 "Looking at $id"
tries=6

why() { body '.decisions[] | select(.verdict == "reject") | "\(.account): \(.reason)", (.remediation[]? | "  to put right: \(.item)")' >&2; }
case $state in
  approved) ;;
  rejected | declined) why; stop 3 "$id was $state. Remedy it (POST /changes/$id/revisions) or withdraw it." ;;
  withdrawn) stop 3 "$id was withdrawn." ;;
  expired) stop 4 "$id has expired: nobody decided, or nothing ran, in time. Submit it anew in a new run." ;;
  executing | succeeded | failed | rolled_back) ;;
  *) stop 1 "$id is $state, which this script does not know." ;;
esac

# ------------------------------------------------------------------------------------------ what was approved, and a permit

operation='{project, environment, action, target, artifact, parameters} | with_entries(select(.value != null))'
jq -e -n --slurpfile mine "$file" --slurpfile theirs "$work/body" \
  "(\$mine[0] | $operation) == \$theirs[0].operation" > /dev/null \
  || stop 9 "$id is about something else than $file by now (revision $(body .revision)); nothing was started."
digest=$(body .digest)
target=$(body .target)
environment=$(body .environment)

if [[ $state != approved ]]; then
  [[ $(body .execution.runId) == "$run" ]] || stop 8 "$id was started by another run: $(body .execution.runId)."
  [[ $state != succeeded ]] || stop 0 "$id has succeeded already."
  [[ $state == executing ]] || stop 6 "$id is $state already."
  stop 8 "An earlier call of this run started $id and did not report. Find out what happened, then report the outcome:" \
    "POST /changes/executions/$(body .execution.id)/outcome"
fi

post "/changes/$id/permits" permit-$RANDOM$RANDOM "$(jq -n --arg run "$run" --arg audience "${AUDIENCE:-deployer}" '{runId: $run, audience: $audience}')"
[[ $status == 201 ]] || refused 5 "The permit"
permit=$(body .id)
claims=$(body '.permit | split(".")[1] | gsub("-"; "+") | gsub("_"; "/") | @base64d | fromjson')
say "Permit $permit until $(body .expiresAt):"
jq '{aud, sub, change, revision, quorum, authorization_details}' <<< "$claims" >&2
jq -e --arg digest "$digest" '.authorization_details[0].digest == $digest' <<< "$claims" > /dev/null \
  || stop 9 "The permit is for another digest than $digest; nothing was started."

post "/changes/permits/$permit/redemptions" "redeem-$permit" "$(jq -n --arg run "$run" --arg digest "$digest" \
  --arg target "$target" --arg environment "$environment" '{runId: $run, digest: $digest, target: $target, environment: $environment}')"
[[ $status == 200 ]] || refused 5 "The start"
execution=$(body .id)
say "Execution $execution has started."

# ------------------------------------------------------------------------------------------------------------------ run

export COUNTERSIGN_CHANGE=$id COUNTERSIGN_DIGEST=$digest COUNTERSIGN_REPORT=$work/report.json
result=succeeded
"$@" || { say "The command ended with $?."; result=failed; }
[[ -s $COUNTERSIGN_REPORT ]] && jq -e 'type == "object"' "$COUNTERSIGN_REPORT" > /dev/null || echo '{}' > "$COUNTERSIGN_REPORT"

# --------------------------------------------------------------------------------------------------------------- report

# What ran is the file that was compared with the approved operation above, unless the command has looked for itself.
report=$(jq --arg result "$result" --arg digest "$digest" --arg run "$run" --arg url "${RUN_URL:-}" '
  {result: $result, observedDigest: $digest, notes: "Run \($run)",
   evidence: (if $url == "" then [] else [{kind: "pipeline-run", title: "Run \($run)", url: $url}] end)} + .' \
  "$COUNTERSIGN_REPORT")
post "/changes/executions/$execution/outcome" outcome "$report"
[[ $status == 200 ]] || refused 7 "The outcome of $execution"
say "$id: $(body .status)"
[[ $(body .violation) != true ]] || say "VIOLATION: what ran is not what was approved. This is on record."
[[ $(body .status) == succeeded ]] || exit 6

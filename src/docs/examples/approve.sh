#!/usr/bin/env bash
# Approves a change as one of the demo accounts: approve.sh ACCOUNT CHANGE "reason". Needs bash, curl and jq.
set -euo pipefail

[[ $# -eq 3 ]] || { echo 'Usage: approve.sh ACCOUNT CHANGE "reason"' >&2; exit 2; }
change="${COUNTERSIGN_URL:-http://127.0.0.1:8080}/api/v1/changes/$2"

digest=$(curl -sS -u "$1:demo" "$change" | jq -r '.digest // empty')
[[ -n $digest ]] || { echo "$1 sees no change $2." >&2; exit 1; }
jq -n --arg reason "$3" --arg digest "$digest" \
  '{verdict: "approve", reason: $reason, riskAcknowledged: true, digest: $digest}' \
  | curl -sS -u "$1:demo" -H 'Content-Type: application/json' -d @- "$change/decisions" \
  | jq -er 'if .decision then "\(.decision.account) approved for \(.decision.team); the change is \(.change.status)"
            else "Refused (\(.code)): \(.detail) \(.next)\n" | halt_error(1) end'

import type { Schemas } from '../../shared/api/client';

type Change = Pick<Schemas['ChangeDetail'], 'id' | 'digest' | 'target' | 'environment' | 'execution'>;

export interface Command {
  does: string;
  line: string;
}

/** In single quotes nothing means anything to a shell, whatever somebody called their target. */
const quoted = (words: string) => `'${words.replaceAll("'", `'\\''`)}'`;

/** A JSON object in which some values come from the shell's variables. */
function body(fixed: Record<string, string>, fromShell: Record<string, string>): string {
  const open = Object.entries(fromShell).map(
    ([name, expression], index) => `'${index === 0 ? '{' : ','}"${name}":"'"${expression}"'"'`,
  );
  const rest = JSON.stringify(fixed).slice(1);
  return open.join('') + quoted(rest === '}' ? '}' : `,${rest}`);
}

const NOW = '$(date -u +%FT%TZ)';

const post = (origin: string, path: string, key: string, data: string) =>
  [
    `curl -sS --fail-with-body "${origin}/api/v1/changes${path}"`,
    `-H "Authorization: Bearer $COUNTERSIGN_TOKEN"`,
    `-H "Idempotency-Key: $RUN_ID-${key}"`,
    `-H 'Content-Type: application/json'`,
    `-d ${data}`,
  ].join(' \\\n  ');

/**
 * What a runner does to run a change. The calls are safe to repeat: their keys hold the run, and what they send does not change.
 * No secret is among them.
 */
export function commands(change: Change, origin: string): Command[] {
  const { id, digest, target, environment, execution } = change;
  const outcome = post(
    origin,
    `/executions/${execution?.id ?? '$EXECUTION'}/outcome`,
    'outcome',
    body({ result: 'succeeded', observedDigest: digest }, { startedAt: '$STARTED', finishedAt: '$FINISHED' }),
  );
  const ends = { does: 'Say when it ended', line: `FINISHED="${NOW}"` };
  const report = { does: 'Report what happened', line: outcome };
  if (execution) {
    const started = execution.startedAt ?? execution.redeemedAt;
    return [
      { does: 'Name the run, and when it started', line: `RUN_ID=${id}-1 STARTED=${started}` },
      ends,
      report,
    ];
  }
  const permit = post(
    origin,
    `/${id}/permits`,
    'permit',
    body({ audience: 'deployer' }, { runId: '$RUN_ID' }),
  );
  const start = post(
    origin,
    '/permits/$PERMIT/redemptions',
    'start',
    body({ digest, target, environment }, { runId: '$RUN_ID' }),
  );
  return [
    { does: 'Name the run; the token is in COUNTERSIGN_TOKEN', line: `RUN_ID=${id}-1` },
    { does: 'Ask for the permit', line: `PERMIT=$(${permit} | jq -r .id)` },
    { does: 'Start: the permit works once', line: `EXECUTION=$(${start} | jq -r .id)` },
    { does: 'Say when it began', line: `STARTED="${NOW}"` },
    ends,
    report,
  ];
}

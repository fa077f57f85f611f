import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commands } from './commands';

const change = {
  id: 'chg_1',
  digest: `sha256:${'a'.repeat(64)}`,
  target: `it's $(touch /tmp/x) "q" \`id\` \\ סביבה`,
  environment: 'production',
};

// A curl that says what it was asked to send, and no server.
const FAKES = `curl() { for last; do :; done; printf '%s' "$last"; }; jq() { cat; };`;
const run = (lines: string[], print: string) =>
  execFileSync('sh', ['-c', `${FAKES} ${lines.join('\n')}\n${print}`], { encoding: 'utf8' });

describe('the commands for a runner', () => {
  const all = commands(change, 'https://countersign.example.org').map(({ line }) => line);

  it('start exactly what was approved, whatever the target is called', () => {
    const sent = JSON.parse(run(all.slice(0, 3), 'printf "%s" "$EXECUTION"'));
    expect(sent).toEqual({
      runId: 'chg_1-1',
      digest: change.digest,
      target: change.target,
      environment: 'production',
    });
  });

  it('ask for a permit of that run', () => {
    expect(JSON.parse(run(all.slice(0, 2), 'printf "%s" "$PERMIT"'))).toEqual({
      runId: 'chg_1-1',
      audience: 'deployer',
    });
  });

  it('report with times of the machine', () => {
    const sent = JSON.parse(run([all[0] ?? '', ...all.slice(3)], ''));
    expect(sent).toMatchObject({ result: 'succeeded', observedDigest: change.digest });
    expect(Date.parse(sent.startedAt)).toBeLessThanOrEqual(Date.parse(sent.finishedAt));
  });

  it('hold no secret', () => {
    expect(all.join()).not.toMatch(/cs_|Basic /);
  });
});

import { expect, it } from 'vitest';
import { asCsv } from '../../shared/csv/csv';
import { type Checklist, COLUMNS, offences, readPeriod, readsTheSame, verdict } from './checklist';

const seen = (found: number, lookedAt = 7): Checklist => ({
  asOf: '2026-11-26T12:00:00Z',
  from: '2026-08-28T12:00:00Z',
  until: '2026-11-26T12:00:00Z',
  items: [
    {
      id: 'comments',
      title: 'Approval comments are clear and action-oriented.',
      met: found === 0,
      lookedAt,
      rules: [
        {
          id: 'a_comment_says_something',
          sentence: 'Every comment says something.',
          lookedAt,
          found,
          offenders: Array.from({ length: found }, (_, n) => ({
            kind: 'change',
            id: `chg_${n}`,
            what: '=HYPERLINK("x")',
            project: 'payments',
            at: '2026-11-25T12:00:00Z',
            who: 'sre-one',
            detail: 'ok',
          })),
        },
      ],
    },
  ],
});

it('takes the usual period for what the address does not say', () => {
  expect(readPeriod({})).toEqual({ days: 90 });
  expect(readPeriod({ days: 30, project: 'payments' })).toEqual({ days: 30, project: 'payments' });
  expect(readPeriod({ days: '365', project: '' })).toEqual({ days: 365 });
  expect(readPeriod({ days: 31, project: 5 })).toEqual({ days: 90 });
});

it('proves nothing where nothing was looked at', () => {
  expect(verdict({ lookedAt: 0, met: true })).toBe('nothing');
  expect(verdict({ lookedAt: 1, met: true })).toBe('met');
  expect(verdict({ lookedAt: 1, met: false })).toBe('open');
});

it('reads the same while only more facts are looked at', () => {
  expect(readsTheSame(seen(1, 7), seen(1, 8))).toBe(true);
  expect(readsTheSame(seen(1), seen(2))).toBe(false);
});

it('names each offender with its rule, and runs nothing in a spreadsheet', () => {
  const lines = asCsv(COLUMNS, offences(seen(2))).split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('Every comment says something.,change,chg_0');
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
});

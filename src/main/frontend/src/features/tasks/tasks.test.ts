import { expect, it } from 'vitest';
import { grouped, processOf, type Task } from './tasks';

const task = (id: string, name: string, process = 'change-approval') => ({ id, name, process }) as Task;

it('groups what is to be done by its kind, whatever a process owner called it', () => {
  const groups = grouped([task('1', 'Review'), task('2', '<b>constructor</b>'), task('3', 'Review')]);
  expect(groups.map(({ name, tasks }) => [name, tasks.length])).toEqual([
    ['Review', 2],
    ['<b>constructor</b>', 1],
  ]);
});

it('names the process, one that is not known by its key', () => {
  expect(processOf(task('1', 'a'))).toBe('Approval of a change');
  expect(processOf(task('1', 'a', 'nightly-audit'))).toBe('nightly audit');
});

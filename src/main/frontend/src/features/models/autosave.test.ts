import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refused } from '../../shared/api/client';
import { Autosave, type SaveState } from './autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function saving(send: (tag: string, text: string) => Promise<{ tag: string; at: string }>) {
  const states: SaveState[] = [];
  const kept: (string | undefined)[] = [];
  const autosave = new Autosave(
    'one',
    send,
    (text) => kept.push(text),
    (state) => states.push(state),
  );
  return { autosave, states, kept };
}

it('saves once somebody pauses, with the tag of the save before', async () => {
  const send = vi.fn(async (tag: string) => ({ tag: `${tag}+`, at: 'then' }));
  const { autosave, states, kept } = saving(send);
  autosave.change('a');
  autosave.change('ab');
  await vi.advanceTimersByTimeAsync(1_400);
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(send.mock.calls).toEqual([['one', 'ab']]);
  expect(states.at(-1)).toEqual({ is: 'saved', at: 'then' });
  expect(kept.at(-1)).toBeUndefined();
  autosave.change('abc');
  await autosave.flush();
  expect(send.mock.calls[1]).toEqual(['one+', 'abc']);
});

it('keeps what is typed while the server is away, and tries until it is there', async () => {
  let away = true;
  const send = vi.fn(async () => {
    if (away) {
      throw new Refused(0, {});
    }
    return { tag: 'two', at: 'then' };
  });
  const { autosave, states, kept } = saving(send);
  autosave.change('a');
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)?.is).toBe('away');
  expect(autosave.unsaved).toBe(true);
  expect(kept.at(-1)).toBe('a');
  await vi.advanceTimersByTimeAsync(2_100);
  expect(send).toHaveBeenCalledTimes(2);
  away = false;
  await vi.advanceTimersByTimeAsync(4_100);
  expect(states.at(-1)?.is).toBe('saved');
  expect(autosave.unsaved).toBe(false);
});

it('writes over nobody: a stale save waits until somebody decides', async () => {
  let stale = true;
  const send = vi.fn(async (_: string, text: string) => {
    if (stale) {
      throw new Refused(412, { detail: 'It has changed since you read it.' });
    }
    return { tag: text, at: 'then' };
  });
  const { autosave, states } = saving(send);
  autosave.change('a');
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)?.is).toBe('refused');
  autosave.change('ab');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(1);
  stale = false;
  autosave.over('nine');
  await vi.advanceTimersByTimeAsync(0);
  expect(send.mock.calls[1]).toEqual(['nine', 'ab']);
  expect(states.at(-1)?.is).toBe('saved');
});

it('tries again with the next change where the text itself was refused', async () => {
  const send = vi.fn(async (_: string, text: string) => {
    if (text === 'bad') {
      throw new Refused(422, {});
    }
    return { tag: 'two', at: 'then' };
  });
  const { autosave, states } = saving(send);
  autosave.change('bad');
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)?.is).toBe('refused');
  autosave.change('good');
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)?.is).toBe('saved');
});

it('saves what was typed while a save was under way', async () => {
  let answer: (saved: { tag: string; at: string }) => void = () => {};
  const send = vi.fn(() => new Promise<{ tag: string; at: string }>((done) => (answer = done)));
  const { autosave, states } = saving(send);
  autosave.change('a');
  await vi.advanceTimersByTimeAsync(1_600);
  autosave.change('ab');
  answer({ tag: 'two', at: 'then' });
  await vi.advanceTimersByTimeAsync(0);
  expect(autosave.unsaved).toBe(true);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(send.mock.calls[1]).toEqual(['two', 'ab']);
  answer({ tag: 'three', at: 'later' });
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toEqual({ is: 'saved', at: 'later' });
});

import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sharedStream } from './sharedStream';
import type { Told } from './stream';

const PATIENCE = 2_500;
const BREATH = 250;

/** Lists that a change may enter, leave, or look different in. Pages that somebody reads are left as they are. */
const LISTS = [['changes', 'head'], ['changes', 'count'], ['tasks']];

/** Keeps what is shown up to date, and says whether the server is there. */
export function useLive(cache: QueryClient): 'open' | 'lost' | 'back' {
  const [state, setState] = useState<'open' | 'lost' | 'back'>('open');
  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const told = inBursts(BREATH, (news: Told[]) => refresh(cache, news));
    const close = sharedStream({
      told: told.add,
      there: () => {
        clearTimeout(patience);
        patience = undefined;
        setState((before) => (before === 'lost' ? 'back' : before));
      },
      away: () => {
        patience ??= setTimeout(() => setState('lost'), PATIENCE);
      },
    });
    return () => {
      clearTimeout(patience);
      told.stop();
      close();
    };
  }, [cache]);
  return state;
}

/** The first at once; what follows quickly, together. */
export function inBursts<T>(breath: number, act: (all: T[]) => void) {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    timer = undefined;
    if (waiting.length > 0) {
      const all = waiting;
      waiting = [];
      timer = setTimeout(go, breath);
      act(all);
    }
  };
  return {
    add: (one: T) => {
      waiting.push(one);
      if (timer === undefined) {
        go();
      }
    },
    stop: () => clearTimeout(timer),
  };
}

const isPage = (what: unknown, part: unknown) => what === 'changes' && part === 'pages';

/** Reads again what the news are about, and what is on the screen of it at once. */
export function refresh(cache: Pick<QueryClient, 'invalidateQueries'>, news: Told[]) {
  if (news.some((one) => one.name === 'reset')) {
    void cache.invalidateQueries({ predicate: ({ queryKey: [what, part] }) => !isPage(what, part) });
    return;
  }
  const changes = new Set(news.flatMap((one) => (one.name === 'change' ? [one.id] : [])));
  const sessions = new Set(news.flatMap((one) => (one.name === 'session' ? [one.id] : [])));
  for (const id of changes) {
    void cache.invalidateQueries({ queryKey: ['change', id] });
  }
  for (const queryKey of changes.size > 0 ? LISTS : []) {
    void cache.invalidateQueries({ queryKey });
  }
  if (sessions.size > 0) {
    for (const queryKey of [
      ['sessions'],
      ['session-of'],
      ['tasks'],
      ...[...sessions].map((id) => ['change', id]),
    ]) {
      void cache.invalidateQueries({ queryKey });
    }
  }
  if (changes.size > 0 || news.some((one) => one.name === 'notification')) {
    void cache.invalidateQueries({ queryKey: ['notifications'] });
  }
}

/** Whether every word is in one of the texts, whatever its case. */
export function found(words: string, ...texts: string[]): boolean {
  const all = texts.join('\n').toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Whether it holds at that time: not yet, now, or no more. */
export function holds(from: string, until: string | undefined, now: number): 'later' | 'now' | 'over' {
  if (Date.parse(from) > now) {
    return 'later';
  }
  return until && Date.parse(until) <= now ? 'over' : 'now';
}

export type View = 'all' | 'mine' | 'waiting-for-me';

export interface Hint {
  words: string;
  link: string;
  view: View;
}

const ASKING = ['payments-dev', 'identity-dev'];
const LOOKING = ['compliance', 'process-owners', 'administrators'];

/** What somebody of these teams should try first: to decide, where they may; else to ask, else to look round. */
export function hint(teams: readonly string[]): Hint {
  const deciding = teams.filter((team) => !ASKING.includes(team) && !LOOKING.includes(team));
  if (deciding.length > 0) {
    return {
      words:
        'Open one, read what would run and why it is risky, then approve or reject it. Whoever rejects says what has to be put right.',
      link: 'See what waits for you',
      view: 'waiting-for-me',
    };
  }
  if (teams.some((team) => ASKING.includes(team))) {
    return {
      words:
        'One of them was rejected: open it to see what has to be put right. Others wait, run, or have ended.',
      link: 'See what you have asked for',
      view: 'mine',
    };
  }
  return {
    words: 'Open one that has ended: its timeline has every fact, who decided, and what really ran.',
    link: 'See all changes',
    view: 'all',
  };
}

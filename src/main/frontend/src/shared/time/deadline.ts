const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Urgency = 'over' | 'soon' | 'later';

/** How long until then, in words that stay true for a while; {@code soon} is within four hours. */
export function deadline(at: string, now: number): { words: string; urgency: Urgency } {
  const left = Date.parse(at) - now;
  if (left <= 0) {
    return { words: 'over', urgency: 'over' };
  }
  const urgency = left < 4 * HOUR ? 'soon' : 'later';
  if (left < HOUR) {
    return { words: `${Math.max(1, Math.floor(left / MINUTE))} min left`, urgency };
  }
  if (left < 2 * DAY) {
    return { words: `${Math.floor(left / HOUR)} h left`, urgency };
  }
  return { words: `${Math.floor(left / DAY)} days left`, urgency };
}

export function exactly(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** How long since then; older than a week, the date. */
export function ago(at: string, now: number): string {
  const passed = now - Date.parse(at);
  if (passed < MINUTE) {
    return 'just now';
  }
  if (passed < HOUR) {
    return `${Math.floor(passed / MINUTE)} min ago`;
  }
  if (passed < 2 * DAY) {
    return `${Math.floor(passed / HOUR)} h ago`;
  }
  if (passed < 7 * DAY) {
    return `${Math.floor(passed / DAY)} days ago`;
  }
  return new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** An ISO 8601 duration as people say it, such as {@code PT36H} or {@code P3D}. */
export function lasting(duration: string): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration);
  if (!parts) {
    return duration;
  }
  const hours = Number(parts[2] ?? 0);
  const words = [
    some(Number(parts[1] ?? 0) + Math.floor(hours / 24), 'day'),
    some(hours % 24, 'hour'),
    some(Number(parts[3] ?? 0), 'minute'),
    some(Number(parts[4] ?? 0), 'second'),
  ];
  return words.filter(Boolean).join(' ') || 'no time';
}

const some = (count: number, unit: string) => (count > 0 ? `${count} ${unit}${count === 1 ? '' : 's'}` : '');

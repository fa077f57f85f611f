/** Minutes and seconds, as on a clock that runs down. */
export function left(seconds: number): string {
  if (seconds <= 0) {
    return 'over';
  }
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = `${String(minutes % 60).padStart(hours > 0 ? 2 : 1, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${rest} left` : `${rest} left`;
}

const MARKS = [15, 5, 1];

/** What is read aloud: it stays the same between the marks, so that nobody is disturbed each second. */
export function worthSaying(seconds: number): string {
  if (seconds <= 0) {
    return 'The session is over.';
  }
  const mark = MARKS.filter((minutes) => seconds <= minutes * 60).at(-1);
  return mark ? `At most ${mark === 1 ? 'one minute' : `${mark} minutes`} left.` : '';
}

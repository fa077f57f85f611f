/** What a field for date and time holds, as an instant; nothing where it is empty or no time. */
export function instant(local: string): string | undefined {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** An instant as a field for date and time takes it, in the time of this machine. */
export function local(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** So many days from then on, at the same time of the day. */
export function inDays(days: number, from = new Date()): Date {
  const then = new Date(from);
  then.setDate(then.getDate() + days);
  return then;
}

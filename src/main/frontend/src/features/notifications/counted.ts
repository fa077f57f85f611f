/** A title with a count before it, in place of the one that it may have. */
export function counted(title: string, count: number): string {
  const bare = title.replace(/^\(\d+\+?\) /, '');
  if (count <= 0) {
    return bare;
  }
  return `(${count >= 100 ? '99+' : count}) ${bare}`;
}

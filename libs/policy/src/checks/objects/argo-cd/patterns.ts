/** Whether a field that takes patterns holds none: no wildcard, and no `!` in front, which stands for all but this one. */
export function isExact(value: string): boolean {
  return !/^!|[*?[{]/.test(value);
}

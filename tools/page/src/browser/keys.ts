/** What the keyboard does, as the help says it. */
export const keys: readonly (readonly [keys: string, does: string])[] = [
  ['j, k', 'next, previous line of a list; next, previous object'],
  ['o, Enter', 'open the line'],
  ['Esc', 'back'],
  ['/', 'search'],
  ['i', 'inline or side by side'],
  ['Ctrl F', 'in a text: find in all of it, seen or not'],
  ['t', 'dark or light'],
  ['?', 'this help'],
];

export interface Actions {
  readonly back: () => void;
  readonly inline: () => void;
  readonly theme: () => void;
  readonly help: () => void;
}

/** @returns what stops listening */
export function listenForKeys(actions: Actions): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target instanceof HTMLElement && event.target.closest('input, textarea, dialog');
    if (field) {
      if (event.key === 'Escape' && field instanceof HTMLInputElement) field.blur();
      return;
    }
    const act = byKey(event.key, actions);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function byKey(key: string, { back, inline, theme, help }: Actions): (() => void) | undefined {
  if (key === 'j') return () => step('next', 1);
  if (key === 'k') return () => step('prev', -1);
  if (key === 'o') return () => (document.activeElement as HTMLElement | null)?.click();
  if (key === '/') return () => document.querySelector<HTMLInputElement>('input[type=search]')?.select();
  return { Escape: back, i: inline, t: theme, '?': help }[key];
}

/** In an object to its neighbour, else to the next line of the lists. */
function step(rel: string, by: 1 | -1): void {
  if (document.querySelector('.object')) return document.querySelector<HTMLElement>(`a[rel=${rel}]`)?.click();
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

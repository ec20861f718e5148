/** How somebody likes to read; kept in this browser, where it keeps anything. */
export interface Reading {
  readonly inline: boolean;
  readonly fold: boolean;
  /** Absent: as the system has it. */
  readonly theme?: 'light' | 'dark';
}

export interface Settings {
  readonly value: Reading;
  readonly toggle: (name: keyof Reading) => void;
}

const KEY = 'delivery-review';

export function readSettings(): Reading {
  const first: Reading = { inline: false, fold: true };
  try {
    const { inline, theme } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...first, inline: inline === true, ...((theme === 'light' || theme === 'dark') && { theme }) };
  } catch {
    return first;
  }
}

export function keepSettings(reading: Reading): void {
  if (reading.theme) document.documentElement.dataset['theme'] = reading.theme;
  try {
    localStorage.setItem(KEY, JSON.stringify(reading));
  } catch {
    return; // a browser that keeps nothing for files
  }
}

export function toggled(reading: Reading, name: keyof Reading): Reading {
  if (name !== 'theme') return { ...reading, [name]: !reading[name] };
  const isDark = reading.theme ? reading.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return { ...reading, theme: isDark ? 'light' : 'dark' };
}

/** Where two texts beside each other would be too narrow; the style hides the choice there. */
export const isNarrow = (): boolean => matchMedia('(max-width: 900px)').matches;

const ALPHABETS = {
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  digits: '0123456789',
} as const;

/** Text that looks drawn by chance and is the same in each run: no test holds a token that a scanner of sources takes for a real one. */
export function random(length: number, alphabet: keyof typeof ALPHABETS = 'alnum', seed = length): string {
  const characters = ALPHABETS[alphabet];
  let state = seed * 7919 + 12345;
  return Array.from({ length }, () => {
    // the constants of Numerical Recipes; its high bits are good enough
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return characters[Math.floor((state / 2 ** 32) * characters.length)];
  }).join('');
}

/** A string in base64, as Secrets and headers hold it. */
export const base64 = (text: string): string => btoa(text);

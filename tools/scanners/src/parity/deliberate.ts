import type { Answer } from './native.ts';

/** Files of which kubeconform-wasm says something else on purpose, and what it says. The README of the package lists them too. */
export const deliberate: Readonly<Record<string, { readonly because: string; readonly strictOnly?: true }>> = {
  'list-without-items': {
    because: 'kubeconform passes over a List without items: whatever was meant to be in it is gone',
  },
  'list-of-text': { because: 'kubeconform passes over items that are no list' },
  'list-of-null': { because: 'kubeconform passes over an item that is null' },
  'list-of-none': { because: 'both call it empty; ours says what it is' },
  'duplicate-in-list': {
    because: 'kubeconform reads items of a List a second time, without the key that stood twice',
    strictOnly: true,
  },
  'content-on-the-mark': { because: 'kubeconform drops what stands on the line of "---"' },
  'after-the-end': { because: 'kubeconform drops what comes after "..."' },
};

/** A missing schema is one for both; ours goes on to say how to supply it. */
export function isSame(theirs: readonly Answer[], ours: readonly Answer[]): boolean {
  return (
    theirs.length === ours.length &&
    theirs.every(({ message, ...answer }, i) => {
      const { message: own = '', ...other } = ours[i] ?? {};
      const isEqual = message.startsWith('could not find schema for ')
        ? own.startsWith(`${message} of `)
        : own === message;
      return isEqual && JSON.stringify(answer) === JSON.stringify(other);
    })
  );
}

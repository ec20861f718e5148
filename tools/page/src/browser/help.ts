import { h, type RefObject, type ComponentChild } from 'preact';
import { keys } from './keys.ts';

export const Help = ({ dialog }: { readonly dialog: RefObject<HTMLDialogElement> }): ComponentChild =>
  h(
    'dialog',
    { ref: dialog, 'aria-labelledby': 'help' },
    h('h2', { id: 'help' }, 'Keys'),
    h(
      'dl',
      null,
      keys.flatMap(([key, does]) => [h('dt', null, h('kbd', null, key)), h('dd', null, does)]),
    ),
    h('form', { method: 'dialog' }, h('button', null, 'Close')),
  );

import { expect, it } from 'vitest';
import { createStandIns } from './stand-ins.ts';

it('replaces every address, also one that begins like another', () => {
  const standIns = createStandIns();
  standIns.add('https://charts.example', 'http://127.0.0.1:1/a');
  standIns.add('https://charts.example/more', 'http://127.0.0.1:1/b');
  const text = 'url: https://charts.example\nother: https://charts.example/more\nurl: https://charts.example\n';
  expect(standIns.replace(text)).toBe(
    'url: http://127.0.0.1:1/a\nother: http://127.0.0.1:1/b\nurl: http://127.0.0.1:1/a\n',
  );
});

it('leaves a text alone that names none of them', () => {
  expect(createStandIns().replace('url: https://git.example')).toBe('url: https://git.example');
});

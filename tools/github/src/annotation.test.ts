import { expect, it } from 'vitest';
import { annotation } from './annotation.ts';

it('is one line, whatever it holds', () => {
  expect(annotation('notice', 'fine')).toBe('::notice::fine');
  expect(annotation('error', '50 %\r\nof::it', { title: 'a: b, c', file: 'generated/a.yaml' })).toBe(
    '::error title=a%3A b%2C c,file=generated/a.yaml::50 %25%0D%0Aof::it',
  );
});

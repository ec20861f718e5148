import { describe, expect, it } from 'vitest';
import { apart, excerpt, hide, type Span } from './span.ts';

const span = (start: number, end: number, kind = 'a', keep = 0): Span => ({ start, end, kind, keep });

describe('apart', () => {
  it('sorts, and makes one of those that overlap', () => {
    expect(apart([span(8, 9), span(0, 4), span(2, 6, 'b'), span(1, 2, 'c'), span(6, 7)])).toEqual([
      span(0, 6),
      span(6, 7),
      span(8, 9),
    ]);
  });

  it('takes the kind of the one given first where two begin together', () => {
    expect(apart([span(0, 4, 'token', 2), span(0, 6, 'credential')])).toEqual([span(0, 6, 'token', 2)]);
  });
});

describe('hide', () => {
  it('keeps what tells the kind', () => {
    expect(hide('a=ghp_123, b=4', [span(2, 9, 'token', 4), span(13, 14)])).toBe('a=ghp_***, b=***');
  });

  it('hides a piece of a text like the whole', () => {
    expect(hide('aaSECRETbbSECRETcc', [span(2, 8), span(10, 16)], 4, 12)).toBe('***bb***');
  });
});

describe('excerpt', () => {
  it('stays on the line, and hides what stands beside', () => {
    const text = 'first\npassword=one token=two\nlast';
    expect(excerpt(text, [span(15, 18), span(25, 28)], 0)).toBe('password=*** token=***');
  });

  it('cuts a long line, and shows no piece of the secret that the cut goes through', () => {
    const text = `${'x'.repeat(20)}${'S'.repeat(40)} and ${'T'.repeat(5)} then ${'U'.repeat(80)}`;
    const spans = [span(20, 60), span(65, 70), span(76, 156)];
    expect(excerpt(text, spans, 1)).toBe('…*** and *** then ***…');
    expect(excerpt(`${'y'.repeat(50)}S${'z'.repeat(50)}`, [span(50, 51)], 0)).toBe(
      `…${'y'.repeat(30)}***${'z'.repeat(30)}…`,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentBody, LONGEST, MARKER } from './comment-body.ts';

const reportUrl = 'https://github.test/artifacts/1';

it('is the report, and where all of it is', () => {
  expect(commentBody({ markdown: '## Review\n\n1 stop\n', files: 250, reportUrl })).toBe(
    `${MARKER}\n## Review\n\n1 stop\n\nEvery object, with its effect and risk: [the whole report](${reportUrl}).`,
  );
});

it('is the report alone when nothing else is known', () => {
  expect(commentBody({ markdown: '## Review\n' })).toBe(`${MARKER}\n## Review`);
});

describe('past 250 files', () => {
  it('says so first, and links the report', () => {
    expect(commentBody({ markdown: '## Review\n', files: 251, reportUrl })).toBe(
      `${MARKER}\n**251 files change, and GitHub hides some of them: read [the whole report](${reportUrl}).**\n\n## Review`,
    );
  });

  it('says so without an address', () => {
    const [, first] = commentBody({ markdown: '## Review', files: 1000 }).split('\n');
    expect(first).toBe('**1000 files change, and GitHub hides some of them: read the report of the check.**');
  });
});

describe('a report that is too long', () => {
  const block = [
    '<details><summary>order</summary>',
    '',
    '```diff',
    ...Array(40).fill('+ a: b'),
    '```',
    '',
    '</details>',
  ];
  const markdown = ['# Review', ...Array(400).fill(block.join('\n'))].join('\n\n');

  it('is cut between lines, with what is open closed, and says so', () => {
    const body = commentBody({ markdown, files: 300, reportUrl });
    expect(body.length).toBeLessThanOrEqual(LONGEST);
    expect(body.length).toBeGreaterThan(LONGEST - 100);
    expect(body).toMatch(
      /\n\n_Cut here, because a comment has no room for more: read \[the whole report\]\(https:\/\/github.test\/artifacts\/1\)\._$/,
    );
    expect(body.split('\n').filter((line) => line.startsWith('```')).length % 2).toBe(0);
    expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
  });

  it('keeps a report that just fits', () => {
    const fits = 'x'.repeat(LONGEST - MARKER.length - 1);
    expect(commentBody({ markdown: fits })).toBe(`${MARKER}\n${fits}`);
    expect(commentBody({ markdown: `${fits}x` })).toBe(
      `${MARKER}\n\n\n_Cut here, because a comment has no room for more: read the report of the check._`,
    );
  });

  const line = fc.oneof(
    fc.constantFrom('```', '````yaml', '~~~', '   ```', '<details>', '</details>', '<details><summary>a</summary>'),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  it('is never longer, whatever it holds, and says once that it was cut', () => {
    const text = fc.array(line, { minLength: 400, maxLength: 1500 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, fc.nat(1000), fc.option(fc.webUrl(), { nil: undefined }), (markdown, files, url) => {
        const body = commentBody({ markdown, files, ...(url !== undefined && { reportUrl: url }) });
        expect(body.length).toBeLessThanOrEqual(LONGEST);
        expect(body.startsWith(`${MARKER}\n`)).toBe(true);
        if (markdown.length > LONGEST) expect(body.split('_Cut here')).toHaveLength(2);
      }),
      { numRuns: 30 },
    );
  });
});

it('a longer fence is not closed by a shorter one, nor by a fence of an inner block', () => {
  const inner = ['````', '```yaml', '~~~', 'x'.repeat(LONGEST)].join('\n');
  expect(commentBody({ markdown: inner })).toContain('````\n```yaml\n~~~\n````\n\n_Cut here');
});

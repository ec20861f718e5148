import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pageOf } from './page.ts';
import { sampleReport } from './testing/index.ts';

const { report, texts } = sampleReport();
const assets = { script: 'document.title = "open";', style: 'body { margin: 0 }' };
const html = pageOf(report, texts, assets);

describe('pageOf', () => {
  it('gives the same bytes for the same report', () => {
    const again = sampleReport();
    expect(pageOf(again.report, again.texts, assets)).toBe(html);
  });

  it('allows its own script alone, and nothing from elsewhere', () => {
    const hash = createHash('sha256').update(assets.script).digest('base64');
    const nonce = /<style nonce="([^"]+)">/.exec(html)?.[1];
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/https?:|src=|href=/);
  });

  it('has another nonce for other content', () => {
    const nonce = (text: string) => /nonce="([^"]+)"/.exec(text)?.[1];
    expect(nonce(pageOf({ ...report, notes: ['other'] }, texts, assets))).not.toBe(nonce(html));
  });

  it('holds no character of a value outside its blocks but the name of the head', () => {
    const evil = '</script></title><img src=x onerror=alert(1)>"\'&';
    const hostile = { ...report, notes: [evil], head: { name: evil } };
    const page = pageOf(hostile, new Map(report.objects.map(({ id }) => [id, { before: evil, after: evil }])), assets);
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(3);
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe(
      'Review of &#60;/script&#62;&#60;/title&#62;&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;',
    );
  });

  it('says what to do without JavaScript', () => {
    expect(html).toContain('<noscript><p class="opening">This page needs JavaScript.');
  });
});

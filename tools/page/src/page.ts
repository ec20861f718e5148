import { createHash } from 'node:crypto';
import type { ObjectTexts, Report } from '@delivery/review';
import type { PageAssets } from './assets.ts';
import { pack } from './packed.ts';

export { pageAssets } from './assets.ts';
export type { PageAssets } from './assets.ts';

/**
 * One HTML file that needs nothing else. Same arguments, same bytes (of one version of Node, whose zlib packs it).
 *
 * @param texts - by id of the object; an object without texts is shown without its diff
 */
export function pageOf(report: Report, texts: ReadonlyMap<string, ObjectTexts>, assets: PageAssets): string {
  const blocks = pack(report, texts);
  // Editors add style sheets of their own, whose hashes nobody knows beforehand. Nothing is ever parsed as HTML, so no value can use the nonce.
  const nonce = sha256(blocks.map(({ base64 }) => base64).join());
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(assets.script)}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`Review of ${report.head.name}`)}</title>
<style nonce="${nonce}">${assets.style}</style>
</head>
<body>
<div id="page"><p class="opening">Opening the report …</p></div>
<noscript><p class="opening">This page needs JavaScript. \`delivery report --markdown\` writes the same report without it.</p></noscript>
${blocks.map(({ id, base64 }) => `<script type="application/octet-stream" id="${id}">${base64}</script>`).join('\n')}
<script>${assets.script}</script>
</body>
</html>
`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

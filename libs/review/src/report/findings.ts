import type { Finding, SarifRule } from '@delivery/findings';
import { rules } from '../risk/rules.ts';
import type { Hit, Report } from './report.ts';
import { sameHits } from './same-hits.ts';

/** Every danger that nobody accepted as a finding, once for all clusters of the same: for SARIF and for those who count. */
export function findingsOf({ hits, objects }: Report): readonly Finding[] {
  const files = new Map(objects.map(({ id, file, fields, made }) => [id, { file, fields, made }]));
  return sameHits(hits.filter(({ accepted }) => accepted === undefined)).map((same) => {
    const [hit] = same;
    const place = files.get(hit.object);
    const line = place?.fields.find(({ path }) => path === hit.field)?.line;
    const made = place?.made?.match(/^(.+):(\d+)$/);
    const clusters = [...new Set(same.map(({ cluster }) => cluster))].filter((name) => name !== '');
    return {
      id: hit.rule,
      severity: hit.verdict === 'stop' ? 'error' : 'warning',
      subject: hit.subject,
      at: {
        file: place?.file ?? hit.file,
        ...(line !== undefined && { line }),
        ...(hit.field && { path: hit.field }),
      },
      found: hit.found,
      allowed: allowed(hit),
      fix: hit.procedure.map((step, i) => `${i + 1}. ${step}`).join(' '),
      ...(clusters.length > 0 && { clusters }),
      ...(made?.[1] && { made: { file: made[1], line: Number(made[2]) } }),
    };
  });
}

function allowed({ verdict, title }: Hit): string {
  const words = {
    stop: 'only when a risk owner accepted it',
    'two-reviewers': 'with two reviewers',
    warn: 'with a reviewer who looked at it',
  };
  return `${title}: ${words[verdict]}`;
}

/** What the ids of the findings stand for. */
export function sarifRules(): readonly SarifRule[] {
  return rules.map(({ id, name, title, reason, procedure }) => ({
    id,
    name,
    shortDescription: title,
    help: [reason, ...procedure.map((step, i) => `${i + 1}. ${step}`)].join('\n'),
  }));
}

import { h, type ComponentChild, type ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Report } from '@delivery/review';
import { verdictPill } from './parts.ts';
import { hashOf, type Place } from './place.ts';
import { answerOf } from './review.ts';
import type { Settings } from './settings.ts';
import { counted } from './words.ts';

/** The verdict and what it is about, in one line. */
export function verdictLine({ verdict, totals, clusters }: Report): ComponentChild {
  const { added, removed, changed, moved, renamed, formatting, opaque } = totals;
  const objects = added + removed + changed + moved + renamed;
  const all = counted(totals.clusters, 'cluster');
  const parts = [
    [removed, 'removed'],
    [renamed, 'renamed'],
    [moved, 'moved'],
    [changed, 'changed'],
    [added, 'added'],
    [opaque, 'opaque'],
    [formatting, 'formatting only'],
  ] as const;
  const said = parts.flatMap(([count, word]) => (count > 0 ? [`${counted(count)} ${word}`] : [])).join(', ');
  const where =
    objects === 0
      ? `Nothing changes on ${all}`
      : `${counted(objects, 'object')} on ${counted(clusters.length)} of ${all}`;
  return h(
    'h1',
    { class: 'verdict', tabIndex: -1 },
    verdictPill(verdict),
    h('span', null, h('b', null, where), said === '' ? '' : `: ${said}`, restarts(clusters)),
  );
}

function restarts(clusters: Report['clusters']): string {
  const pods = clusters.reduce((sum, cluster) => sum + cluster.restarts, 0);
  return pods === 0 ? '' : `; ${counted(pods, 'pod')} ${pods === 1 ? 'restarts' : 'restart'}`;
}

const revisionText = ({ name, commit }: Report['base']): string =>
  commit === undefined || commit.startsWith(name) ? name : `${name} ${commit.slice(0, 8)}`;

export interface HeaderProps {
  readonly report: Report;
  readonly place: Place;
  readonly settings: Settings;
  readonly search: (text: string) => void;
  readonly help: () => void;
}

export const header = ({ report, place, settings, search, help }: HeaderProps): ComponentChild =>
  h(
    'header',
    null,
    h(
      'div',
      { class: 'top' },
      h('a', { href: hashOf({}), class: 'home' }, 'Review'),
      h('span', { class: 'revisions' }, `${revisionText(report.base)} → ${revisionText(report.head)}`),
      h('input', {
        type: 'search',
        placeholder: 'Search objects, fields, rules',
        'aria-label': 'Search',
        value: place.q ?? '',
        onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => search(currentTarget.value),
      }),
      h(CopyLink, null),
      h('button', { onClick: () => settings.toggle('theme'), title: 't' }, 'Dark or light'),
      h('button', { class: 'keys', onClick: help, title: '?' }, 'Keys'),
    ),
    filters(report, place),
  );

/** What is selected, each part with a link that lets it go. */
function filters(report: Report, place: Place): ComponentChild {
  const { object, group, answer, cluster, app, q } = place;
  const parts = [
    ['answer', answer && (answerOf(report, answer)?.text ?? 'nothing')],
    ['cluster', cluster !== undefined && `cluster ${cluster || 'without a name'}`],
    ['app', app !== undefined && `app ${app || 'without a name'}`],
    ['q', q && `search ${q}`],
  ] as const;
  const links = parts.flatMap(([key, text]) =>
    text ? [h('a', { key, href: hashOf({ ...place, [key]: undefined }), 'aria-label': `remove ${text}` }, text)] : [],
  );
  if (links.length === 0 || object !== undefined) return null;
  return h('p', { class: 'filters' }, 'Only ', links, h('a', { href: hashOf({ group }) }, 'Show all'));
}

function CopyLink(): ComponentChildren {
  const [said, say] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    say(copied ? 'Copied' : 'Copy it from the address bar');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => say(''), 2000);
  };
  return [h('small', { role: 'status' }, said), h('button', { onClick: copy }, 'Copy link')];
}

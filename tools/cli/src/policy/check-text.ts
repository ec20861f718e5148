import { waiverPrefix } from '@delivery/manifest';
import type { Check } from '@delivery/policy';
import type { Colors } from '../io.ts';
import { badExample, goodExample, type ShownExample } from './example-text.ts';

/** Everything about one check: why, what to do, who else asks for it, how it looks and how it is waived. */
export function checkText(check: Check, color: Colors): string {
  const { id, name, title, severity, level, why, fix, sources, notYetProvable } = check;
  const [good, bad] = [goodExample(check), badExample(check)];
  return [
    color.bold(`${id} ${name}`),
    title,
    '',
    row('severity', `${severity}, from --policy ${level}`),
    row('why', why),
    row('fix', fix),
    ...(notYetProvable === undefined ? [] : [row('unproven', notYetProvable)]),
    ...sources.map((source, i) => row(i === 0 ? 'sources' : '', source)),
    ...(good ? ['', ...exampleLines('good', good)] : []),
    ...(bad ? ['', ...exampleLines('bad', bad)] : []),
    '',
    row('waive', 'where it must be so: an annotation of the object, with the reason'),
    '    metadata:',
    '      annotations:',
    `        ${waiverPrefix}${id}: <why it may be so here>`,
  ].join('\n');
}

function exampleLines(title: string, { name, yaml, without = [], found }: ShownExample): readonly string[] {
  return [
    row(title, name),
    ...without.map((object) => row('', `without ${object}`)),
    ...(found === undefined ? [] : [row('', found)]),
    ...(yaml === '' ? [] : yaml.split('\n').map((line) => `    ${line}`)),
  ];
}

function row(label: string, text: string): string {
  return `${label.padEnd(10)}${text}`;
}

import type { CelCheck } from '../cel-check.ts';
import { literal } from '../cel/text.ts';
import type { Variable } from '../policies/model.ts';

const sourcesOf = (taker: string) =>
  `(${taker}.?source.hasValue() ? [${taker}.source] : []) + ${taker}.?sources.orValue([])`;

/** The paths of a sync object, for the `variables` of a policy: charts and sources of values have none. A path that is not set is `''`. */
export const syncVariables: readonly Variable[] = [
  {
    // `operation` is a sync that somebody asked for, which may name another source
    name: 'sources',
    expression: [
      `object.kind == 'ApplicationSet' ? ${sourcesOf('dyn(object).spec.template.spec')}`,
      `: object.kind == 'Application' ? ${sourcesOf('dyn(object).spec')} + ${sourcesOf('dyn(object).?operation.?sync.orValue({})')}`,
      ': []',
    ].join(' '),
  },
  {
    name: 'paths',
    expression: [
      "object.kind == 'Kustomization' ? [dyn(object).spec.?path.orValue('')]",
      ": variables.sources.filter(s, !has(s.chart) && !has(s.ref)).map(s, s.?path.orValue(''))",
    ].join(' '),
  },
];

/** Where an engine may take objects from. */
export const syncPath: readonly CelCheck[] = [
  {
    id: 'A09',
    allowed: ({ cluster }) => `generated/clusters/${cluster}/…, or generated/crds, without ".."`,
    wrong: ({ cluster }) => {
      const steps = "p.split('/').filter(s, s != '' && s != '.')";
      const own = literal(`generated/clusters/${cluster}/`);
      const inside = `((${steps}.join('/') + '/').startsWith(${own}) || ${steps}.join('/') == 'generated/crds')`;
      return `variables.paths.filter(p, '..' in ${steps} || !${inside}).map(p, 'path "' + p + '"')`;
    },
    stricter: { 'any folder, where the layout is not known': 'a cluster knows its own folder' },
  },
];

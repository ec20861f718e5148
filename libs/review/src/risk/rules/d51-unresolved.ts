import type { Change } from '../../diff/change.ts';
import { hitAt } from '../look/hit.ts';
import { isSubstituted, isTemplate } from '../look/templates.ts';
import { newTexts, type TextField } from '../look/texts.ts';
import { STOP, type Rule } from '../rule.ts';

const order = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'Deployment shop/order': fields } });
const image = 'spec.template.spec.containers[0].image';
const object = 'apps/Deployment/shop/order';
const alert = (summary: string) => ({
  add: {
    'apps/shop': [
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: 'order', namespace: 'shop' },
        spec: {
          groups: [{ name: 'order', rules: [{ alert: 'OrderDown', expr: 'up == 0', annotations: { summary } }] }],
        },
      },
    ],
  },
});

export const d51: Rule = {
  id: 'D51',
  name: 'unresolved',
  title: 'A placeholder was not filled in',
  reason:
    'The API server takes `${NAME}`, `{{ name }}` or `undefined` as they stand; Flux, when not strict, makes an empty text of them.',
  sources: [
    'https://github.com/fluxcd/kustomize-controller/issues/1671',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  ],
  verdicts: STOP,
  procedure: [
    'Find the source that makes the field (`delivery why <object> <field>`) and give it a value.',
    'Render again, and see the value in the diff.',
    'On Flux, switch `StrictPostBuildSubstitutions` on, so that a missing variable is an error.',
  ],
  positive: [
    {
      name: 'a variable of a shell in an image',
      decides: '${…}',
      after: order({ [image]: 'registry.example/order:${TAG}' }),
      object,
      field: 'spec.template.spec.containers[name=order].image',
    },
    {
      name: 'a template in the value of a variable',
      decides: '{{…}}',
      after: order({ 'spec.template.spec.containers[0].env[0].value': '{{ .Values.region }}' }),
      object,
      field: 'spec.template.spec.containers[name=order].env[name=REGION].value',
    },
    {
      name: 'what Helm writes for nothing',
      decides: '<no value>',
      after: { set: { 'ConfigMap shop/order': { 'data.LOG_LEVEL': '<no value>' } } },
      object: '/ConfigMap/shop/order',
      field: 'data.LOG_LEVEL',
    },
    {
      name: 'what JavaScript writes for nothing',
      decides: 'undefined',
      after: { set: { 'Service shop/order': { 'spec.selector.zone': 'undefined' } } },
      object: '/Service/shop/order',
      field: 'spec.selector.zone',
    },
    {
      name: 'a name that is null',
      decides: 'metadata.name',
      after: {
        add: {
          'apps/shop': [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'null', namespace: 'shop' } }],
        },
      },
      object: '/ServiceAccount/shop/null',
      field: 'metadata.name',
    },
    {
      name: 'a variable that Flux is not given',
      decides: 'spec.postBuild',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: {
        set: { 'Kustomization flux-system/shop': { 'spec.postBuild': { substitute: { REGION: 'eu-west-1' } } } },
      },
      after: { set: { 'ConfigMap shop/order': { 'data.HOST': 'order.${DOMAIN}' } } },
      object: '/ConfigMap/shop/order',
      field: 'data.HOST',
    },
  ],
  nearMiss: [
    {
      name: 'a label in an alert',
      decides: 'annotations.summary',
      before: alert('down'),
      after: alert('{{ $labels.pod }} is down'),
    },
    {
      name: 'a variable that Kubernetes fills in',
      decides: '$(…)',
      after: order({ 'spec.template.spec.containers[0].env[1]': { name: 'URL', value: 'http://$(REGION).example' } }),
    },
    {
      name: 'a variable in a script',
      decides: 'command',
      after: order({ 'spec.template.spec.containers[0].command': ['/bin/sh', '-c', 'exec order --zone=${ZONE}'] }),
    },
    {
      name: 'a file that is a template',
      decides: 'data',
      after: { set: { 'ConfigMap shop/order': { 'data["nginx.conf"]': 'server_name ${HOST};' } } },
    },
    {
      name: 'a variable that Flux fills in',
      decides: 'spec.postBuild',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { set: { 'Kustomization flux-system/shop': { 'spec.postBuild': { substitute: { DOMAIN: 'example' } } } } },
      after: { set: { 'ConfigMap shop/order': { 'data.HOST': 'order.${DOMAIN}' } } },
    },
  ],
  *inspect({ changes }) {
    for (const change of changes) {
      if (change.after === undefined) continue;
      for (const field of newTexts(change)) {
        const found = unresolved(change, field);
        if (found !== undefined)
          yield hitAt(change, { path: field.path, after: field.text }, `\`${found}\` was not filled in`);
      }
    }
  },
};

/** What JavaScript makes of nothing, as a part of a name. */
const EMPTY = /(?:^|[-./:@_])(?:undefined|null)(?:$|[-./:@_])/;

/** Fields that name something: `null` is a text like any other elsewhere. */
const NAMES = /^(?:name|namespace|image|host|hostname|key|path|url|server|repoURL|targetRevision)$/;

/** What every text that was not filled in holds: to pass all others over. */
const ANY = /undefined|null|NaN|\[object |<no value>|\$\{|\{\{/;

function unresolved({ after }: Change, { path, text }: TextField): string | undefined {
  if (!ANY.test(text)) return undefined;
  if (/^(?:undefined|NaN|\[object Object\])$/.test(text)) return text;
  if (NAMES.test(String(path.at(-1))) && EMPTY.test(text) && !text.includes('/dev/null')) return text;
  if (text.includes('<no value>')) return isLong(text) ? undefined : '<no value>';
  const [placeholder, variable] = /\$\{([^}]*)\}|\{\{[^}]*\}\}/.exec(text) ?? [];
  if (placeholder === undefined || isTemplate(after!, path, text)) return undefined;
  return variable !== undefined && isSubstituted(after!.units, variable) ? undefined : placeholder;
}

/** Documents may well speak of it. */
function isLong(text: string): boolean {
  return text.includes('\n');
}

import { numberAt } from '../../../fields.ts';
import type { Row, RowOptions, Rows } from './row.ts';

const destination: RowOptions = {
  form: 'host',
  port: (holder) => {
    const port = numberAt(holder, 'port', 'number');
    return port === undefined ? undefined : { port, path: ['port', 'number'] };
  },
};

const targets: readonly Row[] = [
  ['spec.targetRef.name', '/Service', { kindAt: 'kind' }],
  ['spec.targetRefs[].name', '/Service', { kindAt: 'kind' }],
];

/** How requests travel between services in Istio. */
export const meshRows: Rows = {
  'networking.istio.io/VirtualService': [
    ['spec.{http,tls,tcp}[].route[].destination.host', '/Service', destination],
    ['spec.http[].mirror.host', '/Service', destination],
    ['spec.http[].mirrors[].destination.host', '/Service', destination],
    ['spec.gateways[]', 'networking.istio.io/Gateway', { form: 'namespace/name' }],
  ],
  'networking.istio.io/DestinationRule': [['spec.host', '/Service', { form: 'host' }]],
  // the proxy reads it, in whatever namespace that runs
  'networking.istio.io/Gateway': [['spec.servers[].tls.credentialName', '/Secret', { anywhere: true }]],
  'security.istio.io/*': targets,
  'telemetry.istio.io/*': targets,
  'extensions.istio.io/*': targets,
};

/** The three files of a service, by name, before they are formatted. */
export const serviceFiles = (service) => ({
  'component.ts': component(service),
  'component.test.ts': test(service),
  'release.yaml': release(service),
});

const component = ({ name, owner, roles, dataClass, tier, description, needs }) => `
import { defineService } from '@delivery/constructs';

${description ? `/** ${description} */` : ''}
export default defineService({
  name: '${name}',
  owner: '${owner}',
  clusters: ({ role }) => ${roles.map((role) => `role === '${role}'`).join(' || ')},
  dataClass: '${dataClass}',${tier === 'standard' ? '' : `tier: '${tier}',`}
  ports: { http: 8080, metrics: 9090 },${needs ? `needs: ${JSON.stringify(needs)},` : ''}
  requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
});
`;

// named `component`, since a service may be called `delete` or `test`
const test = ({ name, owner, roles, dataClass, everyRole }) => `
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import component from './component.ts';

it('runs on clusters of role ${roles.join(', ')} only', () => {
  const roles = [${everyRole.map((role) => `'${role}'`).join(', ')}] as const;
  expect(roles.filter((role) => component.clusters(testCluster({ role })))).toEqual([${roles.map((role) => `'${role}'`).join(', ')}]);
});

it('belongs to ${owner} and answers on port 80', () => {
  const service = testRender(component).get('Service', '${name}');
  expect(service.metadata.labels).toMatchObject({
    'delivery.example/data-class': '${dataClass}',
    'delivery.example/owner': '${owner}',
  });
  expect(service['spec']).toMatchObject({ ports: expect.arrayContaining([expect.objectContaining({ name: 'http', port: 80 })]) });
});
`;

/** A tag such as 1.10 would be a number without quotes. */
const quoted = (tag) => (/^v?\d+\.\d+\.\d+([-.][A-Za-z0-9.-]*)?$/.test(tag) ? tag : `'${tag}'`);

const release = ({
  repository,
  tag,
  digest,
}) => `# yaml-language-server: $schema=../../../libs/fleet/schemas/release.schema.json
repository: ${repository}
stable:
  tag: ${quoted(tag)}
  digest: ${digest}
`;

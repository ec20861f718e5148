import type { App, ServiceDeclaration } from './declaration.ts';

/** A valid service declaration, for tests of what reads apps. */
export function testService(changes: Partial<ServiceDeclaration> = {}): ServiceDeclaration {
  return {
    ports: { http: 8080, metrics: 9090 },
    calls: {},
    calledBy: [],
    needs: {},
    tier: 'standard',
    dataClass: 'internal',
    requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
    cpuLimit: '1',
    ...changes,
  };
}

/** A valid app: a service, unless `service` is given as undefined. */
export function testApp(name: string, changes: Partial<App> = {}): App {
  const stage = changes.stage ?? 'services';
  return {
    name,
    owner: 'ordering',
    clusters: () => true,
    stage,
    folder: `apps/${stage}/${name}`,
    service: testService(),
    ...changes,
  };
}

/** A valid app that is no service. */
export function testFoundation(name: string, changes: Partial<App> = {}): App {
  const { service: _none, ...app } = testApp(name, { stage: 'foundation', owner: 'platform', ...changes });
  return app;
}

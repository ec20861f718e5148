import { didYouMean } from '@delivery/findings';
import { stages, type Resources } from '../declaration.ts';
import { isQuantity, quantity } from '../quantity.ts';
import { finding, isService, namesOf, type Rule, type ServiceApp } from './rule.ts';

export const serviceHasRelease: Rule = function* (apps, { releases }) {
  for (const app of apps.filter(isService)) {
    if (releases.has(app.name)) continue;
    yield finding('service-has-release', app, 'name', {
      found: 'no release',
      allowed: 'repository and stable {tag, digest}',
      fix: `add ${app.folder}/release.yaml`,
    });
  }
};

export const releaseHasService: Rule = function* (apps, { releases }) {
  const names = namesOf(apps.filter(isService));
  for (const [name, { file }] of releases) {
    if (names.includes(name)) continue;
    yield {
      id: 'release-has-service',
      severity: 'error',
      subject: `release of ${name}`,
      at: { file },
      found: `a release of "${name}", which runs no image`,
      allowed: names.join(', '),
      fix: didYouMean(name, names),
    };
  }
};

export const portsAreLegal: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    for (const [name, port] of Object.entries(app.service.ports)) {
      const isServiceName = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
      if (isServiceName && Number.isInteger(port) && port >= 1024 && port <= 65535) continue;
      yield finding('ports-are-legal', app, `ports.${name}`, {
        found: `${name}: ${port}`,
        allowed: 'an IANA service name of at most 15 characters, and a number from 1024 to 65535',
        fix: 'rename or renumber the port',
      });
    }
  }
};

/** Everything that has a size of its own, with the path before its fields. */
function sized({
  service,
}: ServiceApp): readonly { readonly path: string; readonly requests: Resources; readonly cpuLimit?: string }[] {
  const { workers = {}, cronTasks = {}, edge } = service;
  return [
    { path: '', ...service },
    ...Object.entries(workers).map(([name, worker]) => ({ path: `workers.${name}.`, ...worker })),
    ...Object.entries(cronTasks).map(([name, task]) => ({ path: `cronTasks.${name}.`, ...task })),
    ...(edge?.requests ? [{ path: 'edge.', requests: edge.requests }] : []),
  ];
}

export const requestsAreQuantities: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const fields = sized(app).flatMap(({ path, requests, cpuLimit }) => [
      ...(cpuLimit === undefined ? [] : [[`${path}cpuLimit`, cpuLimit] as const]),
      ...Object.entries(requests).map(([key, text]) => [`${path}requests.${key}`, text as string] as const),
    ]);
    for (const [field, text] of fields) {
      if (isQuantity(text)) continue;
      const words = {
        found: `"${text}"`,
        allowed: 'cores as 250m or 2, bytes as 512Mi or 8Gi',
        fix: 'write it in that form',
      };
      yield finding('requests-are-quantities', app, field, words);
    }
  }
};

/** The API server refuses a pod whose limit is below its request. */
export const cpuLimitCoversRequest: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    for (const { path, requests, cpuLimit } of sized(app)) {
      if (cpuLimit === undefined || !isQuantity(cpuLimit) || !isQuantity(requests.cpu)) continue;
      if (quantity(cpuLimit) >= quantity(requests.cpu)) continue;
      const fix = 'raise the limit, or leave it out for four times the request';
      yield finding('cpu-limit-covers-request', app, `${path}cpuLimit`, {
        found: `"${cpuLimit}"`,
        allowed: `at least ${requests.cpu}`,
        fix,
      });
    }
  }
};

export const servicesDoNotReadTheCatalog: Rule = function* (apps) {
  for (const app of apps) {
    if (app.readsCatalog !== true || app.stage !== 'services') continue;
    yield finding('services-do-not-read-the-catalog', app, 'readsCatalog', {
      found: `readsCatalog in stage ${app.stage}`,
      allowed: stages.filter((stage) => stage !== 'services').join(', '),
      fix: 'render from the declaration alone',
    });
  }
};

/** Requests from outside come in over HTTP, one pod after the other: behind load balancers a switch of all pods at once leaves a gap. */
export const routesAreServed: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { route, ports, rollout } = app.service;
    if (route === undefined) continue;
    if (ports['http'] === undefined)
      yield finding('routes-are-served', app, 'route', {
        found: `a route, and ports ${Object.keys(ports).join(', ')}`,
        allowed: 'a route to the port http',
        fix: 'add ports.http, or remove the route',
      });
    if (rollout === 'blueGreen')
      yield finding('routes-are-served', app, 'rollout', {
        found: 'blueGreen behind a route',
        allowed: 'rolling, canary',
        fix: 'choose canary, or remove the route',
      });
  }
};

export const imagesRunOnTheNodes: Rule = function* (apps, { clusters, releases }) {
  for (const app of apps.filter(isService)) {
    const release = releases.get(app.name);
    const { architectures = ['amd64'] } = release ?? {};
    for (const { name, nodes } of clusters.filter((cluster) => app.clusters(cluster))) {
      if (nodes.architectures.some((architecture) => architectures.includes(architecture))) continue;
      yield {
        id: 'images-run-on-the-nodes',
        severity: 'error',
        subject: `release of ${app.name}`,
        at: { file: release?.file ?? `${app.folder}/release.yaml`, path: 'architectures' },
        found: `images for ${architectures.join(', ')}; the nodes of ${name} are ${nodes.architectures.join(', ')}`,
        allowed: `at least one of ${nodes.architectures.join(', ')}`,
        fix: `build the image for it, or let ${app.name} leave the cluster`,
      };
    }
  }
};

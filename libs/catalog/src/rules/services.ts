import { didYouMean } from '@delivery/findings';
import { stages } from '../declaration.ts';
import { isQuantity, quantity } from '../quantity.ts';
import { finding, isService, namesOf, type Rule } from './rule.ts';

export const needsAreBound: Rule = function* (apps, { clusters }) {
  for (const app of apps.filter(isService)) {
    const database = app.service.needs.postgres;
    if (database === undefined) continue;
    for (const { name, bindings } of clusters.filter((cluster) => app.clusters(cluster))) {
      const bound = Object.keys(bindings.postgres);
      if (bound.includes(database)) continue;
      yield finding('needs-are-bound', app, 'needs.postgres', {
        found: `database "${database}", which clusters/${name}.yaml does not bind`,
        allowed: bound.join(', ') || 'a name under bindings.postgres',
        fix: `add bindings.postgres.${database} to clusters/${name}.yaml, or ${didYouMean(database, bound)}`,
      });
    }
  }
};

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

export const requestsAreQuantities: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { requests, cpuLimit } = app.service;
    const fields = {
      ...(cpuLimit !== undefined && { cpuLimit }),
      ...Object.fromEntries(Object.entries(requests).map(([key, text]) => [`requests.${key}`, text])),
    };
    for (const [field, text] of Object.entries(fields)) {
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
    const { requests, cpuLimit } = app.service;
    if (cpuLimit === undefined || !isQuantity(cpuLimit) || !isQuantity(requests.cpu)) continue;
    if (quantity(cpuLimit) >= quantity(requests.cpu)) continue;
    const fix = 'raise the limit, or leave it out for four times the request';
    yield finding('cpu-limit-covers-request', app, 'cpuLimit', {
      found: `"${cpuLimit}"`,
      allowed: `at least ${requests.cpu}`,
      fix,
    });
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

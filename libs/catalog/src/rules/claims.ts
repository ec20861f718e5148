import { didYouMean } from '@delivery/findings';
import { crdSources } from '@delivery/kubernetes';
import type { App } from '../declaration.ts';
import { namespacesOf } from '../namespaces.ts';
import { finding, isService, type Rule } from './rule.ts';

/** One service a host name: the path decides only within one service. */
export const hostIsUnique: Rule = function* (apps) {
  const services = apps.filter(isService);
  for (const [i, app] of services.entries()) {
    const host = app.service.route?.host;
    if (host === undefined) continue;
    const first = services.findIndex(({ service }) => service.route?.host === host);
    if (first !== i)
      yield finding('host-is-unique', app, 'route.host', {
        found: `host "${host}", as ${services[first]?.folder} has`,
        allowed: 'one service a host',
        fix: 'choose another name',
      });
    if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(host))
      yield finding('host-is-label', app, 'route.host', {
        found: `host "${host}"`,
        allowed: 'one label of a DNS name: lower-case letters, digits and -, a letter first',
        fix: 'write the first label only; clusters and environments give the domain',
      });
  }
};

/** Where two apps share a cluster, they share no namespace. */
export const namespaceIsUnique: Rule = function* (apps, { clusters }) {
  for (const [i, app] of apps.entries()) {
    for (const other of apps.slice(0, i)) {
      const cluster = clusters.find((one) => app.clusters(one) && other.clusters(one));
      if (cluster === undefined) continue;
      const names = (owner: App) => namespacesOf([owner], cluster).map(({ name }) => name);
      for (const name of names(app).filter((one) => names(other).includes(one)))
        yield finding('namespace-is-unique', app, 'namespaces', {
          found: `namespace "${name}", as ${other.folder} has`,
          allowed: 'one app a namespace',
          fix: 'rename it, or let one app render both',
        });
    }
  }
};

export const chartRepositoryIsKnown: Rule = function* (apps, { repository }) {
  const known = Object.keys(repository.charts);
  for (const app of apps) {
    for (const [i, chart] of (app.charts ?? []).entries()) {
      if (known.includes(chart.repository)) continue;
      yield finding('chart-repository-is-known', app, `charts[${i}].repository`, {
        found: `"${chart.repository}"`,
        allowed: known.join(', '),
        fix: `${didYouMean(chart.repository, known)}; or add it under charts in clusters/repository.yaml`,
      });
    }
  }
};

export const crdSourceIsKnown: Rule = function* (apps) {
  const known = crdSources.map(({ name }) => name);
  for (const app of apps) {
    for (const [i, name] of (app.crds ?? []).entries()) {
      if (known.includes(name)) continue;
      yield finding('crd-source-is-known', app, `crds[${i}]`, {
        found: `"${name}"`,
        allowed: known.join(', '),
        fix: didYouMean(name, known),
      });
    }
  }
};

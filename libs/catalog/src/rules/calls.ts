import { didYouMean } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import { serviceOn } from '../declaration.ts';
import { finding, isService, namesOf, type Rule } from './rule.ts';

/** The caller lists the callee and one of its ports, and the callee lists the caller. */
export const callsHaveACallee: Rule = function* (apps) {
  const services = apps.filter(isService);
  for (const app of services) {
    for (const [callee, port] of Object.entries(app.service.calls)) {
      const path = `calls.${callee}`;
      const other = services.find(({ name }) => name === callee);
      if (other === undefined) {
        const names = namesOf(services);
        yield finding('call-is-known', app, path, {
          found: `a call to "${callee}"`,
          allowed: names.join(', '),
          fix: didYouMean(callee, names),
        });
        continue;
      }
      // metrics are for who measures, and no NetworkPolicy opens that port to callers
      const ports = Object.keys(other.service.ports).filter((name) => name !== 'metrics');
      if (!ports.includes(port)) {
        yield finding('call-port-is-known', app, path, {
          found: `port "${port}" of ${callee}`,
          allowed: ports.join(', '),
          fix: didYouMean(port, ports),
        });
      }
      if (!other.service.calledBy.includes(app.name)) {
        const found = `${app.name} calls ${callee}, which does not list it`;
        yield finding('call-has-both-ends', app, path, {
          found,
          fix: `add "${app.name}" to calledBy of ${other.folder}/component.ts`,
        });
      }
    }
  }
};

export const callersCall: Rule = function* (apps) {
  const services = apps.filter(isService);
  for (const app of services) {
    for (const [i, caller] of app.service.calledBy.entries()) {
      const path = `calledBy[${i}]`;
      const other = services.find(({ name }) => name === caller);
      if (other === undefined) {
        const names = namesOf(services);
        yield finding('caller-is-known', app, path, {
          found: `a caller "${caller}"`,
          allowed: names.join(', '),
          fix: didYouMean(caller, names),
        });
      } else if (!Object.hasOwn(other.service.calls, app.name)) {
        const found = `${app.name} is called by ${caller}, but ${caller} does not call it`;
        const fix = `add "${app.name}" to calls of ${other.folder}/component.ts, or remove the caller here`;
        yield finding('call-has-both-ends', app, path, { found, fix });
      }
    }
  }
};

export const calleeIsOnTheCluster: Rule = function* (apps, { clusters }) {
  for (const app of apps.filter(isService)) {
    for (const callee of apps.filter(({ name }) => Object.hasOwn(app.service.calls, name))) {
      const calls = (cluster: Cluster) => Object.hasOwn(serviceOn(app.service, cluster).calls, callee.name);
      const without = clusters.filter(
        (cluster) => app.clusters(cluster) && calls(cluster) && !callee.clusters(cluster),
      );
      if (without.length === 0) continue;
      yield finding('callee-is-on-cluster', app, `calls.${callee.name}`, {
        found: `${callee.name} is not on ${without.map(({ name }) => name).join(', ')}`,
        allowed: `every cluster that has ${app.name}`,
        fix: `let ${callee.name} select these clusters too, or ${app.name} leave them`,
      });
    }
  }
};

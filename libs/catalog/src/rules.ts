import { didYouMean, type Finding } from '@delivery/findings';
import type { Fleet } from '@delivery/fleet';
import { stages, type App, type ServiceDeclaration } from './declaration.ts';
import { quantity } from './quantity.ts';

/** A disagreement between declarations, or between a declaration and the facts. */
export type Rule = (apps: readonly App[], fleet: Fleet) => readonly Finding[];

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'>;

function finding(id: string, app: App, path: string, words: Words): Finding {
  return {
    id,
    severity: 'error',
    subject: `app ${app.name}`,
    at: { file: `${app.folder}/component.ts`, path },
    ...words,
  };
}

const serviceApps = (apps: readonly App[]) =>
  apps.flatMap((app) => (app.service === undefined ? [] : [{ app, service: app.service }]));

const nameIsFolder: Rule = (apps) =>
  apps.flatMap((app) => {
    const folder = app.folder.split('/').at(-1) ?? '';
    return app.name === folder
      ? []
      : [
          finding('name-is-folder', app, 'name', {
            found: `name "${app.name}" in ${app.folder}`,
            allowed: `"${folder}"`,
            fix: 'rename the app or its folder',
          }),
        ];
  });

const nameIsLabel: Rule = (apps) =>
  apps.flatMap((app) =>
    (['name', 'owner'] as const).flatMap((field) =>
      /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(app[field])
        ? []
        : [
            finding('name-is-label', app, field, {
              found: `${field} "${app[field]}"`,
              allowed: 'lower-case letters, digits and -, 1 to 40 characters, a letter first',
              fix: 'choose such a name',
            }),
          ],
    ),
  );

const nameIsUnique: Rule = (apps) =>
  apps.flatMap((app, i) => {
    const first = apps.findIndex((other) => other.name === app.name);
    return first === i
      ? []
      : [
          finding('name-is-unique', app, 'name', {
            found: `name "${app.name}", as ${apps[first]?.folder} has`,
            allowed: 'one app a name',
            fix: 'rename one of the two',
          }),
        ];
  });

const callsAreDeclaredByBothEnds: Rule = (apps) => {
  const services = serviceApps(apps);
  const names = services.map(({ app }) => app.name);
  return services.flatMap(({ app, service }) => [
    ...Object.entries(service.calls).flatMap(([callee, port]) => {
      const other = services.find((s) => s.app.name === callee);
      if (other === undefined)
        return [
          finding('call-is-known', app, `calls.${callee}`, {
            found: `a call to "${callee}"`,
            allowed: names.join(', '),
            fix: didYouMean(callee, names),
          }),
        ];
      return [...portFindings(app, callee, port, other.service), ...calledByFindings(app, other)];
    }),
    ...service.calledBy.flatMap((caller, i) => {
      const other = services.find((s) => s.app.name === caller);
      if (other === undefined)
        return [
          finding('caller-is-known', app, `calledBy[${i}]`, {
            found: `a caller "${caller}"`,
            allowed: names.join(', '),
            fix: didYouMean(caller, names),
          }),
        ];
      return app.name in other.service.calls
        ? []
        : [
            finding('call-has-both-ends', app, `calledBy[${i}]`, {
              found: `${app.name} is called by ${caller}, but ${caller} does not call it`,
              fix: `add "${app.name}" to calls of ${other.app.folder}/component.ts, or remove the caller here`,
            }),
          ];
    }),
  ]);
};

function portFindings(app: App, callee: string, port: string, { ports }: ServiceDeclaration): readonly Finding[] {
  const known = Object.keys(ports);
  return known.includes(port)
    ? []
    : [
        finding('call-port-is-known', app, `calls.${callee}`, {
          found: `port "${port}" of ${callee}`,
          allowed: known.join(', '),
          fix: didYouMean(port, known),
        }),
      ];
}

function calledByFindings(
  app: App,
  other: { readonly app: App; readonly service: ServiceDeclaration },
): readonly Finding[] {
  return other.service.calledBy.includes(app.name)
    ? []
    : [
        finding('call-has-both-ends', app, `calls.${other.app.name}`, {
          found: `${app.name} calls ${other.app.name}, which does not list it`,
          fix: `add "${app.name}" to calledBy of ${other.app.folder}/component.ts`,
        }),
      ];
}

const calleeIsOnTheCluster: Rule = (apps, { clusters }) =>
  serviceApps(apps).flatMap(({ app, service }) =>
    Object.keys(service.calls).flatMap((callee) => {
      const other = apps.find((a) => a.name === callee);
      const without =
        other === undefined ? [] : clusters.filter((c) => app.clusters(c) && !other.clusters(c)).map((c) => c.name);
      return without.length === 0
        ? []
        : [
            finding('callee-is-on-cluster', app, `calls.${callee}`, {
              found: `${callee} is not on ${without.join(', ')}`,
              allowed: `every cluster that has ${app.name}`,
              fix: `let ${callee} select these clusters too, or ${app.name} leave them`,
            }),
          ];
    }),
  );

const needsAreBound: Rule = (apps, { clusters }) =>
  serviceApps(apps).flatMap(({ app, service }) => {
    const database = service.needs.postgres;
    if (database === undefined) return [];
    return clusters
      .filter((cluster) => app.clusters(cluster) && !Object.hasOwn(cluster.bindings.postgres, database))
      .map((cluster) =>
        finding('needs-are-bound', app, 'needs.postgres', {
          found: `database "${database}", which clusters/${cluster.name}.yaml does not bind`,
          allowed: Object.keys(cluster.bindings.postgres).join(', ') || 'a name under bindings.postgres',
          fix: `add bindings.postgres.${database} to clusters/${cluster.name}.yaml, or ${didYouMean(database, Object.keys(cluster.bindings.postgres))}`,
        }),
      );
  });

const serviceHasRelease: Rule = (apps, { releases }) =>
  serviceApps(apps)
    .filter(({ app }) => !releases.has(app.name))
    .map(({ app }) =>
      finding('service-has-release', app, 'name', {
        found: 'no release',
        allowed: 'repository and stable {tag, digest}',
        fix: `add ${app.folder}/release.yaml`,
      }),
    );

const releaseHasService: Rule = (apps, { releases }) => {
  const names = serviceApps(apps).map(({ app }) => app.name);
  return [...releases.keys()]
    .filter((name) => !names.includes(name))
    .map(
      (name) =>
        ({
          id: 'release-has-service',
          severity: 'error',
          subject: `release of ${name}`,
          found: `a release of "${name}", which runs no image`,
          allowed: names.join(', '),
          fix: didYouMean(name, names),
        }) as const,
    );
};

const afterIsOfSameStage: Rule = (apps) =>
  apps.flatMap((app) => {
    const known = apps.filter((other) => other.stage === app.stage && other !== app).map((other) => other.name);
    return (app.after ?? [])
      .filter((name) => !known.includes(name))
      .map((name) =>
        finding('after-is-of-same-stage', app, 'after', {
          found: `"${name}"`,
          allowed: known.join(', '),
          fix: didYouMean(name, known),
        }),
      );
  });

const afterIsAcyclic: Rule = (apps) => {
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (apps.find((app) => app.name === from)?.after ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    );
  return apps
    .filter((app) => reaches(app.name, app.name, new Set()))
    .map((app) =>
      finding('after-is-acyclic', app, 'after', {
        found: `${app.name} waits for itself`,
        fix: 'remove one of the entries',
      }),
    );
};

const portsAreLegal: Rule = (apps) =>
  serviceApps(apps).flatMap(({ app, service }) =>
    Object.entries(service.ports)
      .filter(
        ([name, port]) =>
          !/^(?=.{1,15}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ||
          !/[a-z]/.test(name) ||
          !Number.isInteger(port) ||
          port < 1024 ||
          port > 65535,
      )
      .map(([name, port]) =>
        finding('ports-are-legal', app, `ports.${name}`, {
          found: `${name}: ${port}`,
          allowed: 'an IANA service name of at most 15 characters, and a number from 1024 to 65535',
          fix: 'rename or renumber the port',
        }),
      ),
  );

const requestsAreQuantities: Rule = (apps) =>
  serviceApps(apps).flatMap(({ app, service }) =>
    Object.entries({ ...service.requests, cpuLimit: service.cpuLimit }).flatMap(([field, text]) => {
      try {
        quantity(text);
        return [];
      } catch (error) {
        return [
          finding('requests-are-quantities', app, field === 'cpuLimit' ? field : `requests.${field}`, {
            found: `"${text}"`,
            allowed: 'cores as 250m or 2, bytes as 512Mi or 8Gi',
            fix: (error as Error).message,
          }),
        ];
      }
    }),
  );

const servicesDoNotReadTheCatalog: Rule = (apps) =>
  apps
    .filter((app) => app.readsCatalog === true && app.stage === 'services')
    .map((app) =>
      finding('services-do-not-read-the-catalog', app, 'readsCatalog', {
        found: `readsCatalog in stage ${app.stage}`,
        allowed: stages.filter((s) => s !== 'services').join(', '),
        fix: 'render from the declaration alone',
      }),
    );

export const rules: readonly Rule[] = [
  nameIsFolder,
  nameIsLabel,
  nameIsUnique,
  callsAreDeclaredByBothEnds,
  calleeIsOnTheCluster,
  needsAreBound,
  serviceHasRelease,
  releaseHasService,
  afterIsOfSameStage,
  afterIsAcyclic,
  portsAreLegal,
  requestsAreQuantities,
  servicesDoNotReadTheCatalog,
];

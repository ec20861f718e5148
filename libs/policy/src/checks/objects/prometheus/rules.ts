import type { Manifest } from '@delivery/manifest';
import type { Path, Violation } from '../../../check.ts';
import { fieldsAt, isRecord, listAt, type Fields } from '../../../fields.ts';
import type { Wrong } from '../../../pods/each.ts';
import type { World } from '../../../world.ts';

const group = 'monitoring.coreos.com';
const kind = 'PrometheusRule';

/** A rule of a PrometheusRule. */
export interface Rule {
  readonly object: Manifest;
  /** From the root of the object. */
  readonly path: Path;
  readonly fields: Fields;
}

export function rulesOf(object: Manifest): Rule[] {
  return listAt(object, 'spec', 'groups').flatMap((_, i) =>
    listAt(object, 'spec', 'groups', i, 'rules').map((rule, j) => ({
      object,
      path: ['spec', 'groups', i, 'rules', j],
      fields: isRecord(rule) ? rule : {},
    })),
  );
}

/** Rules that alert, and not those that record. */
export function alertsOf(object: Manifest): Rule[] {
  return rulesOf(object).filter(({ fields }) => fields['alert'] !== undefined);
}

export function ruleObjectsOf(world: World): readonly Manifest[] {
  return world.of(group, kind);
}

/** Inspects every alert; paths are below it. */
export function eachAlert(look: (alert: Fields) => Iterable<Wrong>): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const { object, path, fields } of ruleObjectsOf(world).flatMap(alertsOf)) {
      for (const wrong of look(fields)) yield { object, ...wrong, path: [...path, ...wrong.path] };
    }
  };
}

/** Severities that wake somebody, as common rules name them. */
export function wakes(alert: Fields): boolean {
  return ['page', 'critical'].includes(String(fieldsAt(alert, 'labels')['severity']));
}

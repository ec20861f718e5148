import type { FieldPath } from '../../diff/path.ts';
import { isRecord } from '../../tree/fields.ts';

/** Fields by which a pod leaves its sandbox, with the values that do not. */
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  privileged: (value) => value === true,
  allowPrivilegeEscalation: (value) => value === true,
  hostNetwork: (value) => value === true,
  hostPID: (value) => value === true,
  hostIPC: (value) => value === true,
  hostPath: () => true,
  capabilities: (value) => isRecord(value) && Array.isArray(value['add']) && value['add'].length > 0,
};

/** Each way in which a part of a pod template leads out of the pod, e.g. `hostNetwork true`, `hostPath /var/run`. */
export function podAccess(value: unknown, path: FieldPath): readonly string[] {
  const name = path.at(-1);
  const leads = typeof name === 'string' && Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (leads) return leads(value) ? [`${name} ${valueOf(value)}`] : [];
  // a capability that comes to a list
  if (path.at(-2) === 'add' && path.at(-3) === 'capabilities') return [`capability ${String(value)}`];
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => podAccess(one, [...path, i]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => podAccess(one, [...path, key]));
}

function valueOf(value: unknown): string {
  if (!isRecord(value)) return String(value);
  const add = value['add'];
  return Array.isArray(add) ? add.map(String).join(', ') : typeof value['path'] === 'string' ? value['path'] : '';
}

/** Whether a field names the identity of a pod. */
export function isServiceAccount(path: FieldPath): boolean {
  return path.at(-1) === 'serviceAccountName';
}

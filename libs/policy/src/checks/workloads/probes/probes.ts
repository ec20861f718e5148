import { groupOf } from '@delivery/manifest';
import { fieldsAt, isRecord, type Fields } from '../../../fields.ts';
import type { Container } from '../../../pods/containers.ts';

const FIELDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

export type ProbeField = (typeof FIELDS)[number];

export interface Probe {
  readonly field: ProbeField;
  readonly fields: Fields;
}

/** The probes that a container has. */
export function probesOf({ fields }: Container): Probe[] {
  return FIELDS.flatMap((field) => {
    const probe = fields[field];
    return isRecord(probe) ? [{ field, fields: probe }] : [];
  });
}

/** How a probe asks, e.g. `{ httpGet: {…} }`; undefined when it does not say. */
export function handlerOf(probe: unknown): Fields | undefined {
  const handler = HANDLERS.find((name) => isRecord(fieldsAt(probe)[name]));
  return handler && { [handler]: fieldsAt(probe, handler) };
}

/** What is missing of a probe; undefined when it is there. */
export function missing({ fields }: Container, field: ProbeField): string | undefined {
  if (!isRecord(fields[field])) return `no ${field}`;
  return handlerOf(fields[field]) ? undefined : `a ${field} that asks nothing`;
}

/** Knative puts a proxy beside the containers: it drains requests, and asks for readiness what names no probe. */
export function behindKnative({ pod }: Container): boolean {
  return groupOf(pod.owner) === 'serving.knative.dev';
}

// Schemas and a validator for tests.
import type { Find, Schema } from './find.ts';
import { loadWasm } from './load.ts';
import { ProgramValidator } from './program-validator.ts';
import type { Result } from './result.ts';
import type { ValidatorOptions } from './validator.ts';

const wasm = loadWasm();

const object = (properties: object, rest: object = {}) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...rest,
});
const text = { type: 'string' };
const kind = (spec: object) => object({ apiVersion: text, kind: text, metadata: { $ref: 'Metadata' }, ...spec });

/** Definitions by name, and the names of the kinds. */
export const schemas: Readonly<Record<string, Schema | string>> = {
  'v1/ConfigMap': 'ConfigMap',
  'v1/Service': 'Service',
  'apps/v1/Deployment': 'Deployment',
  'gateway.networking.k8s.io/v1/Gateway': 'Gateway',
  Metadata: object({ name: text, namespace: text, generateName: text, labels: { $ref: 'Strings' } }),
  Strings: { type: 'object', additionalProperties: text },
  ConfigMap: kind({ data: { $ref: 'Strings' } }),
  Service: kind({
    spec: object({ ports: { type: 'array', items: object({ port: { type: 'integer' } }, { required: ['port'] }) } }),
  }),
  Deployment: kind({
    spec: object(
      {
        replicas: { type: 'integer' },
        containers: { type: 'array', items: { $ref: 'Container' } },
        paused: { type: 'boolean' },
      },
      { required: ['containers'] },
    ),
  }),
  Container: object({ name: text, image: text, memory: { type: ['string', 'number'] } }, { required: ['name'] }),
  Gateway: kind({
    spec: object({ addresses: { type: 'array', items: { $ref: 'Address' } } }),
  }),
  /** As in the Gateway API: without its default, both parts of `oneOf` match. */
  Address: object(
    { type: { type: 'string', default: 'IPAddress' }, value: text },
    {
      oneOf: [
        { properties: { type: { enum: ['IPAddress'] }, value: { pattern: '^[0-9.]+$' } } },
        { properties: { type: { not: { enum: ['IPAddress'] } } } },
      ],
    },
  ),
};

export const find: Find = (name) => schemas[name];

export function testValidator(options: Partial<ValidatorOptions> = {}): ProgramValidator {
  return new ProgramValidator(wasm, { find, ...options });
}

/** `kind name: status`, for each result. */
export const summaryOf = (results: readonly Result[]): string[] =>
  results.map(({ kind, name, status }) => `${[kind, name].filter((part) => part !== '').join(' ')}: ${status}`);

/** A ConfigMap, as a YAML document. */
export const configMap = (name: string, data = '') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
${data}`;

/** A schema: a JSON object, or the UTF-8 bytes of its text. */
export type Schema = object | Uint8Array;

/**
 * Answers which schema stands behind a name: a schema, the name of another one, or `undefined` where there is none.
 *
 * It is asked with `apps/v1/Deployment` (core: `v1/Service`) for each object that is validated, and may answer
 * differently each time. It is asked with the reference (`$ref`, a relative URL) for a definition once, when the first
 * value is to be validated against it. A definition is kept by its name and shared by every kind, so a name has to mean
 * one content.
 *
 * What it throws becomes the message of the object at hand.
 */
export type Find = (name: string) => Schema | string | undefined;

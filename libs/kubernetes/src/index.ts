export {
  crdOrigin,
  crdSourceAnnotation,
  type CrdSource,
  type HandSource,
  type ModuleSource,
  type TypedKind,
  type TypesSource,
} from './crd-source.ts';
export { crdSource, crdSources, type CrdSourceName } from './crd-sources.ts';
export { builtinSchemas, type BuiltinSchemas, type Scope, type Swagger } from './schemas/builtin.ts';
export { crdSchemas, isCrd, type CrdSchema, type CustomResourceDefinition } from './schemas/crd-schemas.ts';
export { cut, type CutSchema } from './schemas/cut.ts';
export type { JsonSchema } from './schemas/json-schema.ts';
export type { Lifecycle } from './schemas/lifecycle.ts';
export type { MergeKeys } from './schemas/merge-keys.ts';
export { nameByContent } from './schemas/name-by-content.ts';
export { readPart, writePart, type PartContent, type PartKind, type SchemaPart } from './schemas/part.ts';
export { schemaSet, type SchemaSet } from './schemas/schema-set.ts';
export { editorSchemaFile, schemaFileTemplate, standaloneSchemas } from './schemas/standalone.ts';
export { minorOf, UnknownVersionError } from './schemas/version.ts';
export type { VersionSchemas } from './schemas/version-schemas.ts';
export { quantity, quantityText } from './quantity.ts';
export { isClusterScoped } from './scope.ts';

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
export { isClusterScoped } from './scope.ts';

export { crdSources, crdSourcesOf, type CrdSource } from './crd-source.ts';
export { isClusterScoped } from './scope.ts';

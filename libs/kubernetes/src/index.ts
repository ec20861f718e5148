export { crdSources, crdSourcesOf, type CrdSource } from './crd-source.ts';

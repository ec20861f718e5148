export { groupOf, type Manifest, type Metadata } from './manifest.ts';

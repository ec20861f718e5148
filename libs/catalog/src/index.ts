export { appsOn, catalogOf, ownersOf, type Catalog } from './catalog.ts';
export {
  stages,
  type App,
  type DataClass,
  type Declaration,
  type Resources,
  type ServiceDeclaration,
  type Stage,
  type Tier,
} from './declaration.ts';
export { orderOf, type Position } from './order.ts';
export { quotaOf, sizeOf, surge, type Size } from './size.ts';

import type { SchemaSet } from '@delivery/kubernetes';
import type { Assets } from '../assets.ts';
import { Asker, type Answers, type Ask } from './asker.ts';
import { WorkerPool } from './worker-pool.ts';

/** Bytes of manifests for which starting threads is worth the while. */
const MANY = 256 * 1024;

/** A way to ask the validator. */
export interface Asking {
  readonly ask: (asks: readonly Ask[]) => Answers | Promise<Answers>;
  readonly close: () => Promise<void>;
}

/**
 * In threads of their own where there is much to ask, and only schemas are needed that threads can read for themselves; else here.
 *
 * @param bytes of all manifests of which nothing is known
 */
export function startAsking(schemas: SchemaSet, assets: Assets, bytes: number): Asking {
  const isMuch = bytes >= MANY && schemas === assets.schemas();
  const pool = isMuch ? WorkerPool.start({ wasm: assets.wasm, parts: assets.parts() }) : undefined;
  if (pool) return { ask: (asks) => pool.ask(asks), close: () => pool.close() };
  const asker = new Asker(schemas, assets.wasm);
  return { ask: (asks) => asker.ask(asks), close: () => Promise.resolve() };
}

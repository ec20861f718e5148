import { parentPort, workerData } from 'node:worker_threads';
import { schemaSet } from '@delivery/kubernetes';
import { Asker, type Answers, type Ask } from './asker.ts';

/** What a worker is given to begin with: the validator and the schemas, decompressed. */
export interface WorkerData {
  readonly wasm: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

/** What it is sent. */
interface Request {
  readonly id: number;
  readonly asks: readonly Ask[];
}

/** What it sends back. */
export interface Reply {
  /** Of the request. */
  readonly id: number;
  readonly answers: Answers;
}

const { wasm, parts } = workerData as WorkerData;
const asker = new Asker(schemaSet(parts), wasm);

parentPort?.on('message', ({ id, asks }: Request) => {
  parentPort?.postMessage({ id, answers: asker.ask(asks) } satisfies Reply);
});

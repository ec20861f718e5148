import { gunzipSync } from 'node:zlib';
import type { ObjectTexts, Report } from '@delivery/review';
import { pack } from '../packed.ts';

/** Reads the blocks that a page would hold, as the page does, and notes which. */
export function unpacked(report: Report, texts: ReadonlyMap<string, ObjectTexts>) {
  const blocks = new Map(pack(report, texts).map(({ id, base64 }) => [id, base64]));
  const asked: string[] = [];
  const read = async (id: string): Promise<unknown> => {
    asked.push(id);
    return JSON.parse(gunzipSync(Buffer.from(blocks.get(id) ?? '', 'base64')).toString());
  };
  return { read, asked, blocks };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectTexts } from '@delivery/review';
import { openReview } from './browser/review.ts';
import { bigReport, sampleReport, unpacked } from './testing/index.ts';
import type { Packed } from './packed.ts';

const { report, texts } = sampleReport();

describe('pack', () => {
  it('keeps the report as it is', async () => {
    const { read } = unpacked(report, texts);
    expect(((await read('report')) as Packed).report).toEqual(report);
  });

  it('stores a text once, however many objects have it', async () => {
    const same = new Map(report.objects.map(({ id }) => [id, { before: 'kind: A\n', after: 'kind: B\n' }]));
    expect(await unpacked(report, same).read('texts-0')).toEqual(['kind: A\n', 'kind: B\n']);
  });

  it('puts texts into blocks that are opened one by one', () => {
    const big = bigReport(500);
    const { blocks } = unpacked(big.report, big.texts);
    expect([...blocks.keys()]).toEqual(['report', 'texts-0', 'texts-1', 'texts-2']);
  });

  it('needs no block for an object without texts', () => {
    expect([...unpacked(report, new Map()).blocks.keys()]).toEqual(['report']);
  });

  it('gives back any text of any object', async () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ before: text, after: text }), { maxLength: 33 }), async (given) => {
        const some = new Map<string, ObjectTexts>();
        for (const [at, { before, after }] of given.entries()) {
          const id = report.objects[at]?.id ?? '';
          some.set(id, { ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
        }
        const review = await openReview(unpacked(report, some).read);
        for (const object of report.objects) expect(await review.texts(object)).toEqual(some.get(object.id) ?? {});
      }),
      { numRuns: 30 },
    );
  });
});

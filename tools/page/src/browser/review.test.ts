import { describe, expect, it } from 'vitest';
import { bigReport, sampleReport, unpacked } from '../testing/index.ts';
import { openReview } from './review.ts';

const { report, texts } = sampleReport();
const { read } = unpacked(report, texts);
const review = await openReview(read);
const cache = 'aws-prod-eu-west-1/apps/StatefulSet/order/cache';

describe('openReview', () => {
  it('gives every object the texts it had', async () => {
    for (const object of report.objects) expect(await review.texts(object)).toEqual(texts.get(object.id));
  });

  it('unpacks only the block that an object needs, once', async () => {
    const big = bigReport(500);
    const { read, asked } = unpacked(big.report, big.texts);
    const { texts } = await openReview(read);
    expect(asked).toEqual(['report']);
    const [first, second] = big.report.objects;
    if (first) await texts(first);
    if (second) await texts(second);
    expect(asked).toEqual(['report', 'texts-0']);
  });

  it('knows objects and groups by id', () => {
    expect(review.object(cache)?.name).toBe('cache');
    expect(review.object('nothing')).toBeUndefined();
    expect(review.group('nothing')).toBeUndefined();
  });
});

describe('select', () => {
  const selected = (place: Parameters<typeof review.select>[0]) =>
    review.select(place).map(({ cluster, name }) => `${cluster} ${name}`);

  it('gives everything, in the order of the report', () => {
    expect(review.select({})).toEqual(report.objects);
  });

  it('takes cluster and app together', () => {
    expect(selected({ cluster: 'aws-prod-eu-west-1', app: 'order' })).toEqual([
      'aws-prod-eu-west-1 cache',
      'aws-prod-eu-west-1 order',
    ]);
  });

  it.each([
    ['every word, in any case', 'STATEFULSET us-east', ['aws-prod-us-east-1 cache']],
    ['values of fields', '40gi', ['aws-prod-eu-west-1 cache', 'aws-prod-us-east-1 cache']],
    ['rules', 'd14', ['azure-staging-westeurope uploads']],
    ['titles of groups', 'volume claim goes', ['azure-staging-westeurope uploads']],
    ['nothing else', 'no such thing', []],
  ])('searches %s', (_, q, found) => {
    expect(selected({ q })).toEqual(found);
  });

  it('takes the objects of a group and of a line of an answer', () => {
    const [group] = report.groups;
    expect(selected({ group: group?.id })).toEqual(['aws-prod-eu-west-1 cache', 'aws-prod-us-east-1 cache']);
    expect(selected({ answer: 'deleted.1' })).toEqual(['azure-staging-westeurope uploads']);
  });

  it.each([{ group: 'gone' }, { answer: 'deleted.99' }, { answer: 'toString' }])('selects nothing of %j', (place) => {
    expect(selected(place)).toEqual([]);
  });
});

describe('selectHits', () => {
  const [hit] = report.hits;
  const beside = hit && { ...hit, object: 'edge-hamburg//Service/order/order', cluster: 'edge-hamburg', app: 'order' };
  const hits = [...report.hits, ...(beside ? [beside] : [])];

  it.each([
    [{}, ['aws-prod-eu-west-1', 'aws-prod-us-east-1', 'azure-staging-westeurope', 'edge-hamburg']],
    [{ cluster: 'aws-prod-us-east-1' }, ['aws-prod-us-east-1']],
    [{ cluster: 'edge-hamburg' }, ['edge-hamburg']],
    [{ cluster: 'edge-hamburg', app: 'user' }, []],
    [{ app: 'order' }, ['aws-prod-eu-west-1', 'aws-prod-us-east-1', 'edge-hamburg']],
    [{ q: 'cache' }, ['aws-prod-eu-west-1', 'aws-prod-us-east-1']],
  ])('%j gives those on %j', async (place, clusters) => {
    const review = await openReview(unpacked({ ...report, hits }, texts).read);
    expect(review.selectHits(place).map(({ cluster }) => cluster)).toEqual(clusters);
  });
});

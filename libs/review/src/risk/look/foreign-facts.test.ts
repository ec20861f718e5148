import { describe, expect, it } from 'vitest';
import { accountsIn, clusterNames } from './foreign-facts.ts';

describe('clusterNames', () => {
  const names = clusterNames(['prod', 'aws-prod-eu-west-1', 'prod-eu-west-1', 'edge-hamburg']);

  it.each([
    ['orders.aws-prod-eu-west-1.example', ['aws-prod-eu-west-1']],
    ['orders-edge-hamburg.example', ['edge-hamburg']],
    ['generated/clusters/prod/apps/shop', ['prod']],
    ['prod', []],
    ['the prod database', []],
    ['aws-prod-eu-west-12', []],
    ['xedge-hamburg', []],
    ['', []],
  ])('finds in "%s" %j', (text, found) => expect(names.in(text, [])).toEqual(found));

  it('leaves the own name out, and what is a part of it', () => {
    expect(names.in('orders.aws-prod-eu-west-1.example', ['aws-prod-eu-west-1'])).toEqual([]);
  });

  it('takes a name as it stands', () => {
    expect(clusterNames(['a.b-cluster']).in('axb-cluster a.b-cluster', [])).toEqual(['a.b-cluster']);
  });

  it('finds nothing without names', () => expect(clusterNames([]).in('clusters/prod', [])).toEqual([]));
});

it.each([
  ['arn:aws:iam::111122223333:role/order', ['111122223333']],
  ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/order:1', ['111122223333']],
  ['/subscriptions/6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10/x', ['6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10']],
  ['deliveryprod.azurecr.io/order:1', ['deliveryprod']],
  ['europe-west1-docker.pkg.dev/delivery-prod/images/order', ['delivery-prod']],
  ['order@delivery-prod.iam.gserviceaccount.com', ['delivery-prod']],
  ['order 111122223333', []],
  ['arn:aws:s3:::bucket', []],
])('accounts in %s', (text, accounts) => expect(accountsIn(text)).toEqual(accounts));

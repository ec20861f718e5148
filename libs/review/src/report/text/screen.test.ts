import { expect, it } from 'vitest';
import { reviewCase } from '../testing.ts';
import { diffText } from './diff-text.ts';
import { screenText } from './screen.ts';

const order = 'Deployment shop/order';
const image = 'spec.template.spec.containers[0].image';
const release = {
  set: { [order]: { [image]: `registry.example/order:1.4.2@sha256:${'c'.repeat(64)}` } },
  on: ['aws-dev-eu-west-1', 'azure-dev-westeurope', 'azure-prod-westeurope'],
};

it('answers four questions, then says each change once', () => {
  const { report } = reviewCase({ after: release }, { edited: ['apps/services/shop/release.yaml'] });
  expect(screenText(report)).toMatchInlineSnapshot(`
    "ONE REVIEWER  3 objects changed on 3 of 4 clusters; 12 pods restart
    old → new

    Deleted or replaced  Nothing is deleted or replaced.
    Pods that restart
      Deployment shop/order: 12 pods, rings development, production  on 3 clusters
    Gains access  Nothing gains access.
    Changed elsewhere  Nothing changes outside of what was edited.

    1 change
      · order 1.4.1 → 1.4.2  Deployment shop/order  on 3 of 4 clusters, rolling restart
          aws-prod-eu-west-1: still at 1.4.1
    "
  `);
});

it('says when nothing changes, and when nobody knows the sources', () => {
  expect(screenText(reviewCase({}).report)).toMatchInlineSnapshot(`
    "ROUTINE  no object changes
    old → new

    Deleted or replaced  Nothing is deleted or replaced.
    Pods that restart  No pod restarts.
    Gains access  Nothing gains access.
    Changed elsewhere  Not known: the sources were not compared.
    "
  `);
});

it('shows a screen of a long list, and all of it when asked', () => {
  const remove = ['Service shop/order', 'ConfigMap shop/order', 'ServiceAccount shop/order'];
  const set = Object.fromEntries(
    ['order', 'cache'].map((name) => [name === 'order' ? order : 'StatefulSet shop/cache', { [image]: `x:${name}` }]),
  );
  const { report } = reviewCase({ after: { remove, set } });
  const long = { ...report, groups: Array.from({ length: 20 }, () => report.groups).flat() };
  expect(screenText(long)).toContain(`  … and ${long.groups.length - 12} more, with --all\n`);
  expect(screenText(long, { all: true })).not.toContain('--all');
});

it('shows every change with its values', () => {
  const { report } = reviewCase({ after: release }, { notes: ['the base is old'] });
  expect(diffText(report)).toMatchInlineSnapshot(`
    "3 objects changed on 3 of 4 clusters; 12 pods restart  old → new
    note  the base is old

      · order 1.4.1 → 1.4.2  Deployment shop/order  on 3 of 4 clusters, rolling restart
          aws-prod-eu-west-1: still at 1.4.1
          spec.template.spec.containers[name=order].image
            - registry.example/order:1.4.1@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            + registry.example/order:1.4.2@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    "
  `);
});

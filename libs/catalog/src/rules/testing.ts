import type { Fleet } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import type { App, ServiceDeclaration } from '../declaration.ts';
import { testApp, testService } from '../testing.ts';
import type { Rule } from './rule.ts';

/** What a rule finds, one line a finding. */
export function linesOf(
  rule: Rule,
  apps: readonly App[],
  fleet: Fleet = testFleet([testCluster()]),
): readonly string[] {
  return [...rule(apps, fleet)].map(
    ({ id, at, found, allowed, fix }) => `${at?.path} ${id}: ${found} | ${allowed} | ${fix}`,
  );
}

export const service = (name: string, changes: Partial<ServiceDeclaration> = {}): App =>
  testApp(name, { service: testService(changes) });

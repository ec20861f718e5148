import type { GoProgram } from '@delivery/scanners/go-program';
import { join } from 'node:path';

const mods = join(import.meta.dirname, '../mods');

/** Of Prometheus 3.15, whose modules are numbered v0.315. */
export const promtool: GoProgram = {
  name: 'promtool',
  path: 'github.com/prometheus/prometheus/cmd/promtool',
  version: 'v0.315.0',
  module: join(mods, 'promtool'),
  // without the web pages, which are not in the module
  tags: ['netgo', 'builtinassets'],
};

export const amtool: GoProgram = {
  name: 'amtool',
  path: 'github.com/prometheus/alertmanager/cmd/amtool',
  version: 'v0.34.2',
};

export const gator: GoProgram = {
  name: 'gator',
  path: 'github.com/open-policy-agent/gatekeeper/v3/cmd/gator',
  version: 'v3.23.1',
};

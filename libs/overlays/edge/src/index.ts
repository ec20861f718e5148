import type { Overlay } from '@delivery/overlay-contract';
import { apiServer, webhookCallers } from './api-server.ts';
import { bucket } from './bucket.ts';
import { dnsProvider, dnsSolver } from './dns-provider.ts';
import { dns } from './dns.ts';
import { forms } from './forms.ts';
import { gateway } from './gateway.ts';
import { podIdentity, serviceAccountAnnotations } from './identity.ts';
import { nodeProvisioner } from './node-provisioner.ts';
import { nodes } from './nodes.ts';
import { provides } from './provides.ts';
import { mirror, registry } from './registry.ts';
import { secretStore, secretStoreReach } from './secret-store.ts';
import { snapshotClass, storageClasses } from './storage.ts';

export const edge: Overlay = {
  apiServer,
  bucket,
  dns,
  dnsProvider,
  dnsSolver,
  forms,
  gateway,
  mirror,
  nodeProvisioner,
  nodes,
  podIdentity,
  provides,
  registry,
  secretStore,
  secretStoreReach,
  serviceAccountAnnotations,
  snapshotClass,
  storageClasses,
  webhookCallers,
};

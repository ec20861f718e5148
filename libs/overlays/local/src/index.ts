import type { Overlay } from '@delivery/overlay-contract';
import { dns } from './dns.ts';
import { forms } from './forms.ts';
import { serviceAccountAnnotations } from './identity.ts';
import { registry } from './registry.ts';
import { secretStore } from './secret-store.ts';
import { storageClasses } from './storage.ts';

export const local: Overlay = { dns, forms, registry, secretStore, serviceAccountAnnotations, storageClasses };

import type { Overlay } from '@delivery/overlay-contract';

export const forms: Overlay['forms'] = {
  account: { form: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, words: 'the name of a site, e.g. rotterdam' },
};

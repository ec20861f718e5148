import type { Dashboard } from '../dashboard.ts';
import type { View } from '../view.ts';
import { admission, privileged } from './security/api-server.ts';
import { certificates } from './security/certificates.ts';
import { falco } from './security/falco.ts';
import { secrets } from './security/secrets.ts';

/** Who did what they should not, and what protects the platform. */
export function security(view: View): Dashboard {
  return {
    uid: 'security',
    title: 'Security',
    description:
      'What processes did that nobody declared, what was refused at the door, what ends soon, and who changed rights.',
    from: 'now-24h',
    refresh: '1m',
    sections: [falco(view), ...admission(view), ...certificates(view), ...secrets(view), privileged(view)],
  };
}

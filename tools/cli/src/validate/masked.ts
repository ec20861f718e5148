import type { Finding } from '@delivery/findings';
import { mask } from '@delivery/manifest';

/** A finding that shows no secret, wherever it goes: to a screen, a report or the cache. */
export function masked(finding: Finding): Finding {
  const { subject, found, allowed, fix, hint } = finding;
  return {
    ...finding,
    subject: mask(subject),
    found: mask(found),
    ...(allowed !== undefined && { allowed: mask(allowed) }),
    fix: mask(fix),
    ...(hint !== undefined && { hint: mask(hint) }),
  };
}

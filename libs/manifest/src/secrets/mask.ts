import { secretsInLeaf } from './in-leaf.ts';
import { hide } from './span.ts';

/**
 * The text with everything hidden that looks like a secret: `password=***`, `ghp_***`, `postgres://order:***@db`. For
 * whatever is shown or kept: reports, messages, comments, pages.
 */
export function mask(text: string): string {
  const spans = secretsInLeaf({ value: text, name: undefined, context: {} });
  return spans.length === 0 ? text : hide(text, spans);
}

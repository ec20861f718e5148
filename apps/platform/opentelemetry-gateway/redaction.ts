import type { CollectorPart } from '@delivery/constructs/operator';

/**
 * Masks what must not be kept, whoever wrote it into an attribute or a log line: credentials by the names of their keys, and cards, tokens
 * and keys by their looks. Everything else stays.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.153.0/processor/redactionprocessor
 */
export const redaction: CollectorPart = {
  allow_all_keys: true,
  // numbers too: a card may be one
  redact_all_types: true,
  blocked_key_patterns: [
    '(?i).*authorization.*',
    '(?i).*cookie.*',
    '(?i).*passw(or)?d.*',
    '(?i).*[._-]token',
    '(?i).*(api|access|private|secret)[._-]?key.*',
    '(?i).*(secret|credential).*',
  ],
  blocked_values: [
    // Visa, Mastercard, American Express
    '\\b4[0-9]{12}(?:[0-9]{3})?\\b',
    '\\b5[1-5][0-9]{14}\\b',
    '\\b3[47][0-9]{13}\\b',
    // JSON Web Tokens, keys of AWS, private keys
    '\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+',
    '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----',
  ],
  summary: 'silent',
};

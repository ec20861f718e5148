/**
 * A line of a job's log that GitHub shows at a file, or above all of them.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotation(
  level: 'error' | 'warning' | 'notice',
  message: string,
  properties: Readonly<Record<string, string>> = {},
): string {
  const words = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`);
  return `::${[level, words.join(',')].filter(Boolean).join(' ')}::${inMessage(message)}`;
}

const inMessage = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string) => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

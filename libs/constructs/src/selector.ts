/** Labels by which the pods of a service are found; frozen, since selectors of live objects cannot change. */
export function selectorOf(name: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name };
}

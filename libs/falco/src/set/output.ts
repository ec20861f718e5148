/** What every alert says after its own words: who did it, and in which container of which pod. */
export function outputOf(words: string, more: Readonly<Record<string, string>> = {}): string {
  const fields = {
    ...more,
    process: 'proc.name',
    command: 'proc.cmdline',
    exe_path: 'proc.exepath',
    parent: 'proc.pname',
    user: 'user.name',
    user_uid: 'user.uid',
    container_id: 'container.id',
    container_name: 'container.name',
    image: 'container.image.repository',
    namespace: 'k8s.ns.name',
    pod: 'k8s.pod.name',
  };
  return [`${words} |`, ...Object.entries(fields).map(([name, field]) => `${name}=%${field}`)].join(' ');
}

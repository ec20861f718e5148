const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** A path inside plain data as people write it, e.g. `metadata.annotations["app.kubernetes.io/name"]`, `ports[0].name`; `''` is the root. */
export function pathText(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!PLAIN_KEY.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

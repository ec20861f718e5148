const STEP = /\[("(?:[^"\\]|\\.)*"|\d+)\]|[^.[\]]+/g;

/** The value with another one at a path such as `spec.ports[0].port`; `undefined` takes it away. The value itself stays as it is. */
export function withField(value: unknown, path: string, to: unknown): unknown {
  const steps = [...path.matchAll(STEP)].map(([step, inner]) =>
    inner === undefined ? step : (JSON.parse(inner) as string | number),
  );
  return put(value, steps, to);
}

function put(value: unknown, [step, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    if (rest.length === 0 && to === undefined) list.splice(step, 1);
    else list[step] = put(list[step], rest, to);
    return list;
  }
  const record = { ...(value as Record<string, unknown> | undefined) };
  if (rest.length === 0 && to === undefined) delete record[step];
  else record[step] = put(record[step], rest, to);
  return record;
}

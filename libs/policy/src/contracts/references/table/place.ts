import { textAt, type Fields } from '../../../fields.ts';
import type { RowOptions } from './row.ts';

/** Where a name leads: without a namespace to something of the whole cluster, or of any namespace. */
export interface Place {
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of a URL. @default - it names none */
  readonly port?: number;
}

const HOST = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)\.svc(?:\.[a-z0-9.-]+)?)?$/;
/** Scheme, perhaps a user, perhaps the pod of a StatefulSet, Service, namespace, port. */
const ADDRESS =
  /^(?:([a-z][a-z0-9+.:-]*):\/\/)?(?:[^@/\s]*@)?(?:[a-z0-9-]+\.)?([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?\.?(?::(\d{1,5}))?(?:[/?#]\S*)?$/;

const SCHEMES: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

/** Text with one of these is filled in later: by a template, a shell or the kubelet. */
const UNFINISHED = /[{}$]/;

/**
 * Reads a name.
 *
 * @param own - namespace of the object that names
 * @returns undefined for text that names nothing in the cluster, such as a host outside
 */
export function placeOf(
  text: string,
  form: RowOptions['form'],
  holder: Fields,
  own: string | undefined,
): Place | undefined {
  if (UNFINISHED.test(text)) return undefined;
  switch (form) {
    case 'host':
      return hostPlace(text, own);
    case 'url':
      return urlPlace(text);
    case 'namespace/name':
      return slashPlace(text, own);
    default:
      return { namespace: textAt(holder, 'namespace') ?? own, name: text };
  }
}

function hostPlace(text: string, own: string | undefined): Place | undefined {
  const [, name, namespace = own] = HOST.exec(text) ?? [];
  return name === undefined ? undefined : { namespace, name };
}

function urlPlace(text: string): Place | undefined {
  // most values are none: spares the expression
  if (!text.includes('.svc')) return undefined;
  const [, scheme = '', name, namespace, digits] = ADDRESS.exec(text) ?? [];
  if (name === undefined) return undefined;
  const port = digits === undefined ? SCHEMES[scheme] : Number(digits);
  return { namespace, name, ...(port !== undefined && { port }) };
}

function slashPlace(text: string, own: string | undefined): Place | undefined {
  // Istio's word for every sidecar
  if (text === 'mesh') return undefined;
  const slash = text.indexOf('/');
  if (slash === -1) return { namespace: own, name: text };
  return { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}

import { waiverPrefix } from '@delivery/manifest';
import { checkOf } from '../check-of.ts';

/** A kind whose objects a template compares with each other. */
export interface ComparedKind {
  readonly apiGroup: string;
  readonly kind: string;
}

/** A check that needs more than one object, in Rego. */
export interface Template {
  /** Of the check, e.g. `C40`. */
  readonly id: string;
  /** Of its constraints, e.g. `DeliveryUniqueRoute`. */
  readonly kind: string;
  readonly compares: readonly ComparedKind[];
  readonly rego: string;
  /** Names of the bad examples of the check that it answers: the others are of kinds or fields that it does not look at. */
  readonly bad: readonly string[];
}

interface Props extends Pick<Template, 'id' | 'kind' | 'compares' | 'bad'> {
  /** Rego that defines the set `wrong`, texts of what is found; `others` are the compared objects beside the one under review. */
  readonly wrong: string;
}

export function template({ wrong, ...props }: Props): Template {
  const { id, kind, compares } = props;
  const { title, fix } = checkOf(id);
  const head = `package ${kind.toLowerCase()}

violation contains {"msg": msg} if {
  not waived
  some found in wrong
  msg := concat("", [${quoted(`${id} ${title}; found: `)}, found, ${quoted(`; fix: ${fix}, or waive ${id} with a reason`)}])
}

waived if trim_space(input.review.object.metadata.annotations["${waiverPrefix}${id}"]) != ""

compared := {${compares.map(({ apiGroup, kind: one }) => quoted(`${apiGroup}/${one}`)).join(', ')}}

others contains other if {
  some namespace, apiVersion, kind, name
  other := data.inventory.namespace[namespace][apiVersion][kind][name]
  concat("/", [split(apiVersion, "/")[0], kind]) in compared
  not is_reviewed(namespace, kind, name)
}

is_reviewed(namespace, kind, name) if {
  namespace == input.review.object.metadata.namespace
  kind == input.review.object.kind
  name == input.review.object.metadata.name
}
`;
  return { ...props, rego: head + wrong };
}

const quoted = (text: string) => JSON.stringify(text);

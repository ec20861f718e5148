import ts from 'typescript';

/** A structural schema of a CustomResourceDefinition. */
export type Schema = Readonly<Record<string, unknown>>;

/** Any JSON value, kept as it is. */
const free: Schema = { 'x-kubernetes-preserve-unknown-fields': true };

/** A type, and where it stands. */
interface Place {
  readonly checker: ts.TypeChecker;
  /** For messages, e.g. `IHelmRelease.spec.values`. */
  readonly path: string;
  /** The objects around it. */
  readonly within: readonly ts.Type[];
}

/**
 * The structural schema of a TypeScript type of JSON values. Objects are closed, as structural schemas are: fields that the type does not
 * have are refused. `any`, `unknown` and types without fields are free. Numbers stay numbers: TypeScript does not tell integers apart.
 *
 * @param name of the type, for messages
 * @throws Error for what no structural schema can say, e.g. a union of objects
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function schemaOf(checker: ts.TypeChecker, type: ts.Type, name: string): Schema {
  return convert(type, { checker, path: name, within: [] });
}

function convert(type: ts.Type, place: Place): Schema {
  const { checker, path } = place;
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return free;
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.isStringLiteral() || type.isNumberLiteral()) return { type: typeof type.value, enum: [type.value] };
  if (type.isUnion()) return unionSchema(type, place);
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (item !== undefined) return { type: 'array', items: convert(item, { ...place, path: `${path}[]` }) };
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectSchema(type, place);
  throw unsayable(type, place);
}

function unionSchema(union: ts.UnionType, place: Place): Schema {
  const members = union.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
  const nullable = union.types.some(({ flags }) => flags & ts.TypeFlags.Null) ? { nullable: true } : {};
  const every = (wanted: ts.TypeFlags) => members.every(({ flags }) => (flags & wanted) !== 0);
  const [first] = members;
  if (members.length === 1 && first !== undefined) return { ...convert(first, place), ...nullable };
  if (every(ts.TypeFlags.BooleanLiteral)) return { type: 'boolean', ...nullable };
  if (every(ts.TypeFlags.StringLiteral) || every(ts.TypeFlags.NumberLiteral)) {
    // the checker keeps the members in the order in which it met them anywhere in the program
    const values = members.flatMap((member) => (member.isLiteral() ? [member.value] : [])).sort();
    return { type: typeof values[0], enum: values, ...nullable };
  }
  if (every(ts.TypeFlags.String | ts.TypeFlags.Number)) return { 'x-kubernetes-int-or-string': true, ...nullable };
  throw unsayable(union, place);
}

function objectSchema(type: ts.Type, { checker, path, within }: Place): Schema {
  if (within.includes(type)) throw unsayable(type, { checker, path, within }, ', which holds itself');
  const inside = (child: ts.Type, at: string) =>
    convert(child, { checker, path: path + at, within: [...within, type] });
  const values = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
  const fields = checker.getPropertiesOfType(type);
  if (values !== undefined && fields.length > 0) throw unsayable(type, { checker, path, within });
  if (values !== undefined) return { type: 'object', additionalProperties: inside(values, '{}') };
  if (fields.length === 0) return free;
  const properties = fields.map((field) => [field.name, inside(checker.getTypeOfSymbol(field), `.${field.name}`)]);
  const required = fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}

function unsayable(type: ts.Type, { checker, path }: Place, why = ''): Error {
  return new Error(`${path}: a structural schema cannot say "${checker.typeToString(type)}"${why}`);
}

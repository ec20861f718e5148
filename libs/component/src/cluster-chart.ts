import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

/**
 * Scope of everything that one app renders for one cluster. It has no namespace and makes up no names: both are identity, and a name that
 * holds the hash of a construct path would rename, that is delete, a live object when somebody moves a line.
 */
export class ClusterChart extends Chart {
  readonly #origins = new Map<IConstruct, Error>();

  constructor(scope: Construct, id: string, labels: Readonly<Record<string, string>>) {
    super(scope, id, { labels: { ...labels }, disableResourceNameHashes: true });
  }

  /** Every object asks for them while it is made: the moment in which it can be told which line makes it. */
  override get labels(): Record<string, string> {
    const made = this.#newIn(this);
    if (made !== undefined) this.#origins.set(made, new Error('made here'));
    return super.labels;
  }

  /** The object of this chart that is being made. Mostly it is the last in its scope: from there the search begins. */
  #newIn(scope: IConstruct): IConstruct | undefined {
    for (const child of scope.node.children.reverse()) {
      const made = this.#newIn(child);
      if (made !== undefined) return made;
    }
    return isObject(scope) && scope.chart === this && !this.#origins.has(scope) ? scope : undefined;
  }

  /** The calls that made a construct: an Error for its `stack`, which costs nothing until somebody reads it. */
  originOf(construct: IConstruct): Error | undefined {
    return this.#origins.get(construct);
  }

  /** @throws always: every object names itself */
  override generateObjectName(object: ApiObject): string {
    throw new Error(`${object.node.path}: metadata.name is not set; name the object`);
  }
}

/** As `ApiObject.isApiObject`, which is true only of those that are made. */
function isObject(construct: IConstruct): construct is ApiObject {
  return Object.prototype.isPrototypeOf.call(ApiObject.prototype, construct);
}

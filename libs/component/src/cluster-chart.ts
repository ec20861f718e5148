import { Chart, type ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/**
 * Scope of everything that one app renders for one cluster. It has no namespace and makes up no names: both are identity, and a name that
 * holds the hash of a construct path would rename, that is delete, a live object when somebody moves a line.
 */
export class ClusterChart extends Chart {
  constructor(scope: Construct, id: string, labels: Readonly<Record<string, string>>) {
    super(scope, id, { labels: { ...labels }, disableResourceNameHashes: true });
  }

  /** @throws always: every object names itself */
  override generateObjectName(object: ApiObject): string {
    throw new Error(`${object.node.path}: metadata.name is not set; name the object`);
  }
}

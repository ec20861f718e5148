import type { Cluster } from '@delivery/fleet';

/** Order in which a new cluster comes up; the folder below `apps/`. */
export const stages = ['foundation', 'operators', 'platform', 'services', 'traffic'] as const;
export type Stage = (typeof stages)[number];

/** How bad it is to see what an app holds. */
export type DataClass = 'public' | 'internal' | 'personal' | 'card';

/** How important an app's pods are when a node runs out of room. */
export type Tier = 'critical' | 'standard';

/** What one pod asks for in production, as Kubernetes quantities; an environment scales it. */
export interface Resources {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage': string;
}

/** What every app declares about itself: plain data but for the choice of clusters. */
export interface Declaration {
  /** Name of the app's folder. */
  readonly name: string;
  /** Team that answers for it: its AppProject in Argo CD, its service account in Flux. */
  readonly owner: string;
  readonly clusters: (cluster: Cluster) => boolean;
  /**
   * Apps of the same stage that must be healthy before this one is created.
   * @default - none
   */
  readonly after?: readonly string[];
  /**
   * Whether it renders from the other apps' declarations. Nx reads this line too: such an app is affected by every `component.ts`.
   * Not for services.
   * @default - it renders from its own declaration alone
   */
  readonly readsCatalog?: true;
  /**
   * Whether its sync object outlives its removal from the tree, as its objects do.
   * @default - it is pruned
   */
  readonly protected?: true;
  /** @default - not a service */
  readonly service?: ServiceDeclaration;
}

/** What an app that runs an image declares. It owns the namespace of its own name. */
export interface ServiceDeclaration {
  /** Container ports by name. `http` is reached through the Service on port 80, the others on their own number. */
  readonly ports: Readonly<Record<string, number>>;
  /** Apps it calls, each with the name of the port. The other end lists it in `calledBy`. */
  readonly calls: Readonly<Record<string, string>>;
  readonly calledBy: readonly string[];
  readonly needs: {
    /** Database by the name under which the clusters' facts bind it. */
    readonly postgres?: string;
  };
  readonly tier: Tier;
  readonly dataClass: DataClass;
  readonly requests: Resources;
  /**
   * CPU limit of one pod in production; memory and ephemeral storage are limited to the requests.
   * @default - four times the request
   */
  readonly cpuLimit?: string;
}

/** An app: a declaration and the folder it came from. */
export interface App extends Declaration {
  readonly stage: Stage;
  /** E.g. `apps/services/order`. */
  readonly folder: string;
}

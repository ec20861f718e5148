/** Something that the cloud installs before we do, or whoever runs the cluster makes by hand. */
export interface Provided {
  /**
   * `crds`: a source of `libs/kubernetes`, by name; `GatewayClass`, `Namespace`, `StorageClass`: an object by name; `operator`: an app
   * of `apps/operators` that the cloud runs itself.
   */
  readonly kind: 'crds' | 'GatewayClass' | 'Namespace' | 'StorageClass' | 'operator';
  readonly name: string;
  /** Address of the page that says so. */
  readonly source: string;
}

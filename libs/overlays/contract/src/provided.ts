/** Something that the cloud installs before we do. */
export interface Provided {
  /**
   * `crds`: a source of `libs/kubernetes`, by name; `GatewayClass`, `StorageClass`: an object by name; `operator`: an app of
   * `apps/operators` that the cloud runs itself.
   */
  readonly kind: 'crds' | 'GatewayClass' | 'StorageClass' | 'operator';
  readonly name: string;
  /** Address of the page that says so. */
  readonly source: string;
}

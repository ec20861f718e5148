/** Made by `bin/apps-module.js`. */
declare module 'delivery:apps' {
  /** Every app of the repository in code unit order of the folders, e.g. `apps/services/order`. */
  export const apps: readonly {
    readonly folder: string;
    readonly component: import('@delivery/component').Component;
  }[];
}

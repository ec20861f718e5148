/** A ServiceAccount that stands for a cloud identity. */
export interface Workload {
  readonly namespace: string;
  readonly serviceAccountName: string;
}

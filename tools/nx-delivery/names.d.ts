/** Names of the files of `clusters/` that state a cloud, sorted. */
export function clusterNames(root: string): readonly string[];
/** Folders of `libs/overlays` but the contract, sorted. */
export function cloudNames(root: string): readonly string[];

export declare const appsModuleId: 'delivery:apps';

export declare function appFolders(root: string): string[];

export declare function appsModule(root: string, folders?: readonly string[]): string;

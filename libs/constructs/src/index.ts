export { namedEgress, reachesByName } from './cilium-egress.ts';
export { defineService, type ServiceProps } from './define-service.ts';
export { externalSecret } from './external-secret.ts';
export { nodePoolLabel } from './nodes.ts';
export { priorityClasses } from './priority.ts';
export { Service } from './service.ts';

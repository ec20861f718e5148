export { defineService, type ServiceProps } from './define-service.ts';
export { priorityClasses } from './priority.ts';
export { Service } from './service.ts';

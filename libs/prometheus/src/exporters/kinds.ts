import type { Metric } from '@delivery/catalog';

export const counter = (help: string, ...labels: string[]): Metric => ({ type: 'counter', help, labels });
export const gauge = (help: string, ...labels: string[]): Metric => ({ type: 'gauge', help, labels });
export const histogram = (help: string, ...labels: string[]): Metric => ({ type: 'histogram', help, labels });

export { fastBurn } from './burn.ts';
export { errorRatio, type ErrorRatioProps } from './error-ratio.ts';

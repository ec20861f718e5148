export { tempRepository, type TempRepository } from './temp-repository.ts';

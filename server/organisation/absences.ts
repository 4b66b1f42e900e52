/** What later capabilities may ask of who is away (vắng mặt). */
export { awayOn } from './store/absence-store.ts';

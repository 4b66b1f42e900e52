/** What it takes to keep a photo on the device; fetched when the first one is chosen. */
export { dropFile, keepFile } from '../../app/offline/device-files.ts';
export { shrinkPhoto } from './shrink-photo.ts';

import type { PublicPages } from './mount.ts';

/** Every page of what was published. */
export function publishedPages(_pages: PublicPages): void {}

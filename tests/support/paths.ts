import { fileURLToPath } from 'node:url';

/** The repository's root, and the folder of numbered SQL files. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const migrationsFolder = fileURLToPath(
  new URL('../../server/platform/database/migrations/', import.meta.url),
);

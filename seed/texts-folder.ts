import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the demonstration's documents, seen from the sources or from the built server. */
export function textsFolder(): string {
  const beside = fileURLToPath(new URL('./texts/', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../seed/texts/', import.meta.url));
}

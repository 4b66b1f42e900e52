import type { ActRequest, Author } from '../platform/act.ts';

/** Entries that belong to the installation and to no authority stand under this number. */
export const INSTALLATION = '0';

/** The author of what the program does by itself: set-up, reference data, the demonstration. */
function programAuthor(authorityId: string): Author {
  return { personId: '0', postId: '0', unitId: '0', authorityId };
}

/** The request of an act that the program does by itself in an authority. */
export function programAct(name: string, authorityId: string): ActRequest {
  return { name, authorityId, author: programAuthor(authorityId), key: null };
}

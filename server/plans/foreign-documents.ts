import type { ExtractedSheet } from '../../reader/inputs/index.ts';

/**
 * A kind of document that the reader does not know and a later capability does: told by its content and turned
 * into the sheets of our workbook, so that it is reviewed like any list of tasks.
 */
export interface ForeignDocument {
  readonly fits: (bytes: Uint8Array) => boolean;
  /** @throws Refusal with what to do about it */
  readonly sheets: (bytes: Uint8Array) => readonly ExtractedSheet[];
}

const known: ForeignDocument[] = [];

/** Makes kinds of documents known; called by the composition root. */
export function registerForeignDocuments(...kinds: readonly ForeignDocument[]): void {
  for (const kind of kinds) if (!known.includes(kind)) known.push(kind);
}

/** The sheets of a document of a registered kind; null for every other. */
export function foreignSheets(bytes: Uint8Array): readonly ExtractedSheet[] | null {
  return known.find(({ fits }) => fits(bytes))?.sheets(bytes) ?? null;
}

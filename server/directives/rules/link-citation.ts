/** A document as another one cites it. The day may be a month, or missing. */
export interface CitedDocument {
  readonly numberKey: string | null;
  readonly day: string | null;
}

/** A registered document that bears the cited number. */
export interface LinkCandidate {
  readonly id: string;
  readonly numberKey: string;
  readonly issuedOn: string | null;
  /** Number, year and issuer in one: candidates that share it are editions of one document. */
  readonly identity: string;
  readonly edition: number;
}

/**
 * The registered document that a citation means: same number and same day. Where the citation gives no
 * day it must be the only document of that number, since numbers repeat over years and provinces.
 */
export function linkCitation(
  cited: CitedDocument,
  candidates: readonly LinkCandidate[],
): string | null {
  if (cited.numberKey === null) return null;
  const fitting = candidates.filter(
    ({ numberKey, issuedOn }) => numberKey === cited.numberKey && agrees(cited.day, issuedOn),
  );
  const identities = new Set(fitting.map(({ identity }) => identity));
  if (identities.size !== 1) return null;
  const newest = fitting.reduce((a, b) => (b.edition > a.edition ? b : a));
  return newest.id;
}

/** A day agrees with itself, a month with its days, and a missing day with any. */
export function agrees(citedDay: string | null, issuedOn: string | null): boolean {
  return citedDay === null || issuedOn === null || issuedOn.startsWith(citedDay);
}

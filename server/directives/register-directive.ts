import type { ActContext } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { directiveErrors } from './contract.ts';
import { documentKey, issuerKeyOf, yearOf } from './rules/document-key.ts';
import { registerWords } from './rules/register-words.ts';
import { insertCitations, linkEarlierCitations, type NewCitation } from './store/citation-store.ts';
import { editionsOf, insertDirective } from './store/directive-store.ts';
import { type ClauseRecord, insertClauses, type NewClause } from './store/outline-store.ts';

/** A document as it comes into the register (sổ văn bản). */
export interface Registration {
  readonly type: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuerUnitId: string | null;
  readonly issuerName: string | null;
  readonly signer: string | null;
  readonly title: string;
  readonly text: string;
  readonly file: { readonly hash: string; readonly name: string } | null;
  /** The signed copy (bản ký), where the text was read from something else. */
  readonly signed?: { readonly hash: string; readonly name: string } | null;
  readonly clauses: readonly NewClause[];
  readonly citations: readonly NewCitation[];
  /** Keep it beside a document of the same number, year and issuer, as its next edition. */
  readonly newEdition: boolean;
}

export interface Registered {
  readonly id: string;
  readonly edition: number;
  readonly clauses: readonly ClauseRecord[];
}

/**
 * Puts a document into the register with its outline and its links, both ways, inside an act.
 *
 * @throws Refusal NUMBER_EXISTS with `{ directiveId, editions }` where the same number, year and issuer
 *   is there and no new edition was asked for
 */
export async function registerDirective(
  context: ActContext,
  document: Registration,
): Promise<Registered> {
  const { tx, authorityId, now } = context;
  const key = documentKey(document);
  const editions = key ? await editionsOf(tx, authorityId, key) : [];
  if (editions.length > 0 && !document.newEdition) throw numberExists(document, editions);

  const id = context.ids.next();
  const edition = (editions[0]?.edition ?? 0) + 1;
  const written = await insertDirective(
    tx,
    authorityId,
    {
      id,
      ...document,
      key,
      year: yearOf(document),
      issuerKey: issuerKeyOf(document),
      fileHash: document.file?.hash ?? null,
      fileName: document.file?.name ?? null,
      signedHash: document.signed?.hash ?? null,
      signedName: document.signed?.name ?? null,
      edition,
      secretCount: null,
      folded: registerWords(document),
    },
    now,
  );
  // Another officer registered it between our look and our writing.
  if (!written && key) throw numberExists(document, await editionsOf(tx, authorityId, key));

  const clauses = await insertClauses(context, id, document.clauses);
  await insertCitations(context, id, document.citations);
  if (key) {
    const { numberKey } = key;
    await linkEarlierCitations(tx, authorityId, { id, numberKey, issuedOn: document.issuedOn });
  }
  return { id, edition, clauses };
}

function numberExists(
  document: Registration,
  editions: readonly { readonly id: string; readonly edition: number }[],
): Refusal {
  const facts = { number: document.number ?? '', year: yearOf(document) ?? '' };
  return new Refusal(directiveErrors.NUMBER_EXISTS, facts, {
    directiveId: editions[0]?.id ?? null,
    editions,
  });
}

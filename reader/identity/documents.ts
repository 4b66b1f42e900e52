/** Identity: the main document, every other document mentioned, and how they are related. */

import type { Block } from '../outline/blocks.ts';
import type { DocumentType, ReadDocument, ReadRelation, Span } from '../reading.ts';
import { parseDocumentNumber } from '../recognise/document-number.ts';
import type { Page } from '../text/page.ts';
import type { Zones } from '../zones.ts';
import { readLetterhead } from './letterhead.ts';
import { findNewsMain } from './news-main.ts';
import { issuerOfSymbol } from './organisations.ts';
import { findNamedLaws, findReferences, type Reference } from './references.ts';
import { governedBy } from './relations.ts';
import { readSigner } from './signature.ts';

export interface Identity {
  readonly kind: 'formal' | 'letter' | 'news';
  readonly main: ReadDocument | null;
  readonly documents: readonly ReadDocument[];
  readonly relations: readonly ReadRelation[];
  readonly references: readonly Reference[];
}

/** Reads who issued what and when, and the documents around it. */
export function readIdentity(page: Page, blocks: readonly Block[], zones: Zones): Identity {
  const references = findReferences(page);
  const usable = references.filter((r) => !inZone(blocks, zones, r.start, ['furniture', 'footer']));
  const laws = findNamedLaws(page, references).filter(
    (r) => !inZone(blocks, zones, r.start, ['furniture', 'footer', 'closing']),
  );
  const head = zones.formal
    ? formalMain(page, blocks, zones, usable)
    : newsMain(page, blocks, usable);
  const documents: ReadDocument[] = [];
  /** Mentions after the first of each document; a page may cite one document thousands of times. */
  const more: Span[][] = [];
  const byKey = new Map<string, number>();
  if (head !== null) {
    documents.push(head);
    if (head.number !== null) byKey.set(keyOf(head.number), 0);
  }
  const ids = new Map<Reference, string>();
  for (const reference of [...usable, ...laws].sort((a, b) => a.start - b.start)) {
    const key = reference.number
      ? keyOf(reference.number.printed)
      : `law:${(reference.title ?? '').toLowerCase()}`;
    const known = byKey.get(key);
    const at = known ?? documents.length;
    const existing = documents[at];
    if (existing && known !== undefined) {
      documents[at] = enrich(existing, reference, at === 0);
      more[at] ??= [];
      more[at].push(page.span(reference.start, reference.end));
    } else {
      byKey.set(key, at);
      documents.push(documentOf(page, reference, `D${documents.length + 1}`));
    }
    ids.set(reference, documents[at]?.id ?? '');
  }
  const kind = !zones.formal
    ? 'news'
    : head?.type === 'CV' || head?.type === 'CĐ' || hasAddressee(page, blocks, zones)
      ? 'letter'
      : 'formal';
  const relations =
    head === null
      ? []
      : relate(
          page,
          blocks,
          zones,
          head,
          [...usable, ...laws].sort((a, b) => a.start - b.start),
          ids,
        );
  const mentioned = documents.map((document, at) =>
    more[at] === undefined
      ? document
      : { ...document, mentions: [...document.mentions, ...more[at]] },
  );
  return { kind, main: head, documents: mentioned, relations, references: [...usable, ...laws] };
}

const keyOf = (printed: string): string =>
  parseDocumentNumber(printed)?.normalised ?? printed.toUpperCase();

function inZone(
  blocks: readonly Block[],
  zones: Zones,
  at: number,
  which: readonly string[],
): boolean {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((blocks[mid]?.start ?? 0) <= at) low = mid;
    else high = mid - 1;
  }
  return which.includes(zones.zones[low] ?? 'body');
}

function hasAddressee(page: Page, blocks: readonly Block[], zones: Zones): boolean {
  return blocks.some(
    (b, i) =>
      i < 80 &&
      (zones.zones[i] === 'body' || zones.zones[i] === 'letterhead') &&
      page.folded.startsWith('kinh gui', b.start),
  );
}

function formalMain(
  page: Page,
  blocks: readonly Block[],
  zones: Zones,
  references: readonly Reference[],
): ReadDocument {
  const from = zones.zones.indexOf('letterhead');
  let to = from;
  while (zones.zones[to] === 'letterhead') to++;
  const head = readLetterhead(page, blocks, from, to);
  const signer = readSigner(page, blocks, zones.zones);
  const number = head.number?.value ?? null;
  const parsed = number === null ? null : parseDocumentNumber(number);
  const type: DocumentType | null =
    head.type?.value ?? parsed?.type ?? (head.title === null ? null : 'CV');
  const mentions: Span[] =
    head.number === null ? [] : [page.span(head.number.start, head.number.end)];
  const symbolIssuer = issuerOfSymbol(parsed?.organisation ?? null);
  const self = references.find(
    (r) =>
      number !== null &&
      r.number !== null &&
      keyOf(r.number.printed) === keyOf(number) &&
      r.date !== null,
  );
  return {
    id: 'D1',
    type:
      head.type === null && (head.title !== null || hasAddressee(page, blocks, zones))
        ? 'CV'
        : reconcileType(head.type?.value ?? null, parsed?.type ?? null, type),
    number,
    date: head.date?.value ?? self?.date ?? null,
    issuer: head.issuer?.value ?? symbolIssuer,
    signer: signer?.value.replace(/^\(?[Đđ]ã ký\)?[\s:.]*/u, '') ?? null,
    title: head.title?.value ?? null,
    mentions,
    ...(head.title ? { titleSpan: page.span(head.title.start, head.title.end) } : {}),
    ...(head.date ? { dateSpan: page.span(head.date.start, head.date.end) } : {}),
    ...(head.issuer ? { issuerSpan: page.span(head.issuer.start, head.issuer.end) } : {}),
    ...(signer ? { signerSpan: page.span(signer.start, signer.end) } : {}),
    rule: 'identity/letterhead',
    confidence: number === null ? 0.6 : 0.97,
  };
}

/** The line of capitals names the type; a symbol that says otherwise wins only over an annexed text. */
function reconcileType(
  heading: DocumentType | null,
  symbol: DocumentType | null,
  fallback: DocumentType | null,
): DocumentType | null {
  if (
    heading !== null &&
    symbol !== null &&
    symbol !== 'CV' &&
    heading !== symbol &&
    (heading === 'KH' || heading === 'QC')
  )
    return symbol;
  return heading ?? fallback;
}

function newsMain(
  page: Page,
  blocks: readonly Block[],
  references: readonly Reference[],
): ReadDocument | null {
  const found = findNewsMain(page, blocks, references);
  if (found === null) return null;
  const { reference, date, issuer, title } = found;
  return {
    id: 'D1',
    type: reference.type,
    number: reference.number?.printed ?? null,
    date: date?.value ?? reference.date,
    issuer: issuer?.value ?? reference.issuer,
    signer: found.signer,
    title: title?.value ?? reference.title,
    mentions: [],
    ...(title ? { titleSpan: page.span(title.start, title.end) } : {}),
    ...(date ? { dateSpan: page.span(date.start, date.end) } : {}),
    ...(issuer ? { issuerSpan: page.span(issuer.start, issuer.end) } : {}),
    rule: 'identity/news',
    confidence: 0.8,
  };
}

function documentOf(page: Page, reference: Reference, id: string): ReadDocument {
  return {
    id,
    type: reference.type,
    number: reference.number?.printed ?? null,
    date: reference.date,
    issuer: reference.issuer,
    signer: null,
    title: reference.title,
    mentions: [page.span(reference.start, reference.end)],
    rule: reference.rule,
    confidence: reference.number === null ? 0.7 : 0.95,
  };
}

function enrich(document: ReadDocument, reference: Reference, main: boolean): ReadDocument {
  return {
    ...document,
    type: document.type ?? reference.type,
    date: document.date ?? reference.date,
    issuer: document.issuer ?? reference.issuer,
    title: document.title ?? (main ? document.title : reference.title),
  };
}

function relate(
  page: Page,
  blocks: readonly Block[],
  zones: Zones,
  main: ReadDocument,
  references: readonly Reference[],
  ids: ReadonlyMap<Reference, string>,
): ReadRelation[] {
  const best = new Map<string, ReadRelation>();
  let preambleEnd = blocks.findIndex(
    (b, i) =>
      zones.zones[i] === 'body' &&
      b.marker !== null &&
      b.marker.kind !== 'dash' &&
      b.marker.kind !== 'plus',
  );
  if (preambleEnd < 0) preambleEnd = zones.formal ? blocks.length : 0;
  let cursor = 0;
  let blockAt = -1;
  let earlier: Reference[] = [];
  for (const reference of references) {
    while (cursor < blocks.length - 1 && (blocks[cursor + 1]?.start ?? Infinity) <= reference.start)
      cursor++;
    const block = blocks[cursor];
    if (!block) continue;
    if (cursor !== blockAt) {
      blockAt = cursor;
      earlier = [];
    }
    const to = ids.get(reference) ?? '';
    const before = earlier;
    earlier = [...earlier, reference].slice(-6);
    if (to === main.id || to === '') continue;
    const inTitle = zones.zones[cursor] === 'letterhead';
    const governed = governedBy(page, block, reference, before, cursor < preambleEnd);
    const from = governed.from === null ? main.id : (ids.get(governed.from) ?? main.id);
    const known = best.get(to);
    const type = inTitle && governed.type === 'cites' ? 'implements' : governed.type;
    const changes = type === 'amends' || type === 'replaces' || type === 'repeals';
    if (known === undefined || known.type === 'cites' || (changes && known.type !== type)) {
      best.set(to, {
        from: from === to ? main.id : from,
        type,
        to,
        rule: governed.rule,
        confidence: type === 'cites' ? 0.7 : 0.9,
      });
    }
  }
  return [...best.values()];
}

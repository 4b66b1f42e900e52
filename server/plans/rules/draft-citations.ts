import type { ReadDocument, Reading, ReadRelation } from '../../../reader/reading.ts';
import type { Draft } from '../contract.ts';

type DraftCitation = Draft['citations'][number];

/**
 * The links of a document (căn cứ, thực hiện, sửa đổi …) with their chain: a plan implements a programme
 * which implements a resolution. `fromKey` names the citation at which a link of such a chain begins.
 * A document that is named without any link is a plain mention; a mention beside a real link is dropped.
 */
export function draftCitations(reading: Reading, mainId: string | null): DraftCitation[] {
  const byId = new Map(reading.documents.map((document) => [document.id, document]));
  const links = reading.relations.filter(({ to }) => to !== mainId && byId.has(to));
  const kept = links.filter((link) => link.type !== 'cites' || !hasRealLink(link, links));
  const linked = new Set(kept.map(({ to }) => to));
  const mentions: ReadRelation[] = reading.documents
    .filter(({ id }) => id !== mainId && !linked.has(id))
    .map(({ id, rule, confidence }) => ({
      from: mainId ?? '',
      to: id,
      type: 'cites',
      rule,
      confidence,
    }));
  const all = [...kept, ...mentions];
  const keys = new Map<string, string>();
  all.forEach(({ to }, index) => {
    if (!keys.has(to)) keys.set(to, `c${index + 1}`);
  });
  return all.flatMap((link, index) => {
    const document = byId.get(link.to);
    return document ? [citationOf(link, document, `c${index + 1}`, mainId, keys)] : [];
  });
}

function hasRealLink(mention: ReadRelation, links: readonly ReadRelation[]): boolean {
  return links.some(({ to, type }) => to === mention.to && type !== 'cites');
}

function citationOf(
  link: ReadRelation,
  document: ReadDocument,
  key: string,
  mainId: string | null,
  keys: ReadonlyMap<string, string>,
): DraftCitation {
  const place = document.mentions[0];
  return {
    key,
    kind: link.type,
    type: document.type,
    number: document.number,
    day: document.date,
    issuer: document.issuer,
    title: document.title,
    fromKey: link.from === mainId ? null : (keys.get(link.from) ?? null),
    state: 'unseen',
    span: place ? { start: place.start, end: place.end } : null,
    confidence: Math.min(link.confidence, document.confidence),
    rule: link.rule,
  };
}

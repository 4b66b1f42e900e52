/**
 * Relations between documents: the word that governs a mention decides (DOMAIN §3.4: "Căn cứ" is a
 * basis, "Thực hiện" the edge that makes the chain of directives).
 *
 * A lead-in at the start of a clause carries over every document up to the next lead-in.
 */

import type { Block } from '../outline/blocks.ts';
import type { RelationType } from '../reading.ts';
import type { Page } from '../text/page.ts';
import type { Reference } from './references.ts';

export interface Governed {
  readonly type: RelationType;
  readonly rule: string;
  /** Reference that the relation starts from; null for the main document. */
  readonly from: Reference | null;
}

const LEAD_IN =
  /(?:^|[;,] (?:dong thoi |va )?|\. |(?:^|[;,.] )(?:de |nham |de tiep tuc |tiep tuc )(?:tang cuong |chu dong [^;.]{0,60} va )?)((?:[a-z]+ ){0,3}?)(can cu?|thuc hien|trien ?khai|xet de nghi|theo de nghi|xet to trinh|cu the hoa|huong ung|theo chi dao|theo tinh than|quan triet|sau khi xem xet|theo bao cao|kem theo)(?= )/g;
const NEAR =
  /\b(thay the|bai bo|huy bo|sua doi|bo sung|het hieu luc|sau [a-z0-9 ]{2,20}thuc hien|thuc hien|trien ?khai|bam sat|quan triet|cu the hoa|chi dao[^,;.]{0,60} tai|y kien[^,;.]{0,60} tai|can cu?|theo chi dao|de nghi|tham dinh|quy dinh tai|quy dinh|theo|tai|truoc do|phe duyet|ban hanh kem theo|kem theo|noi tai|neu tai|huong ung)\b/g;

/** How far before a mention its governing word is looked for. */
const FARTHEST = 3000;

/** The relation of one mention inside its block; `earlier` are the mentions before it in the block. */
export function governedBy(
  page: Page,
  block: Block,
  mention: Reference,
  earlier: readonly Reference[],
  preamble: boolean,
): Governed {
  const start = Math.max(block.content, mention.start - FARTHEST);
  const prefix = page.folded.slice(start, mention.start);
  const chain = chainedFrom(page, mention, earlier);
  if (chain !== null) return { type: 'implements', rule: 'relation/chain', from: chain };
  const changed = changeBefore(prefix, mention, page);
  if (changed !== null) return { type: changed, rule: `relation/${changed}`, from: null };
  const leadIn = /\bsau [a-z0-9 ]{2,20}thuc hien [^,;.]{0,40}$/.test(prefix)
    ? null
    : lastLeadIn(prefix);
  if (leadIn !== null && (preamble || leadIn === 'based_on' || leadIn === 'proposed_by')) {
    return {
      type: proposal(mention) && leadIn !== 'implements' ? 'proposed_by' : leadIn,
      rule: 'relation/lead-in',
      from: null,
    };
  }
  const near = nearType(prefix, mention);
  const previous = earlier[earlier.length - 1];
  if (near === 'cites' && previous && continuesList(page, previous, mention)) {
    const before = governedBy(page, block, previous, earlier.slice(0, -1), preamble);
    if (before.type === 'implements') return { ...before, rule: 'relation/list' };
  }
  return { type: near, rule: 'relation/near', from: null };
}

/** "Nghị quyết số 01 … về …; Nghị quyết số 02 …": the second mention opens the next part of the list. */
function continuesList(page: Page, previous: Reference, mention: Reference): boolean {
  const between = page.folded.slice(previous.reach, mention.start);
  return (
    between.length < 400 &&
    /(?:;|, va| va|,) (?:cac )?$/.test(between) &&
    !/\. |\b(?:can cu|theo|tai) /.test(between)
  );
}

const proposal = (mention: Reference): boolean => mention.type === 'TTr' || mention.type === 'BC';

function lastLeadIn(prefix: string): RelationType | null {
  let type: RelationType | null = null;
  for (const match of prefix.matchAll(LEAD_IN)) {
    const word = match[2] ?? '';
    if (word === 'kem theo') continue;
    type = /^can cu?$/.test(word)
      ? 'based_on'
      : /de nghi|to trinh|bao cao/.test(word)
        ? 'proposed_by'
        : 'implements';
  }
  return type;
}

/** "Xây dựng Thông tư sửa đổi Thông tư số …": the text to be drawn up amends, not this one. */
const AMENDING_TEXT =
  /\b(?:thong tu|nghi dinh|luat|quyet dinh|nghi quyet|van ban|de an)(?! nay)(?: thay the,?)? (?:sua doi|bo sung)[^;.]{0,160}$/;

function changeBefore(prefix: string, mention: Reference, page: Page): RelationType | null {
  const near = prefix.slice(-200);
  if (/^(?:can cu|xet|theo de nghi)/.test(prefix)) return null;
  if (
    /\bthay the (?:cho )?(?:cac )?(?:[a-z]+ ){0,4}(?:so )?(?:[^;.]{0,90}(?:,|;| va) (?:[a-z]+ ){0,3})?$/.test(
      near,
    )
  )
    return 'replaces';
  if (/\b(?:bai bo|huy bo)(?: toan bo| mot phan)?[^;.]{0,120}$/.test(near)) return 'repeals';
  if (/\bsua doi(?:, bo sung)?[^;.]{0,160}$/.test(near))
    return AMENDING_TEXT.test(near) ? null : 'amends';
  const after = page.folded.slice(mention.end, mention.end + 90);
  if (/^[^.;]{0,80}\bhet hieu luc(?: thi hanh)?/.test(after)) return 'repeals';
  return null;
}

/** "Chương trình số 22 … về thực hiện các Nghị quyết số 01": the programme implements the resolutions. */
function chainedFrom(
  page: Page,
  mention: Reference,
  earlier: readonly Reference[],
): Reference | null {
  const previous = earlier[earlier.length - 1];
  if (!previous) return null;
  const between = page.folded.slice(previous.reach, mention.start);
  if (
    /^,? (?:ve(?: viec)? )?(?:trien khai )?thuc hien (?:cac )?(?:[a-z]+ ){0,4}(?:so )?$/.test(
      between,
    )
  )
    return previous;
  const older = earlier[earlier.length - 2];
  if (
    older &&
    /^(?:, | va |; )?(?:cac )?(?:[a-z]+ ){0,3}(?:so )?$/.test(between) &&
    previous.date === mention.date
  )
    return chainedFrom(page, previous, earlier.slice(0, -1));
  return null;
}

function nearType(prefix: string, mention: Reference): RelationType {
  const window = prefix.slice(Math.max(0, prefix.length - 120));
  let word = '';
  let at = 0;
  for (const match of window.matchAll(NEAR)) {
    word = match[1] ?? '';
    at = match.index;
  }
  const gap = window.length - at - word.length;
  if (
    gap < 70 &&
    /^(?:thuc hien|trien ?khai|cu the hoa|huong ung|bam sat|quan triet|theo chi dao|(?:chi dao|y kien).* tai)$/.test(
      word,
    )
  )
    return 'implements';
  if (proposal(mention) && /\bxet (?:cac )?$/.test(window)) return 'proposed_by';
  if (/^can cu?$/.test(word)) return 'based_on';
  if (/^(?:de nghi|tham dinh)$/.test(word) && proposal(mention)) return 'proposed_by';
  return 'cites';
}

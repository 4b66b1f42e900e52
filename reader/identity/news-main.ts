/**
 * The document that a news item or portal page reports: the mention governed by "ban hành", "ký",
 * "công bố", never one after "thực hiện", "theo" or "căn cứ".
 */
import type { Block } from '../outline/blocks.ts';
import { calendarAtoms, two } from '../recognise/dates.ts';
import { cleanName } from '../recognise/names.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { readNewsSigner } from './news-signer.ts';
import { issuerOfSymbol, spellOut } from './organisations.ts';
import type { Reference } from './references.ts';

export interface NewsMain {
  readonly reference: Reference;
  readonly date: { value: string; start: number; end: number } | null;
  readonly issuer: { value: string; start: number; end: number } | null;
  readonly signer: string | null;
  readonly title: { value: string; start: number; end: number } | null;
}

const ISSUES = /\b(?:ban hanh|ky|cong bo|phat hanh|thong qua|co|gui|trien khai)(?: [a-z]+){0,3} $/;
const FOLLOWS =
  /\b(?:thuc hien|trien khai thuc hien|theo|can cu|tai|cu the hoa|gop phan thuc hien|kem theo|thay the|sua doi)(?: [a-z,]+){0,5} $/;

/** Finds the reported document among the mentions; null where nothing is issued. */
export function findNewsMain(
  page: Page,
  blocks: readonly Block[],
  references: readonly Reference[],
): NewsMain | null {
  let best: { reference: Reference; score: number } | null = null;
  for (const reference of references.slice(0, 200)) {
    const score = issuedScore(page, blocks, reference);
    if (score > (best?.score ?? 0)) best = { reference, score };
  }
  const chosen = best?.reference ?? references[0];
  if (!chosen) return null;
  const sentence = sentenceOf(page, blocks, chosen.start);
  const signer =
    readNewsSigner(page, sentence.start, sentence.end) ??
    readNewsSigner(page, sentence.end, nextSentence(page, sentence.end));
  const named = issuerIn(page, sentence.start, chosen.start);
  const isPerson = named !== null && signer !== null && named.end > signer.start;
  const body = issuerOfSymbol(chosen.number?.organisation ?? null);
  return {
    reference: chosen,
    date: issueDate(page, sentence, chosen, references),
    issuer:
      named !== null && isPerson
        ? bodyOfOffice(page, signer.officeStart, signer.start, body)
        : named,
    signer: signer?.name ?? null,
    title: titleOf(page, blocks, chosen),
  };
}

/** Where the sentence after `at` ends: "… . Kế hoạch do Phó Chủ tịch … ký ngày …". */
function nextSentence(page: Page, at: number): number {
  const rest = page.folded.slice(at + 1, at + 400);
  const stop = rest.search(/[^.]\.(?: |\n|$)/);
  return /^ ?(?:ke hoach|quyet dinh|chi thi|cong van|cong dien|nghi quyet|thong bao|van ban|chuong trinh|de an)[^.]{0,40} do /.test(
    rest,
  )
    ? at + 1 + (stop < 0 ? rest.length : stop + 1)
    : at;
}

/** The office "Phó Chủ tịch UBND tỉnh" signs for the UBND tỉnh; "Thủ tướng" is what the symbol says. */
function bodyOfOffice(
  page: Page,
  start: number,
  end: number,
  body: string | null,
): NewsMain['issuer'] {
  const office = page.text.slice(start, end).trim();
  const value = cleanName(stripOffice(office));
  if (value !== '' && value !== cleanName(office)) return { value: spellOut(value), start, end };
  return body === null ? null : { value: body, start, end };
}

function issuedScore(page: Page, blocks: readonly Block[], reference: Reference): number {
  const sentence = sentenceOf(page, blocks, reference.start);
  const before = page.folded.slice(Math.max(sentence.start, reference.start - 60), reference.start);
  if (FOLLOWS.test(before)) return 0;
  if (!ISSUES.test(before)) return 0;
  return (
    3 +
    (/ban hanh|ky /.test(before) ? 2 : 0) +
    (reference.title !== null ? 1 : 0) -
    reference.start / 1e7
  );
}

function sentenceOf(
  page: Page,
  blocks: readonly Block[],
  at: number,
): { start: number; end: number } {
  const block = blocks.find((b) => at >= b.start && at < b.end);
  if (!block) return { start: at, end: at };
  const inside = page.folded.slice(block.start, at);
  const stop = Math.max(inside.lastIndexOf('. '), inside.lastIndexOf(': '));
  const rest = page.folded.slice(at, block.end);
  const end = rest.search(/\.(?: |$)/);
  return { start: block.start + (stop < 0 ? 0 : stop + 2), end: end < 0 ? block.end : at + end };
}

function issueDate(
  page: Page,
  sentence: { start: number; end: number },
  main: Reference,
  references: readonly Reference[],
): NewsMain['date'] {
  if (main.date !== null) return { value: main.date, start: main.dateStart, end: main.dateEnd };
  const taken = references.filter((r) => r !== main && r.date !== null);
  const atoms = calendarAtoms(page.folded.slice(sentence.start, sentence.end));
  const published =
    calendarAtoms(page.folded.slice(0, sentence.start)).find(
      (atom) => atom.kind === 'day' && atom.year !== null,
    )?.year ?? null;
  for (const found of atoms) {
    const atom = { ...found, year: found.year ?? published };
    const start = sentence.start + atom.start;
    if (
      atom.kind !== 'day' ||
      atom.year === null ||
      start > main.start ||
      taken.some((r) => start >= r.dateStart && start < r.dateEnd)
    )
      continue;
    return {
      value: `${atom.year}-${two(atom.month ?? 1)}-${two(atom.day ?? 1)}`,
      start,
      end: sentence.start + atom.end,
    };
  }
  return signedDate(page, main);
}

/** "Kế hoạch do Phó Chủ tịch … ký ngày 19/3/2021" in a later sentence. */
function signedDate(page: Page, main: Reference): NewsMain['date'] {
  const from = main.end;
  const match = /\b(?:duoc |do |da )?[^.\n]{0,120}?\bky(?: ban hanh)?(?: vao)? (?=ngay \d)/.exec(
    page.folded.slice(from, from + 900),
  );
  if (match === null) return null;
  const at = from + match.index + match[0].length;
  const atom = calendarAtoms(page.folded.slice(at, at + 40)).find(
    (a) => (a.kind === 'day' && a.start === 0) || (a.kind === 'day' && a.start < 6),
  );
  if (!atom || atom.year === null) return null;
  return {
    value: `${atom.year}-${two(atom.month ?? 1)}-${two(atom.day ?? 1)}`,
    start: at + atom.start,
    end: at + atom.end,
  };
}

/** The subject of "ban hành": the last unit before the verb that opens a clause. */
function issuerIn(page: Page, from: number, to: number): NewsMain['issuer'] {
  let found: NewsMain['issuer'] = null;
  const window = page.folded.slice(from, to);
  for (const start of window.matchAll(/(?:^|[,)-] | do | cua | boi )(?=[a-z])/g)) {
    const at = from + start.index + start[0].length;
    if (!isUpperAt(page.text, at)) continue;
    const list = unitListAt(page, at, to);
    const unit = list.units[0];
    if (!unit) continue;
    const after = page.folded.slice(unit.end, unit.end + 60);
    if (
      !/^(?: da| vua| moi| cung| tiep tuc|,| \([^)]{1,40}\)| vua qua,?)* (?:da |vua |moi )?(?:ky|ban hanh|cong bo|phat hanh|thong qua|co )/.test(
        after,
      )
    )
      continue;
    found = {
      value: spellOut(cleanName(stripOffice(page.text.slice(unit.start, unit.end)))),
      start: unit.start,
      end: unit.end,
    };
  }
  return found;
}

/** "Bộ trưởng Bộ TT&TT" signs for the ministry. */
function stripOffice(name: string): string {
  return name.replace(
    /^(?:Quyền )?(?:Phó )?(?:Bộ trưởng|Thứ trưởng|Chủ tịch|Giám đốc|Cục trưởng|Tổng cục trưởng)\s+(?=\p{Lu})/u,
    '',
  );
}

/** Words from "về việc" up to the purpose or the end of the sentence. */
function titleOf(page: Page, blocks: readonly Block[], main: Reference): NewsMain['title'] {
  const block = blocks.find((b) => main.start >= b.start && main.start < b.end);
  const window = page.folded.slice(
    main.reach,
    Math.min(block?.end ?? main.reach, main.reach + 500),
  );
  const lead =
    /^(?:,? ?(?:ve(?: viec)?|v\/v) |,? ?(?=phe duyet |ban hanh |quy dinh |trien khai |to chuc |thuc hien |de ))/.exec(
      window,
    );
  if (lead === null) return null;
  const body = window.slice(lead[0].length);
  const stop = body.search(
    /\.(?: |$)|; | nham | voi muc tieu|, nham|, huong ung|, trong do|, theo do|, co hieu luc/,
  );
  const quoted = page.text.slice(
    main.reach + lead[0].length,
    main.reach + lead[0].length + body.length,
  );
  const openQuote = quoted.indexOf('"');
  const closeQuote = openQuote >= 0 ? quoted.indexOf('"', openQuote + 1) : -1;
  const cut =
    stop >= 0 && openQuote >= 0 && stop > openQuote && stop < closeQuote
      ? quoted.slice(closeQuote).search(/\.|; | nhằm /) + closeQuote
      : stop;
  const start = main.reach + lead[0].length;
  const end = start + (cut < 0 ? body.length : cut);
  return { value: cleanName(page.text.slice(start, end)), start, end };
}

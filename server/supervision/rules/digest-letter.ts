import { type Day, daysBetween, formatDay } from '../../calendar/rules/day.ts';
import { type Block, writeBlocks } from '../../platform/mail/rules/plain-html.ts';
import { digestTitle, sayCounts, sayDays, sayStandsFor } from './digest-words.ts';
import type { Digest } from './gather-digests.ts';

/** A line of a digest as a letter shows it. */
export interface LetterLine {
  readonly groupKey: string;
  readonly title: string;
  readonly unit: string;
  readonly dueOn: Day;
}

/** So many plans and lines stand in a letter; the rest is one click away. */
export const LETTER_GROUPS = 12;
export const LETTER_LINES = 20;

/**
 * The digest of a day as a letter, in Vietnamese: counts first, then plan by plan, then the way to the list.
 *
 * @param titles how plans and regimes are called, by `kind/id`
 * @param address where the product is reached
 */
export function digestLetter(
  digest: Digest & { readonly id: string },
  lines: readonly LetterLine[],
  titles: ReadonlyMap<string, string>,
  { day, address, name }: { readonly day: Day; readonly address: string; readonly name: string },
): { subject: string; text: string; html: string } {
  const counts = sayCounts(digest).vi;
  const blocks: Block[] = [
    { kind: 'paragraph', text: `Kính gửi ${name},` },
    { kind: 'paragraph', text: `Đến ngày ${formatDay(day)} có ${counts}.` },
    ...(digest.standsFor.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `Nhận thay: ${digest.standsFor.map((each) => sayStandsFor(each).vi).join('; ')}.`,
          },
        ]),
  ];
  for (const group of digest.groups.slice(0, LETTER_GROUPS)) {
    const key = `${group.kind}/${group.id}`;
    const said = [
      ...(group.overdue > 0 ? [`${group.overdue} quá hạn`] : []),
      ...(group.soon > 0 ? [`${group.soon} sắp đến hạn`] : []),
    ].join(', ');
    blocks.push({ kind: 'heading', text: `${titles.get(key) ?? ''} (${said})` });
    const items = lines
      .filter(({ groupKey }) => groupKey === key)
      .map(({ title, unit, dueOn }) => {
        const days = sayDays(daysBetween(dueOn, day)).vi;
        return `${title} · ${unit} · hạn ${formatDay(dueOn)}, ${days}`;
      });
    if (items.length > 0) blocks.push({ kind: 'list', items });
  }
  const others = digest.groups.length - LETTER_GROUPS;
  if (others > 0) {
    blocks.push({ kind: 'paragraph', text: `… và ${others} kế hoạch, chế độ báo cáo khác.` });
  }
  blocks.push({
    kind: 'link',
    text: 'Mở danh sách trong Chỉ Đạo',
    address: `${address}/digests/${digest.id}`,
  });
  return { subject: `${digestTitle(day).vi}: ${counts}`, ...writeBlocks(blocks) };
}

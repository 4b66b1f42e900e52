import { type FormedBlock, textOf } from './formed-blocks.ts';
import type { FormedPaper } from './formed-paper.ts';
import { headRows } from './table-head.ts';

/** All words of a document in the order in which they are read: what every form of it must say. */
export function wordsOfPaper(formed: FormedPaper): string[] {
  const { head, name, subject, to, decider, bases, resolves, body, foot, annexes } = formed;
  const words = [
    ...[...head.above, ...head.organ, head.number, head.about],
    ...[head.motto, head.slogan, head.placeAndDay],
    ...[name, subject, to?.word, ...(to?.lines ?? []), decider, ...bases, resolves],
    ...body.flatMap(wordsOfBlock),
    ...(foot.recipients.length === 0 ? [] : [foot.word, ...foot.recipients]),
    ...[...foot.position, foot.name],
    ...annexes.flatMap((annex) => [
      ...[annex.label, ...annex.title, annex.attached],
      ...annex.body.flatMap(wordsOfBlock),
    ]),
  ];
  return words.flatMap((text) => (text?.trim() ? [text] : []));
}

function wordsOfBlock(block: FormedBlock): string[] {
  if (block.kind !== 'table') {
    const number = 'number' in block ? `${block.number} ` : '';
    return [`${number}${textOf(block.runs)}`];
  }
  const { caption, note, rows } = block.table;
  return [
    ...[caption ?? '', note ?? ''],
    ...headRows(block.table).flatMap((cells) => cells.map(({ text }) => text)),
    ...rows.flatMap(({ cells }) => cells.map(textOf)),
  ];
}

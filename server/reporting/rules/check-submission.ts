import type { FactSection } from '../facts-contract.ts';
import type { SubmissionFinding } from '../submission-contract.ts';
import { figureMismatches } from './figures-in-words.ts';
import type { HeadingWords } from './report-snapshot.ts';

export interface CheckedSection {
  readonly title: string;
  readonly words: HeadingWords;
  readonly facts: FactSection | undefined;
  /** Pieces of lower units that nobody has decided on. */
  readonly waiting: number;
}

/**
 * Everything that whoever presents or signs should know, in the order of the outline. Only what makes the
 * report no report blocks: figures that may still move, and no word at all.
 *
 * @param lowerMissing lower units that owe a report which feeds this one and have not sent it
 */
export function checkSubmission(
  sections: readonly CheckedSection[],
  { isFrozen, lowerMissing }: { readonly isFrozen: boolean; readonly lowerMissing: number },
): SubmissionFinding[] {
  const hasWords = sections.some(({ words }) => words.own.trim() !== '' || words.pieces.length > 0);
  return [
    ...(isFrozen
      ? []
      : [
          finding('not_frozen', null, true, {
            vi: 'Số liệu chưa chốt. Bấm “Chốt số liệu” trước khi trình ký.',
            en: 'The figures are not frozen. Press “Freeze” before presenting it.',
          }),
        ]),
    ...(hasWords
      ? []
      : [
          finding('no_words', null, true, {
            vi: 'Chưa mục nào có lời. Viết ít nhất một mục.',
            en: 'No heading has any words. Write under one at least.',
          }),
        ]),
    ...sections.flatMap((section, at) => checkSection(section, at + 1)),
    ...(lowerMissing === 0
      ? []
      : [
          finding('lower_missing', null, false, {
            vi: `${lowerMissing} đơn vị chưa nộp báo cáo kỳ này.`,
            en: `${lowerMissing} units have not sent their report of this period.`,
          }),
        ]),
  ];
}

function checkSection({ title, words, facts, waiting }: CheckedSection, place: number) {
  const { heading } = words;
  const isEmpty =
    words.own.trim() === '' &&
    words.pieces.length === 0 &&
    (facts === undefined || (facts.figures.length === 0 && facts.tables.length === 0));
  const texts = [words.own, ...words.pieces.map((piece) => piece.words)];
  const figures = facts?.figures ?? [];
  return [
    ...(isEmpty && waiting === 0
      ? [
          finding('empty', heading, false, {
            vi: `Mục ${place} (${title}) chưa có nội dung; bản in ghi “Không phát sinh”.`,
            en: `Heading ${place} (${title}) is empty; the paper will say that nothing arose.`,
          }),
        ]
      : []),
    ...(waiting > 0
      ? [
          finding('waiting', heading, false, {
            vi: `Mục ${place}: ${waiting} nội dung của cấp dưới chưa nhận, sửa hoặc bỏ.`,
            en: `Heading ${place}: ${waiting} pieces of lower units wait to be accepted, edited or dropped.`,
          }),
        ]
      : []),
    ...texts
      .flatMap((text) => figureMismatches(text, figures))
      .map(
        ({ figure, said, counted, words: clause }): SubmissionFinding => ({
          ...finding('mismatch', heading, false, {
            vi: `Mục ${place} ghi ${said}, số liệu ${counted} (${figure.label.vi}).`,
            en: `Heading ${place} says ${said}, the figures ${counted} (${figure.label.en}).`,
          }),
          difference: { label: figure.label, said, counted, words: clause },
        }),
      ),
  ];
}

function finding(
  kind: SubmissionFinding['kind'],
  heading: string | null,
  blocks: boolean,
  say: SubmissionFinding['say'],
): SubmissionFinding {
  return { kind, heading, blocks, say, difference: null };
}

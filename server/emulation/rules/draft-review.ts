import { formatNumber } from '../../calendar/rules/numbers.ts';
import type { ReviewFigures } from '../review-contract.ts';

const number = (value: number) => formatNumber(value, { decimals: 1 });

/**
 * The part on results of a review as a draft in the words of such reports: every sentence comes from a
 * figure, and what has no figure is not said. The planning officer writes on from here.
 */
export function draftResults(stage: string, figures: ReviewFigures): string {
  const { units, registered, selfScored, appraised, below, contents, clusters } = figures;
  const withTasks = contents.filter(({ tasks }) => tasks !== null);
  const paragraphs = [
    `Giai đoạn ${stage} có ${number(units)} đơn vị tham gia phong trào, ${number(registered)} đơn vị đăng ký` +
      (below > 0 ? `, ${number(below)} phong trào được phát động ở đơn vị cấp dưới.` : '.'),
    `${number(selfScored)}/${number(units)} đơn vị đã tự chấm điểm, ${number(appraised)}/${number(units)} đơn vị đã được thẩm định.`,
    ...withTasks.map(({ title, lead, tasks }) => {
      const { done, total } = tasks ?? { done: 0, total: 0 };
      return `${title.replace(/\.$/, '')}: ${lead} hoàn thành ${number(done)}/${number(total)} nhiệm vụ đến hạn.`;
    }),
    ...clusters.flatMap(({ name, rows }) => {
      const first = rows.find(({ rank }) => rank === 1);
      return first?.total == null
        ? []
        : [`${name}: ${first.unit} dẫn đầu với ${number(first.total)} điểm.`];
    }),
    ...(figures.awards.length > 0
      ? [
          `Khen thưởng: ${figures.awards.map(({ name, count }) => `${number(count)} ${name}`).join(', ')}; tiền thưởng ${groupDigits(figures.bonus)} đồng.`,
        ]
      : []),
    ...(figures.examples.length > 0
      ? [
          `Điển hình tiên tiến: ${figures.examples.map(({ title, who }) => `${title} (${who})`).join('; ')}.`,
        ]
      : []),
  ];
  return paragraphs.join('\n');
}

/** `18.720.000`, exact for any length. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

import type { Language } from '../../../platform/html/language.ts';
import type { Figures } from './figures.ts';
import { documentPiece, subjectPiece } from './name-document.ts';
import { inBrackets, joined, type Part, type Piece, piece } from './piece.ts';

/** The sentences of an article about a plan. Null where the data do not say enough for one. */
export interface PlanWords {
  readonly tasks: string;
  readonly targets: string;
  readonly duties: string;
  /** Instead of it where who leads was told with each task. */
  readonly when: string;
  readonly money: string;
  readonly publishesPlan: string;
  issued(f: Figures): Piece;
  inForce(f: Figures): Piece | null;
  scope(f: Figures): Piece;
  fields(f: Figures, names: readonly string[]): Piece;
  firstOf(f: Figures): Piece;
  task(f: Figures, key: string): Piece;
  rest(f: Figures, what: 'lines' | 'targets/names', shown: number): Piece;
  target(f: Figures, key: string): Piece;
  leads(f: Figures, units: readonly string[], isAll: boolean): Piece | null;
  due(f: Figures, years: readonly string[]): Piece | null;
  spending(f: Figures, sources: readonly string[], years: readonly string[]): Piece | null;
  phases(f: Figures, count: number): Piece | null;
  contact(f: Figures): Piece | null;
  closing(): Piece;
}

/** `1 task`, `2 tasks`. */
export function counted(number: Piece | null, one: string, more: string): Piece {
  return piece`${number} ${number?.text === '1' ? one : more}`;
}

/** What a target promises, as far as it is known: the words with sign and measure, else the number with its measure. */
export function promiseOf(f: Figures, key: string): Piece | null {
  const words = f.text(`target/${key}/promisedWords`);
  if (words) return words;
  const number = f.number(`target/${key}/promised`);
  return number && joined([number, f.text(`target/${key}/measure`)], ' ');
}

/** The period of a target, where its promise does not say it. */
function periodOf(f: Figures, key: string, promise: Piece | null): Piece | null {
  const period = f.period(`target/${key}/period`);
  const year = /\d{4}/.exec(period?.text ?? '')?.[0];
  return year !== undefined && promise?.text.includes(year) ? null : period;
}

/** How a task is called: its title, else the words that order it. */
export function titleOfTask(f: Figures, key: string): Piece | null {
  return f.text(`task/${key}/title`, 'capital') ?? f.text(`task/${key}/quote`, 'capital');
}

/** `Nhiệm vụ 1: `; letters and bare numbers say nothing outside their document. */
function labelOf(f: Figures, key: string): Part {
  const label = f.text(`task/${key}/label`, 'capital');
  return label !== null && /\p{L}{2}/u.test(label.text) && piece`${label}: `;
}

const vi: PlanWords = {
  ...{
    tasks: 'Nhiệm vụ chủ yếu',
    targets: 'Mục tiêu, chỉ tiêu',
    duties: 'Phân công và thời hạn',
    when: 'Thời hạn',
  },
  ...{ money: 'Kinh phí', publishesPlan: 'công khai kế hoạch' },
  issued(f) {
    const day = f.day('plan/issuedOn');
    const subject = subjectPiece(f);
    const document = documentPiece(f);
    const what = document
      ? joined([document, subject], ' ')
      : (f.text('plan/title', 'lower') ?? piece`kế hoạch`);
    return piece`${day && piece`Ngày ${day}, `}${f.text('authority')} ban hành ${what}`;
  },
  inForce(f) {
    const day = f.day('plan/effectiveOn');
    return day && piece`Văn bản có hiệu lực từ ngày ${day}`;
  },
  scope(f) {
    const lines = f.number('lines');
    if (lines?.text === '0') return piece`Bản công bố chưa nêu nhiệm vụ cụ thể nào`;
    const fields = f.number('fields');
    const isOfFields = fields !== null && Number(fields.text) > 1;
    const targets = f.number('targets/names');
    const hasTargets = targets !== null && targets.text !== '0';
    return piece`Theo đó, các cơ quan, đơn vị thực hiện ${lines} nhiệm vụ${isOfFields && piece` thuộc ${fields} lĩnh vực`}${hasTargets && piece`, hướng tới ${targets} chỉ tiêu`}`;
  },
  fields(f, names) {
    const each = names.map(
      (name) =>
        piece`${f.text(`field/${name}/name`, 'lower')} (${f.number(`field/${name}/lines`)} nhiệm vụ)`,
    );
    return piece`Các nhiệm vụ chia theo lĩnh vực: ${joined(each, '; ')}`;
  },
  firstOf: () => piece`Trong đó có:`,
  task(f, key) {
    const [unit, units] = [f.text(`task/${key}/unit`), f.number(`task/${key}/units`)];
    const isShared = unit === null && units !== null && Number(units.text) > 1;
    const deadline = f.text(`task/${key}/deadline`, 'lower');
    const product = f.text(`task/${key}/product`, 'lower');
    return piece`${labelOf(f, key)}${titleOfTask(f, key) ?? 'Nhiệm vụ chưa công bố nội dung'}${inBrackets(
      [
        unit && piece`chủ trì: ${unit}`,
        isShared && piece`giao ${units} đơn vị`,
        deadline && piece`thời hạn: ${deadline}`,
        product && piece`sản phẩm: ${product}`,
      ],
    )}`;
  },
  rest: (f, what, shown) =>
    piece`Cùng ${f.number(`rest/${what}/${shown}`)} ${what === 'lines' ? 'nhiệm vụ' : 'chỉ tiêu'} khác`,
  target(f, key) {
    const promise = promiseOf(f, key);
    const period = periodOf(f, key, promise);
    return piece`${f.text(`target/${key}/name`, 'capital') ?? f.text(`target/${key}/quote`, 'capital') ?? 'Chỉ tiêu chưa công bố tên'}${promise && piece`: ${promise}`}${inBrackets([period])}`;
  },
  leads(f, units, isAll) {
    if (units.length === 0) return null;
    const each = units.map(
      (name) => piece`${f.text(`unit/${name}`)} chủ trì ${f.number(`leads/${name}`)} nhiệm vụ`,
    );
    return piece`${joined(each, '; ')}${!isAll && '; các nhiệm vụ còn lại giao cho đơn vị khác'}`;
  },
  due(f, years) {
    const dated = years.map(
      (year) =>
        piece`${f.number(`due/${year}`)} nhiệm vụ có hạn trong năm ${f.text(`year/${year}`)}`,
    );
    const open = f.number('due/none');
    const hasOpen = open !== null && open.text !== '0';
    if (dated.length === 0) return null;
    return piece`Về thời hạn, ${joined([...dated, hasOpen && piece`${open} nhiệm vụ không nêu ngày phải hoàn thành`], ', ')}`;
  },
  spending(f, sources, years) {
    const total = f.money('money/planned');
    if (total === null) return null;
    const bySource = sources.map(
      (name) =>
        piece`${f.money(`money/source/${name}/planned`)} từ ${f.text(`money/source/${name}/name`)}`,
    );
    const byYear = years.map(
      (year) => piece`năm ${f.text(`year/${year}`)} là ${f.money(`money/year/${year}/planned`)}`,
    );
    return piece`Tổng kinh phí dự kiến là ${total}${bySource.length > 0 && piece`, gồm ${joined(bySource, ', ')}`}${byYear.length > 1 && piece`; ${joined(byYear, ', ')}`}`;
  },
  phases(f, count) {
    if (count < 2) return null;
    const each = Array.from({ length: count }, (_, at) => {
      const [from, to] = [f.day(`phase/${at}/from`), f.day(`phase/${at}/to`)];
      return piece`${f.text(`phase/${at}/name`, 'lower') ?? 'giai đoạn chưa đặt tên'}${inBrackets([
        joined([from && piece`từ ${from}`, to && piece`đến ${to}`], ' '),
      ])}`;
    });
    return piece`Kế hoạch chia thành ${f.number('phases')} giai đoạn: ${joined(each, '; ')}`;
  },
  contact(f) {
    const owner = f.text('plan/owner');
    return owner && piece`${owner} là đầu mối theo dõi, tổng hợp việc thực hiện`;
  },
  closing: () =>
    piece`Nội dung và tiến độ từng nhiệm vụ được cập nhật tại trang công khai của kế hoạch./.`,
};

const en: PlanWords = {
  ...{
    tasks: 'Main tasks',
    targets: 'Targets',
    duties: 'Who does what, by when',
    when: 'Deadlines',
  },
  ...{ money: 'Funding', publishesPlan: 'publishes its plan' },
  issued(f) {
    const day = f.day('plan/issuedOn');
    const document = documentPiece(f);
    const what = joined([document, subjectPiece(f)], ', ');
    return piece`${day && piece`On ${day}, `}${f.text('authority')} issued ${what.text === '' ? 'a plan' : what}`;
  },
  inForce(f) {
    const day = f.day('plan/effectiveOn');
    return day && piece`It has been in force since ${day}`;
  },
  scope(f) {
    const lines = f.number('lines');
    if (lines?.text === '0') return piece`What was published names no single task yet`;
    const fields = f.number('fields');
    const isOfFields = fields !== null && Number(fields.text) > 1;
    const targets = f.number('targets/names');
    const hasTargets = targets !== null && targets.text !== '0';
    return piece`It orders ${counted(lines, 'task', 'tasks')}${isOfFields && piece` in ${fields} fields`}${hasTargets && piece` and sets ${counted(targets, 'target', 'targets')}`}`;
  },
  fields(f, names) {
    const each = names.map(
      (name) =>
        piece`${f.text(`field/${name}/name`)} (${counted(f.number(`field/${name}/lines`), 'task', 'tasks')})`,
    );
    return piece`By field: ${joined(each, '; ')}`;
  },
  firstOf: () => piece`Among them:`,
  task(f, key) {
    const [unit, units] = [f.text(`task/${key}/unit`), f.number(`task/${key}/units`)];
    const isShared = unit === null && units !== null && Number(units.text) > 1;
    const deadline = f.text(`task/${key}/deadline`);
    const product = f.text(`task/${key}/product`);
    return piece`${labelOf(f, key)}${titleOfTask(f, key) ?? 'A task whose words are not published'}${inBrackets(
      [
        unit && piece`lead: ${unit}`,
        isShared && piece`given to ${units} units`,
        deadline && piece`due: ${deadline}`,
        product && piece`product: ${product}`,
      ],
    )}`;
  },
  rest: (f, what, shown) => {
    const left = f.number(`rest/${what}/${shown}`);
    const noun = what === 'lines' ? 'task' : 'target';
    return piece`And ${counted(left, `other ${noun}`, `other ${noun}s`)}`;
  },
  target(f, key) {
    const promise = promiseOf(f, key);
    const period = periodOf(f, key, promise);
    return piece`${f.text(`target/${key}/name`, 'capital') ?? f.text(`target/${key}/quote`, 'capital') ?? 'A target whose name is not published'}${promise && piece`: ${promise}`}${inBrackets([period])}`;
  },
  leads(f, units, isAll) {
    if (units.length === 0) return null;
    const each = units.map(
      (name) =>
        piece`${f.text(`unit/${name}`)} leads ${counted(f.number(`leads/${name}`), 'task', 'tasks')}`,
    );
    return piece`${joined(each, '; ')}${!isAll && '; other units have the rest'}`;
  },
  due(f, years) {
    const dated = years.map(
      (year) =>
        piece`${counted(f.number(`due/${year}`), 'task', 'tasks')} in ${f.text(`year/${year}`)}`,
    );
    const open = f.number('due/none');
    const hasOpen = open !== null && open.text !== '0';
    if (dated.length === 0) return null;
    const undated = hasOpen && piece`; ${counted(open, 'task has', 'tasks have')} no day set`;
    return piece`Due: ${joined(dated, ', ')}${undated}`;
  },
  spending(f, sources, years) {
    const total = f.money('money/planned');
    if (total === null) return null;
    const bySource = sources.map(
      (name) =>
        piece`${f.money(`money/source/${name}/planned`)} from ${f.text(`money/source/${name}/name`)}`,
    );
    const byYear = years.map(
      (year) => piece`${f.money(`money/year/${year}/planned`)} in ${f.text(`year/${year}`)}`,
    );
    return piece`The planned funding is ${total}${bySource.length > 0 && piece`: ${joined(bySource, ', ')}`}${byYear.length > 1 && piece`; ${joined(byYear, ', ')}`}`;
  },
  phases(f, count) {
    if (count < 2) return null;
    const each = Array.from({ length: count }, (_, at) => {
      const [from, to] = [f.day(`phase/${at}/from`), f.day(`phase/${at}/to`)];
      return piece`${f.text(`phase/${at}/name`) ?? 'a phase without a name'}${inBrackets([
        joined([from && piece`from ${from}`, to && piece`to ${to}`], ' '),
      ])}`;
    });
    return piece`There are ${f.number('phases')} phases: ${joined(each, '; ')}`;
  },
  contact(f) {
    const owner = f.text('plan/owner');
    return owner && piece`${owner} follows the work and compiles its results`;
  },
  closing: () => piece`The public page of the plan shows each task and how far it is.`,
};

export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = { vi, en };

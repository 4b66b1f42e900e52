import type { Language } from '../../../platform/html/language.ts';
import type { Figures } from './figures.ts';
import { documentPiece } from './name-document.ts';
import { inBrackets, joined, type Piece, piece } from './piece.ts';
import { counted, promiseOf, titleOfTask } from './plan-words.ts';

/** The sentences of an article on what a period brought. Null where the data do not say enough for one. */
export interface ResultsWords {
  readonly finished: string;
  readonly finishedInPeriod: string;
  readonly late: string;
  readonly targets: string;
  readonly byField: string;
  readonly columns: readonly string[];
  readonly money: string;
  headline(f: Figures, isJudged: boolean): Piece;
  done(f: Figures): Piece;
  open(f: Figures): Piece;
  /** Where the plan was published without statuses. */
  unjudged(f: Figures): Piece;
  since(f: Figures): Piece | null;
  finishedTask(f: Figures, key: string, isLate: boolean): Piece;
  nothingFinished(): Piece;
  lateTask(f: Figures, key: string): Piece;
  nothingLate(): Piece;
  rest(f: Figures, what: 'new' | 'late' | 'targets/valued', shown: number): Piece;
  reached(f: Figures): Piece | null;
  target(f: Figures, key: string): Piece;
  spent(f: Figures): Piece | null;
  closing(f: Figures): Piece;
}

/** Whether each line of work is one unit's: only then are counts of parts counts of tasks. */
function countsTasks(f: Figures): boolean {
  return f.number('counts/total')?.text === f.number('allLines')?.text;
}

/** `4/6`: never a figure without what it is part of. */
function ofTotal(f: Figures, ref: string): Piece {
  return piece`${f.number(ref)}/${f.number('counts/total')}`;
}

/** Of work that many units hold: how many parts are overdue, of how many. */
function sharedLate(f: Figures, key: string): Piece | null {
  if (f.has(`task/${key}/status`)) return null;
  return piece`${f.number(`task/${key}/openOverdue`)}/${f.number(`task/${key}/total`)}`;
}

const someOf = (number: Piece | null) => number !== null && number.text !== '0';

/** What a target came to, with its measure and the period of that value. */
function reachedWords(f: Figures, key: string): Piece {
  return joined([f.number(`target/${key}/reached`), f.text(`target/${key}/measure`)], ' ');
}

const vi: ResultsWords = {
  ...{ finished: 'Đã hoàn thành', finishedInPeriod: 'Hoàn thành trong kỳ', late: 'Quá hạn' },
  ...{ targets: 'Kết quả chỉ tiêu', byField: 'Kết quả theo lĩnh vực', money: 'Kinh phí' },
  columns: ['Lĩnh vực', 'Hoàn thành', 'Đúng hạn', 'Đang trong hạn', 'Quá hạn'],
  headline(f, isJudged) {
    const of = documentPiece(f);
    const noun = countsTasks(f) ? 'nhiệm vụ' : 'phần việc';
    const result = isJudged
      ? piece`hoàn thành ${ofTotal(f, 'counts/done')} ${noun}, số liệu đến ${f.day('cutOff')}`
      : piece`công bố ${f.number('counts/total')} ${noun}`;
    return of
      ? piece`${of}: ${result}`
      : { ...result, text: result.text.charAt(0).toUpperCase() + result.text.slice(1) };
  },
  done(f) {
    const noun = countsTasks(f) ? 'nhiệm vụ' : 'phần việc đã giao';
    const [onTime, late] = [f.number('counts/doneOnTime'), f.number('counts/doneLate')];
    const how = inBrackets([
      someOf(onTime) && piece`${onTime} đúng hạn`,
      someOf(late) && piece`${late} sau hạn`,
    ]);
    const of = documentPiece(f) ?? f.text('plan/title', 'lower') ?? 'kế hoạch';
    return piece`Tính đến hết ngày ${f.day('cutOff')}, ${f.text('authority')} đã hoàn thành ${ofTotal(f, 'counts/done')} ${noun} của ${of}${how}`;
  },
  open(f) {
    const overdue = f.number('counts/openOverdue');
    const suspended = f.number('counts/suspended');
    return piece`Còn ${ofTotal(f, 'counts/open')} đang thực hiện trong hạn hoặc không có hạn, ${someOf(overdue) ? piece`${ofTotal(f, 'counts/openOverdue')} đã quá hạn` : 'không có việc quá hạn'}${someOf(suspended) && piece`, ${ofTotal(f, 'counts/suspended')} tạm dừng`}`;
  },
  unjudged: (f) =>
    piece`Tính đến hết ngày ${f.day('cutOff')}, ${f.text('authority')} công bố ${f.number('counts/total')} ${countsTasks(f) ? 'nhiệm vụ' : 'phần việc'}; tình trạng thực hiện chưa được công bố`,
  since(f) {
    const [had, has] = [f.number('before/counts/done'), f.number('counts/done')];
    if (had === null || has === null) return null;
    const there = piece`So với số liệu chốt ngày ${f.day('before/cutOff')}, số hoàn thành`;
    const before = piece`${had}/${f.number('before/counts/total')}`;
    const now = ofTotal(f, 'counts/done');
    if (before.text === now.text) return piece`${there} không đổi, vẫn là ${now}`;
    return piece`${there} từ ${before} thành ${now}`;
  },
  finishedTask(f, key, isLate) {
    const on = f.day(`task/${key}/finishedOn`);
    return piece`${titleOfTask(f, key) ?? 'Nhiệm vụ chưa công bố nội dung'}${inBrackets([f.text(`task/${key}/unit`), on && piece`xong ngày ${on}`, isLate && 'sau hạn'])}`;
  },
  nothingFinished: () => piece`Trong kỳ chưa có thêm nhiệm vụ nào hoàn thành`,
  lateTask(f, key) {
    const deadline = f.text(`task/${key}/deadline`, 'lower');
    const late = sharedLate(f, key);
    return piece`${titleOfTask(f, key) ?? 'Nhiệm vụ chưa công bố nội dung'}${inBrackets([f.text(`task/${key}/unit`), late && piece`${late} phần việc quá hạn`, deadline && piece`thời hạn: ${deadline}`])}`;
  },
  nothingLate: () => piece`Không có nhiệm vụ nào quá hạn`,
  rest: (f, what, shown) =>
    piece`Cùng ${f.number(`rest/${what}/${shown}`)} ${what === 'targets/valued' ? 'chỉ tiêu' : 'nhiệm vụ'} khác`,
  reached(f) {
    if (!someOf(f.number('targets/judged'))) return null;
    return piece`Trong các chỉ tiêu đã có số liệu để đối chiếu, ${f.number('targets/reached')}/${f.number('targets/judged')} chỉ tiêu đạt mục tiêu`;
  },
  target(f, key) {
    const promise = promiseOf(f, key);
    const period = f.period(`target/${key}/reachedIn`);
    return piece`${f.text(`target/${key}/name`, 'capital') ?? 'Chỉ tiêu chưa công bố tên'}: ${reachedWords(f, key)}${inBrackets([period, promise && piece`mục tiêu: ${promise}`])}`;
  },
  spent(f) {
    const [planned, spent] = [f.money('money/planned'), f.money('money/disbursed')];
    if (planned === null || spent === null) return null;
    return piece`Đã giải ngân ${spent} trên kế hoạch ${planned}`;
  },
  closing: (f) =>
    piece`${f.text('plan/owner') ?? 'Đơn vị chủ trì kế hoạch'} tiếp tục theo dõi, công bố số liệu các kỳ sau tại trang công khai của kế hoạch./.`,
};

const en: ResultsWords = {
  ...{ finished: 'Finished', finishedInPeriod: 'Finished in this period', late: 'Overdue' },
  ...{ targets: 'Targets so far', byField: 'By field', money: 'Funding' },
  columns: ['Field', 'Done', 'On time', 'Within', 'Overdue'],
  headline(f, isJudged) {
    const noun = countsTasks(f) ? 'tasks' : 'parts';
    const of = documentPiece(f);
    const lead = of && piece`${of}: `;
    return isJudged
      ? piece`${lead}${ofTotal(f, 'counts/done')} ${noun} done, figures of ${f.day('cutOff')}`
      : piece`${lead}${f.number('counts/total')} ${noun} published`;
  },
  done(f) {
    const [onTime, late] = [f.number('counts/doneOnTime'), f.number('counts/doneLate')];
    const how = inBrackets([
      someOf(onTime) && piece`${onTime} on time`,
      someOf(late) && piece`${late} late`,
    ]);
    const of = documentPiece(f) ?? f.text('plan/title') ?? 'the plan';
    return piece`By the end of ${f.day('cutOff')}, ${f.text('authority')} had done ${ofTotal(f, 'counts/done')} ${countsTasks(f) ? 'tasks' : 'parts'} of ${of}${how}`;
  },
  open(f) {
    const overdue = f.number('counts/openOverdue');
    const suspended = f.number('counts/suspended');
    return piece`Within their time or without one: ${ofTotal(f, 'counts/open')}; ${someOf(overdue) ? piece`overdue: ${ofTotal(f, 'counts/openOverdue')}` : 'none is overdue'}${someOf(suspended) && piece`; suspended: ${ofTotal(f, 'counts/suspended')}`}`;
  },
  unjudged: (f) =>
    piece`By the end of ${f.day('cutOff')}, ${f.text('authority')} had published ${counted(f.number('counts/total'), 'task', 'tasks')}; how far they are has not been published`,
  since(f) {
    const [had, has] = [f.number('before/counts/done'), f.number('counts/done')];
    if (had === null || has === null) return null;
    const before = piece`${had}/${f.number('before/counts/total')}`;
    const now = ofTotal(f, 'counts/done');
    const there = piece`Compared with ${f.day('before/cutOff')}`;
    if (before.text === now.text) return piece`${there}, the number done is still ${now}`;
    return piece`${there}, the number done went from ${before} to ${now}`;
  },
  finishedTask(f, key, isLate) {
    const on = f.day(`task/${key}/finishedOn`);
    return piece`${titleOfTask(f, key) ?? 'A task whose words are not published'}${inBrackets([f.text(`task/${key}/unit`), on && piece`done on ${on}`, isLate && 'late'])}`;
  },
  nothingFinished: () => piece`No further task was finished in this period`,
  lateTask(f, key) {
    const deadline = f.text(`task/${key}/deadline`);
    const late = sharedLate(f, key);
    return piece`${titleOfTask(f, key) ?? 'A task whose words are not published'}${inBrackets([f.text(`task/${key}/unit`), late && piece`${late} parts overdue`, deadline && piece`due: ${deadline}`])}`;
  },
  nothingLate: () => piece`No task is overdue`,
  rest: (f, what, shown) => {
    const noun = what === 'targets/valued' ? 'target' : 'task';
    return piece`And ${counted(f.number(`rest/${what}/${shown}`), `other ${noun}`, `other ${noun}s`)}`;
  },
  reached(f) {
    if (!someOf(f.number('targets/judged'))) return null;
    return piece`Of the targets that can be judged by now, ${f.number('targets/reached')}/${f.number('targets/judged')} are reached`;
  },
  target(f, key) {
    const promise = promiseOf(f, key);
    const period = f.period(`target/${key}/reachedIn`);
    return piece`${f.text(`target/${key}/name`, 'capital') ?? 'A target whose name is not published'}: ${reachedWords(f, key)}${inBrackets([period, promise && piece`target: ${promise}`])}`;
  },
  spent(f) {
    const [planned, spent] = [f.money('money/planned'), f.money('money/disbursed')];
    if (planned === null || spent === null) return null;
    return piece`Of the planned ${planned}, ${spent} had been disbursed`;
  },
  closing: () => piece`The figures of the next periods will stand on the public page of the plan.`,
};

export const RESULTS_WORDS: Readonly<Record<Language, ResultsWords>> = { vi, en };

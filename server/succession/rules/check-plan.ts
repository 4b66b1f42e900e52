import type { PlanWords, Step, UnitKey } from '../plan-contract.ts';
import type { ExpandedPlan, TreeUnit } from './expand-plan.ts';

/** What keeps a plan from being carried out; `at` is the place in the plan, such as `steps.2`. */
export interface PlanProblem {
  readonly at: string;
  readonly vi: string;
  readonly en: string;
}

/** Everything that is wrong with a plan, at once. A worklist is not wrong: what waits stays where it is. */
export function checkPlan(
  words: PlanWords,
  plan: ExpandedPlan,
  tree: ReadonlyMap<string, TreeUnit>,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const say = (at: string, vi: string, en: string) => problems.push({ at, vi, en });
  const nameOf = (key: UnitKey) =>
    tree.get(key)?.name ?? plan.founded.find((unit) => unit.key === key)?.name ?? key;

  if (words.steps.length === 0) {
    say(
      'steps',
      'Chưa có bước sắp xếp nào. Thêm ít nhất một bước.',
      'No step yet. Add at least one.',
    );
  }
  if (words.basis === '' && words.directiveId === null) {
    say(
      'basis',
      'Chưa ghi căn cứ. Chọn văn bản hoặc ghi căn cứ bằng lời.',
      'No legal basis yet. Choose a document, or say it in words.',
    );
  }
  words.steps.forEach((step, index) => {
    const wrong = arityOf(step);
    if (wrong) say(`steps.${index}`, wrong.vi, wrong.en);
  });
  const times = new Map<string, number>();
  for (const { kind, from } of words.steps) {
    if (kind === 'transfer') continue;
    for (const id of from) times.set(id, (times.get(id) ?? 0) + 1);
  }
  for (const [id, count] of times) {
    if (count < 2) continue;
    say(
      'steps',
      `“${nameOf(id)}” nằm ở nhiều bước. Giữ lại một bước.`,
      `“${nameOf(id)}” stands in several steps. Keep one.`,
    );
  }
  const ending = new Set(plan.ending);
  for (const { to, from } of plan.edges) {
    const unit = tree.get(to);
    const isThere = unit === undefined || unit.validTo === null || unit.validTo >= words.onDay;
    if (isThere && !(ending.has(to) && to !== from)) continue;
    say(
      'steps',
      `“${nameOf(to)}” không còn vào ngày sắp xếp nên không nhận được. Chọn đơn vị khác.`,
      `“${nameOf(to)}” is not there on the day and cannot take over. Choose another unit.`,
    );
  }
  for (const id of plan.ending) {
    const unit = tree.get(id);
    if (unit && unit.validFrom >= words.onDay) {
      say(
        'onDay',
        `“${unit.name}” chỉ có từ ngày sắp xếp trở đi nên chưa kết thúc được. Chọn ngày sau.`,
        `“${unit.name}” is there only from the day on and cannot end before it. Choose a later day.`,
      );
    }
    for (const child of tree.values()) {
      if (child.parentId !== id || child.validTo !== null || ending.has(child.id)) continue;
      say(
        'steps',
        `“${child.name}” thuộc “${unit?.name ?? id}” nhưng chưa có bước nào. Thêm bước hoặc chọn cho đi theo.`,
        `“${child.name}” stands under “${unit?.name ?? id}” and has no step. Add one, or let it go along.`,
      );
    }
  }
  return problems;
}

function arityOf({ kind, from, to, name, parent }: Step): { vi: string; en: string } | null {
  const others = to.filter((key) => !from.includes(key));
  switch (kind) {
    case 'merge':
      return to.length === 1
        ? null
        : { vi: 'Sáp nhập cần đúng một đơn vị nhận.', en: 'A merger needs exactly one receiver.' };
    case 'split':
      return from.length === 1 && to.length >= 2
        ? null
        : {
            vi: 'Chia tách cần một đơn vị cũ và ít nhất hai đơn vị nhận.',
            en: 'A split needs one old unit and at least two receivers.',
          };
    case 'rename':
      return from.length === 1 && name !== undefined && name.length > 1
        ? null
        : {
            vi: 'Đổi tên cần một đơn vị và tên mới.',
            en: 'A renaming needs one unit and its new name.',
          };
    case 'move':
      return parent === undefined
        ? {
            vi: 'Chuyển cần đơn vị cấp trên mới. Chọn đơn vị đó.',
            en: 'A move needs the new unit above. Choose it.',
          }
        : null;
    case 'dissolve':
      return to.length === 0
        ? null
        : {
            vi: 'Giải thể không có đơn vị nhận; nơi nhận ghi ở quy tắc.',
            en: 'A dissolution has no receiver; rules say where its work goes.',
          };
    case 'transfer':
      return others.length > 0
        ? null
        : {
            vi: 'Chuyển chức năng cần đơn vị nhận khác đơn vị giao.',
            en: 'A transfer needs a receiver that is another unit.',
          };
  }
}

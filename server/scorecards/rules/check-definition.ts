import type { Criterion, Definition, Formula, Source, SourceKind } from '../definition-contract.ts';
import { criteriaTree, mostPoints } from './criteria-tree.ts';

/** What stands in the way of issuing a definition: the criterion, the field, and what to do. */
export interface Unsoundness {
  readonly key: string | null;
  readonly field:
    | 'key'
    | 'name'
    | 'share'
    | 'source'
    | 'formula'
    | 'children'
    | 'tieBreak'
    | 'subjects'
    | 'total';
  readonly what: { readonly vi: string; readonly en: string };
}

type Formulas = readonly Formula['kind'][];
const RATES: Formulas = ['ratio', 'bands', 'reached', 'linear'];
const COUNTS: Formulas = ['each', 'penalty', 'bands', 'reached', 'linear'];

/** Which formulas make sense of what a source finds. */
export const FORMULAS_OF: Readonly<Record<SourceKind, Formulas>> = {
  on_time: RATES,
  accepted: RATES,
  answered: RATES,
  reports: RATES,
  fresh: RATES,
  key_tasks: RATES,
  by_head: RATES,
  early: RATES,
  indicator: ['ratio', 'bands', 'reached', 'linear'],
  targets: RATES,
  products: COUNTS,
  money: RATES,
  entered: COUNTS,
  survey: ['each', 'bands', 'reached', 'linear'],
  yes_no: ['reached', 'each', 'penalty'],
  appraisal: ['given'],
  overdue: COUNTS,
};

/** Everything that is wrong with a definition, at once. */
export function checkDefinition(definition: Definition): Unsoundness[] {
  const found: Unsoundness[] = [];
  const add = (key: string | null, field: Unsoundness['field'], vi: string, en: string) =>
    found.push({ key, field, what: { vi, en } });
  const { criteria } = definition;
  if (criteria.length === 0) {
    add(null, 'children', 'Thêm ít nhất một tiêu chí.', 'Add at least one criterion.');
  }
  const keys = new Set<string>();
  for (const { key } of criteria) {
    if (keys.has(key)) {
      add(
        key,
        'key',
        `Mã “${key}” dùng hai lần; đổi một mã.`,
        `Key “${key}” stands twice; change one.`,
      );
    }
    keys.add(key);
  }
  for (const key of lostKeys(definition)) {
    add(
      key,
      'key',
      'Tiêu chí cấp trên không còn; chọn lại.',
      'The criterion above is gone; choose another.',
    );
  }
  const tree = criteriaTree(definition);
  for (const criterion of criteria) {
    const children = tree.childrenOf(criterion.key);
    for (const problem of children.length > 0 ? [] : checkLeaf(criterion)) found.push(problem);
    for (const child of children) {
      if (child.role === criterion.role) continue;
      add(
        child.key,
        'children',
        'Loại tiêu chí phải như tiêu chí cấp trên; đưa ra ngoài nhánh.',
        'Its role must be that of the branch; move it out.',
      );
    }
  }
  const most = mostPoints(definition);
  for (const { key, role } of tree.leaves) {
    if (role === 'gate' || (most.get(key) ?? 0) > 0) continue;
    const [vi, en] =
      definition.scale === 'points'
        ? ['Nhập điểm tối đa lớn hơn 0.', 'Enter points greater than 0.']
        : ['Nhập trọng số lớn hơn 0.', 'Enter a weight greater than 0.'];
    add(key, 'share', vi, en);
  }
  if (!tree.roots.some(({ role }) => role === 'score') && criteria.length > 0) {
    add(
      null,
      'total',
      'Cần ít nhất một tiêu chí cho điểm.',
      'At least one criterion must bring points.',
    );
  }
  for (const key of definition.tieBreak.filter((each) => !keys.has(each))) {
    add(
      key,
      'tieBreak',
      `Tiêu chí phụ “${key}” không có trong bộ; bỏ ra.`,
      `Tie-break “${key}” is no criterion; take it out.`,
    );
  }
  if (!hasSubjects(definition)) {
    add(null, 'subjects', 'Chọn đơn vị được xếp hạng.', 'Choose the units that are ranked.');
  }
  return found;
}

function checkLeaf({ key, role, source, formula }: Criterion): Unsoundness[] {
  if (!source) {
    return [problem(key, 'source', 'Chọn nguồn số liệu.', 'Choose where the number comes from.')];
  }
  if (!formula) {
    return [problem(key, 'formula', 'Chọn cách tính điểm.', 'Choose how it becomes points.')];
  }
  const found: Unsoundness[] = [];
  if (!FORMULAS_OF[source.kind].includes(formula.kind)) {
    found.push(
      problem(
        key,
        'formula',
        'Cách tính này không hợp với nguồn số liệu; chọn cách khác.',
        'This formula does not fit the source; choose another.',
      ),
    );
  }
  if (role === 'penalty' && formula.kind === 'penalty') {
    found.push(
      problem(
        key,
        'formula',
        'Tiêu chí trừ điểm dùng “mỗi … trừ … điểm”, không dùng “điểm còn lại”.',
        'A penalty takes points each; it does not keep what is left.',
      ),
    );
  }
  if (needsIndicator(source)) {
    found.push(problem(key, 'source', 'Chọn chỉ tiêu.', 'Choose the indicator.'));
  }
  if (formula.kind === 'ratio' && source.kind === 'indicator' && source.planned === null) {
    found.push(
      problem(
        key,
        'source',
        'Ghi giá trị kế hoạch để tính b/a.',
        'Say the planned value, so that b/a can be reckoned.',
      ),
    );
  }
  if (formula.kind === 'linear' && formula.full === formula.none) {
    found.push(
      problem(
        key,
        'formula',
        'Mốc không điểm và mốc đủ điểm phải khác nhau.',
        'The values for none and for all points must differ.',
      ),
    );
  }
  return found;
}

function needsIndicator(source: Source): boolean {
  return source.kind === 'indicator' && source.indicatorId === null;
}

/** Criteria that hang on nothing: their branch is missing, or they stand under themselves. */
function lostKeys({ criteria }: Definition): string[] {
  const parents = new Map(criteria.map(({ key, parentKey }) => [key, parentKey]));
  return criteria.flatMap(({ key }) => {
    const seen = new Set<string>();
    let at: string | null | undefined = key;
    while (at !== null && at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    return at === null ? [] : [key];
  });
}

function hasSubjects({ subjects }: Definition): boolean {
  switch (subjects.kind) {
    case 'list':
      return subjects.unitIds.length > 0;
    case 'blocks':
      return subjects.blocks.some(({ unitIds }) => unitIds.length > 0);
    case 'kind':
    case 'level':
      return true;
  }
}

function problem(key: string, field: Unsoundness['field'], vi: string, en: string): Unsoundness {
  return { key, field, what: { vi, en } };
}

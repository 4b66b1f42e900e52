import { asDay, type Day, formatDay } from '../calendar/rules/day.ts';
import type { FactScope } from './fact-scope.ts';
import type { FactTable, Figure } from './facts-contract.ts';
import { factsAddress } from './rules/list-address.ts';
import { documentsOfPeriod, type SteeringDocument } from './store/documents-of-period.ts';

/** Công tác chỉ đạo, điều hành: what the unit and those below it issued in the period. */
export async function factsOfDocuments(
  scope: FactScope,
): Promise<{ readonly figures: Figure[]; readonly tables: FactTable[] }> {
  const { db, authorityId, unitId, period, yearFrom, lastYear } = scope;
  const before = await documentsOfPeriod(db, authorityId, unitId, { ...lastYear, from: EVER });
  const year = await documentsOfPeriod(db, authorityId, unitId, { ...period, from: yearFrom });
  const own = year.filter(({ issuedOn }) => issuedOn >= period.from);
  const count = (documents: readonly SteeringDocument[]) => String(documents.length);
  const figure: Figure = {
    key: 'documents.issued',
    label: { vi: 'Văn bản đã ban hành', en: 'Documents issued' },
    measure: { vi: 'văn bản', en: 'documents' },
    ...{ nature: 'flow', target: null, period: count(own), cumulative: count(year) },
    lastYear: before.length === 0 ? null : count(before.filter((each) => isWithin(each, lastYear))),
    ...{ estimate: null, fraction: null },
    opens: factsAddress(scope, 'directing'),
    opensCumulative: factsAddress({ ...scope, period: { ...period, from: yearFrom } }, 'directing'),
  };
  return { figures: [figure], tables: [tableOf(own)] };
}

/** Before every document: where none is known by then there is nothing to compare with. */
const EVER = asDay('0001-01-01');

function isWithin({ issuedOn }: SteeringDocument, { from, to }: { from: Day; to: Day }): boolean {
  return issuedOn >= from && issuedOn <= to;
}

function tableOf(documents: readonly SteeringDocument[]): FactTable {
  return {
    key: 'documents.list',
    label: { vi: 'Văn bản ban hành trong kỳ', en: 'Documents issued in the period' },
    columns: [
      { key: 'number', label: { vi: 'Số, ký hiệu', en: 'Number' }, align: 'left' },
      { key: 'issuedOn', label: { vi: 'Ngày', en: 'Day' }, align: 'left' },
      { key: 'title', label: { vi: 'Trích yếu', en: 'Subject' }, align: 'left' },
      { key: 'unit', label: { vi: 'Đơn vị ban hành', en: 'Issued by' }, align: 'left' },
    ],
    rows: documents.map(({ id, planId, number, issuedOn, title, unitName }) => ({
      ...{ kind: 'plan' as const, id: planId ?? id },
      cells: [number ?? '', formatDay(issuedOn), title, unitName],
      opens: planId === null ? `/directives/${id}` : `/plans/${planId}`,
    })),
    total: documents.length,
  };
}

import { expect, it } from 'vitest';
import { aTask } from '../testing/sample-tasks.ts';
import {
  afterWhole,
  alreadyPast,
  faultsOf,
  firstPart,
  nextPart,
  partsToSend,
} from './parts-draft.ts';

const unit = (id: string) => ({ id, name: `Phòng ${id}`, shortName: null });
const whole = { ...aTask({}), product: 'Danh mục' };

it('a break-down begins with the task itself and asks only for the unit', () => {
  const part = firstPart(whole);
  expect(part).toMatchObject({ title: whole.title, deadline: 'Quý IV/2026', product: 'Danh mục' });
  expect(faultsOf([part])).toEqual([{ key: 'part-1', field: 'unit' }]);
});

it('an extended deadline is prefilled by the day in force', () => {
  expect(firstPart({ ...whole, dueOn: '2027-02-15' }).deadline).toBe('15/02/2027');
  expect(firstPart({ ...whole, dueOn: null }).deadline).toBe('');
});

it('the next line repeats the words of the last one, for another unit', () => {
  const first = { ...firstPart(whole), units: [unit('1')] };
  expect(nextPart([first])).toEqual({ ...first, key: 'part-2', units: [] });
  expect(nextPart([{ ...first, key: 'part-7' }]).key).toBe('part-8');
});

it('finds every fault at once', () => {
  const faults = faultsOf([
    { key: 'part-1', units: [unit('1')], title: 'Rà', deadline: '31/02/2026', product: '' },
    { key: 'part-2', units: [], title: 'Rà soát', deadline: '', product: '' },
  ]);
  expect(faults).toEqual([
    { key: 'part-1', field: 'title' },
    { key: 'part-1', field: 'deadline' },
    { key: 'part-2', field: 'unit' },
  ]);
});

it('tells which lines end after the whole', () => {
  const part = { ...firstPart(whole), deadline: '15/01/2027' };
  expect(afterWhole([firstPart(whole), part], '2026-12-31')).toEqual([part.key]);
  expect(afterWhole([part], null)).toEqual([]);
  expect(alreadyPast([part], '2027-01-15')).toEqual([]);
  expect(alreadyPast([part], '2027-01-16')).toEqual([part.key]);
});

it('sends one part for each unit of a line, with the words of its deadline', () => {
  const line = { ...firstPart(whole), units: [unit('1'), unit('2')], product: ' ' };
  const sent = partsToSend([line]);
  expect(sent.map(({ unitId }) => unitId)).toEqual(['1', '2']);
  expect(sent[0]).toMatchObject({
    product: null,
    deadline: { raw: 'Quý IV/2026', precision: 'quarter', dueOn: '2026-12-31' },
  });
  expect(partsToSend([{ ...line, deadline: '' }])[0]?.deadline).toBeNull();
});

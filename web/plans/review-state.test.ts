import { describe, expect, it } from 'vitest';
import { changesOf } from '../../server/plans/rules/draft-changes.ts';
import { markItems, moveLevel, patchItem, sureUnseen } from './draft-edits.ts';
import { writtenUnit } from './draft-shape.ts';
import { changeKind } from './kind-edits.ts';
import { mergeDraft } from './merge-draft.ts';
import { openDesk, type ReviewDesk, type ReviewEvent, reviewReducer } from './review-state.ts';
import { fillField } from './sweep-edits.ts';
import {
  addTask,
  cutPlaces,
  matchEverywhere,
  mergeSwept,
  mergeUp,
  setIssuer,
  splitTask,
} from './task-edits.ts';
import { PLACE, SOURCE, sampleDraft } from './testing/sample-draft.ts';

const deskAfter = (...events: ReviewEvent[]): ReviewDesk =>
  events.reduce(reviewReducer, openDesk(sampleDraft()));
const did = (edit: ReturnType<typeof addTask>, tag?: string): ReviewEvent => ({
  type: 'do',
  edit,
  tag,
});

describe('undo and redo', () => {
  it('an undone edit leaves the very draft that was there, and redo brings it back', () => {
    const start = openDesk(sampleDraft());
    const edited = reviewReducer(start, did(markItems(['t1'], 'confirmed')));
    const undone = reviewReducer(edited, { type: 'undo' });
    expect(undone.draft).toBe(start.draft);
    expect(reviewReducer(undone, { type: 'redo' }).draft).toBe(edited.draft);
  });
  it('typing on in one field is one step; another field is another', () => {
    const desk = deskAfter(
      did(patchItem('tasks', 't1', { title: 'L' }), 't1.title'),
      did(patchItem('tasks', 't1', { title: 'Lập' }), 't1.title'),
      did(patchItem('tasks', 't1', { product: { text: 'Danh mục', span: null } }), 't1.product'),
    );
    expect(desk.past).toHaveLength(2);
    const back = reviewReducer(reviewReducer(desk, { type: 'undo' }), { type: 'undo' });
    expect(back.draft.tasks[0]?.title).toBe('Lập danh mục thiết bị');
  });
  it('a new edit after an undo forgets what could be redone', () => {
    const desk = deskAfter(
      did(markItems(['t1'], 'rejected')),
      { type: 'undo' },
      did(markItems(['t2'], 'confirmed')),
    );
    expect(desk.future).toHaveLength(0);
    expect(desk.draft.tasks.map(({ state }) => state)).toEqual(['unseen', 'confirmed']);
  });
  it('takes back what one did oneself and leaves what another officer did meanwhile', () => {
    const start = deskAfter(did(markItems(['t1'], 'rejected')));
    const theirs = patchItem('tasks', 't2', { title: 'Lời của người khác' })(start.draft).draft;
    const changes = changesOf(start.draft, theirs);
    const heard = reviewReducer(start, { type: 'hear', draft: theirs, changes });
    const undone = reviewReducer(heard, { type: 'undo' });
    expect(undone.draft.tasks.map(({ state, title }) => [state, title])).toEqual([
      ['unseen', 'Lập danh mục thiết bị'],
      ['unseen', 'Lời của người khác'],
    ]);
    const again = reviewReducer(undone, { type: 'redo' });
    expect(again.draft).toEqual(theirs);
  });
  it('passes by an item in another officer’s hands, and takes none away', () => {
    const held = new Set(['t1']);
    const both = markItems(['t1', 't2'], 'confirmed');
    const desk = deskAfter({ type: 'do', edit: both, held });
    expect(desk.draft.tasks.map(({ state }) => state)).toEqual(['unseen', 'confirmed']);
    expect(
      deskAfter({ type: 'do', edit: mergeUp(SOURCE, 't2'), held: new Set(['t2']) }).past,
    ).toEqual([]);
  });
  it('an edit that changes nothing is no step', () => {
    expect(deskAfter(did(mergeUp(SOURCE, 't1'))).past).toHaveLength(0);
  });
});

describe('splitting and merging', () => {
  it('joins every task that a sweep of the source reaches, and one undo takes it back', () => {
    const spans = sampleDraft().tasks.flatMap(({ span }) => span ?? []);
    const swept = { start: (spans[0]?.end ?? 0) - 3, end: (spans[1]?.start ?? 0) + 3 };
    const desk = deskAfter(did(mergeSwept(SOURCE, swept)));
    const [task, ...rest] = desk.draft.tasks;
    expect(rest).toEqual([]);
    expect(task?.span).toEqual({ start: spans[0]?.start, end: spans[1]?.end });
    expect(task?.quote).toBe(SOURCE.slice(spans[0]?.start, spans[1]?.end));
    expect(reviewReducer(desk, { type: 'undo' }).draft.tasks).toHaveLength(2);
  });

  it('a split keeps every value on the side of its words, and the quotes are the source itself', () => {
    const { tasks } = deskAfter(did(splitTask(SOURCE, 't1', PLACE.cut))).draft;
    const [first, second] = tasks;
    expect(tasks.map(({ key }) => key)).toEqual(['t1', 't3', 't2']);
    expect(first?.title).toBe('Lập danh mục thiết bị');
    expect(first?.coord).toEqual([]);
    expect(first?.deadline).toBeNull();
    expect(second?.coord[0]?.written).toBe('Sở Tài chính');
    expect(second?.deadline?.dueOn).toBe('2024-06-30');
    for (const task of [first, second]) {
      expect(task?.quote).toBe(SOURCE.slice(task?.span?.start, task?.span?.end));
    }
  });
  it('a cut outside the task, or at its edge, changes nothing', () => {
    const draft = sampleDraft();
    for (const cut of [0, PLACE.first.start, PLACE.first.end, PLACE.second.start + 3]) {
      expect(splitTask(SOURCE, 't1', cut)(draft).draft).toBe(draft);
    }
  });
  it('merging up the second half gives the first its place and its values back', () => {
    const desk = deskAfter(did(splitTask(SOURCE, 't1', PLACE.cut)), did(mergeUp(SOURCE, 't3')));
    const [task] = desk.draft.tasks;
    expect(desk.draft.tasks).toHaveLength(2);
    expect(desk.current).toBe('t1');
    expect(task?.quote).toBe(SOURCE.slice(PLACE.first.start, PLACE.first.end));
    expect(task?.deadline?.dueOn).toBe('2024-06-30');
    expect(task?.lead).toHaveLength(1);
  });
  it('offers to cut after a semicolon, never so that one side is empty', () => {
    expect(cutPlaces(SOURCE, PLACE.first)).toEqual([PLACE.cut]);
  });
});

describe('words swept in the source', () => {
  it('become a task in its place, led by the issuer as understood', () => {
    const desk = deskAfter(did(addTask(SOURCE, { start: PLACE.cut, end: PLACE.cut + 24 })));
    const task = desk.draft.tasks[1];
    expect(desk.current).toBe(task?.key);
    expect(task?.quote).toBe('phối hợp với Sở Tài chín');
    expect(task?.lead).toMatchObject([{ implied: true, unitId: '1' }]);
  });
  it('fill the field in hand with their place', () => {
    const { tasks } = deskAfter(
      did(fillField(SOURCE, 't2', 'lead', PLACE.finance)),
      did(fillField(SOURCE, 't2', 'deadline', PLACE.due)),
    ).draft;
    expect(tasks[1]?.lead).toMatchObject([{ written: 'Sở Tài chính', span: PLACE.finance }]);
    expect(tasks[1]?.deadline).toMatchObject({ dueOn: '2024-06-30', span: PLACE.due });
  });
});

describe('the issuing body', () => {
  it('when corrected, takes along the leads that were only understood to be it', () => {
    const issuer = {
      ...writtenUnit('UBND tỉnh Lào Cai', null),
      unitId: '7',
      unitName: 'UBND tỉnh',
    };
    const { tasks } = deskAfter(
      did(fillField(SOURCE, 't2', 'lead', PLACE.finance)),
      did(setIssuer(issuer)),
    ).draft;
    expect(tasks[0]?.lead).toMatchObject([{ unitId: '7', implied: true }]);
    expect(tasks[1]?.lead).toMatchObject([{ written: 'Sở Tài chính' }]);
  });
});

describe('kinds, levels, states', () => {
  it('a passage that was not understood becomes a motto and is no longer listed as unknown', () => {
    const { draft, current } = deskAfter(did(changeKind(SOURCE, 'x1', 'mottos')));
    expect(draft.notUnderstood).toEqual([]);
    expect(draft.mottos).toMatchObject([{ key: current, text: 'Kỷ cương là chính' }]);
  });
  it('a task goes in under the one above and comes out again', () => {
    const inside = deskAfter(did(moveLevel('t2', 1)));
    expect(inside.draft.tasks[1]?.path).toEqual(['1.', '2.']);
    const out = reviewReducer(inside, did(moveLevel('t2', -1)));
    expect(out.draft.tasks[1]?.path).toEqual(['2.']);
  });
  it('"đúng" for a group takes only what was read with certainty', () => {
    const { tasks } = deskAfter(
      did(markItems(sureUnseen(sampleDraft(), ['t1', 't2', 'x1']), 'confirmed')),
    ).draft;
    expect(tasks.map(({ state }) => state)).toEqual(['confirmed', 'unseen']);
  });
  it('a name matched once is matched wherever it stands unmatched', () => {
    const { tasks } = deskAfter(
      did(matchEverywhere('Sở Tài chính', { unitId: '9', unitName: 'Sở Tài chính tỉnh' })),
    ).draft;
    expect(tasks[0]?.coord[0]?.unitId).toBe('9');
    expect(tasks[0]?.lead[0]?.unitId).toBe('1');
  });
});

describe('a draft that someone else saved first', () => {
  it('takes the chosen value at each path, and items of one side only', () => {
    const merged = mergeDraft(sampleDraft(), {
      'tasks.t1.title': 'Lập danh mục',
      'identity.number': '13/QĐ-UBND',
      'tasks.t2': null,
    });
    expect(merged?.tasks.map(({ title }) => title)).toEqual(['Lập danh mục']);
    expect(merged?.identity.number).toBe('13/QĐ-UBND');
  });
  it('refuses an outcome that is no draft', () => {
    expect(mergeDraft(sampleDraft(), { 'tasks.t1.title': 5 })).toBeNull();
  });
});

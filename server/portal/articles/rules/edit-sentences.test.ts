import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySnapshot, snapshotOf601 } from '../testing/snapshots.ts';
import { sentencesIn } from './article-text.ts';
import { draftArticle } from './draft-article.ts';
import { relines, resplit, says } from './edit-sentences.ts';
import { outdatedIn, outdatedSentences } from './freshness.ts';

const joined = (list: readonly { text: string }[]) => list.map(({ text }) => text).join(' ');

describe('what an editor types', () => {
  const [first, second] = draftArticle('plan', { now: snapshotOf601(), before: null }, 'vi').lead;
  if (!first || !second) throw new Error('no lead');

  it('keeps the figures of sentences that stayed, and of those whose words it still says', () => {
    const typed = `${first.text} Bộ yêu cầu làm ngay. Có 3 nhiệm vụ ở 2 lĩnh vực!`;
    const after = resplit(typed, [first, second]);
    expect(after.map(({ text }) => text)).toEqual([
      first.text,
      'Bộ yêu cầu làm ngay.',
      'Có 3 nhiệm vụ ở 2 lĩnh vực!',
    ]);
    expect(after[0]?.facts).toEqual(first.facts);
    expect(after[1]?.facts).toEqual([]);
    expect(after[2]?.facts.map(({ ref }) => ref)).toEqual(['lines', 'fields']);
  });

  it('drops a figure that is no longer said: 13 does not say 3', () => {
    expect(says('13 nhiệm vụ', '3')).toBe(false);
    expect(says('gồm 3 nhiệm vụ', '3')).toBe(true);
    const [after] = resplit('Theo đó có 13 nhiệm vụ.', [second]);
    expect(after?.facts).toEqual([]);
  });

  it('changes nothing where nothing is changed', () => {
    fc.assert(
      fc.property(anySnapshot, (now) => {
        const { lead, blocks } = draftArticle('plan', { now, before: null }, 'vi');
        expect(joined(resplit(joined(lead), lead))).toBe(joined(lead));
        for (const block of blocks) {
          if (block.kind !== 'list') continue;
          const typed = block.items.map(({ text }) => text).join('\n');
          expect(relines(typed, block.items)).toEqual(block.items);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('marks the sentences whose figures have changed since, and no other', () => {
  const then = { now: snapshotOf601(), before: null };
  const article = draftArticle('plan', then, 'vi');
  expect(outdatedSentences(article, then)).toBe(0);
  const tasks = then.now.tasks.map((task) =>
    task.key === 'nv-2' ? { ...task, deadline: { words: 'Năm 2024', dueOn: '2024-12-31' } } : task,
  );
  const later = { now: snapshotOf601({ tasks }), before: null };
  const marked = sentencesIn(article).flatMap((each) => outdatedIn(each, later));
  expect(marked).toEqual([
    { ref: 'task/nv-2/deadline', words: 'năm 2023', was: 'Năm 2023', now: 'Năm 2024' },
    { ref: 'due/2023', words: '1', was: '1', now: '0' },
  ]);
  expect(outdatedSentences(article, later)).toBe(2);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftArticle } from '../../server/portal/articles/rules/draft-article.ts';
import { anySnapshot, snapshotOf601 } from '../../server/portal/articles/testing/snapshots.ts';
import { asKind, emptyBlock, moved, retyped, savedText, typedText } from './article-blocks.ts';

it('what nobody changed is saved as it came, whatever the draft', () => {
  fc.assert(
    fc.property(anySnapshot, fc.constantFrom('plan', 'results'), (now, kind) => {
      const text = draftArticle(kind, { now, before: null }, 'vi');
      fc.pre(!JSON.stringify(text).includes('|'));
      expect(savedText(typedText(text))).toEqual(text);
    }),
    { numRuns: 80 },
  );
});

it('a figure stays with its sentence while words around it are typed, and goes when it is no longer said', () => {
  const [list] = typedText(
    draftArticle('plan', { now: snapshotOf601(), before: null }, 'vi'),
  ).blocks.filter(({ kind }) => kind === 'list');
  if (!list) throw new Error('no list');
  const longer = retyped(list, `Việc mới\n${list.typed}`);
  expect(longer.sentences[1]).toEqual(list.sentences[0]);
  const shorter = retyped(list, list.typed.replace('Vụ Bưu chính', 'Vụ khác'));
  expect(shorter.sentences[0]?.facts.map(({ ref }) => ref)).not.toContain('task/nv-1/unit');
  expect(asKind(list, 'paragraph').sentences.length).toBeGreaterThan(0);
});

it('blocks without words are not saved, and the first cannot go higher', () => {
  const blocks = [emptyBlock(), retyped(emptyBlock('quote'), 'Làm gương')];
  const text = savedText({ headline: ' Tin ', lead: emptyBlock(), blocks });
  expect(text).toEqual({
    ...{ headline: 'Tin', lead: [] },
    blocks: [{ kind: 'quote', text: 'Làm gương', by: '' }],
  });
  const [first, second] = blocks;
  expect(moved(blocks, first?.key ?? '', -1)).toEqual(blocks);
  expect(moved(blocks, first?.key ?? '', 1)).toEqual([second, first]);
});

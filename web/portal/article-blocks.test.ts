import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ArticleText, Block } from '../../server/portal/articles/rules/article-text.ts';
import { asKind, emptyBlock, moved, retyped, savedText, typedText } from './article-blocks.ts';

const words = fc
  .array(
    fc.constantFrom('Vụ Bưu chính', 'hoàn thành', '4/6', 'nhiệm vụ', '(thời hạn: 2022)', '😀'),
    {
      ...{ minLength: 1, maxLength: 6 },
    },
  )
  .map((list) => list.join(' '));
const facts = fc.array(
  fc.record({ ref: fc.constant('counts/done'), value: fc.constant('4'), words: fc.constant('4') }),
  { maxLength: 1 },
);
const sentence = fc.record({ text: words.map((text) => `${text}.`), facts });
const some = { minLength: 1, maxLength: 4 };
const unlike = { ...some, selector: (each: { readonly text: string }) => each.text };
const cells = fc.array(words, { minLength: 2, maxLength: 3 });
const row = fc.record({ cells, facts });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: words }),
  fc.record({ kind: fc.constant('quote' as const), text: words, by: words }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    sentences: fc.uniqueArray(sentence, unlike),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.uniqueArray(sentence, unlike) }),
  fc.record({
    ...{ kind: fc.constant('table' as const), caption: words, head: cells },
    rows: fc.array(row, some),
  }),
);
const article: fc.Arbitrary<ArticleText> = fc.record({
  ...{ headline: words, lead: fc.uniqueArray(sentence, { maxLength: 3 }) },
  blocks: fc.array(block, { maxLength: 8 }),
});

it('what nobody changed is saved as it came', () => {
  fc.assert(
    fc.property(article, (text) => {
      expect(savedText(typedText(text))).toEqual(text);
    }),
  );
});

it('a figure stays with its line while others are typed, and goes when it is no longer said', () => {
  const unit = { ref: 'task/nv-1/unit', value: 'Vụ Bưu chính', words: 'Vụ Bưu chính' };
  const items = [
    { text: 'Trang bị máy tính bảng (chủ trì: Vụ Bưu chính)', facts: [unit] },
    { text: 'Hỗ trợ hạ tầng', facts: [] },
  ];
  const [list] = typedText({ headline: '', lead: [], blocks: [{ kind: 'list', items }] }).blocks;
  if (!list) throw new Error('no list');
  const longer = retyped(list, `Việc mới\n${list.typed}`);
  expect(longer.sentences[1]).toEqual(items[0]);
  const other = retyped(list, list.typed.replace('máy tính bảng', 'máy tính'));
  expect(other.sentences[0]?.facts).toEqual([unit]);
  const gone = retyped(list, list.typed.replace('Vụ Bưu chính', 'Vụ khác'));
  expect(gone.sentences[0]?.facts).toEqual([]);
  expect(asKind(list, 'paragraph').sentences.flatMap((each) => each.facts)).toEqual([unit]);
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

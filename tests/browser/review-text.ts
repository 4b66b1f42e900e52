import { expect } from 'vitest';
import type { ReviewPage } from './pages/review-page.ts';
import type { Text } from './texts.ts';

/** How many tasks the unit of a journey must get: one to finish, one to hand back, one to break down, one to return. */
const NEEDED = 4;

/** "Thủ trưởng các đơn vị trực thuộc Bộ (7)" is of the body itself; "Sở TTTT các tỉnh (63)" is not. */
const OWN_CLASS = /\((?:[1-9]|1\d)\)/;

/** What was read stands beside the source, and nothing of the page around the document became an item. */
export async function expectReading(review: ReviewPage, text: Text): Promise<void> {
  await expect.poll(() => review.declared.textContent()).toMatch(text.declared);
  const items = await review.items();
  const [identity = ''] = items;
  for (const value of text.identity) expect(identity).toContain(value);
  const all = items.join('\n');
  for (const number of text.citations) expect(all).toContain(number);
  for (const words of text.found) expect(all).toMatch(words);
  for (const noise of text.noise) expect(all).not.toMatch(noise);
  // What stands around the document is still there, in the source, and unlit.
  await review.source.waitFor();
}

/**
 * Corrects a reading by the keyboard: the issuer is matched, the first task gets another title and a
 * typed deadline, tasks get the unit as lead until it has enough, and one decision is undone and redone.
 */
export async function correct(review: ReviewPage, text: Text): Promise<void> {
  const { typed, unit } = text.people;
  await review.top();
  if (/chưa có trong sổ/.test((await review.current.textContent()) ?? '')) {
    await review.match(/chưa có trong sổ/, 'Bộ Thông tin và Truyền thông');
  }

  let mine = 0;
  let first = '';
  let known = '';
  await review.walk(async (item) => {
    const words = (await item.textContent()) ?? '';
    if (!/\d\/6 rõ/.test(words)) return;
    // "toàn ngành": nobody knows who that is, and the officer leaves it out.
    if (/chưa biết/.test(words)) return review.press('x');
    const isOurs = words.includes(unit) || OWN_CLASS.test(words.split('Phối hợp')[0] ?? '');
    if (isOurs) {
      mine += 1;
      known ||= await review.key();
    } else if (mine < NEEDED) {
      await review.lead(typed, unit);
      mine += 1;
      first ||= await review.key();
    } else if (/chưa có chủ trì/.test(words)) await review.press('x');
  });
  first ||= known;
  for (; mine < NEEDED; mine += 1) {
    await review.addFromSource(mine);
    await review.lead(typed, unit);
    first ||= await review.key();
  }

  await review.top();
  await review.go(first, 'ArrowDown');
  await review.edit();
  const title = review.field('Việc');
  await title.fill(`${await title.inputValue()} (đã rà soát)`);
  await review.field('Hạn').fill(`q4 ${text.year}`);
  await review.answer(new RegExp(`Quý IV/${text.year}, hạn 31/12/${text.year}`));
  await review.done();
  // Left out, taken back, left out again, taken back: whatever state it stood in before.
  await review.press('x');
  await expect.poll(() => review.stateOf(first)).toBe('rejected');
  await review.press('z');
  await expect.poll(() => review.stateOf(first)).not.toBe('rejected');
  await review.press('Shift+Z');
  await expect.poll(() => review.stateOf(first)).toBe('rejected');
  await review.press('z');
  await review.press('a');
  await expect.poll(() => review.stateOf(first)).toBe('confirmed');
  await review.saved();
}

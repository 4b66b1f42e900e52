import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectSound, shoot, signedIn, visitor, withBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/browser-staff.ts';
import { boardPage } from './pages/board-page.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { signInPage } from './pages/sign-in-page.ts';
import { taskPage } from './pages/task-page.ts';
import { tasksPage } from './pages/tasks-page.ts';
import { weekPage } from './pages/week-page.ts';
import { correct, expectReading } from './review-text.ts';
import { type Text, wordsOf } from './texts.ts';

/**
 * The whole path of each text: read, reviewed, issued; accepted, broken down, reported; accepted or
 * returned; on the board. The lives of the tasks are the same for every text, so that a second set
 * of texts may end with the issued plan.
 */
export function describeMainJob(texts: readonly Text[], upTo: 'board' | 'plan' = 'board'): void {
  withBrowser();
  describe.each(texts)(`from $name to the ${upTo}`, (text) => {
    const { planner, head, officer, unit, below } = text.people;
    /** The screens are the same for every text: they are judged once, with the first. */
    const judge = async (page: Page) => {
      if (upTo === 'board' && text === texts[0]) await expectSound(page);
    };
    const number = text.identity[0] ?? '';
    let plan = '';
    let tasks: readonly string[] = [];
    /** The four tasks of the unit, each with a life of its own below. */
    const task = (place: number) => tasks[place] ?? '';

    test('a planner signs in, reads, reviews and issues it', async () => {
      const page = await visitor();
      const signIn = signInPage(page);
      await signIn.open();
      await signIn.enter(planner, PASSWORD);
      await page.waitForURL(/\/inbox/);

      const read = readPage(page);
      await read.open();
      await read.paste(wordsOf(text));
      const review = reviewPage(page);
      await review.opened();
      await expectReading(review, text);
      await judge(page);
      await shoot(page, `review ${text.name}`);

      await correct(review, text);
      await review.openSheet();
      await judge(page);
      plan = await review.issue();
      await page.getByRole('heading', { level: 1, name: number }).waitFor();
      await judge(page);
      await shoot(page, `plan ${text.name}`);

      const list = tasksPage(page);
      await list.openPlan(plan, unit);
      tasks = await list.ids();
      expect(tasks.length).toBeGreaterThanOrEqual(4);
      await judge(page);
    });

    if (upTo === 'plan') return;

    test('the head of a unit accepts, hands back and breaks down', async () => {
      const page = await signedIn(head);
      const here = taskPage(page);
      await here.open(task(0));
      await expectOrderingWords(page, number);
      await here.do('Tiếp nhận', /đã tiếp nhận/);
      await here.open(task(3));
      await here.do('Tiếp nhận', /đã tiếp nhận/);

      await here.open(task(1));
      await here.do('Trả lại', /Đã trả lại/, () =>
        here.fill('Lý do trả lại', 'Việc này thuộc chức năng của đơn vị khác.'),
      );

      await here.open(task(2));
      await here.do('Tiếp nhận', /đã tiếp nhận/);
      await here.do('Phân rã', /Đã phân rã/, () => here.fillParts(below));
      await here.tab(/^Cây/).click();
      for (const name of below) await page.getByText(name).first().waitFor();
      await judge(page);
      await shoot(page, `task ${text.name}`);
    });

    test('an officer reports on the weekly sheet, attaches a file, reports done', async () => {
      const page = await signedIn(officer);
      const week = weekPage(page);
      const title = await titleOf(page, task(0));
      await week.open();
      await week.report(title, '60', 'Đã xong bản dự thảo, đang lấy ý kiến.');
      await week.attach(title, 'bien-ban.txt', 'Biên bản cuộc họp ngày thứ Ba.');
      await judge(page);
      await week.send();

      const here = taskPage(page);
      for (const id of [task(0), task(3)]) {
        await here.open(id);
        await here.do('Báo hoàn thành', /Đã báo hoàn thành/, async () => {
          await here.fill('Sản phẩm', 'Báo cáo số 12/BC');
          await here.fill(
            'Kết quả thực hiện',
            'Đã hoàn thành đủ nội dung theo yêu cầu của văn bản.',
          );
          await here.attach('bao-cao.txt', `Báo cáo kết quả ${id}.`);
        });
      }
    });

    test('the planner accepts one result, returns another, and the board shows it', async () => {
      const page = await signedIn(planner);
      const here = taskPage(page);
      await here.open(task(0));
      await here.do('Đạt', /Đã công nhận/);
      await here.open(task(3));
      await here.do('Chưa đạt', /Đã trả lại kết quả/, () =>
        here.fill('Vì sao chưa đạt', 'Thiếu phụ lục số liệu của ba địa phương.'),
      );

      await here.open(task(0));
      await here.tab(/Diễn biến/).click();
      for (const words of [
        'tiếp nhận',
        'cập nhật tiến độ',
        'báo hoàn thành',
        'công nhận kết quả',
      ]) {
        await page.getByRole('tabpanel').getByText(new RegExp(words)).first().waitFor();
      }
      await here.tab(/^Sản phẩm/).click();
      await page.getByRole('tabpanel').getByText('bao-cao.txt').first().waitFor();
      await judge(page);
      await shoot(page, `done ${text.name}`);

      const board = boardPage(page);
      await board.open(`?f.plan=${plan}`);
      await board.row(unit).waitFor();
      const done = board.figure(/^\D*1 nhiệm vụ xong|^1 nhiệm vụ đã xong/).first();
      await judge(page);
      await shoot(page, `board ${text.name}`);
      await done.click();
      await page.waitForURL(/\/tasks\?/);
      expect(await tasksPage(page).ids()).toEqual([task(0)]);
    });
  });
}

/** The task's page quotes the clause that orders it and leads to the words in the document. */
async function expectOrderingWords(page: Page, number: string): Promise<void> {
  await taskPage(page).words.first().waitFor();
  await page.getByRole('link', { name: number }).first().waitFor();
}

async function titleOf(page: Page, id: string): Promise<string> {
  await taskPage(page).open(id);
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
}

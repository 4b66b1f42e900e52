import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export type ReviewPage = ReturnType<typeof reviewPage>;

/** A spot of an item that carries no button. */
const EDGE = { position: { x: 12, y: 12 } };

/** Rà soát, on an office screen: the source at the left, the items at the right. */
export function reviewPage(page: Page) {
  const source = page.getByRole('region', { name: 'Văn bản nguồn', exact: true });
  const list = page.getByRole('region', { name: 'Kết quả đọc' });
  const sheet = page.getByRole('dialog', { name: 'Ban hành' });
  /** The item at which the keyboard stands. */
  const current = list.locator('article[aria-current]');
  const press = (key: string) => page.keyboard.press(key);
  const key = async () => (await current.getAttribute('data-item')) ?? '';

  /** Every item from the one in hand down, by walking the list with ↓ as an officer does. */
  async function walk(visit: (item: Locator) => Promise<void>): Promise<void> {
    for (let at = await key(); ; ) {
      await visit(current);
      await press('ArrowDown');
      const next = await key();
      if (next === at) return;
      at = next;
    }
  }

  async function top(): Promise<void> {
    await list.hover();
    await page.mouse.wheel(0, -100_000);
    // The wheel answers later, and until then the first row in the page is one from the middle.
    await list.locator('[data-item="identity"]').click(EDGE);
    await current.focus();
  }

  async function edit(): Promise<void> {
    await press('e');
    await current.getByRole('textbox').first().waitFor();
  }

  async function done(): Promise<void> {
    await press('Escape');
    await current.getByRole('button', { name: /^Xong/ }).waitFor({ state: 'detached' });
  }

  /** Some letters, and Enter once the unit is lit. */
  async function choose(box: Locator, typed: string, name: string): Promise<void> {
    await box.fill(typed);
    await page
      .locator('[data-combobox-selected]')
      .filter({ hasText: new RegExp(`^${name}`) })
      .waitFor();
    await box.press('Enter');
  }

  return {
    source,
    list,
    sheet,
    current,
    press,
    key,
    walk,
    top,
    edit,
    done,
    choose,
    /** What the text declares against what was read. */
    declared: page.getByRole('status').filter({ hasText: /đọc được/i }),

    async opened(): Promise<void> {
      await page.waitForURL(/\/readings\/\d+/);
      await list.waitFor();
    },

    tab(name: 'Tất cả' | 'Cần xem' | 'Thiếu' | 'Chưa hiểu') {
      return page.getByRole('tab', { name });
    },

    item(words: string | RegExp): Locator {
      return list.getByRole('article').filter({ hasText: words });
    },

    /** The words of every item, from the top. */
    async items(): Promise<string[]> {
      await top();
      const found: string[] = [];
      await walk(async (item) => {
        found.push((await item.textContent()) ?? '');
      });
      return found;
    },

    /** Goes up or down to an item by the arrow keys. */
    async go(to: string, by: 'ArrowUp' | 'ArrowDown'): Promise<void> {
      for (let at = ''; at !== to; ) {
        const here = await key();
        if (here === at) throw new Error(`No item ${to}`);
        at = here;
        if (at !== to) await press(by);
      }
    },

    /** Gives the item in hand a lead, by the keyboard alone. */
    async lead(typed: string, name: string): Promise<void> {
      await edit();
      await choose(page.getByRole('textbox', { name: 'Chủ trì: Thêm đơn vị' }), typed, name);
      await current.getByRole('button', { name }).first().waitFor();
      await done();
    },

    /** Makes a task of the n-th long passage of the source: its words are swept, then n. */
    async addFromSource(n: number): Promise<void> {
      const before = await key();
      await page.evaluate(`(${SWEEP})(${n})`);
      await press('n');
      await expect.poll(key).not.toBe(before);
      await current.focus();
    },

    /** Opens a name that is not in the register and takes a unit for it. */
    async match(written: RegExp, name: string): Promise<void> {
      await edit();
      await current.getByRole('button', { name: written }).first().click();
      await choose(page.getByRole('textbox', { name: 'Chọn đơn vị: Thêm đơn vị' }), name, name);
      await current.getByRole('button', { name, exact: true }).first().waitFor();
      await done();
    },

    field(label: string): Locator {
      return current.getByRole('textbox', { name: label, exact: true });
    },

    /** Keys that an input method sends at once in place of the one that was pressed. */
    async burst(...keys: string[]): Promise<void> {
      await page.evaluate(`(${BURST})(${JSON.stringify(keys)})`);
    },

    /** What a field says below what is typed. */
    answer(words: RegExp): Promise<void> {
      return current.getByText(words).waitFor();
    },

    stateOf(item: string): Promise<string | null> {
      return list.locator(`[data-item="${item}"]`).getAttribute('data-state');
    },

    async saved(): Promise<void> {
      await page
        .getByRole('status')
        .filter({ hasText: /^Đã lưu/ })
        .waitFor();
    },

    async openSheet(): Promise<void> {
      await page.getByRole('button', { name: 'Ban hành..' }).click();
      await sheet.getByText(/^Sẽ tạo /).waitFor();
    },

    /** Issues and gives the plan's id. */
    async issue(): Promise<string> {
      await sheet.getByRole('button', { name: /^Ban hành cho/ }).click();
      await sheet.getByText('Đã ban hành.').waitFor();
      await sheet.getByRole('link', { name: 'Xem kế hoạch' }).click();
      await page.waitForURL(/\/plans\/\d+/);
      return /\/plans\/(\d+)/.exec(page.url())?.[1] ?? '';
    },
  };
}

/** Runs in the page. */
const BURST = `(keys) => {
  for (const key of keys) {
    const event = { key, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event));
  }
}`;

/** Runs in the page. */
const SWEEP = `(place) => {
  const spots = [...document.querySelectorAll('[data-s]')];
  const long = spots.filter((spot) => (spot.textContent ?? '').trim().length > 30);
  const node = long[place % long.length]?.firstChild;
  if (node) getSelection().setBaseAndExtent(node, 0, node, node.textContent.length);
}`;

/** Lines of a page as the cells of a table that lost its borders, grouped as they are asked for. */
import type { Block } from '../outline/blocks.ts';
import type { Page } from '../text/page.ts';
import { type Cell, INDEX_CELL } from './cells.ts';
import { columnOf } from './columns.ts';

export interface LineCell extends Cell {
  readonly block: number;
  readonly text: string;
}

/** Blocks looked at to learn whether the page parts its cells by blank lines. */
const WINDOW = 60;

/** The cells that follow a header: by blank lines where the page has them, else line by line. */
export class LineCells {
  readonly #page: Page;
  readonly #blocks: readonly Block[];
  readonly #usable: (block: Block) => boolean;
  readonly #blanks: boolean;
  readonly #cells: LineCell[] = [];
  #next: number;
  #ended = false;

  constructor(
    page: Page,
    blocks: readonly Block[],
    from: number,
    usable: (block: Block) => boolean,
  ) {
    this.#page = page;
    this.#blocks = blocks;
    this.#usable = usable;
    this.#next = from;
    const window = blocks.slice(from, from + WINDOW);
    this.#blanks = window.filter((block) => block.blankBefore).length > window.length * 0.5;
  }

  /** The cell with that number from the header on; undefined after the last. */
  at(index: number): LineCell | undefined {
    // A line may still belong to the last cell, so that cell is whole when there is one after it.
    while (!this.#ended && this.#cells.length < index + 2) this.#readBlock();
    return this.#cells[index];
  }

  #readBlock(): void {
    const i = this.#next;
    const block = this.#blocks[i];
    if (!block || !this.#usable(block) || block.marker?.kind === 'annex') {
      this.#ended = true;
      return;
    }
    const { text, folded } = this.#page;
    const words = text.slice(block.start, block.end);
    if (words.length < 12 && columnOf(folded.slice(block.start, block.end)) === 'index') {
      this.#ended = true;
      return;
    }
    this.#next += 1;
    if (block.marker !== null && opensSection(this.#page, this.#blocks, i)) {
      const { label } = block.marker;
      this.#push(block.start, block.start + label.length, i);
      this.#push(block.content, block.end, i);
      return;
    }
    const previous = this.#cells[this.#cells.length - 1];
    if (
      this.#blanks &&
      previous &&
      !block.blankBefore &&
      !INDEX_CELL.test(previous.text) &&
      !INDEX_CELL.test(words)
    ) {
      this.#cells.pop();
      this.#push(previous.start, block.end, i);
    } else this.#push(block.start, block.end, i);
  }

  #push(start: number, end: number, block: number): void {
    this.#cells.push({ start, end, block, text: this.#page.text.slice(start, end) });
  }
}

/** "II. HOÀN THIỆN CƠ CHẾ" between two rows: index and name of a group on one line. */
function opensSection(page: Page, blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (!block?.marker || !next || !/^(?:roman|capital)$/.test(block.marker.kind)) return false;
  return block.end - block.start < 200 && isIndexBlock(page, next);
}

/** True where a line is the number of a row and nothing else. */
export function isIndexBlock(page: Page, block: Block | undefined): boolean {
  return (
    block !== undefined &&
    block.end - block.start < 20 &&
    INDEX_CELL.test(page.text.slice(block.start, block.end))
  );
}

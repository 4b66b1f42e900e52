import { type Html, html } from '../../../platform/html/html.ts';
import type { ArticleText, Block, Sentence } from '../rules/article-text.ts';

/** The lead of an article as markup. */
export function renderLead({ lead }: ArticleText): Html | null {
  return lead.length === 0 ? null : html`<p class="promise">${wordsOf(lead)}</p>`;
}

/** Blocks of an article as markup: words are escaped one by one, nothing of them is markup. */
export function renderBlocks({ blocks }: ArticleText): readonly Html[] {
  return blocks.map(renderBlock);
}

function renderBlock(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${wordsOf(block.sentences)}</p>`;
    case 'list':
      return html`<ul>${block.items.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
    case 'quote':
      return html`<blockquote><p>${block.text}</p>${block.by !== '' && html`<footer>${block.by}</footer>`}</blockquote>`;
    case 'table': {
      const width = block.head.length;
      // Rows as wide as the head, whatever an editor left out.
      const rows = block.rows.map(({ cells }) =>
        Array.from({ length: width }, (_, at) => cells[at] ?? ''),
      );
      return html`<div class="scroll" tabindex="0" role="region" aria-label="${block.caption}"><table>${block.caption !== '' && html`<caption>${block.caption}</caption>`}<thead><tr>${block.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map(
        ([first = '', ...rest]) =>
          html`<tr><th scope="row">${first}</th>${rest.map((cell) => (isFigure(cell) ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`))}</tr>`,
      )}</tbody></table></div>`;
    }
  }
}

const isFigure = (cell: string) => /^[\d.,/%\s+-]+$/.test(cell);

function wordsOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join(' ');
}

import type { Extraction } from './extracted-text.ts';
import { htmlLines } from './html-text.ts';
import { htmlTree } from './html-tree.ts';

/** The text of a web page as it is read, without scripts, hidden parts and the page's furniture. */
export function extractHtml(html: string): Extraction {
  const lines = htmlLines(htmlTree(html, 'drop'));
  if (lines.length > 0) return { text: lines.join('\n'), warnings: [] };
  // A page that marks everything as furniture still has a text.
  return { text: htmlLines(htmlTree(html, 'keep')).join('\n'), warnings: [] };
}

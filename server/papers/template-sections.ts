import { SHEET, textWidth } from './rules/form.ts';
import type { FormedAnnex } from './rules/formed-paper.ts';
import { placeNamed } from './rules/template-places.ts';
import { paragraphsOf } from './template-paragraphs.ts';

/**
 * Sections of an office's template. In a Word file a section ends with a paragraph that bears its layout,
 * the last one with the end of the text: an annex on a sheet of its own is a matter of such paragraphs.
 */

const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** The width of the text of a template, in millimetres; ours where it does not say. */
export function templateWidth(xml: string): number {
  const layout = lastLayout(xml);
  const size = /<w:pgSz\b[^>]*>/.exec(layout)?.[0] ?? '';
  const margins = /<w:pgMar\b[^>]*>/.exec(layout)?.[0] ?? '';
  const [wide, left, right] = [
    attribute(size, 'w:w'),
    attribute(margins, 'w:left'),
    attribute(margins, 'w:right'),
  ];
  if (wide === null || left === null || right === null) return textWidth(false);
  return ((wide - left - right) * 25.4) / 1440;
}

/** Puts each text in the stead of the paragraph that holds its place. */
export function placeTexts(xml: string, texts: ReadonlyMap<string, string>): string {
  return replaceHolders(xml, (name) => texts.get(name) ?? null);
}

/**
 * Puts the annexes where their place is, or at the end: the section of the template ends before the first,
 * that of each annex before the next.
 *
 * @param written the XML of each annex
 */
export function placeAnnexes(
  xml: string,
  annexes: readonly FormedAnnex[],
  written: readonly string[],
): string {
  const own = lastLayout(xml);
  const layouts = [own, ...annexes.map((annex) => annexLayout(own, annex.landscape))];
  const end = (layout = '') => `<w:p><w:pPr>${layout}</w:pPr></w:p>`;
  const all = written.map((text, at) => `${end(layouts[at])}${text}`).join('');
  let isPlaced = false;
  const placed = replaceHolders(xml, (name) => {
    if (name !== 'phu_luc') return null;
    isPlaced = true;
    return all;
  });
  const at = endOfText(placed);
  return `${placed.slice(0, at)}${isPlaced ? '' : all}${layouts.at(-1) ?? ''}</w:body></w:document>`;
}

/** Every paragraph that holds nothing but a place, replaced where there is something for it. */
function replaceHolders(xml: string, textFor: (name: string) => string | null): string {
  let result = '';
  let from = 0;
  for (const { text, start, end } of paragraphsOf(xml)) {
    const key = /^\s*\{\{(.+)\}\}\s*$/.exec(text)?.[1];
    const name = key === undefined ? undefined : placeNamed(key)?.name;
    const replacement = name === undefined ? null : textFor(name);
    if (replacement === null) continue;
    // A cell must not be left without a paragraph.
    result += xml.slice(from, start) + (replacement === '' ? '<w:p/>' : replacement);
    from = end;
  }
  return result + xml.slice(from);
}

/** The layout of an annex: the headers of the template, a sheet of our form, pages numbered from 1. */
function annexLayout(own: string, landscape: boolean): string {
  const references = own.match(/<w:(?:header|footer)Reference\b[^>]*\/>/g)?.join('') ?? '';
  const [wide, high] = landscape ? [SHEET.height, SHEET.width] : [SHEET.width, SHEET.height];
  const orientation = landscape ? ' w:orient="landscape"' : '';
  return [
    `<w:sectPr>${references}<w:type w:val="nextPage"/>`,
    `<w:pgSz w:w="${twips(wide)}" w:h="${twips(high)}"${orientation}/>`,
    `<w:pgMar w:top="${twips(SHEET.top)}" w:right="${twips(SHEET.right)}" w:bottom="${twips(SHEET.bottom)}"`,
    ` w:left="${twips(SHEET.left)}" w:header="${twips(SHEET.number)}" w:footer="${twips(SHEET.number)}" w:gutter="0"/>`,
    `<w:pgNumType w:start="1"/>${own.includes('<w:titlePg') ? '<w:titlePg/>' : ''}</w:sectPr>`,
  ].join('');
}

/** The layout of the last section; ours where the file has none. */
function lastLayout(xml: string): string {
  const at = endOfText(xml);
  const layout = xml.slice(at, xml.lastIndexOf('</w:body>'));
  return layout === '' ? annexLayout('', false) : layout;
}

/** Where the text ends and the layout of the last section begins, or the end of the body. */
function endOfText(xml: string): number {
  const end = xml.lastIndexOf('</w:body>');
  const layout = xml.lastIndexOf('<w:sectPr', end);
  const isLast = layout >= 0 && !xml.slice(layout, end).includes('</w:p>');
  return isLast ? layout : end;
}

function attribute(tag: string, name: string): number | null {
  const found = new RegExp(`\\b${name}="(-?\\d+)"`).exec(tag);
  return found ? Number(found[1]) : null;
}

import { formatNumber } from './list-labels.ts';
import { type XmlTag, xmlTags } from './xml-tokens.ts';

/** One level of an automatic list. */
interface Level {
  format: string;
  /** E.g. `Điều %1.`; `%n` stands for the number of level n. */
  text: string;
  start: number;
  /** `nothing`: the words follow the label without a gap. */
  suffix: string;
  /** Numbers of higher levels are drawn decimal whatever their format. */
  legal: boolean;
  /** Level that resets this one; 0: none does. */
  restartAfter?: number;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** Paragraph style → level. */
  readonly styles: Map<string, number>;
  styleLink?: string;
  numStyleLink?: string;
}

interface ListUse {
  abstractId: string;
  /** Level → number to start from in this use of the list. */
  readonly starts: Map<number, number>;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly numId: string;
  readonly level: number;
}

/** The automatic lists of a Word document, with their counters as the document is walked through. */
export class DocxNumbering {
  readonly #abstracts = new Map<string, AbstractList>();
  readonly #uses = new Map<string, ListUse>();
  readonly #styleUse: ReadonlyMap<string, ListPlace>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  /** @param numberingXml word/numbering.xml @param stylesXml word/styles.xml; empty where there is none */
  constructor(numberingXml: string, stylesXml: string) {
    this.#readNumbering(numberingXml);
    this.#styleUse = readStyleUse(stylesXml);
  }

  /** The place of a paragraph, by its own mark or by its style; `undefined` outside every list. */
  placeOf(own: Partial<ListPlace>, style: string | undefined): ListPlace | undefined {
    const inherited = style === undefined ? undefined : this.#styleUse.get(style);
    const numId = own.numId ?? inherited?.numId;
    // List 0 takes a paragraph out of the list of its style.
    if (numId === undefined || numId === '0') return undefined;
    const byStyle = style === undefined ? undefined : this.#listOf(numId)?.styles.get(style);
    return { numId, level: own.level ?? byStyle ?? inherited?.level ?? 0 };
  }

  /** Counts the paragraph and gives its label, with the gap after it: `Điều 3. `, `a) `, `- `. */
  nextLabel({ numId, level }: ListPlace): string {
    const use = this.#uses.get(numId);
    const list = this.#listOf(numId);
    const shape = list?.levels.get(level);
    if (!use || !list || !shape) return '';
    const counters = this.#countersOf(use, numId);
    counters[level] = (counters[level] ?? shape.start - 1) + 1;
    for (const deeper of [...list.levels.keys()].filter((key) => key > level)) {
      const after = list.levels.get(deeper)?.restartAfter;
      if (after === undefined || (after !== 0 && level < after)) counters[deeper] = undefined;
    }
    if (shape.format === 'none') return '';
    if (shape.format === 'bullet') return '- ';
    const label = shape.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = list.levels.get(at);
      counters[at] ??= of?.start ?? 1;
      return formatNumber(counters[at] ?? 1, shape.legal ? 'decimal' : (of?.format ?? 'decimal'));
    });
    return label === '' || shape.suffix === 'nothing' ? label : `${label.trimEnd()} `;
  }

  #countersOf(use: ListUse, numId: string): (number | undefined)[] {
    const counters = this.#counters.get(use.abstractId) ?? [];
    this.#counters.set(use.abstractId, counters);
    if (!this.#started.has(numId)) {
      this.#started.add(numId);
      for (const [level, start] of use.starts) counters[level] = start - 1;
    }
    return counters;
  }

  #listOf(numId: string): AbstractList | undefined {
    const use = this.#uses.get(numId);
    const list = use && this.#abstracts.get(use.abstractId);
    if (!list?.numStyleLink) return list;
    const linked = [...this.#abstracts.values()].find(
      ({ styleLink }) => styleLink === list.numStyleLink,
    );
    return linked ?? list;
  }

  #readNumbering(xml: string): void {
    let list: AbstractList | undefined;
    let use: ListUse | undefined;
    let level: Level | undefined;
    let at = 0;
    for (const tag of xmlTags(xml)) {
      const value = tag.attribute('w:val') ?? '';
      switch (tag.kind === 'close' ? `/${tag.name}` : tag.name) {
        case 'w:abstractNum':
          list = { levels: new Map(), styles: new Map() };
          this.#abstracts.set(tag.attribute('w:abstractNumId') ?? '', list);
          break;
        case '/w:abstractNum':
          list = undefined;
          break;
        case 'w:num':
          use = { abstractId: '', starts: new Map() };
          this.#uses.set(tag.attribute('w:numId') ?? '', use);
          break;
        case '/w:num':
          use = undefined;
          break;
        case 'w:abstractNumId':
          if (use) use.abstractId = value;
          break;
        case 'w:lvlOverride':
          at = integer(tag.attribute('w:ilvl'));
          break;
        case 'w:startOverride':
          use?.starts.set(at, integer(value));
          break;
        case 'w:lvl':
          at = integer(tag.attribute('w:ilvl'));
          level = { format: 'decimal', text: '', start: 1, suffix: 'tab', legal: false };
          list?.levels.set(at, level);
          break;
        case '/w:lvl':
          level = undefined;
          break;
        case 'w:styleLink':
          if (list) list.styleLink = value;
          break;
        case 'w:numStyleLink':
          if (list) list.numStyleLink = value;
          break;
        case 'w:pStyle':
          list?.styles.set(value, at);
          break;
        default:
          if (level) readLevel(level, tag, value);
      }
    }
  }
}

function readLevel(level: Level, tag: XmlTag, value: string): void {
  switch (tag.name) {
    case 'w:start':
      level.start = integer(value);
      break;
    case 'w:numFmt':
      level.format = value;
      break;
    case 'w:lvlText':
      level.text = value;
      break;
    case 'w:suff':
      level.suffix = value;
      break;
    case 'w:isLgl':
      level.legal = !['0', 'false'].includes(value);
      break;
    case 'w:lvlRestart':
      level.restartAfter = integer(value);
      break;
  }
}

/** Paragraph styles that put their paragraphs into a list, those that inherit it included. */
function readStyleUse(xml: string): Map<string, ListPlace> {
  const own = new Map<string, { basedOn?: string; numId?: string; level?: number }>();
  let style: { basedOn?: string; numId?: string; level?: number } | undefined;
  for (const tag of xmlTags(xml)) {
    const value = tag.attribute('w:val');
    if (tag.name === 'w:style' && tag.kind === 'open') {
      style = {};
      own.set(tag.attribute('w:styleId') ?? '', style);
    } else if (tag.name === 'w:style') style = undefined;
    else if (!style || value === undefined) continue;
    else if (tag.name === 'w:basedOn') style.basedOn = value;
    else if (tag.name === 'w:numId') style.numId = value;
    else if (tag.name === 'w:ilvl') style.level = integer(value);
  }
  const places = new Map<string, ListPlace>();
  for (const id of own.keys()) {
    let numId: string | undefined;
    let level: number | undefined;
    // A style chain in a damaged file may be a circle.
    for (let step = own.get(id), i = 0; step && i < 20; i += 1) {
      numId ??= step.numId;
      level ??= step.level;
      step = step.basedOn === undefined ? undefined : own.get(step.basedOn);
    }
    if (numId !== undefined) places.set(id, { numId, level: level ?? 0 });
  }
  return places;
}

function integer(text: string | undefined): number {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(value) ? Math.min(Math.max(value, 0), 1_000_000) : 0;
}

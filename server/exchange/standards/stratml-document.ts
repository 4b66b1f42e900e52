import type { ForeignDocument } from '../../plans/foreign-documents.ts';
import { Refusal } from '../../platform/refusal.ts';
import { guardXml } from '../edxml/rules/guard-xml.ts';
import { parseXml, type XmlElement } from '../edxml/rules/parse-xml.ts';
import { standardErrors } from './contract.ts';
import { stratmlPlan } from './rules/stratml-plan.ts';
import { stratmlSheets } from './rules/stratml-sheets.ts';
import { STRATML_STRUCTURE } from './rules/stratml-structure.ts';
import { structureFaults } from './rules/structure.ts';

/** How far into a file its outermost element is looked for. */
const HEAD_LENGTH = 4_000;

/** Plans and reports of StratML Part 2, dropped where any document is read. */
export const stratmlDocument: ForeignDocument = {
  fits: (bytes) =>
    /<(?:[\w.-]+:)?PerformancePlanOrReport[\s>]/.test(
      new TextDecoder().decode(bytes.subarray(0, HEAD_LENGTH)),
    ),
  sheets: (bytes) => stratmlSheets(stratmlPlan(checked(new TextDecoder().decode(bytes)))),
};

/** @throws Refusal XML_REFUSED, STRATML_FAULTS with every fault in `details` */
function checked(text: string): XmlElement {
  const guarded = guardXml(text);
  if ('refused' in guarded)
    throw new Refusal(standardErrors.XML_REFUSED, {}, { why: guarded.refused });
  const root = parseXml(guarded.xml, guarded.lifted);
  if ('reason' in root) {
    throw new Refusal(standardErrors.XML_BROKEN, { line: root.line, reason: root.reason });
  }
  const faults = structureFaults(root, STRATML_STRUCTURE);
  if (faults.length > 0) {
    const [first] = faults;
    throw new Refusal(
      standardErrors.STRATML_FAULTS,
      { count: faults.length, place: first?.place ?? '', vi: first?.vi ?? '', en: first?.en ?? '' },
      { faults },
    );
  }
  return root;
}

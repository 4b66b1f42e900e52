/** Where an item stands: the named group of work (lĩnh vực, nhóm nhiệm vụ) and the path of labels. */
import type { Node } from '../outline/outline.ts';
import type { Page } from '../text/page.ts';
import { headingUnits } from './heading-units.ts';
import { properSentence } from './proper-sentence.ts';
import { type DraftTask, trimClause } from './read-tasks.ts';

/** "Nhóm nhiệm vụ về hạ tầng (05 nhiệm vụ)" and "Về môi trường" name the field after "về". */
function fieldName(heading: string): string {
  const uncounted = heading.replace(/\s*\(\d{1,3} (?:nhiệm vụ|nội dung|giải pháp)\)$/iu, '');
  const name = properSentence(uncounted)
    .replace(
      /^(?:Nhóm )?(?:[Nn]hiệm vụ|[Gg]iải pháp)?(?:,? (?:nhiệm vụ|giải pháp))* ?[Vv]ề (?:việc |lĩnh vực )?/u,
      '',
    )
    .replace(/^[Ll]ĩnh vực /u, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const GENERIC =
  /^(?!.*\(\d{1,3} nhiem vu\))(?:noi dung|nhiem vu|to chuc (?:thuc hien|trien khai|thi hanh)|phan cong|trach nhiem|giai phap|cac |mot so|nhung |trien khai|ke hoach|dieu|bang|danh muc|ve nhiem vu|cong tac)/;

/** The named group of work that the item stands under, if any. */
export function fieldOf(page: Page, node: Node): Pick<DraftTask, 'field' | 'fieldAt'> {
  for (let up: Node | null = node.parent; up !== null; up = up.parent) {
    if (!up.heading || up.role !== 'tasks' || up.block.marker === null) continue;
    const folded = page.folded.slice(up.block.content, up.block.end);
    if (
      folded.length > 120 ||
      GENERIC.test(folded) ||
      headingUnits(page, up.block.content, up.block.end) !== null
    )
      continue;
    const clause = trimClause(page, up.block.content, up.block.end);
    const heading = page.text.slice(clause.start, clause.end).replace(/\s+/g, ' ').normalize('NFC');
    return { field: fieldName(heading), fieldAt: clause };
  }
  return { field: null, fieldAt: null };
}

/** Labels from the top, e.g. ["II", "1", "a"]. */
export function pathOf(node: Node): string[] {
  const path: string[] = [];
  for (let up: Node | null = node; up !== null; up = up.parent)
    if (up.block.marker !== null) path.unshift(up.block.marker.value);
  return path;
}

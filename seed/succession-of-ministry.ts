import type { Actor } from '../server/organisation/actor.ts';
import { PlanWords } from '../server/succession/plan-contract.ts';
import { HOLDING_KINDS } from '../server/succession/rules/kinds.ts';
import type { Cast } from './cast.ts';

/** The tops of the bodies that took the ministry over. */
export interface Heirs {
  readonly science: string;
  readonly culture: string;
  readonly security: string;
}

const PRESS = [
  'Cục Báo chí',
  'Cục Phát thanh, truyền hình và thông tin điện tử',
  'Cục Xuất bản, In và Phát hành',
  'Cục Thông tin cơ sở',
];
const SECURITY = ['Cục An toàn thông tin'];
/** Units that ended in 2022, and what went on with their work. */
const ENDED: Readonly<Record<string, string>> = {
  'Vụ Công nghệ thông tin': 'Cục Công nghiệp công nghệ thông tin và truyền thông',
  'Vụ Quản lý doanh nghiệp': 'Vụ Kinh tế số và Xã hội số',
  'Cục Tin học hóa': 'Cục Chuyển đổi số quốc gia',
};
/** The inspectorate watched over all three trades and is divided between them. */
const INSPECTORS = 'Thanh tra Bộ';
/** Units without a trade of their own: the field decides where their work goes. */
const STAFF = [
  ...[INSPECTORS, 'Văn phòng Bộ', 'Vụ Kế hoạch - Tài chính', 'Vụ Pháp chế'],
  ...['Vụ Hợp tác quốc tế', 'Vụ Tổ chức cán bộ'],
];
const WORK = ['task', 'series', 'class'];

/**
 * 01/3/2025, the ministry by its units and by its fields: telecommunications, post, information technology and
 * digital transformation to science; press, broadcasting, publishing and grass-roots information to culture;
 * network safety to public security. Work of the staff units follows its field; that of the inspectorate which
 * names no field waits for a person. The administrator stays, so that the plan can be put back.
 */
export function ministryGoesOn(
  ministry: Cast,
  admin: Actor,
  { science, culture, security }: Heirs,
): PlanWords {
  const ids = new Map([...ministry.units].map(([id, { head }]) => [head.unitName, id]));
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The demonstration has no unit ${name}`);
    return id;
  };
  const top = ministry.topUnitId;
  const under = ministry.below.get(top) ?? [];
  const away = [INSPECTORS, ...PRESS, ...SECURITY, ...Object.keys(ENDED)].map(idOf);
  const inspectors = idOf(INSPECTORS);
  const staff = [top, ...STAFF.map(idOf)];
  const move = (from: readonly string[], parent: string) => ({ kind: 'move', from, parent });
  return PlanWords.parse({
    name: 'Bộ Thông tin và Truyền thông kết thúc hoạt động từ 01/3/2025',
    onDay: '2025-03-01',
    basis: 'Nghị định 55/2025/NĐ-CP; Nghị quyết 176/2025/QH15',
    steps: [
      { kind: 'merge', from: [top], to: [science], below: 'named' },
      { kind: 'transfer', from: [top], to: [culture, security] },
      { kind: 'split', from: [inspectors], to: [science, culture, security] },
      move(
        under.filter((id) => !away.includes(id)),
        science,
      ),
      move(PRESS.map(idOf), culture),
      move(SECURITY.map(idOf), security),
      ...Object.entries(ENDED).map(([from, heir]) => ({
        ...{ kind: 'merge', from: [idOf(from)], to: [`new:move.${idOf(heir)}`] },
      })),
    ],
    rules: [
      {
        label: 'báo chí, phát thanh, truyền hình, xuất bản, thông tin cơ sở',
        from: staff,
        match: {
          fields: ['Báo chí, truyền thông'],
          words: ['báo chí', 'phát thanh', 'truyền hình', 'xuất bản', 'thông tin cơ sở'],
        },
        to: culture,
      },
      {
        label: 'an toàn, an ninh mạng',
        from: staff,
        match: {
          fields: ['An toàn, an ninh mạng'],
          words: ['an toàn thông tin', 'an ninh mạng'],
        },
        to: security,
      },
      {
        label: 'bưu chính, viễn thông, công nghệ thông tin',
        from: [inspectors],
        match: {
          fields: ['Bưu chính', 'Viễn thông', 'Công nghệ thông tin', 'Công nghiệp ICT'],
          words: ['bưu chính', 'viễn thông', 'tần số', 'công nghệ thông tin', 'chuyển đổi số'],
        },
        to: science,
      },
      {
        label: 'người, báo cáo và chỉ tiêu của Thanh tra Bộ',
        from: [inspectors],
        kinds: HOLDING_KINDS.filter((kind) => !WORK.includes(kind)),
        to: science,
      },
      {
        label: 'quản trị hệ thống ở lại đến khi bàn giao xong',
        from: staff,
        kinds: ['post'],
        match: { thingIds: [admin.postId] },
        to: 'stay',
      },
    ],
  });
}

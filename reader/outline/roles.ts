/**
 * The role of a section by its heading: purposes and viewpoints are no tasks, targets are targets,
 * money is money (METHOD: "role comes from the heading, an item may override it").
 */

export type Role = 'none' | 'skip' | 'goals' | 'tasks' | 'budget' | 'reports' | 'phases' | 'basis';

const RULES: readonly (readonly [RegExp, Role])[] = [
  // "Lĩnh vực bưu chính (08 nhiệm vụ)" says itself that tasks follow.
  [/^linh vuc |\(\d{1,3} (?:nhiem vu|dau viec|cong viec)\)$/, 'tasks'],
  [
    /^(?:muc dich|yeu cau|muc dich[, ]|quan diem|phuong cham|su can thiet|thuc trang|tinh hinh|danh gia (?:chung|tinh hinh|thuc trang|ket qua)|ket qua (?:dat duoc|thuc hien)|ton tai|nguyen nhan|han che|pham vi|doi tuong|nguyen tac|giai thich tu ngu|boi canh|dac diem|co so phap ly|can cu(?: phap ly)?:?$|khai quat|du bao|bai hoc|nhung quy dinh chung|quy dinh chung|yeu cau chung|tu ngu viet tat|ly do|thong tin chung|noi nhan|tieu chi lua chon)/,
    'skip',
  ],
  [
    /^(?:muc tieu|chi tieu|cac chi tieu|cac muc tieu|he thong chi tieu|ket qua can dat|chi tieu (?:chu yeu|cu the)|phan dau|den (?:het )?nam \d{4}\b.{0,20}$|giai doan \d{4} ?- ?\d{4}:?$|tam nhin)/,
    'goals',
  ],
  [
    /^(?:kinh phi|nguon (?:von|kinh phi|luc tai chinh)|du toan|bao dam kinh phi|dam bao kinh phi|tai chinh$|ve kinh phi|co che tai chinh|nhu cau kinh phi|tong kinh phi)/,
    'budget',
  ],
  [
    /^(?:che do (?:thong tin,? ?)?bao cao|che do thong tin|thong tin,? bao cao|cong tac (?:thong tin,? )?bao cao|bao cao(?: dinh ky)?:?$|so ket, tong ket|thoi han bao cao)/,
    'reports',
  ],
  [
    /^(?!.*(?:phan cong|nhiem vu|to chuc))(?:lo trinh|tien do|phan ky|cac giai doan|giai doan thuc hien|ke hoach thoi gian|thoi gian(?:,? (?:thuc hien|dia diem|lo trinh|tien do)|$|:)|thoi gian va)/,
    'phases',
  ],
  [
    /^(?:cac )?(?:nhiem vu|giai phap|noi dung|hoat dong|cong viec|phan cong|to chuc thuc hien|tien do va|trach nhiem|trien khai|bien phap|nhom (?:nhiem vu|giai phap)|danh muc|nhung (?:nhiem vu|cong viec|giai phap|noi dung)|mot so (?:nhiem vu|giai phap|noi dung)|chuong trinh cong tac|tham quyen|cong tac|bang phan cong|ke hoach|dieu khoan thuc hien)/,
    'tasks',
  ],
];

/** A heading that shares its line with its text: "Đối tượng: 20 sở, ngành". */
const INLINE =
  /^(?:muc tieu|doi tuong|pham vi|danh gia chung|yeu cau chung|muc dich|kinh phi|chi tieu|quan diem)/;

/** The role of a node: its own heading's when the heading says so, else what it inherits. */
export function roleOfHeading(folded: string, heading: boolean, inherited: Role): Role {
  const title = folded
    .replace(/^(?:ve |cac |mot so |nhung |doi voi (?!cac|uy|so|phong|ubnd|don vi))/, '')
    .slice(0, 90);
  const inline = heading ? -1 : title.indexOf(':');
  if (inline > 2 && inline < 45 && INLINE.test(title)) {
    for (const [pattern, role] of RULES) if (pattern.test(title)) return role;
  }
  if (heading || (title.length < 90 && inherited === 'none')) {
    for (const [pattern, role] of RULES) {
      if (!pattern.test(title)) continue;
      if (
        role === 'goals' &&
        inherited === 'tasks' &&
        !/^(?:cac )?(?:muc tieu|chi tieu)/.test(title)
      )
        return inherited;
      if (
        role === 'skip' &&
        /^(?:tinh hinh|can cu|yeu cau (?:cac|so|ubnd|uy ban|thu truong|giam doc|chu tich)|du bao|ly do)/.test(
          title,
        ) &&
        inherited === 'tasks'
      )
        return inherited;
      if (
        role === 'tasks' &&
        (inherited === 'skip' || inherited === 'goals') &&
        !/^(?:nhiem vu|giai phap|hoat dong|to chuc thuc hien)/.test(title)
      )
        return inherited;
      return role;
    }
  }
  return inherited;
}

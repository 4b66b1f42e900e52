import type { Role } from '../../server/organisation/contract.ts';

/** Everybody signs in with it. */
export const PASSWORD = 'mot-cau-du-dai-de-thu';

export interface Member {
  /** Key of the reference body. */
  readonly body: string;
  /** Name of the unit; empty for the body itself. */
  readonly unit: string;
  /** The unit whose subtree the post answers for, where it is not its own. */
  readonly answersFor?: string;
  readonly role: Role;
  readonly title: string;
  readonly fullName: string;
}

const ministry = { body: 'bo-thong-tin-va-truyen-thong' };
const city = { body: 'ha-noi' };
const department = 'Sở Thông tin và Truyền thông';

/** The people of the browser tests, by the name under which they sign in. */
export const STAFF = {
  'tong.hop': {
    ...ministry,
    ...{ unit: 'Văn phòng Bộ', answersFor: '', role: 'planner' },
    ...{ title: 'Chuyên viên tổng hợp', fullName: 'Nguyễn Thu Hà' },
  },
  'tong.hop.hai': {
    ...ministry,
    ...{ unit: 'Văn phòng Bộ', answersFor: '', role: 'planner' },
    ...{ title: 'Chuyên viên tổng hợp', fullName: 'Trần Thị Hoa' },
  },
  'thu.truong': {
    ...ministry,
    ...{ unit: '', role: 'leader', title: 'Thứ trưởng', fullName: 'Phạm Quốc Bình' },
  },
  'thanh.tra': {
    ...ministry,
    ...{ unit: 'Văn phòng Bộ', answersFor: '', role: 'inspector' },
    ...{ title: 'Thanh tra viên', fullName: 'Võ Minh Đức' },
  },
  'quan.tri': {
    ...ministry,
    ...{ unit: 'Văn phòng Bộ', answersFor: '', role: 'admin' },
    ...{ title: 'Quản trị hệ thống', fullName: 'Đặng Văn Lâm' },
  },
  'cuc.vien.thong': {
    ...ministry,
    ...{ unit: 'Cục Viễn thông', role: 'head', title: 'Cục trưởng', fullName: 'Trần Văn An' },
  },
  'cv.vien.thong': {
    ...ministry,
    ...{ unit: 'Cục Viễn thông', role: 'officer', title: 'Chuyên viên', fullName: 'Lê Thị Cúc' },
  },
  'vu.buu.chinh': {
    ...ministry,
    ...{ unit: 'Vụ Bưu chính', role: 'head', title: 'Vụ trưởng', fullName: 'Bùi Đình Khôi' },
  },
  'cv.buu.chinh': {
    ...ministry,
    ...{ unit: 'Vụ Bưu chính', role: 'officer', title: 'Chuyên viên', fullName: 'Đỗ Mai Hoa' },
  },
  'phong.ha.tang': {
    ...ministry,
    ...{ unit: 'Phòng Hạ tầng viễn thông', role: 'head' },
    ...{ title: 'Trưởng phòng', fullName: 'Hồ Anh Tuấn' },
  },
  // They turn on one-time codes; the second where the journey is tried again.
  'ma.so': {
    ...ministry,
    ...{ unit: 'Cục Báo chí', role: 'officer', title: 'Chuyên viên', fullName: 'Kiều Thị Mã' },
  },
  'ma.so.hai': {
    ...ministry,
    ...{ unit: 'Cục Báo chí', role: 'officer', title: 'Chuyên viên', fullName: 'Kiều Văn Số' },
  },
  'vp.thanh.pho': {
    ...city,
    ...{ unit: 'Văn phòng UBND thành phố', answersFor: '', role: 'planner' },
    ...{ title: 'Chuyên viên tổng hợp', fullName: 'Tạ Hữu Phúc' },
  },
  'ct.thanh.pho': {
    ...city,
    ...{ unit: '', role: 'head', title: 'Chủ tịch', fullName: 'Vương Thị Minh' },
  },
  'ct.xa': {
    ...city,
    ...{ unit: 'Xã Hòa Lạc', role: 'head', title: 'Chủ tịch xã', fullName: 'Đinh Văn Tư' },
  },
  'cb.xa': {
    ...city,
    ...{ unit: 'Xã Hòa Lạc', role: 'commune' },
    ...{ title: 'Công chức xã', fullName: 'Chu Thị Sáu' },
  },
  'so.tong.hop': {
    ...city,
    ...{ unit: 'Văn phòng Sở', answersFor: department, role: 'planner' },
    ...{ title: 'Chuyên viên tổng hợp', fullName: 'Dương Thị Liên' },
  },
  'trung.tam': {
    ...city,
    ...{ unit: 'Trung tâm Công nghệ thông tin', role: 'head' },
    ...{ title: 'Giám đốc Trung tâm', fullName: 'Cao Xuân Trường' },
  },
  'cv.trung.tam': {
    ...city,
    ...{ unit: 'Trung tâm Công nghệ thông tin', role: 'officer' },
    ...{ title: 'Chuyên viên', fullName: 'Lưu Thanh Tâm' },
  },
} as const satisfies Record<string, Member>;

export type StaffName = keyof typeof STAFF;

/** The closed lists behind the grammar of units: heads, persons, classes, qualifiers, stop words. Folded. */

/** Heads of a proper name, longest first. */
export const HEADS: readonly string[] = `
uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|thuong truc hdnd|thuong truc hoi dong nhan dan|thuong truc|uy ban mat tran|mat tran|ubmttq|ub mttq|uy ban|hoi dong
bo chi huy|bo tu lenh|bo doi|ban chi huy|ban chi dao|ban quan ly|ban thuong vu|ban to chuc|ban bi thu|bo phan|bo|so|tong cuc|chi cuc|cuc|vu|vien kiem sat|vien thong|vien|hoc vien|ban can su dang|dang doan|ban
phong|trung tam|van phong|thanh tra|thanh uy|tinh uy|huyen uy|quan uy|dang uy|dang bo|tinh doan|thanh doan|huyen doan|cong an|canh sat|lien hiep|lien minh|tong lien doan|tong hoi|lien doan|hiep hoi|cong doan|hoi|trung uong doan|doan
truong|dai hoc|benh vien|bao hiem xa hoi|bao|dai|tap chi|tap doan|tong cong ty|cong ty|ngan hang|kho bac|toa an|to cong tac|to cong nghe|to thuong truc|to giup viec|to|doi|tram|hat kiem lam|hat|chi nhanh|buu dien|cang vu|cang
hai quan|thue|quan khu|thong tan xa|chinh phu|thu tuong chinh phu|quoc hoi|viettel|vnpt|mobifone|fpt|nha xuat ban|thu vien|bao tang|quy|cong chuc|can bo|luc luong|dien luc|cong dien luc|kiem lam|kiem toan|nha may|hop tac xa|ubkt|cong thong tin
doanh nghiep|nganh|nha truong|co quan|don vi|co so|chu dau tu|khu|lanh dao|to chuc tin dung|tieu ban
`
  .split(/[|\n]/)
  .map((head) => head.trim())
  .filter(Boolean)
  .sort((a, b) => b.length - a.length);

/** Words that begin like a head and are none ("bố trí" is no Bộ, "tổ chức" no Tổ). */
export const NOT_A_HEAD =
  /^(?:to (?!cong tac|cong nghe|dan pho|giup viec|thuong truc|truong|bien tap|thu ky|lien nganh|cong|nhan dan|tu quan|hoa giai|kiem tra|chuyen)|bo (?:tri|sung|may|chi so|thu tuc|tieu chi|tieu chuan|luat|mon|nhiem|mat|sung|truong|du lieu|quy|cong cu|tai lieu)|ban (?:hanh|giao|do|dau|tin|cong|le|sao|dem|ngay|in|than)|hoi (?:nghi|thao|dap|nhap|thi|vien|truong|dam|cho|hop|phuc)|doi (?:voi|moi|chieu|soat|tuong|song|ngoai|ngu|thoai|truong|chung)|phong (?:chong|ngua|trao|tranh|, chong|thu )|phong,|vu (?:viec|an|mua|dong|he|xuan)|so (?:luong|lieu|sanh|hoa|huu|do|tay|voi|so|thu|[0-9]|tien|ket|ho|ca|gio|ngay|nam|cap|huu|tuyen|bo)|bao (?:cao|chi|dam|ve|gom|quan|ton|tri|ham|luc|so|duong|ngay|mat)|dai (?:hoi|bieu|dich|han|tra|ly|dien|ly|hoc)|truong (?:hop|hoc|ban|phong|doan|thon)|vien (?:chuc|tro|dan|phi)|doan (?:ket|kiem tra|the|vien|thanh tra|cong tac|dai bieu(?! quoc hoi))|thanh tra(?:,| viec| cac| trach nhiem| cong vu| dot xuat| chuyen de)|quy (?:hoach|dinh|che|trinh|mo|hoi|chuan|[ivx1-4]|dat|doi)|thue (?!tinh|thanh pho|co so|tp)|hat (?!kiem)|tram (?:trong|bien)|cang (?:thang)|uy ban (?:can)|khu (?!kinh te|cong nghe|quan ly|bao ton)|can bo (?:quan ly|phu trach)? ?$|luc luong (?:lao dong)|bao hiem (?!xa hoi)|trung tam (?:cua|la)|truong,|bao,)/;

/** Persons in office; a unit follows. */
export const PERSONS =
  /^(?:pho )?(?:tong giam doc|giam doc|chu tich|thu truong|chanh van phong|chanh thanh tra|tong cuc truong|cuc truong|chi cuc truong|vu truong|truong ban|truong phong|bo truong|hieu truong|chi huy truong|tu lenh|vien truong|tong bien tap|nguoi dung dau|bi thu|chu nhiem|thu tuong|truong cac|cac dong chi|dong chi|thanh vien|tham phan|ke toan truong|truong thon|bi thu chi bo)(?![a-z])/;

/** Organs of another body: the body's name follows ("Ban Thường trực Ủy ban Mặt trận …"). */
export const ORGAN =
  /^(?:ban thuong truc|doan chu tich|thuong truc|ban thuong vu|ban can su dang|dang doan|van phong|lanh dao|co quan thuong truc|van phong thuong truc|bo phan thuong truc|co quan|cac ban) (?=(?:hoi dong|uy ban|ubnd|hdnd|tinh uy|thanh uy|huyen uy|doan|ban chi dao|quoc hoi|chu tich nuoc|mat tran|dang uy|trung uong|bo |so |cuc ))/;

/** Class nouns, longest first: "viên chức" before "viên". */
const CLASS =
  'huyen uy|thanh uy|tinh uy|dang uy|to dai bieu|dai bieu hoi dong nhan dan|dai bieu|so|ban nganh|ban|nganh|bo|to chuc hanh chinh|co quan ngang bo|co quan thuoc chinh phu|co quan chuyen mon|co quan chuc nang|co quan bao chi|co quan thong tan|co quan truyen thong|co quan|don vi su nghiep cong lap|don vi su nghiep|don vi|dia phuong|doan the|to chuc chinh tri - xa hoi|to chuc chinh tri xa hoi|to chuc xa hoi|to chuc doan the|to chuc|doanh nghiep|huyen|thi xa|thanh pho|quan|xa|phuong|dac khu|thi tran|truong dai hoc|truong hoc|truong|vien|benh vien|tap doan kinh te|tap doan|tong cong ty|cong ty|hoi quan chung|hoi|hiep hoi|co so giao duc|co so y te|co so|trung tam|luc luong|chu dau tu|nha thau|ban quan ly du an|ban quan ly|chu rung|phong chuyen mon|phong, ban|phong ban|phong|to dan pho|thon|cap|chinh quyen dia phuong|chinh quyen|ngan hang thuong mai|ngan hang|hop tac xa|nha may|tinh|cap uy|thanh vien|ca nhan|bo phan|doan vien|can bo|cong chuc|vien chuc|nguoi lao dong|nguoi dan|ban to chuc le hoi|ban to chuc|don vi y te|cong dan|to chuc tin dung|nha truong|nganh chuc nang|luc luong chuc nang|luc luong cong an|lien minh|thanh pho truc thuoc trung uong|chuyen gia|nha dau tu|ngu dan|ho dan|to cong tac|cap hoi'
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|');

/** A list of class words: "sở, ban, ngành, địa phương". */
export const CLASS_LIST = new RegExp(
  `^(${CLASS})(?:(?:, ?| va |/| - )(?:cac )?(?:${CLASS})(?![a-z]))*(?![a-z])`,
);

const LEVEL =
  'tinh|thanh pho|tp\\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khu vuc|thon|khu dan cu|vung';

/** Level, place and scope after a name; a capitalised place may follow. */
export const QUALIFIER = new RegExp(
  `^ (?:(?:cua )?(?:cac |toan )?(?:${LEVEL})(?! uy(?![a-z]))(?:(?:,| va|/) ?(?:${LEVEL}|dia phuong))*(?: (?:truc thuoc trung uong|truc thuoc tw|ven bien|mien nui|bien gioi|lien quan|co lien quan))?|truc thuoc(?: trung uong| tw| trung uong)?|co lien quan(?: khac)?|lien quan(?: khac)?|cap (?:tinh|huyen|xa|co so|tren|duoi|uy|so)(?:,? (?:va )?cap (?:huyen|xa|co so))?|cac cap|cung cap|tren dia ban|thuoc pham vi quan ly|cua(?= (?:hoi dong|uy ban|ubnd|hdnd|quoc hoi|chinh phu|bo |so |dang |doan |mat tran))|thuoc|dia phuong|trung uong|chuyen nganh|chuyen mon|chuc nang|khac|trong tinh|cua tinh|cua thanh pho|nhan dan|cong lap|tren toan (?:tinh|quoc|thanh pho))`,
);

/** Heads that a list may leave out ("Sở Y tế, Tài chính"). */
export const ELIDING_HEADS: ReadonlySet<string> = new Set([
  'bo',
  'so',
  'cuc',
  'vu',
  'phong',
  'hoi',
]);

/**
 * Words that never stand inside a name, with their marks: "tại" ends a name, "tải" in "Vận tải" does
 * not. A word typed without marks counts by its letters alone.
 */
export const STOP_WORD: ReadonlySet<string> = new Set(
  'để|nhằm|theo|tại|khi|từ|đến|về|việc|cho|với|của|do|là|được|phải|cần|sẽ|đã|thì|mà|hoặc|nếu|qua|bằng|có|chịu|trong|trên|trước|sau|này|như|vào|ra|lên|cùng|cũng|bị|lúc|đang|kèm|từng|mỗi|vừa|hằng|hàng|không|trình|gửi|các|những|ngày|ngay|nhất|tiếp'.split(
    '|',
  ),
);

/** One-syllable verbs that end a name, with their marks. */
export const SHORT_VERB: ReadonlySet<string> = new Set(
  'đưa|lập|lắp|mở|cử|giúp|treo|tiêm|phun|khoán|trích|nhập|xuất|nuôi|xóa|xoá|ngừng|dừng|nhận|làm|xin|trả|tra|cấp|giao|ký|dạy|giữ|đạt|tăng|giảm|xét|chọn|tìm|chấm|trồng|mua|bán|gọi|dùng|dựng|quét|dọn|đón|bắt|lấy|phát|hạ|đặt|gắn|đi|nộp|tặng|trao|viết|đọc|nêu|chỉ|nghe|gom|xây|sửa|vẽ|in'.split(
    '|',
  ),
);

/** Short heads with their marks, so that "Sơ tán" is no Sở and "Tờ trình" no Tổ. */
export const MARKED_HEAD: Readonly<Record<string, string>> = {
  so: 'sở',
  bo: 'bộ',
  vu: 'vụ',
  cuc: 'cục',
  to: 'tổ',
  doi: 'đội',
  hoi: 'hội',
  phong: 'phòng',
  vien: 'viện',
  dai: 'đài',
  bao: 'báo',
  truong: 'trường',
  doan: 'đoàn',
  tram: 'trạm',
  quy: 'quỹ',
  thue: 'thuế',
  hat: 'hạt',
  cang: 'cảng',
  nganh: 'ngành',
  ban: 'ban',
};

/** The closed lists behind the grammar of units: heads, persons, classes, qualifiers, stop words. Folded. */

/** Heads of a proper name, longest first. */
export const HEADS: readonly string[] = `
uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|thuong truc hdnd|thuong truc hoi dong nhan dan|thuong truc|uy ban mat tran|mat tran|ubmttq|ub mttq|uy ban|hoi dong
bo chi huy|bo tu lenh|bo doi|ban chi huy|ban chi dao|ban quan ly|ban thuong vu|ban to chuc|ban bi thu|bo phan|bo|so|tong cuc|chi cuc|cuc|vu|vien kiem sat|vien thong|vien|hoc vien|ban can su dang|dang doan|ban
phong|trung tam|van phong|thanh tra|thanh uy|tinh uy|huyen uy|quan uy|dang uy|dang bo|tinh doan|thanh doan|huyen doan|cong an|canh sat|lien hiep|lien minh|tong lien doan|tong hoi|lien doan|hiep hoi|cong doan|hoi|trung uong doan|trung uong hoi|trung uong mat tran|doan
truong|dai hoc|benh vien|bao hiem xa hoi|bao va phat thanh, truyen hinh|bao va dai phat thanh, truyen hinh|bao va dai phat thanh - truyen hinh|bao|dai|tap chi|tap doan|tong cong ty|cong ty|ngan hang|kho bac|toa an|to cong tac|to cong nghe|to thuong truc|to giup viec|to|doi|tram|hat kiem lam|hat|chi nhanh|buu dien|cang vu|cang
hai quan|thue|quan khu|thong tan xa|chinh phu|thu tuong chinh phu|quoc hoi|viettel|vnpt|mobifone|fpt|nha xuat ban|thu vien|bao tang|quy|cong chuc|can bo|luc luong|dien luc|cong dien luc|kiem lam|kiem toan|nha may|hop tac xa|ubkt|cong thong tin
doanh nghiep|nganh|nha truong|co quan|don vi|co so|chu dau tu|khu|lanh dao|to chuc tin dung|tieu ban|don bien phong|don cong an|khoi|cum|xi nghiep|nhan vien|vien chuc|cau lac bo|nha van hoa|nha khach|kiem lam vien|ban giam hieu|ban quan tri|ban cong tac mat tran|nha mang|doan kiem tra|doan thanh tra|doan giam sat|doan cong tac|to bao ve an ninh, trat tu|to bao ve|to hop tac|to tu van|to van dong|hoi dong tham dinh|hoi dong quan ly|hoi dong phoi hop|hoi dong tu van|ban dieu hanh|vuon quoc gia|khu bao ton|trang thong tin dien tu|dan quan tu ve|dan quan|ga|nong truong|lam truong|nha thi dau|phong kham
`
  .split(/[|\n]/)
  .map((head) => head.trim())
  .filter(Boolean)
  .sort((a, b) => b.length - a.length);

/** Words that begin like a head and are none ("bố trí" is no Bộ, "tổ chức" no Tổ). */
export const NOT_A_HEAD =
  /^(?:to (?:chuc|quoc|hop(?! tac)|tien|am|ma|quan ly (?:va|nha))(?![a-z])|bo (?:tri|sung|may|chi so|thu tuc|tieu chi|tieu chuan|luat|mon|nhiem|mat|truong|du lieu|quy|cong cu|tai lieu)(?![a-z])|ban (?:hanh|giao|do|dau|tin|cong(?! tac)|le|sao|dem|ngay|in|than)(?![a-z])|hoi (?:nghi|thao|dap|nhap|thi|vien|truong|dam|cho|hop|phuc)(?![a-z])|doi (?:voi|moi|chieu|soat|tuong|song|ngoai|ngu|thoai|truong|chung)(?![a-z])|phong (?:chong|ngua|trao|tranh|, chong|thu(?! y))(?![a-z])|phong,|vu (?:viec|an|mua|dong|he|xuan)(?![a-z])|so (?:luong|lieu|sanh|hoa|huu|do|tay|voi|so|thu|tien|ket|ho|ca|gio|ngay|nam|cap|tuyen|bo)(?![a-z])|so \d|bao (?:cao|chi|dam|ve|gom|quan|ton|tri|ham|luc|so|duong|ngay|mat)(?![a-z])|dai (?:hoi|bieu|dich|han|tra|ly|dien)(?![a-z])|truong (?:hop|hoc|ban|phong|doan|thon|ap)(?![a-z])|vien (?:chuc|tro|dan|phi)(?![a-z])|doan (?:ket|the|vien)(?![a-z])|doan (?:kiem tra|thanh tra|cong tac)(?! lien| cua| so| thuoc)(?![a-z])|doan dai bieu(?! quoc hoi)|thanh tra(?:,| viec| cac| trach nhiem| cong vu| dot xuat| chuyen de)|quy (?:hoach|dinh|che|trinh|mo|hoi|chuan|dat|doi|[ivx]+|[1-4])(?![a-z])|thue (?!tinh|thanh pho|co so|tp|khu vuc)|hat (?!kiem)|tram (?:trong|bien)|cang (?:thang)|uy ban (?:can)|ga (?!ha|dong|vinh|da|sai|hue|nam|lao|hai)|khu (?!kinh te|cong nghe|quan ly|bao ton)|can bo (?:quan ly|phu trach)? ?$|luc luong (?:lao dong)|bao hiem (?!xa hoi)|trung tam (?:cua|la)|truong,|bao,|quy cua|cum (?!thi dua|cong nghiep)|khoi (?!thi dua|dan van|doanh|cac co quan)|don (?!bien phong|vi|cong an)|nha (?!thi dau|van hoa|truong|may|xuat ban|khach|thieu nhi|hat))/;

/** Persons in office; a unit follows. */
export const PERSONS =
  /^(?:pho )?(?:tong giam doc|giam doc|chu tich|thu truong|chanh van phong|chanh thanh tra|tong cuc truong|cuc truong|chi cuc truong|vu truong|bo truong|hieu truong|thi truong|chi huy truong|tu lenh|vien truong|tong bien tap|nguoi dung dau|bi thu|chu nhiem|thu tuong|cac dong chi|dong chi|thanh vien|tham phan|ke toan truong|chinh tri vien|chinh uy|doi truong|to truong|tram truong|truong phong(?= cac )|khoi truong|khu truong|cum truong|chanh an|pho chanh an|ong(?= )|ba(?= )|ap truong|truong(?= (?:cac|ban|phong|cong an|thon|ap|khu|khoi|khom|to|xom|lang|buon|doan|tram|bo phan|chi nhanh|tieu ban|nhom) ?)|truong(?= ban$))(?![a-z])/;

/** Organs of another body: the body's name follows ("Ban Thường trực Ủy ban Mặt trận …"). */
export const ORGAN =
  /^(?:ban thuong truc|ban giam doc|ban giam hieu|ban lanh dao|ban bien tap|ban dieu hanh|ban chu nhiem|ban quan tri|ban chap hanh|doan chu tich|cac to chuc thanh vien cua|thuong truc|ban thuong vu|ban can su dang|dang doan|van phong|lanh dao|co quan thuong truc|van phong thuong truc|bo phan thuong truc|co quan|cac ban) (?=(?:hoi dong|uy ban|ubnd|hdnd|tinh uy|thanh uy|huyen uy|doan|ban chi dao|quoc hoi|chu tich nuoc|mat tran|dang uy|trung uong|bo |so |cuc |cac |truong |benh vien|trung tam|cong |cong an|tap chi|bao |dai ))/;

/** Class nouns, longest first: "viên chức" before "viên". */
const CLASS =
  'huyen uy|thanh uy|tinh uy|dang uy|to dai bieu|dai bieu hoi dong nhan dan|dai bieu|so|ban nganh|ban|nganh|bo|to chuc hanh chinh|co quan ngang bo|co quan thuoc chinh phu|co quan chuyen mon|co quan chuc nang|co quan bao chi|co quan thong tan|co quan truyen thong|co quan|don vi su nghiep cong lap|don vi su nghiep|don vi|dia phuong|doan the|to chuc chinh tri - xa hoi|to chuc chinh tri xa hoi|to chuc xa hoi - nghe nghiep|to chuc xa hoi nghe nghiep|to chuc xa hoi|to chuc doan the|to chuc|doanh nghiep|huyen|thi xa|thanh pho|quan|xa|phuong|dac khu|thi tran|truong dai hoc|truong hoc|truong|vien|benh vien|tap doan kinh te|tap doan|tong cong ty|cong ty|hoi quan chung|hoi|hiep hoi|co so giao duc|co so y te|co so|trung tam|luc luong|chu dau tu|nha thau|ban quan ly du an|ban quan ly|chu rung|phong chuyen mon|phong, ban|phong ban|phong|to dan pho|thon|cap|chinh quyen dia phuong|chinh quyen|ngan hang thuong mai|ngan hang|hop tac xa|nha may|tinh|cap uy|thanh vien|ca nhan|bo phan|doan vien|can bo|cong chuc|vien chuc|nguoi lao dong|nguoi dan|ban to chuc le hoi|ban to chuc|don vi y te|cong dan|to chuc tin dung|nha truong|nganh chuc nang|luc luong chuc nang|luc luong cong an|lien minh|thanh pho truc thuoc trung uong|chuyen gia|nha dau tu|ngu dan|ho dan|to cong tac|cap hoi|chi, dang bo|chi bo, dang bo|chi bo|dang bo|co so dang|thi uy|ap|khu pho|khom|khoi pho|xom|lang|buon|nha mang|ban dang|dang doan|ban can su dang|don bien phong|don vi bien phong|tram y te|hoi vien|chu tau|chu phuong tien|tieu thuong|ho kinh doanh|ho gia dinh|trang trai|chung cu|khu cong nghiep|cum cong nghiep|nha xe|to chuc dang|to chuc co so dang|chi doan|chi hoi|vien nghien cuu|nha khoa hoc|phong giao dich|thanh|thi|cap uy dang|phuong tien thong tin dai chung|phuong tien truyen thong|nha phan phoi|nha cung cap|co so san xuat|co so kinh doanh|don vi thi cong|co so luu tru'
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|');

/** A list of class words: "sở, ban, ngành, địa phương". */
export const CLASS_LIST = new RegExp(
  `^(${CLASS})(?:(?:, ?| va |/| - )(?:cac )?(?:${CLASS})(?![a-z]))*(?![a-z])`,
);

const LEVEL =
  'tinh|thanh pho|tp\\.?|huyen|quan|thi xa|thi tran|xa(?! hoi)|phuong(?! an| tien| phap| huong)|dac khu|khu vuc(?: \\d{1,2}(?!\\d))?|thon|ban|ap|khu pho|khu dan cu|vung';

/** Levels that other words look like without their marks: "ban hành" is no bản, "áp dụng" no ấp. */
export const MARKED_LEVEL: readonly (readonly [RegExp, RegExp])[] = [
  [/ quan(?![a-z])/, /[Qq]uận/],
  [/ tinh(?![a-z])/, /[Tt]ỉnh|TỈNH/],
  [/ xa(?![a-z])/, /[Xx]ã|XÃ/],
  [/ phuong(?![a-z])/, /[Pp]hường|[Pp]hương|PHƯỜNG/],
  [/(?<! dia) ban(?![a-z])/, / [Bb]ản/],
  [/ ap(?![a-z])/, / [Ấấ]p/],
];

/** Level, place and scope after a name; a capitalised place may follow. */
export const QUALIFIER = new RegExp(
  `^ (?:(?:cua )?(?:cac |toan )?(?:${LEVEL})(?! uy(?![a-z]))(?:(?:,| va|/) ?(?:${LEVEL}|dia phuong))*(?: (?:truc thuoc trung uong|truc thuoc tw|ven bien|mien nui|bien gioi|lien quan|co lien quan))?|truc thuoc(?: trung uong| tw| trung uong)?|co lien quan(?: khac)?|lien quan(?: khac)?|cap (?:tinh|huyen|xa|co so|tren|duoi|uy|so)(?:,? (?:va )?cap (?:huyen|xa|co so))?|cac cap|cung cap|tren dia ban|thuoc pham vi quan ly|cua(?= (?:hoi dong|uy ban|ubnd|hdnd|quoc hoi|chinh phu|bo |so |dang |doan |mat tran))|thuoc|dia phuong|trung uong|chuyen nganh|chuyen mon|chuc nang|khac|trong (?:toan )?nganh(?: [a-z]{2,6}(?= (?:can|phai|tiep|tang|nang|chu|co)))?|trong tinh|trong vung|trong khu vuc|o tinh|o dia phuong|cua dia phuong|co so(?= (?!du|vat|ha|giao|y|san|kinh|dao|kham|luu|bao|che|theo|tai|phap|khoa|de|so)[a-z])|cua tinh|cua thanh pho|nhan dan(?: toi cao| cap cao)?|toi cao|cap cao|cong lap|ven bien|mien nui|bien gioi|tren toan (?:tinh|quoc|thanh pho))`,
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

/** Compounds of a name one syllable of which alone would end it ("công trình", "hàng không", "giao thông"). */
export const COMPOUND =
  /^(?:cay trong|vat nuoi|doi moi sang tao|hoang da|bong da|nguyen tu|co truyen|da khoa|dan toc thieu so|trong nuoc|ngoai nuoc|nho va vua|ve trat tu xa hoi|vi su tien bo(?: cua)? phu nu|cua cong dong|da cam|thien nhien|tinh nguyen|khu bao ton|bao ton thien nhien|ve sinh moi truong|ve sinh thuc pham|an toan ve sinh|y te du phong|du phong|ha tang|trung cap|mam non|tieu hoc|cong trinh|chuong trinh|quy trinh|giao duc(?: thuong xuyen| nghe nghiep| dai hoc)|hang khong|hang hai|hang hoa|ngan hang|khach hang|nganh hang|cua hang|giao thong|giao duc|giao dich|giao thong van tai|tieu dung|nong thon(?: moi)?|cao dang|dien tu|tin dung|moi truong|dan cu|trung hoc|thu cong|mua sam|ban le|ban buon|in an|cap nuoc|thoat nuoc|cap thoat nuoc|ky thuat|ky luat|nhan luc|nhan dao|nhan dan|lam nghiep|lam san|cap cuu|thu y|thu phi|xoa doi|giam ngheo|tra cuu|phat trien|phat thanh|dat dai|dat dien|xay lap|phong,? chong|phong chay,? chua chay|phong ngua|khoa hoc|y hoc|quoc gia|nha nuoc|tu xa|vao nghe|trong trot|trong rung|mo dia chat|ham lo|lien nganh|toan dan|dan phong|nguoi dan|nuoi trong)(?![a-z])/;

/** Work that names hold as a noun ("Ban Quản lý dự án đầu tư xây dựng …"). */
export const NOMINAL_WORK =
  /^(?:quan ly|dau tu|xay dung|phat trien|khai thac|van hanh|dao tao|nghien cuu|ung dung|tu van|san xuat|kinh doanh|che bien|bao ton|bao ve|phong chong|kiem soat|kiem dinh|giam dinh|cung cap|cung ung|ho tro|xuc tien|tong hop|dieu phoi|dieu hanh|giam sat|tham dinh|bien tap|boi duong|chuyen giao|thuong xuyen|tiep cong dan|tiep nhan|giai phong|sua chua|bao tri|cai cach|chuyen doi|kham|van tai|tro giup|phuc hoi|quan trac|cuu ho|dang ky|hop tac|ve sinh|huan luyen|kiem tra|thanh tra|kiem toan|cuu nan|phat hanh|tiep thi|hanh chinh|lien doanh|mua ban)(?![a-z])/;

/** Words after a comma that go on with the sentence, not with the name. */
export const SENTENCE_GOES_ON =
  /^(?:dong thoi|trong do|nhat la|cu the|truoc mat|dac biet|ke ca|bao gom|gom|tu do|qua do|sau do|nham|gop phan|kip thoi|tranh|han che|khac phuc|khong|neu|khi|voi|cho|hoac|hay|nhu|cung|rieng|chinh|truc tiep|thuong xuyen|dinh ky|hang|moi|ngay|som|tung|lam|giup|chiu|co|phai|can|de|theo|tren|tai|trong|tu|den|hien|hoan|bao dam|dam bao|nghiem|quyet|phuong|xa hoi hoa|yeu to|thoi gian|thoi han|truoc|xong|dung|du|day|toan|tat ca|lien quan|nam|quy|tuan|thang)(?![a-z])/;

/** Class words that others look like without their marks: "viễn thông" holds no viện. */
export const MARKED_CLASS: Readonly<Record<string, RegExp>> = {
  vien: /^(?:viện|viên)/,
  so: /^sở/,
  bo: /^bộ/,
  quan: /^quận/,
  xa: /^xã/,
  hoi: /^hội/,
  cap: /^cấp/,
  phong: /^phòng/,
  thanh: /^thành/,
  thi: /^thị/,
  ap: /^ấp/,
  lang: /^làng/,
  buon: /^buôn/,
  thon: /^thôn/,
  truong: /^trường/,
  tinh: /^tỉnh/,
  huyen: /^huyện/,
  phuong: /^phường/,
};

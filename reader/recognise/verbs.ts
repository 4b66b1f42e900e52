/**
 * Verbs that open an order (động từ giao việc), folded. A unit's name ends where one of them begins,
 * and a clause without one is no task.
 */

const PHRASES = `
no luc|cung co|tu kiem tra|tu danh gia|tang thoi|cong bo|quyet tam|day nhanh|di doi|di chuyen|nghe|vao cuoc|the che hoa|han che|loai bo|xoa bo|chu tri|phoi hop|trien khai|to chuc|chi dao|xay dung|huong dan|thuc hien|tiep tuc|ra soat|can cu|phe duyet|tang cuong|xu ly|tham muu|tap huan|day manh|chu dong|thu hoi
ban hanh|tong hop|bo tri|huy dong|ho tro|thi dua|theo doi|khai thac|kiem tra|khao sat|tham dinh|duy tri|thong ke|ket noi|van dong|kien toan|dinh ky|thuong xuyen|ung dung|bao dam
dam bao|bien soan|cap nhat|rut ngan|phat thanh|giam sat|thanh lap|phat dong|kiem soat|dieu tra|dau tu|thi diem|chuan bi|lap dat|can doi|kip thoi|phan bo|chuan hoa|tich cuc
de xuat|tiep nhan|tuyen truyen|don doc|doi moi|cong khai|niem yet|thiet lap|nghien cuu|xac dinh|quy dinh|bao cao|trinh|gui|lap ke hoach|lap danh|lap ho so|lap du toan|cung cap|cap phat|cap kinh phi|quan ly
quan triet|pho bien|giao nhiem vu|giao chi|phan cong|hoan thien|hoan thanh|nang cao|nang cap|phat huy|phat trien|phat hien|phat hanh|mo rong|mo lop|mo dot|mo chuyen|so hoa|tich hop|lien thong|van hanh
quy hoach|bo sung|sua doi|sap xep|boi duong|dao tao|tuyen dung|khen thuong|danh gia|so ket|tong ket|tong kiem tra|thanh tra|kiem toan|kiem ke|thong bao|thong tin|cong bo|dang tai|dang ky|dua tin|dua vao|dua ra
khac phuc|ngan chan|phong ngua|phong, chong|phong chong|dau tranh|trien lam|bao tri|bao duong|tu van|tu choi|giai quyet|giai dap|giai ngan|giai phong|thao go|tao dieu kien|tao thuan loi|tao lap|thu thap|thu hut
thu hoach|thu gom|thu phi|chi tra|chi tieu|chiu trach nhiem|co trach nhiem|co nhiem vu|co ke hoach|co giai phap|co phuong an|co bien phap|dong vien|bieu duong|dieu chinh|dieu hanh|dieu phoi|dieu tiet|dieu chuyen|duoc giao|quyet dinh
lua chon|chon loc|chon cu|mua sam|trang bi|lam viec|lam dau moi|lam sach|lam ro|lam tot|la dau moi|la co quan|la don vi|la thuong truc|dong bo|doi chieu|doi soat|phan tich|phan loai|phan anh|phan dau|phan cap|phan quyen
quan tam|chu trong|uu tien|khuyen khich|khan truong|nghiem tuc|quyet liet|tap trung|dieu dong|tiep can|truyen thong|trao doi|tham gia|tham van|ky ket|ky cam|kiem dem|so tan|cho hoc|cam bien|sang loc|tiem|phun|cap cuu|dieu tri
giup|giup do|giao cho|giao dat|lanh dao|nam bat|nam chac|nam tinh hinh|bam sat|thay mat|cu can bo|cu nguoi|bo nhiem|mien nhiem|tuyen chon|ap dung|su dung|tan dung|long ghep|gan ket|gan voi|van chuyen|tieu huy|tru giup|cham lo|cham soc
ung pho|san sang|truc ban|truc tiep|kien nghi|kien quyet|don vi hoa|bao ve|bao quan|gin giu|gop phan|gop y|lay y kien|xin y kien|hop nhat|ra quan|xet duyet|xem xet|tra loi|tra cuu|thuc hanh|tu to chuc|tu ra soat|cu the hoa
luu tru|luu giu|cap giay|cap phep|cap tai khoan|cap doi|chuyen doi|chuyen giao|ban giao|nhan ban giao|nhan rong|lan toa|ton vinh|trao tang|to giac|phat dong|phat tin|hien dai hoa|don gian|cat giam|cai cach|cai thien|cai tao|gia han|giam thieu
tiet kiem|toi uu|sang tao|dua|gan bien|cam moc|thay the|bai bo|ngung|dung|nghiem cam|nghiem thu|quyet toan|thanh toan|thanh quyet toan|thanh ly|dau gia|dau thau|moi goi|keu goi|lien ket|hop tac|hoc tap|trong coi|trong cay|trong moi|trong rung
nuoi|san xuat|che bien|tieu thu|xuc tien|quang ba|gioi thieu|trung bay|xuat ban|in an|bien tap|dien tap|tuan tra|kiem soat|truy quet|xoa|xay lap|nao vet|tu bo|gia co|sua chua|chinh trang|ve sinh|phan luong|tham quan|tri an|tang qua
tiep cong dan|doi thoai|hoa giai|tro giup|trang tri|treo|phat song|phu song|ghi hinh|ghi nhan|nhap lieu|ra doi|khoi cong|khanh thanh|khoi to|truy to|xet xu|ap giai|bat giu|tam giu|quan trac|do dac|do luong|cham diem|xep hang|xep loai|nhan dien|khoanh vung
thi hanh|thi cong|chap hanh|tuan thu|tuan hanh|van dung|bo cuc|phong toa|cach ly|xet nghiem|giai trinh|khac phuc|lam thu tuc|dua nguoi|bo tri|thuc day|thuc hien|toan dien|hoan chinh|hoan tat|gui ket qua|tong dieu tra|tra soat|quan he
cho phep|cho y kien|cho hoc sinh|nhac nho|canh bao|canh gioi|nhan tin|tam dung|khoi phuc|phuc hoi|phuc vu|phuc dung|bao ton|ton tao|trung tu|ton trong|tang thoi luong|tang toc|giu vung|giu gin|giam ti le|giam ty le|giam chi|giam ngheo
dam nhan|dam nhiem|phu trach|kiem nhiem|uu dai|trich|su nghiep hoa|khoan|cong nhan|cap bang|nhan xet|binh xet|binh chon|suu tam|so huu hoa|sang kien|nghi quyet hoa|thong nhat|thong qua|thao luan|ban bac|chat van|giai thich|giai toa|giai cuu|cuu tro|cuu ho
cuu nan|huan luyen|kich hoat|kich cau|binh on|du bao|du tru|du phong|du thao|soan thao|ra van ban|chinh sua|chinh ly|hieu chinh|hieu dinh|so tuyen|phuc tra|hau kiem|tien kiem|kiem dinh|kiem nghiem|kiem dich|giet mo|ton hoa|phan phoi|phan hoi|cho vay
mien giam|mien phi|mien thue|thu no|thu hoi no|giao ban|nham chuc|tong ve sinh|chia ca|do than nhiet|ron rang|trien khai|chi dinh|chi thi hoa|kiem chung|kiem diem|xin loi|dieu dong|luan chuyen|quy hoach|nhap|xuat|yeu cau|de nghi|luu y|nhan manh|mo so|lap so|lap bien|lap ban|lap quy|lap to|lap phuong
`;

const ADVERBS =
  'tiep tuc|chu dong|khan truong|kip thoi|thuong xuyen|can|phai|co trach nhiem|tang cuong|day manh|tich cuc|tap trung|nghiem tuc|dinh ky|truc tiep|hang nam|hang thang|hang quy|hang tuan|dong thoi|se|quyet liet|lam tot|lam tot cong tac|nhanh chong|som|thuc hien|cung voi|theo chuc nang|can cu';

const VERBS = new Set(
  PHRASES.split(/[|\n]/)
    .map((p) => p.trim())
    .filter(Boolean),
);
const LONGEST = 3;

/** Compounds that open like a verb of one syllable and are none ("nhận thức", "thủ tục"). */
const NOUNS = new Set(
  'nhan thuc|nhan dan|nhan luc|nhan su|nhan vien|nhan to|cap uy|cap xa|cap tinh|cap huyen|cap co|cap tren|thu tuc|thu truong|thu tuong|chi tieu|chi so|chi nhanh|chi cuc|giao duc|giao thong|giao dich|lam nghiep|lam san|lam sinh|tang truong|tang lop|ban do|ban tin|ban le|dat dai|dat rung|dat nuoc|giam doc|trong tam|trong diem|trong so|trong nuoc|trong do|mo hinh|goi thau|don vi|bat dong|bat cap|lap trinh|dung luong|ky thuat|ky nang|ky luat|ky niem|ky hop|cu tri|cu the|nhap khau|xuat khau|xuat xu|trong qua|trong vong|trong thoi|trong thang|trong nam|trong quy'.split(
    '|',
  ),
);

/** Verbs whose first word alone decides, whatever follows. */
const SINGLE = new Set([
  'trinh',
  'gui',
  'dua',
  'lap',
  'mo',
  'cu',
  'giup',
  'treo',
  'tiem',
  'phun',
  'khoan',
  'trich',
  'nhap',
  'xuat',
  'nuoi',
  'xoa',
  'bao',
  'ngung',
  'dung',
  'phai',
  'se',
  'duoc',
  'can',
  'nhan',
  'lam',
  'xin',
  'tra',
  'cap',
  'thu',
  'chi',
  'giao',
  'ky',
  'day',
  'giu',
  'dat',
  'tang',
  'giam',
  'xet',
  'chon',
  'tim',
  'cham',
  'trong',
  'mua',
  'ban',
  'goi',
  'dung',
  'quet',
  'don',
  'bat',
]);
const SINGLE_STOPS = new Set([
  'trinh',
  'gui',
  'giup',
  'phai',
  'se',
  'duoc',
  'treo',
  'ngung',
  'khong',
  'da',
  'dang',
  'hay',
]);

/** The length of the verb phrase at `at`, or 0. A bare one-syllable verb counts only where `loose`. */
export function verbLengthAt(folded: string, at: number, loose = false): number {
  let end = at;
  let words = 0;
  let best = 0;
  while (words < LONGEST) {
    const stop = wordEnd(folded, end);
    if (stop === end) break;
    words++;
    const phrase = folded.slice(at, stop);
    if (VERBS.has(phrase) && (words > 1 || loose || SINGLE_STOPS.has(phrase))) best = stop - at;
    if (words === 1 && isSingle(folded, at, stop, phrase, loose)) best = stop - at;
    if (words === 1 && folded.charAt(stop) === ',' && folded.charAt(stop + 1) === ' ') {
      const next = wordEnd(folded, stop + 2);
      if (VERBS.has(folded.slice(at, next))) best = next - at;
    }
    if (folded.charAt(stop) !== ' ') break;
    end = stop + 1;
  }
  return best;
}

function isSingle(folded: string, at: number, stop: number, word: string, loose: boolean): boolean {
  if (SINGLE_STOPS.has(word)) return true;
  return loose && SINGLE.has(word) && !NOUNS.has(folded.slice(at, wordEnd(folded, stop + 1)));
}

function wordEnd(folded: string, at: number): number {
  let end = at;
  while (end < folded.length) {
    const code = folded.charCodeAt(end);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) end++;
    else break;
  }
  return end;
}

const ADVERB = new RegExp(`^(?:${ADVERBS})(?: (?:${ADVERBS}))? `);

/** True where the folded text at `at` opens with an order, adverbs allowed before it. */
export function opensWithVerb(folded: string, at: number): boolean {
  const head = folded.slice(at, at + 80);
  if (verbLengthAt(head, 0, true) > 0) return true;
  const adverb = ADVERB.exec(head);
  return adverb !== null && verbLengthAt(head, adverb[0].length, true) > 0;
}

/**
 * Label lines (dòng nhãn): "Đơn vị chủ trì: …", "Thời gian hoàn thành: …" under or inside an item.
 * The words are those of annexes and lists (DOMAIN §9.1).
 */

export type LabelKind = 'lead' | 'coord' | 'time' | 'product' | 'content' | 'other';

const WHO =
  '(?:(?:co quan|don vi|bo phan|ca nhan|nguoi|to chuc|dau moi|phong|ban)(?:, (?:co quan|don vi|bo phan|ca nhan))?(?: ,)? ?)?';
const LEAD = new RegExp(
  `^(?:${WHO}(?:chu tri(?:,? ?(?:thuc hien|tham muu|trien khai|soan thao))?|thuc hien|dau moi|chiu trach nhiem(?: chinh| thuc hien)?|phu trach|tham muu|duoc giao|duoc phan cong)|phan cong(?: thuc hien| nhiem vu| chu tri)?|trach nhiem(?: thuc hien| chinh)?|don vi|co quan|chu tri)(?: thuc hien)? ?: ?`,
);
const COORD = new RegExp(
  `^(?:${WHO}(?:phoi hop|tham gia|cung phoi hop)(?:,? ?(?:thuc hien|tham gia|phoi hop|trien khai))?) ?: ?`,
);
const TIME =
  /^(?:hoan thanh|thoi gian|thoi han|thoi diem|han|tien do|lo trinh|ky han)(?: (?:thuc hien|hoan thanh|ban hanh|trinh|bao cao|to chuc|du kien|trien khai|va dia diem|, dia diem|,? tien do|xay dung|phe duyet|hoan thien|cuoi))*(?: ket qua| san pham)? ?: ?/;
const PRODUCT =
  /^(?:san pham|ket qua|dau ra|ket qua dau ra|san pham dau ra|san pham du kien|ket qua du kien|ket qua thuc hien|hinh thuc san pham|yeu cau san pham|san pham, ket qua|ket qua, san pham|san pham hoan thanh) ?: ?/;
const CONTENT =
  /^(?:noi dung(?: thuc hien| cong viec| nhiem vu| chinh| hoat dong)?|nhiem vu|cong viec|ten nhiem vu|hoat dong) ?: ?/;
const OTHER =
  /^(?:trinh tu thuc hien|phi,? (?:va )?le phi|le phi|thoi han giai quyet|ten mau don[a-z ,]*|yeu cau,? dieu kien[a-z ,]*|thanh phan(?:,? so luong)? ho so|can cu phap ly[a-z ]*|ket qua thuc hien thu tuc[a-z ]*|doi tuong thuc hien[a-z ]*|co quan (?:truc tiep )?(?:giai quyet|co tham quyen)[a-z ]*|hinh thuc(?: thuc hien)?|dia diem|doi tuong|kinh phi(?: thuc hien)?|nguon kinh phi|thanh phan|so luong|muc dich|muc tieu|yeu cau|phuong thuc|cach thuc(?: thuc hien)?|pham vi|du kien kinh phi|tan suat) ?: ?/;

export interface Label {
  readonly kind: LabelKind;
  /** Length of the label with its colon. */
  readonly length: number;
}

/** The label that opens the folded text, or null. */
export function labelAt(folded: string): Label | null {
  const window = folded.slice(0, 70);
  const rules: readonly (readonly [LabelKind, RegExp])[] = [
    ['time', TIME],
    ['coord', COORD],
    ['lead', LEAD],
    ['product', PRODUCT],
    ['content', CONTENT],
    ['other', OTHER],
  ];
  for (const [kind, pattern] of rules) {
    const match = pattern.exec(window);
    if (match !== null) return { kind, length: match[0].length };
  }
  return null;
}

export interface InlineLabel extends Label {
  readonly start: number;
}

const BREAK = /(?:[.;,] ?| - |\(|\n)(?=[a-z])/g;

/** Labels inside an item ("…. Thực hiện: Công an xã. Thời gian: hằng tuần"), in order. */
export function inlineLabels(folded: string): InlineLabel[] {
  const labels: InlineLabel[] = [];
  for (const match of folded.matchAll(BREAK)) {
    const start = match.index + match[0].length;
    const label = labelAt(folded.slice(start, start + 70));
    if (label !== null && label.kind !== 'other' && label.kind !== 'content')
      labels.push({ ...label, start });
  }
  return labels;
}

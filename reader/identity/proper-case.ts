/** Names printed in capitals, written as in running text: "SỞ TÀI CHÍNH" → "Sở Tài chính". */

const LOWER_PHRASES: readonly (readonly [RegExp, string])[] = [
  [/Ủy Ban Nhân Dân/gu, 'Ủy ban nhân dân'],
  [/Hội Đồng Nhân Dân/gu, 'Hội đồng nhân dân'],
  [/Thủ Tướng Chính Phủ/gu, 'Thủ tướng Chính phủ'],
  [/Chính Phủ/gu, 'Chính phủ'],
  [/Văn Phòng/gu, 'Văn phòng'],
  [/Quốc Hội/gu, 'Quốc hội'],
  [/Trung Tâm/gu, 'Trung tâm'],
  [/Công An/gu, 'Công an'],
  [/(?<=\S )(Tỉnh|Huyện|Quận|Xã|Phường)(?= )/gu, '$1'],
  [/Thành Phố/gu, 'thành phố'],
  [/Thị Xã/gu, 'thị xã'],
  [/Thị Trấn/gu, 'thị trấn'],
  [/Đặc Khu/gu, 'đặc khu'],
];
const SECTOR_HEAD =
  /^(?:Sở|Bộ|Cục|Vụ|Ban|Phòng|Tổng Cục|Chi Cục|Trung tâm|Viện|Trường|Hội|Liên Minh|Đài|Ngân Hàng|Bảo Hiểm) /u;

/** Turns a name in capitals into its usual spelling; any other name is returned as it is. */
export function properCase(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  let titled = name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  for (const [pattern, replacement] of LOWER_PHRASES) titled = titled.replace(pattern, replacement);
  titled = titled
    .replace(/(?<=\p{L} )(?:Tỉnh|Huyện|Quận|Xã|Phường|Và|Về|Của|Các)(?= )/gu, (word) =>
      word.toLowerCase(),
    )
    .replace(/\bUbnd\b/gu, 'UBND')
    .replace(/\bHđnd\b/gu, 'HĐND');
  const head = SECTOR_HEAD.exec(titled);
  if (head === null || / (?:tỉnh|thành phố|xã|phường|huyện|quận) /u.test(titled)) return titled;
  return (
    head[0] +
    titled
      .slice(head[0].length)
      .replace(/(?<=\p{L} )\p{Lu}(?=\p{Ll})/gu, (letter, at: number, all: string) =>
        /(?:và|,|-) $/u.test(all.slice(0, at)) ? letter : letter.toLowerCase(),
      )
  );
}

/** What is said in the name of a body that decides together (tập thể lãnh đạo) stands over who signs. */
const TOGETHER = /^(?:ủy|uỷ) ban nhân dân|^hội đồng/iu;

/**
 * The lines of a position over a signature (quyền hạn, chức vụ của người ký), NĐ 30/2020/NĐ-CP, Điều 13: a
 * deputy signs for the head (KT.), and for a body that decides together whoever signs does so on its behalf
 * (TM.). The form puts them in capitals.
 *
 * @param title of the post: `Thứ trưởng`, `Phó Chủ tịch`, `Cục trưởng`; null where nobody holds it
 * @param organ the body that issues
 */
export function signingLines(title: string | null, organ: string): string[] {
  const isTogether = TOGETHER.test(organ.trim());
  const first = isTogether
    ? [
        `TM. ${organ.trim().replace(/\s+(?:tỉnh|thành phố|xã|phường|quận|huyện|đặc khu)\s.*$/iu, '')}`,
      ]
    : [];
  if (title === null) return [...first, 'Thủ trưởng cơ quan'];
  const head = headOf(title.trim());
  return head === null ? [...first, title.trim()] : [...first, `KT. ${head}`, title.trim()];
}

/** The head for whom a deputy signs; null for a title that is no deputy's. */
function headOf(title: string): string | null {
  if (/^thứ trưởng/iu.test(title)) return 'Bộ trưởng';
  const match = /^phó\s+(?<head>.+)$/iu.exec(title);
  const head = match?.groups?.head;
  return head === undefined ? null : head.charAt(0).toLocaleUpperCase('vi') + head.slice(1);
}

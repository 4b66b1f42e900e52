import type { UnitKind } from '../../organisation/rules/unit-kind.ts';

/** Bodies whose papers name the place after their own territory. */
const TERRITORIES: readonly UnitKind[] = ['commune', 'district', 'province'];
/** Where the bodies of the centre sit. */
const CAPITAL = 'Hà Nội';
const OFFICE = /^(?:(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|đảng ủy|ubnd|hđnd)\s+/iu;
const LEVEL = /^(?:thành phố|tỉnh|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)\s+/iu;

/**
 * Địa danh of a paper: the name of the territory in which the body that issues sits, NĐ 30/2020/NĐ-CP,
 * Appendix I. The kind of territory is left out, unless its name is a number or a person's.
 *
 * @param path the body and those above it, nearest first
 */
export function placeName(
  path: readonly { readonly name: string; readonly kind: UnitKind }[],
): string {
  const territory = path.find(({ kind }) => TERRITORIES.includes(kind));
  if (!territory) return CAPITAL;
  const whole = territory.name.trim().replace(OFFICE, '');
  const bare = whole.replace(LEVEL, '');
  const isKept = /^\d/.test(bare) || bare === 'Hồ Chí Minh' || bare === '';
  const name = isKept ? whole : bare;
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

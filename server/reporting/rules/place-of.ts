/** Where central bodies sit. */
const CAPITAL = 'Hà Nội';

/**
 * Địa danh of what a body issues, to be changed by whoever signs: the name of the province without its kind
 * (NĐ 30/2020/NĐ-CP, Appendix I), the capital for everybody else.
 */
export function placeOf(top: { readonly name: string; readonly kind: string } | undefined): string {
  if (top?.kind !== 'province') return CAPITAL;
  return (
    top.name.replace(/^(?:Ủy ban nhân dân\s+|UBND\s+)?(?:tỉnh|thành phố)\s+/iu, '').trim() ||
    top.name
  );
}

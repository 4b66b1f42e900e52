/** A heading printed in capitals, as a sentence: "PHÁT TRIỂN HẠ TẦNG SỐ" → "Phát triển hạ tầng số". */
import { isAllCaps } from '../text/fold.ts';

const KEEP =
  /(?<!\p{L})(?:ICT|IOT|AI|UBND|HĐND|OCOP|CNTT|TTHC|4G|5G|VNEID|GDP|GRDP|FDI|ODA|PPP)(?!\p{L})/giu;

export function properSentence(text: string): string {
  if (!isAllCaps(text)) return text;
  const lower = text.toLowerCase().replace(KEEP, (word) => word.toUpperCase());
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

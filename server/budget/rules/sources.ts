import { accentFree } from '../../calendar/rules/accent-free.ts';
import { nameKey } from '../../organisation/rules/name-key.ts';

/** A source of money (nguồn vốn, nguồn kinh phí) with the phrases by which texts name it. */
export interface MoneySource {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly isClosed: boolean;
}

/** The sources that texts of all authorities name (DOMAIN §2.5); funds (Quỹ …) are added by name. */
export const KNOWN_SOURCES: readonly MoneySource[] = [
  known('state', 'Ngân sách nhà nước', [
    'NSNN',
    'ngân sách nhà nước theo phân cấp',
    'nguồn ngân sách nhà nước',
  ]),
  known('central', 'Ngân sách trung ương', ['NSTW', 'nguồn ngân sách trung ương']),
  known('local', 'Ngân sách địa phương', ['NSĐP', 'ngân sách tỉnh', 'ngân sách thành phố']),
  known('regular', 'Chi thường xuyên', ['kinh phí chi thường xuyên', 'dự toán chi thường xuyên']),
  known('investment', 'Chi đầu tư phát triển', [
    'đầu tư công',
    'vốn đầu tư công',
    'chi đầu tư phát triển, đầu tư công',
  ]),
  known('programmes', 'Lồng ghép trong chương trình, dự án', [
    'lồng ghép các chương trình, dự án',
    'nguồn lồng ghép',
  ]),
  known('other', 'Nguồn hợp pháp khác', ['các nguồn hợp pháp khác', 'nguồn vốn hợp pháp khác']),
  known('society', 'Xã hội hóa', ['nguồn xã hội hóa', 'huy động xã hội hóa']),
  known('sponsors', 'Tài trợ', ['nguồn tài trợ', 'viện trợ', 'tài trợ, viện trợ']),
  known('partners', 'Hợp tác công tư (PPP)', ['PPP', 'hợp tác công tư', 'đối tác công tư']),
];

function known(key: string, name: string, aliases: readonly string[]): MoneySource {
  return { key, name, aliases, isClosed: false };
}

/** The list of an authority: its own sources, and the known ones, renamed or closed as it has said. */
export function sourcesWith(own: readonly MoneySource[]): MoneySource[] {
  const byKey = new Map([...KNOWN_SOURCES, ...own].map((source) => [source.key, source]));
  return [...byKey.values()];
}

/** The source that a text names, whatever its accents and spelling; null where none is called so. */
export function sourceNamed(written: string, sources: readonly MoneySource[]): MoneySource | null {
  const key = plain(written);
  if (key === '') return null;
  const isCalled = ({ name, aliases }: MoneySource) =>
    [name, ...aliases].some((each) => plain(each) === key);
  return sources.find(isCalled) ?? null;
}

/** Funds are sources by their own name: `Quỹ dịch vụ viễn thông công ích Việt Nam`. */
export function isFund(written: string): boolean {
  return /^quy \S/.test(plain(written));
}

function plain(words: string): string {
  const bare = accentFree(words).trim();
  // Before the key, which takes "tu" for "trung uong".
  return nameKey(bare.replace(/^(?:tu )?(?:(?:cac )?nguon (?:von |kinh phi )?(?:tu )?)?/, ''));
}

import type { CampaignDefinition } from '../campaign-contract.ts';

/**
 * What a movement still lacks before it can be launched: its goals, subjects, contents and the units.
 * Source: Luật 06/2022/QH15, Điều 17 (goals, scope, subjects, contents, criteria, duration).
 */
export function missingFor(
  { goals, subjects, contents }: Pick<CampaignDefinition, 'goals' | 'subjects' | 'contents'>,
  units: number,
): { readonly vi: string; readonly en: string }[] {
  return [
    ...(goals === '' ? [{ vi: 'mục tiêu', en: 'goals' }] : []),
    ...(subjects === '' ? [{ vi: 'đối tượng', en: 'subjects' }] : []),
    ...(contents.length === 0 ? [{ vi: 'nội dung thi đua', en: 'contents' }] : []),
    ...(units === 0 ? [{ vi: 'đơn vị trong cụm, khối', en: 'units in clusters' }] : []),
  ];
}

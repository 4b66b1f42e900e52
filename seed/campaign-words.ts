import type { CampaignWords } from '../server/emulation/campaign-contract.ts';
import type { Criterion } from '../server/scorecards/contract.ts';

/** What the documents of the demonstration say of their movements; scores, votes and people are made up. */

interface Content {
  readonly line: string;
  readonly title: string;
  readonly lead: string;
  readonly when: string;
}

const INFRASTRUCTURE = 'Thi đua phát triển hạ tầng';
const THRIFT = 'Thi đua thực hành tiết kiệm, chống lãng phí';

/** Plan 1097: the eight sub-sectors of infrastructure and the contents on thrift, with who leads each. */
export const CONTENTS: readonly Content[] = [
  ...(
    [
      ['Phát triển hạ tầng bưu chính', 'Vụ Bưu chính'],
      ['Phát triển hạ tầng viễn thông', 'Cục Viễn thông'],
      ['Phát triển kinh tế số, xã hội số', 'Vụ Kinh tế số và Xã hội số'],
      ['Chuyển đổi số quốc gia', 'Cục Chuyển đổi số quốc gia'],
      ['Bảo đảm an toàn thông tin', 'Cục An toàn thông tin'],
      [
        'Phát triển công nghiệp công nghệ thông tin và truyền thông',
        'Cục Công nghiệp công nghệ thông tin và truyền thông',
      ],
      ['Báo chí, phát thanh, truyền hình và thông tin điện tử', 'Cục Báo chí'],
      ['Xuất bản, in, phát hành và thông tin cơ sở', 'Cục Xuất bản, In và Phát hành'],
    ] as const
  ).map(([title, lead]) => ({ line: INFRASTRUCTURE, title, lead, when: '2022 - 2025' })),
  {
    line: THRIFT,
    title: 'Tiết kiệm trong lập, thẩm định, phê duyệt dự toán và quyết toán kinh phí nhà nước',
    lead: 'Vụ Kế hoạch - Tài chính',
    when: 'hằng năm',
  },
  {
    line: THRIFT,
    title: 'Rà soát, hoàn thiện cơ chế, chính sách về xây dựng kết cấu hạ tầng',
    lead: 'Vụ Pháp chế',
    when: 'Quý IV/2023',
  },
];

/** Blocks of peers with the unit that heads each; the first of each list is its head. */
export const BLOCKS = [
  {
    name: 'Khối hạ tầng số, chuyển đổi số',
    units: [
      'Cục Viễn thông',
      'Vụ Bưu chính',
      'Cục Tần số vô tuyến điện',
      'Cục Chuyển đổi số quốc gia',
      'Cục An toàn thông tin',
      'Cục Công nghiệp công nghệ thông tin và truyền thông',
      'Vụ Kinh tế số và Xã hội số',
    ],
  },
  {
    name: 'Khối báo chí, xuất bản, thông tin cơ sở',
    units: [
      'Cục Báo chí',
      'Cục Phát thanh, truyền hình và thông tin điện tử',
      'Cục Xuất bản, In và Phát hành',
      'Cục Thông tin cơ sở',
    ],
  },
  {
    name: 'Khối tham mưu, tổng hợp',
    units: [
      'Vụ Tổ chức cán bộ',
      'Văn phòng Bộ',
      'Thanh tra Bộ',
      'Vụ Kế hoạch - Tài chính',
      'Vụ Pháp chế',
      'Vụ Hợp tác quốc tế',
    ],
  },
] as const;

/** The movement of Plan 1097 with the units of the ministry. */
export function movementWords(
  unitId: (name: string) => string,
  council: readonly string[],
  directiveId: string | null,
): CampaignWords {
  return {
    name: 'Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí',
    directiveId,
    superiorId: null,
    definition: {
      ...{ form: 'thematic', scope: 'authority' },
      goals:
        'Phát triển hạ tầng bưu chính, viễn thông, hạ tầng số đồng bộ, hiện đại; tiết kiệm trong mọi khâu sử dụng kinh phí nhà nước.',
      subjects: 'Các đơn vị, doanh nghiệp thuộc Bộ; công chức, viên chức, người lao động.',
      contents: CONTENTS.map(({ lead, ...content }) => ({ ...content, leadUnitId: unitId(lead) })),
      solutions: [
        'Mỗi đơn vị xây dựng kế hoạch và phát động phong trào tại đơn vị.',
        'Lấy kết quả nhiệm vụ được giao làm căn cứ chấm điểm.',
        'Tuyên truyền, nhân rộng điển hình tiên tiến trên báo chí và hệ thống thông tin cơ sở.',
      ],
      stages: [
        {
          ...{ id: '1', name: 'Giai đoạn 1 (2022 - 2025)', from: '2022-01-01', to: '2025-12-31' },
          ...{ review: 'mid', reviewOn: '2025-12-22', ceremonyOn: '2025-12-26', scorecardId: null },
        },
        {
          ...{ id: '2', name: 'Giai đoạn 2 (2026 - 2030)', from: '2026-01-01', to: '2030-12-31' },
          ...{ review: 'final', reviewOn: null, ceremonyOn: null, scorecardId: null },
        },
      ],
      clusters: BLOCKS.map(({ name, units: [head] }, at) => ({
        ...{ id: String(at + 1), name, kind: 'block', headUnitId: unitId(head) },
      })),
      council: council.map((postId, at) => ({
        postId,
        role: at === 0 ? 'chair' : at === 1 ? 'secretary' : 'member',
      })),
      takesRegistrations: true,
      settings: {
        ...{ quorum: { parts: 2, of: 3 }, usualVotes: 80, dossierDays: 10, reviewYears: 3 },
        ...{ quotaUnits: 10, quotaPeople: 5, rounding: 'nearest', people: 1_240 },
        bonuses: (['certificate_unit', 'certificate_person'] as const).map((award) => ({
          award,
          coefficient: award === 'certificate_unit' ? 300 : 150,
          basis: 'Quy chế thi đua, khen thưởng của Bộ (số liệu trình diễn)',
        })),
      },
    },
    members: BLOCKS.map(({ units }, at) => ({
      clusterId: String(at + 1),
      unitIds: units.map(unitId),
    })),
  };
}

/** A movement that a unit launches in its own house, for one stage. */
export function ownMovementWords(
  name: string,
  stage: { readonly name: string; readonly from: string; readonly to: string },
  more: Pick<CampaignWords, 'directiveId' | 'superiorId'>,
  unitIds: readonly string[],
): CampaignWords {
  return {
    ...{ name, ...more },
    definition: {
      ...{ form: 'regular', scope: 'unit' },
      goals: 'Hoàn thành nhiệm vụ được giao đúng hạn, đến từng cá nhân.',
      subjects: 'Các phòng, công chức và người lao động của đơn vị.',
      contents: [
        { line: 'Nhiệm vụ được giao', title: 'Hoàn thành đúng hạn', leadUnitId: null, when: '' },
      ],
      solutions: ['Mỗi cá nhân đăng ký việc làm cụ thể với trưởng phòng.'],
      stages: [
        {
          ...{ ...stage, id: '1', review: 'final', reviewOn: stage.to },
          ...{ ceremonyOn: null, scorecardId: null },
        },
      ],
      clusters: [{ id: '1', name: 'Các phòng', kind: 'block', headUnitId: null }],
      ...{ council: [], takesRegistrations: true },
      settings: {
        ...{ quorum: { parts: 2, of: 3 }, usualVotes: 80, dossierDays: 10, reviewYears: 3 },
        ...{ quotaUnits: null, quotaPeople: null, rounding: 'down', people: null, bonuses: [] },
      },
    },
    members: [{ clusterId: '1', unitIds: [...unitIds] }],
  };
}

const branch = { parentKey: null, note: '' };

/** The criteria by which the blocks are scored: what was done in time counts by itself. */
export const CRITERIA: readonly Criterion[] = [
  {
    ...{
      ...branch,
      key: 'trong_sach',
      name: 'Không có vụ việc tham nhũng, lãng phí',
      role: 'gate',
    },
    ...{ share: 1, source: { kind: 'yes_no' }, formula: { kind: 'reached', least: 1 } },
  },
  {
    ...{ ...branch, key: 'dung_han', name: 'Nhiệm vụ đúng hạn', role: 'score', share: 30 },
    source: { kind: 'on_time', reach: 'below', layer: 'given', planId: null, minimum: 1 },
    formula: { kind: 'ratio' },
  },
  {
    ...{ ...branch, key: 'ha_tang', name: 'Kết quả phát triển hạ tầng', role: 'score', share: 40 },
    ...{ source: { kind: 'appraisal' }, formula: { kind: 'given' } },
  },
  {
    ...{ ...branch, key: 'tiet_kiem', name: 'Tiết kiệm kinh phí', role: 'score', share: 30 },
    ...{ source: { kind: 'appraisal' }, formula: { kind: 'given' } },
  },
];

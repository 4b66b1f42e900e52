/**
 * Titles (danh hiệu thi đua) and forms of reward (hình thức khen thưởng), each with the rules in force from
 * a day on. A new decree adds a row with its day; earlier awards keep the row of their own day.
 *
 * A figure that no source at hand confirms is null: the body then states its own, with its paper.
 */

/** What a nomination must show besides the vote. */
export type Prerequisite =
  /** The person or unit holds an earlier title (danh hiệu làm căn cứ), so many times. */
  | { readonly rule: 'holds'; readonly award: AwardCode; readonly times: number }
  /** The unit has done its tasks of the stage, in percent. */
  | { readonly rule: 'tasks_done'; readonly percent: number }
  /** A share of the unit's people holds a title. */
  | { readonly rule: 'share_holds'; readonly award: AwardCode; readonly percent: number }
  /** Somebody of the unit holds a title. */
  | { readonly rule: 'someone_holds'; readonly award: AwardCode }
  /** Nobody of the unit was disciplined at cảnh cáo or worse. */
  | { readonly rule: 'nobody_disciplined' }
  /** Only at the final review of a movement that runs so many years. */
  | { readonly rule: 'final_review'; readonly years: number };

/** Papers of a dossier (hồ sơ): tờ trình, báo cáo thành tích, biên bản và kết quả bỏ phiếu, chứng nhận. */
export const PAPERS = ['proposal', 'achievement_report', 'minutes', 'certificate'] as const;
export type Paper = (typeof PAPERS)[number];

export const AWARD_CODES = [
  'fighter_national',
  'fighter_ministry',
  'fighter_base',
  'advanced_worker',
  'certificate_person',
  'commendation_person',
  'flag_government',
  'flag_ministry',
  'flag_thematic',
  'excellent_collective',
  'advanced_collective',
  'certificate_unit',
  'commendation_unit',
] as const;
export type AwardCode = (typeof AWARD_CODES)[number];

export interface AwardRules {
  readonly from: string;
  /** Of the base salary, in hundredths: 450 is 4,5. Null where the body states its own. */
  readonly coefficient: number | null;
  /** Votes for it, in percent of all members of the council. Null where the movement's own rule holds. */
  readonly votes: number | null;
  readonly needs: readonly Prerequisite[];
  readonly papers: readonly Paper[];
  readonly source: string;
}

export interface AwardForm {
  readonly code: AwardCode;
  readonly for: 'person' | 'unit';
  readonly name: { readonly vi: string; readonly en: string };
  /** Oldest first. */
  readonly rules: readonly AwardRules[];
}

const FULL: readonly Paper[] = ['proposal', 'achievement_report', 'minutes', 'certificate'];
const USUAL: readonly Paper[] = ['proposal', 'achievement_report', 'minutes'];

const LAW = 'Luật 06/2022/QH15';
const VOTES = 'NĐ 98/2023/NĐ-CP, Điều 30';
const BONUS = 'NĐ 152/2025/NĐ-CP, Điều 50';
/** A body's own rule that others may take over or change in their settings. */
const LOCAL = 'QĐ 86/2025/QĐ-UBND tỉnh Bắc Ninh';

/** In force since the law and its decree; the coefficients as the decree of 2025 states them. */
const SINCE = '2024-01-01';

export const AWARD_FORMS: readonly AwardForm[] = [
  {
    code: 'fighter_national',
    for: 'person',
    name: { vi: 'Chiến sĩ thi đua toàn quốc', en: 'National emulation fighter' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 450, votes: 90, papers: FULL },
        needs: [{ rule: 'holds', award: 'fighter_ministry', times: 2 }],
        source: `${LAW}, Điều 21; ${VOTES}; ${BONUS}`,
      },
    ],
  },
  {
    code: 'fighter_ministry',
    for: 'person',
    name: {
      vi: 'Chiến sĩ thi đua bộ, ban, ngành, tỉnh',
      en: 'Emulation fighter of a ministry or province',
    },
    rules: [
      {
        ...{ from: SINCE, coefficient: 300, votes: 90, papers: FULL },
        needs: [{ rule: 'holds', award: 'fighter_base', times: 3 }],
        source: `${LAW}, Điều 22; ${VOTES}; ${BONUS}`,
      },
    ],
  },
  {
    code: 'fighter_base',
    for: 'person',
    name: { vi: 'Chiến sĩ thi đua cơ sở', en: 'Emulation fighter of a unit' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 100, votes: 80, papers: FULL },
        needs: [{ rule: 'holds', award: 'advanced_worker', times: 1 }],
        source: `${LAW}, Điều 23; ${VOTES}; ${BONUS}`,
      },
    ],
  },
  {
    code: 'advanced_worker',
    for: 'person',
    name: { vi: 'Lao động tiên tiến', en: 'Advanced worker' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 30, votes: null, papers: USUAL, needs: [] },
        source: `${LAW}, Điều 24; ${BONUS}`,
      },
    ],
  },
  {
    code: 'certificate_person',
    for: 'person',
    name: { vi: 'Bằng khen của Bộ trưởng (cá nhân)', en: 'Certificate of merit, person' },
    rules: [
      {
        ...{ from: SINCE, coefficient: null, votes: null, papers: USUAL, needs: [] },
        source: `${LAW}, Điều 9`,
      },
    ],
  },
  {
    code: 'commendation_person',
    for: 'person',
    name: { vi: 'Giấy khen (cá nhân)', en: 'Letter of commendation, person' },
    rules: [
      {
        ...{ from: SINCE, coefficient: null, votes: null, papers: USUAL, needs: [] },
        source: `${LAW}, Điều 9`,
      },
    ],
  },
  {
    code: 'flag_government',
    for: 'unit',
    name: { vi: 'Cờ thi đua của Chính phủ', en: 'Emulation flag of the Government' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 1200, votes: 80, papers: FULL },
        needs: [{ rule: 'holds', award: 'excellent_collective', times: 1 }],
        source: `${LAW}; ${VOTES}; ${BONUS}`,
      },
    ],
  },
  {
    code: 'flag_ministry',
    for: 'unit',
    name: { vi: 'Cờ thi đua của Bộ', en: 'Emulation flag of the ministry' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 800, votes: 80, papers: USUAL },
        needs: [{ rule: 'tasks_done', percent: 100 }],
        source: `${LAW}; ${VOTES}; ${BONUS}`,
      },
    ],
  },
  {
    code: 'flag_thematic',
    for: 'unit',
    name: { vi: 'Cờ thi đua theo chuyên đề', en: 'Thematic emulation flag' },
    rules: [
      {
        ...{ from: SINCE, coefficient: null, votes: 80, papers: USUAL },
        needs: [{ rule: 'final_review', years: 3 }],
        source: VOTES,
      },
    ],
  },
  {
    code: 'excellent_collective',
    for: 'unit',
    name: { vi: 'Tập thể lao động xuất sắc', en: 'Excellent collective' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 150, votes: null, papers: USUAL },
        needs: [
          { rule: 'tasks_done', percent: 100 },
          { rule: 'share_holds', award: 'advanced_worker', percent: 70 },
          { rule: 'someone_holds', award: 'fighter_base' },
          { rule: 'nobody_disciplined' },
        ],
        source: `${LAW}, Điều 27; ${BONUS}; ${LOCAL}`,
      },
    ],
  },
  {
    code: 'advanced_collective',
    for: 'unit',
    name: { vi: 'Tập thể lao động tiên tiến', en: 'Advanced collective' },
    rules: [
      {
        ...{ from: SINCE, coefficient: 80, votes: null, papers: USUAL },
        needs: [
          { rule: 'share_holds', award: 'advanced_worker', percent: 70 },
          { rule: 'nobody_disciplined' },
        ],
        source: `${LAW}, Điều 28; ${BONUS}; ${LOCAL}`,
      },
    ],
  },
  {
    code: 'certificate_unit',
    for: 'unit',
    name: { vi: 'Bằng khen của Bộ trưởng (tập thể)', en: 'Certificate of merit, unit' },
    rules: [
      {
        ...{ from: SINCE, coefficient: null, votes: null, papers: USUAL, needs: [] },
        source: `${LAW}, Điều 9`,
      },
    ],
  },
  {
    code: 'commendation_unit',
    for: 'unit',
    name: { vi: 'Giấy khen (tập thể)', en: 'Letter of commendation, unit' },
    rules: [
      {
        ...{ from: SINCE, coefficient: null, votes: null, papers: USUAL, needs: [] },
        source: `${LAW}, Điều 9`,
      },
    ],
  },
];

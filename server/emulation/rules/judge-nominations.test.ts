import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWARD_CODES, type AwardCode, PAPERS } from '../data/award-forms.ts';
import { awardForm, awardRulesOn } from './award-rules.ts';
import { type Candidate, judgeNominations, type Stage } from './judge-nominations.ts';
import { sayReason } from './say-reason.ts';
import { reaches } from './vote.ts';

const STAGE: Stage = {
  ...{ day: '2025-12-01', quorum: { parts: 2, of: 3 }, usualVotes: 80, dossierBy: null },
  ...{ isFinal: false, years: 9, left: { unit: null, person: null } },
};

const PERFECT: Candidate = {
  ...{ id: '1', award: 'flag_ministry', proposedOn: '2025-11-01' },
  papers: PAPERS.map((kind) => ({ kind, confirmed: true })),
  held: new Map(AWARD_CODES.map((code) => [code, 5])),
  tasks: { done: 7, total: 7 },
  people: { total: 10, holders: new Map(AWARD_CODES.map((code) => [code, 9])), disciplined: 0 },
  ...{ suspensions: [], failedGates: [], score: 90 },
  vote: { members: 9, present: 9, ayes: 9, hasMinutes: true },
};

const judge = (candidate: Partial<Candidate>, stage: Partial<Stage> = {}) =>
  judgeNominations({ ...STAGE, ...stage }, [{ ...PERFECT, ...candidate }]).get('1') ?? [];

describe('a nomination', () => {
  it('without a fault may be awarded', () => {
    for (const award of AWARD_CODES) {
      expect(judge({ award }, { isFinal: true }), award).toEqual([]);
    }
  });

  it('is refused for all its reasons at once', () => {
    const reasons = judge(
      {
        award: 'excellent_collective',
        papers: [{ kind: 'achievement_report', confirmed: false }],
        tasks: { done: 6, total: 7 },
        people: { total: 10, holders: new Map([['advanced_worker', 6]]), disciplined: 1 },
        suspensions: [{ cause: 'inspection', from: '2025-10-01', to: null }],
        failedGates: ['Không có vụ việc tham nhũng'],
        vote: { members: 9, present: 5, ayes: 7, hasMinutes: false },
        proposedOn: '2025-11-20',
      },
      { dossierBy: '2025-11-10', left: { unit: 0, person: 0 } },
    );
    expect(reasons.map((reason) => sayReason(reason).vi)).toEqual([
      'Tạm dừng xét: đang kiểm tra, từ 01/10/2025.',
      'Không đạt điều kiện tiên quyết: Không có vụ việc tham nhũng.',
      'Hoàn thành 6/7 nhiệm vụ đến hạn, cần 100 %.',
      '6/10 người đạt “Lao động tiên tiến”, cần ≥ 70 %.',
      'Chưa có người đạt “Chiến sĩ thi đua cơ sở”.',
      'Có 1 người bị kỷ luật từ cảnh cáo trở lên.',
      'Thiếu tờ trình.',
      'Chưa xác nhận báo cáo thành tích.',
      'Thiếu biên bản họp và kết quả bỏ phiếu.',
      'Hồ sơ gửi 20/11/2025, sau hạn 10/11/2025.',
      'Họp 5/9 thành viên, cần ≥ 6.',
      '7/9 phiếu (77,7 %), cần ≥ 80 %.',
      'Vượt tỷ lệ: còn khen được 0.',
    ]);
  });

  it.each([
    ['fighter_base', 8, 10, true],
    ['fighter_base', 7, 9, false],
    ['fighter_ministry', 8, 9, false],
    ['fighter_ministry', 9, 10, true],
    ['flag_ministry', 7, 8, true],
  ] as const)('%s with %i of %i votes: %s', (award, ayes, members, isAwarded) => {
    const vote = { members, present: members, ayes, hasMinutes: true };
    expect(judge({ award, vote }).length === 0).toBe(isAwarded);
  });

  it('is suspended from the first day until the day on which the matter is settled', () => {
    const suspensions = [{ cause: 'complaint', from: '2025-12-01', to: '2025-12-05' }] as const;
    const codes = (day: string) => judge({ suspensions }, { day }).map(({ code }) => code);
    expect(codes('2025-11-30')).toEqual([]);
    expect(codes('2025-12-01')).toEqual(['SUSPENDED']);
    expect(codes('2025-12-04')).toEqual(['SUSPENDED']);
    expect(codes('2025-12-05')).toEqual([]);
  });

  it('needs no lower form of reward before a higher one', () => {
    expect(judge({ award: 'certificate_person', held: new Map() })).toEqual([]);
    expect(judge({ award: 'certificate_unit', held: new Map(), people: null })).toEqual([]);
  });

  it('asks once for people that nobody stated', () => {
    const reasons = judge({ award: 'excellent_collective', people: null });
    expect(reasons).toEqual([{ code: 'FACT_LACKING', fact: 'people' }]);
  });

  it('finds its place within the quota by votes, then score, then order', () => {
    const of = (id: string, ayes: number, score: number): Candidate => ({
      ...{ ...PERFECT, id, score },
      vote: { members: 10, present: 10, ayes, hasMinutes: true },
    });
    const all = [of('1', 9, 80), of('2', 9, 90), of('3', 10, 70), of('4', 9, 80)];
    const found = judgeNominations({ ...STAGE, left: { unit: 3, person: null } }, all);
    expect([...found].filter(([, reasons]) => reasons.length === 0).map(([id]) => id)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});

const candidates = fc.array(
  fc.record({
    award: fc.constantFrom(...AWARD_CODES),
    proposedOn: fc.constantFrom('2025-11-01', '2025-11-20'),
    papers: fc.subarray(
      PAPERS.flatMap((kind) => [true, false].map((confirmed) => ({ kind, confirmed }))),
    ),
    held: fc
      .array(fc.tuple(fc.constantFrom(...AWARD_CODES), fc.nat(3)))
      .map((pairs) => new Map<AwardCode, number>(pairs)),
    tasks: fc.option(
      fc.constantFrom({ done: 7, total: 7 }, { done: 6, total: 7 }, { done: 0, total: 0 }),
    ),
    people: fc.option(
      fc.record({
        total: fc.integer({ min: 1, max: 10 }),
        holders: fc
          .array(fc.tuple(fc.constantFrom(...AWARD_CODES), fc.nat(10)))
          .map((pairs) => new Map<AwardCode, number>(pairs)),
        disciplined: fc.nat(1),
      }),
    ),
    suspensions: fc.array(
      fc.record({
        cause: fc.constantFrom('discipline' as const, 'inspection' as const, 'complaint' as const),
        from: fc.constantFrom('2025-01-01', '2026-01-01'),
        to: fc.constantFrom(null, '2025-06-01', '2026-06-01'),
      }),
      { maxLength: 2 },
    ),
    failedGates: fc.subarray(['Cổng']),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    vote: fc.option(
      fc
        .record({
          members: fc.integer({ min: 1, max: 15 }),
          a: fc.nat(15),
          b: fc.nat(15),
          hasMinutes: fc.boolean(),
        })
        .map(({ members, a, b, hasMinutes }) => {
          const present = Math.min(a, members);
          return { members, present, ayes: Math.min(b, present), hasMinutes };
        }),
    ),
  }),
  { maxLength: 12 },
);
const stages = fc.record({
  dossierBy: fc.constantFrom(null, '2025-11-10'),
  isFinal: fc.boolean(),
  left: fc.record({ unit: fc.option(fc.nat(4)), person: fc.option(fc.nat(4)) }),
});

describe('whatever is nominated', () => {
  it('nothing is awarded while suspended, over quota, under the threshold or with an incomplete dossier', () => {
    let awards = 0;
    fc.assert(
      fc.property(stages, candidates, (given, list) => {
        const stage = { ...STAGE, ...given };
        const all: Candidate[] = list.map((each, index) => ({ ...each, id: String(index) }));
        const reasons = judgeNominations(stage, all);
        const awarded = all.filter(({ id }) => reasons.get(id)?.length === 0);
        awards += awarded.length;
        for (const kind of ['unit', 'person'] as const) {
          const left = stage.left[kind];
          const count = awarded.filter(({ award }) => awardForm(award).for === kind).length;
          if (left !== null) expect(count).toBeLessThanOrEqual(left);
        }
        for (const { award, vote, suspensions, papers, failedGates, proposedOn } of awarded) {
          const rules = awardRulesOn(award, stage.day);
          expect(
            suspensions.some(
              ({ from, to }) => from <= stage.day && (to === null || to > stage.day),
            ),
          ).toBe(false);
          expect(failedGates).toEqual([]);
          expect(vote?.hasMinutes && vote.present * 3 >= vote.members * 2).toBe(true);
          expect(
            reaches(vote?.ayes ?? 0, vote?.members ?? 0, rules.votes ?? stage.usualVotes),
          ).toBe(true);
          for (const paper of rules.papers) {
            if (paper !== 'minutes') expect(papers.map(({ kind }) => kind)).toContain(paper);
          }
          if (stage.dossierBy !== null) expect(proposedOn <= stage.dossierBy).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    // A property over nothing awarded would prove nothing.
    expect(awards).toBeGreaterThan(0);
  });

  it('one more fault takes no reason away and is itself among the reasons', () => {
    fc.assert(
      fc.property(stages, candidates, (given, list) => {
        const stage = { ...STAGE, ...given, left: { unit: null, person: null } };
        for (const [index, each] of list.entries()) {
          const candidate: Candidate = { ...each, id: String(index) };
          const before = judgeNominations(stage, [candidate]).get(candidate.id) ?? [];
          const worse: Candidate = {
            ...candidate,
            suspensions: [
              ...candidate.suspensions,
              { cause: 'discipline', from: stage.day, to: null },
            ],
          };
          const after = judgeNominations(stage, [worse]).get(candidate.id) ?? [];
          expect(after).toEqual(expect.arrayContaining([...before]));
          expect(after).toContainEqual({
            code: 'SUSPENDED',
            cause: 'discipline',
            since: stage.day,
          });
        }
      }),
    );
  });
});

import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { KindStage, TaskKind } from '../contract.ts';

const stage = (key: string, vi: string, en: string, days: number): KindStage => ({
  key,
  name: { vi, en },
  days,
});

/** The last stage before the leader's signature leaves this many working days to read and decide. */
const REVIEW_DAYS = 5;

/**
 * Kinds of task with intermediate stages, in the order in which a text passes them (Luật Ban hành văn bản quy
 * phạm pháp luật: register, draft, opinions, appraisal, submission, issue). Lengths are usual ones in working
 * days from the stage before; each authority sets its own.
 */
export const USUAL_KINDS: readonly Omit<TaskKind, 'isOwn'>[] = [
  {
    key: 'legal_document',
    name: { vi: 'Văn bản quy phạm pháp luật', en: 'Legal document' },
    stages: [
      stage('registered', 'Lập đề nghị', 'Proposed', 20),
      stage('drafted', 'Soạn thảo', 'Drafted', 40),
      stage('opinions', 'Lấy ý kiến', 'Opinions', 20),
      stage('appraised', 'Thẩm định', 'Appraised', 15),
      stage('submitted', 'Trình', 'Submitted', 10),
      stage('issued', 'Ban hành', 'Issued', REVIEW_DAYS),
    ],
  },
  {
    key: 'circular',
    name: { vi: 'Thông tư', en: 'Circular' },
    stages: [
      stage('drafted', 'Soạn thảo', 'Drafted', 30),
      stage('opinions', 'Lấy ý kiến', 'Opinions', 20),
      stage('appraised', 'Thẩm định', 'Appraised', 10),
      stage('submitted', 'Trình', 'Submitted', 5),
      stage('issued', 'Ban hành', 'Issued', REVIEW_DAYS),
    ],
  },
  {
    key: 'scheme',
    name: { vi: 'Đề án, chiến lược, quy hoạch', en: 'Scheme, strategy, master plan' },
    stages: [
      stage('outlined', 'Đề cương', 'Outline', 15),
      stage('drafted', 'Dự thảo', 'Draft', 40),
      stage('opinions', 'Lấy ý kiến', 'Opinions', 15),
      stage('submitted', 'Trình', 'Submitted', 10),
      stage('issued', 'Phê duyệt', 'Approved', REVIEW_DAYS),
    ],
  },
  {
    key: 'document',
    name: { vi: 'Văn bản hành chính, kế hoạch', en: 'Administrative document, plan' },
    stages: [
      stage('drafted', 'Dự thảo', 'Draft', 10),
      stage('opinions', 'Lấy ý kiến', 'Opinions', 5),
      stage('submitted', 'Trình', 'Submitted', 3),
      stage('issued', 'Ban hành', 'Issued', 2),
    ],
  },
];

/** What a title begins to say: a verb of making a text, and the text that is made. */
const MAKES =
  /\b(xay dung|soan thao|trinh|ban hanh|sua doi|bo sung|hoan thien|lap|tham muu|nghien cuu|de xuat)\b/;
const GUESSES: readonly (readonly [kind: string, words: RegExp])[] = [
  ['circular', /\bthong tu\b/],
  ['legal_document', /\b(luat|phap lenh|nghi dinh|van ban quy pham phap luat|vbqppl)\b/],
  ['scheme', /\b(de an|chien luoc|quy hoach|chuong trinh quoc gia)\b/],
  ['document', /\b(ke hoach|quyet dinh|chi thi|huong dan|quy che|bo tieu chi)\b/],
];

/**
 * The kind that the words of a task speak of: “Xây dựng Nghị định …”, “Ban hành Thông tư …”. What is only
 * carried out (“triển khai Nghị định …”) has no stages.
 *
 * @returns null where the words make no text
 */
export function guessKind(title: string): string | null {
  const words = accentFree(title).toLowerCase();
  const made = MAKES.exec(words);
  if (!made) return null;
  // The text stands right behind the verb; one named later is only the reason or the basis.
  const near = words.slice(made.index, made.index + 60);
  const hits = GUESSES.flatMap(([kind, pattern]) => {
    const at = near.search(pattern);
    return at < 0 ? [] : [{ kind, at }];
  });
  return hits.sort((a, b) => a.at - b.at)[0]?.kind ?? null;
}

/** The kinds as an authority has them: its own lengths where it set some. */
export function kindsOf(
  own: ReadonlyMap<string, readonly { readonly key: string; readonly days: number }[]>,
): TaskKind[] {
  return USUAL_KINDS.map((kind) => {
    const lengths = own.get(kind.key);
    return {
      ...kind,
      isOwn: lengths !== undefined,
      stages: kind.stages.map((each) => ({
        ...each,
        days: lengths?.find(({ key }) => key === each.key)?.days ?? each.days,
      })),
    };
  });
}

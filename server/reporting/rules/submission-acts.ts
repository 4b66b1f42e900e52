import type { Verdict } from '../../organisation/rules/may.ts';
import {
  SUBMISSION_ACTS,
  type SubmissionAct,
  type SubmissionState,
} from '../submission-contract.ts';
import { NEEDS_OPEN_PERIOD, SUBMISSION_RULES, TAKES_BACK } from './submission-states.ts';

/** A sentence in both languages that says what to do next. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** What moves in the life of a report; times and persons stand beside it. */
export interface SubmissionLife {
  readonly state: SubmissionState;
  readonly isFrozen: boolean;
  /** The number of its frozen figures; a new freeze makes the next one, none is written over. */
  readonly edition: number;
  /** How often it was signed. */
  readonly round: number;
  readonly isAskedBack: boolean;
}

export const NEW_SUBMISSION: SubmissionLife = {
  ...{ state: 'draft', isFrozen: false, edition: 0, round: 0, isAskedBack: false },
};

/** What the acts on a report depend on. */
export interface SubmissionFacts extends SubmissionLife {
  readonly unitName: string;
  readonly receiverName: string;
  /** `15:20` or `24/11/2026 15:20`: since when the head reads; null while nobody does. */
  readonly presentedAt: string | null;
  /** The period is closed and not unlocked. */
  readonly isClosed: boolean;
  /** The report above that has taken it in and is signed or being read; null where none has. */
  readonly heldBy: string | null;
  /** What must be mended before it can be signed. */
  readonly blocks: readonly Sentence[];
}

export interface SubmissionActState {
  readonly act: SubmissionAct;
  /** Whether it is this post's act at all, now or later. */
  readonly yours: boolean;
  readonly allowed: boolean;
  readonly why: Sentence | null;
}

/**
 * What may be done now, in the order of {@link SUBMISSION_ACTS}, and why not otherwise. The server decides by
 * it before every act; the browser greys the button with the same sentence.
 */
export function actsOnSubmission(
  facts: SubmissionFacts,
  may: (act: SubmissionAct) => Verdict,
): SubmissionActState[] {
  return SUBMISSION_ACTS.map((act) => {
    const verdict = may(act);
    const why = whyNotOnSubmission(act, facts, verdict);
    return { act, yours: verdict.allowed, allowed: why === null, why };
  });
}

/** Null where the act may be done now; otherwise the reason. */
export function whyNotOnSubmission(
  act: SubmissionAct,
  facts: SubmissionFacts,
  verdict: Verdict,
): Sentence | null {
  return whyNotThisPost(act, facts, verdict) ?? whyNotNow(act, facts);
}

/** The life of a report after an act that was allowed. */
export function lifeAfter(act: SubmissionAct, life: SubmissionLife): SubmissionLife {
  const state = SUBMISSION_RULES[act].to ?? life.state;
  const next = { ...life, state, isAskedBack: act === 'ask_back' };
  switch (act) {
    case 'freeze':
      return { ...next, isFrozen: true, edition: life.edition + 1 };
    case 'thaw':
      return { ...next, isFrozen: false };
    case 'sign':
      return { ...next, round: life.round + 1 };
    default:
      return next;
  }
}

function whyNotThisPost(
  act: SubmissionAct,
  { unitName, receiverName }: SubmissionFacts,
  verdict: Verdict,
): Sentence | null {
  if (verdict.allowed) return null;
  switch (SUBMISSION_RULES[act].side) {
    case 'writer':
      return say(
        `Việc của người soạn báo cáo ở ${unitName}. Chuyển chức vụ để làm.`,
        `For whoever writes reports at ${unitName}. Switch post to do it.`,
      );
    case 'signer':
      return say(
        `Việc của người ký báo cáo của ${unitName}. Trình ký để báo người ký.`,
        `For whoever signs for ${unitName}. Present it for signature.`,
      );
    case 'receiver':
      return say(
        `Việc của nơi nhận báo cáo: ${receiverName}.`,
        `For the unit that receives it: ${receiverName}.`,
      );
  }
}

function whyNotNow(act: SubmissionAct, facts: SubmissionFacts): Sentence | null {
  if (!SUBMISSION_RULES[act].from.includes(facts.state)) return whyNotInState(act, facts);
  if (facts.isClosed && NEEDS_OPEN_PERIOD.includes(act)) return PERIOD_CLOSED;
  if (facts.heldBy !== null && TAKES_BACK.includes(act)) return heldAbove(facts.heldBy);
  switch (act) {
    case 'freeze':
      return facts.isFrozen ? ALREADY_FROZEN : null;
    case 'thaw':
      return facts.isFrozen ? null : NOT_FROZEN;
    case 'present':
      return facts.blocks[0] ?? null;
    case 'ask_back':
      return facts.isAskedBack ? ASKED_ALREADY : null;
    default:
      return null;
  }
}

function whyNotInState(act: SubmissionAct, facts: SubmissionFacts): Sentence {
  const { receiverName } = facts;
  switch (facts.state) {
    case 'draft':
      return SUBMISSION_RULES[act].side === 'receiver'
        ? say(
            'Báo cáo chưa gửi. Chờ đơn vị ký, gửi.',
            'It is not sent yet. Wait until the unit signs it.',
          )
        : act === 'revise'
          ? say(
              'Báo cáo đang soạn. Sửa ngay ở các mục.',
              'It is being written. Change it under its headings.',
            )
          : say(
              'Báo cáo chưa trình ký. Trình ký trước.',
              'It is not presented yet. Present it first.',
            );
    case 'signing':
      return beingRead(facts.presentedAt);
    case 'submitted':
      return say(
        `Báo cáo đã ký, gửi ${receiverName}. Rút lại trước khi sửa.`,
        `It is signed and sent to ${receiverName}. Withdraw it before changing it.`,
      );
    case 'accepted':
      return say(
        `${receiverName} đã duyệt báo cáo. Nhờ nơi nhận trả lại trước khi sửa.`,
        `${receiverName} has accepted it. Ask that it be returned before changing it.`,
      );
    case 'returned':
      return say(
        `${receiverName} đã trả lại. Bấm “Sửa lại” để soạn tiếp.`,
        `${receiverName} returned it. Press “Revise” to go on writing.`,
      );
  }
}

/** Đang đọc: nobody changes what the head has before them. */
export function beingRead(since: string | null): Sentence {
  const from = since === null ? { vi: '', en: '' } : { vi: ` từ ${since}`, en: ` since ${since}` };
  return say(
    `Thủ trưởng đang đọc, khoá sửa${from.vi}. Xin rút lại để sửa.`,
    `The head is reading it; locked${from.en}. Ask for it back to change it.`,
  );
}

function heldAbove(name: string): Sentence {
  return say(
    `“${name}” đã dùng báo cáo này. Rút báo cáo đó trước, rồi mới rút hoặc trả lại báo cáo này.`,
    `“${name}” has taken it in. Take that report back first, then this one.`,
  );
}

const PERIOD_CLOSED = say(
  'Kỳ báo cáo đã khoá. Nhờ nơi nhận mở khoá, rồi làm tiếp.',
  'The period is closed. Ask the receiver to unlock it, then go on.',
);
const ALREADY_FROZEN = say(
  'Số liệu đã chốt. Mở lại số liệu nếu cần chốt lần nữa.',
  'The figures are frozen. Thaw them to freeze them again.',
);
const NOT_FROZEN = say('Số liệu chưa chốt.', 'The figures are not frozen.');
const ASKED_ALREADY = say(
  'Đã xin rút lại. Chờ thủ trưởng trả lại bản trình.',
  'It was asked back. Wait until the head gives it back.',
);

function say(vi: string, en: string): Sentence {
  return { vi, en };
}

import { formatDay, isDay } from '../../calendar/rules/day.ts';
import type { Paper } from '../data/award-forms.ts';
import { awardForm } from './award-rules.ts';
import type { Reason } from './reasons.ts';
import type { SuspensionCause } from './suspension.ts';

interface Said {
  readonly vi: string;
  readonly en: string;
}

export const PAPER_WORDS: Readonly<Record<Paper, Said>> = {
  proposal: { vi: 'tờ trình', en: 'the proposal' },
  achievement_report: { vi: 'báo cáo thành tích', en: 'the report of achievements' },
  minutes: {
    vi: 'biên bản họp và kết quả bỏ phiếu',
    en: 'the minutes with the result of the vote',
  },
  certificate: { vi: 'giấy chứng nhận', en: 'the certificate' },
};

export const CAUSE_WORDS: Readonly<Record<SuspensionCause, Said>> = {
  discipline: { vi: 'đang xem xét kỷ luật', en: 'discipline is pending' },
  inspection: { vi: 'đang kiểm tra', en: 'an inspection is pending' },
  complaint: { vi: 'đang giải quyết khiếu nại, tố cáo', en: 'a complaint is pending' },
};

/** A reason as a sentence in both languages, with the figures behind it and what would settle it. */
export function sayReason(reason: Reason): Said {
  switch (reason.code) {
    case 'SUSPENDED': {
      const cause = CAUSE_WORDS[reason.cause];
      const since = written(reason.since);
      return {
        vi: `Tạm dừng xét: ${cause.vi}, từ ${since}.`,
        en: `Suspended: ${cause.en}, since ${since}.`,
      };
    }
    case 'GATE_FAILED':
      return {
        vi: `Không đạt điều kiện tiên quyết: ${reason.gate}.`,
        en: `A precondition was not met: ${reason.gate}.`,
      };
    case 'TITLE_LACKING': {
      const { name } = awardForm(reason.award);
      const { has, times } = reason;
      return {
        vi: `Cần ${times} lần đạt “${name.vi}”, hồ sơ có ${has}.`,
        en: `“${name.en}” is needed ${times} times; the dossier has ${has}.`,
      };
    }
    case 'TASKS_UNDONE': {
      const { done, total, percent } = reason;
      return {
        vi: `Hoàn thành ${done}/${total} nhiệm vụ đến hạn, cần ${percent} %.`,
        en: `${done}/${total} tasks due are done; ${percent} % is needed.`,
      };
    }
    case 'SHARE_TOO_LOW': {
      const { name } = awardForm(reason.award);
      const { has, total, percent } = reason;
      return {
        vi: `${has}/${total} người đạt “${name.vi}”, cần ≥ ${percent} %.`,
        en: `${has}/${total} people are “${name.en}”; ≥ ${percent} % is needed.`,
      };
    }
    case 'NOBODY_HOLDS': {
      const { name } = awardForm(reason.award);
      return {
        vi: `Chưa có người đạt “${name.vi}”.`,
        en: `Nobody is “${name.en}” yet.`,
      };
    }
    case 'DISCIPLINED':
      return {
        vi: `Có ${reason.count} người bị kỷ luật từ cảnh cáo trở lên.`,
        en: `${reason.count} people were disciplined with a warning or worse.`,
      };
    case 'FACT_LACKING':
      return reason.fact === 'tasks'
        ? {
            vi: 'Chưa có nhiệm vụ đến hạn trong giai đoạn để tính.',
            en: 'No task was due in the stage.',
          }
        : {
            vi: 'Hồ sơ chưa kê số người và danh hiệu của tập thể.',
            en: 'The dossier does not state the people of the unit and their titles.',
          };
    case 'NOT_FINAL':
      return {
        vi: `Chỉ xét khi tổng kết phong trào từ ${reason.years} năm trở lên.`,
        en: `Only at the final review of a movement of ${reason.years} years or more.`,
      };
    case 'PAPER_LACKING': {
      const paper = PAPER_WORDS[reason.paper];
      return { vi: `Thiếu ${paper.vi}.`, en: `Missing: ${paper.en}.` };
    }
    case 'PAPER_UNCONFIRMED': {
      const paper = PAPER_WORDS[reason.paper];
      return { vi: `Chưa xác nhận ${paper.vi}.`, en: `Not confirmed: ${paper.en}.` };
    }
    case 'TOO_LATE': {
      const { by, on } = { by: written(reason.by), on: written(reason.on) };
      return {
        vi: `Hồ sơ gửi ${on}, sau hạn ${by}.`,
        en: `The dossier came on ${on}, after ${by}.`,
      };
    }
    case 'NOT_VOTED':
      return { vi: 'Hội đồng chưa bỏ phiếu.', en: 'The council has not voted.' };
    case 'NO_QUORUM': {
      const { present, members, quorum } = reason;
      return {
        vi: `Họp ${present}/${members} thành viên, cần ≥ ${quorum}.`,
        en: `${present}/${members} members met; ≥ ${quorum} are needed.`,
      };
    }
    case 'TOO_FEW_VOTES': {
      const { vi, en } = sayVote(reason.ayes, reason.members, reason.percent);
      return { vi: `${vi}.`, en: `${en}.` };
    }
    case 'OVER_QUOTA':
      return {
        vi: `Vượt tỷ lệ: còn khen được ${reason.left}.`,
        en: `Over the quota: ${reason.left} more may be awarded.`,
      };
  }
}

/** `7/8 phiếu (87,5 %), cần ≥ 80 %` */
export function sayVote(ayes: number, members: number, percent: number): Said {
  const share = sayShare(ayes, members);
  return {
    vi: `${ayes}/${members} phiếu (${share} %), cần ≥ ${percent} %`,
    en: `${ayes}/${members} votes (${share} %), ≥ ${percent} % needed`,
  };
}

/** One decimal where there is one, never rounded up to a threshold that was missed: 7/8 → `87,5`. */
function sayShare(part: number, whole: number): string {
  if (whole === 0) return '0';
  const tenths = Math.floor((part * 1000) / whole);
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`;
}

function written(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}

import { z } from 'zod';
import { byId, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';
import { Paper } from './paper-contract.ts';

/** The files in which a paper can be had. */
export const FILE_FORMATS = ['docx', 'pdf', 'xlsx'] as const;
export const FileFormat = z.enum(FILE_FORMATS);
export type FileFormat = z.infer<typeof FileFormat>;

/** A paper of more rows than this takes more than a moment: it is made by a job. */
export const AT_ONCE = 300;
/** Up to so many rows a paper is written in an instant, where any other request can wait for it. */
export const BRIEF = 50;

const Kind = z.string().regex(/^[a-z-]{2,40}$/);
const Word = z.string().max(400);

/** What a paper is asked by, as it stands in an address; each kind reads its own. */
export const PaperQuery = z.record(z.string().max(40), z.union([Word, z.array(Word).max(100)]));
export type PaperQuery = z.infer<typeof PaperQuery>;

export const getPaper = endpoint({
  method: 'GET',
  path: '/api/papers/:kind',
  params: z.object({ kind: Kind }),
  query: PaperQuery,
  reply: Paper,
  summary: 'A paper as data, for the sheet on the screen; the query is that of its kind',
});
export const downloadPaper = endpoint({
  method: 'GET',
  path: '/api/papers/:kind/:format',
  params: z.object({ kind: Kind, format: FileFormat }),
  query: PaperQuery,
  reply: z.string(),
  summary: 'A paper as a file, made at once; one that is long is asked for instead',
});

/** A long paper that is being made, or was, for one person. */
export const MadePaper = z.object({
  id: Id,
  kind: z.string(),
  format: FileFormat,
  state: z.enum(['waiting', 'done', 'failed', 'expired']),
  rowsDone: z.number().int(),
  rowsAll: z.number().int(),
  /** About how long it will still take; null once it is over. */
  secondsLeft: z.number().int().nullable(),
  /** Its file, once it is done. */
  name: z.string().nullable(),
  size: z.number().int().nullable(),
  askedAt: Instant,
  /** Until when the file is kept. */
  keptUntil: Instant.nullable(),
  /** Why it could not be made, and what to do. */
  problem: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullable(),
});
export type MadePaper = z.infer<typeof MadePaper>;

export const askPaper = endpoint({
  method: 'POST',
  path: '/api/made-papers',
  body: z.object({ kind: Kind, format: FileFormat, query: PaperQuery }),
  /** Null where it is short: it can be downloaded at once. */
  reply: z.object({ made: MadePaper.nullable() }),
  act: 'ask_paper',
  summary: 'Ask for a paper: a long one is made by a job, which may be left alone',
});
export const listMadePapers = endpoint({
  method: 'GET',
  path: '/api/made-papers',
  reply: z.object({ papers: z.array(MadePaper) }),
  summary: 'Long papers that were made for the one who asks, in this post, the latest first',
});
export const getMadePaper = endpoint({
  method: 'GET',
  path: '/api/made-papers/:id',
  params: byId,
  reply: MadePaper,
  summary: 'How far a long paper is',
});
export const downloadMadePaper = endpoint({
  method: 'GET',
  path: '/api/made-papers/:id/file',
  params: byId,
  reply: z.string(),
  summary: 'The file of a long paper, for the one for whom it was made',
});

export const paperErrors = errorTable({
  PAPER_LONG: {
    status: 413,
    vi: 'Tài liệu có {rows} dòng, dài hơn mức tải ngay ({most}). Bấm tạo tệp rồi nhận ở mục Tệp đã tạo.',
    en: 'The document has {rows} rows, more than is made at once ({most}). Ask for the file and take it from Made files.',
  },
  PAPER_TOO_LONG: {
    status: 413,
    vi: 'Tài liệu có {rows} dòng; một tài liệu giữ được {most}. Lọc bớt, hoặc xuất danh sách ra Excel.',
    en: 'The document has {rows} rows; one document holds {most}. Filter the list, or export it to Excel.',
  },
  PAPER_NOT_READY: {
    status: 409,
    vi: 'Tệp đang được tạo. Chờ xong rồi tải.',
    en: 'The file is still being made. Download it once it is done.',
  },
  PAPER_EXPIRED: {
    status: 410,
    vi: 'Tệp đã hết hạn giữ và đã xoá. Mở lại trang có số liệu rồi tạo tệp mới.',
    en: 'The file was kept for its time and has been removed. Open the page with the data and make it again.',
  },
  PAPER_POST_ENDED: {
    status: 403,
    vi: 'Chức vụ đã yêu cầu tệp này không còn hiệu lực. Chuyển sang chức vụ hiện tại rồi tạo lại.',
    en: 'The post that asked for this file is no longer held. Switch to a current post and ask again.',
  },
  PAPER_GIVEN_UP: {
    status: 500,
    vi: 'Đã thử tạo tệp này ba lần mà chưa xong. Lọc bớt số dòng rồi tạo lại, nếu còn gặp thì báo quản trị.',
    en: 'Making this file was tried three times without success. Filter the rows and ask again; report it if it persists.',
  },
});

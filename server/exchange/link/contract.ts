import { z } from 'zod';
import { byId, endpoint, errorTable, Id, Instant } from '../../platform/contract.ts';
import { TaskState } from '../../tasks/contract.ts';

/** What a partner works with us on. */
export const LinkState = z.object({
  /** The body of the register that works there; null until somebody ties it. */
  body: z.object({ id: Id, name: z.string() }).nullable(),
  /** Bodies that could be meant, the most likely first; empty once one is tied. */
  offered: z.array(z.object({ id: Id, name: z.string(), code: z.string().nullable() })),
  sides: z.array(
    z.object({
      /** `giver`: we gave the tasks; `holder`: we hold them. */
      side: z.enum(['giver', 'holder']),
      tasks: z.number().int(),
      /** Orders or word of it that have not gone out, and units that were not found here. */
      notes: z.number().int(),
      /** Of the last comparison; null before the first. */
      comparedAt: Instant.nullable(),
      same: z.number().int(),
      different: z.number().int(),
      /** Tasks that the other side does not show, and such as it shows and we do not know. */
      missingThere: z.number().int(),
      missingHere: z.array(Id),
      /** The first of those that differ or are missing there, or that somebody has to settle. */
      lines: z.array(
        z.object({
          giverTask: Id,
          /** Our own task. */
          taskId: Id,
          title: z.string(),
          unit: z.string(),
          state: TaskState,
          compared: z.enum(['same', 'different', 'missing_there']).nullable(),
          /** The unit that the giver means and nobody found here. */
          meant: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type LinkState = z.infer<typeof LinkState>;

export const viewLink = endpoint({
  method: 'GET',
  path: '/api/exchange/partners/:id/link',
  params: byId,
  reply: LinkState,
  summary: 'Work with a partner: its body, handed tasks, how both sides compare',
});
export const linkBody = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/:id/link',
  params: byId,
  body: z.object({ bodyId: Id }),
  reply: LinkState,
  act: 'link_body',
  summary: 'Tie a partner to the body of the register that works there',
});
export const compareLink = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/:id/compare',
  params: byId,
  reply: LinkState,
  act: 'compare_link',
  summary: 'Đối soát: ask the partner what it shows of the handed tasks',
});
export const resendTask = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/:id/resend',
  params: byId,
  body: z.object({ side: z.enum(['giver', 'holder']), giverTask: Id }),
  reply: LinkState,
  act: 'resend_task',
  summary: 'Gửi lại: send all that this side says of a handed task once more',
});

export const linkErrors = errorTable({
  NOT_LINKED: {
    status: 409,
    vi: 'Đối tác {partner} chưa gắn với cơ quan nào trong danh mục. Gắn đối tác với cơ quan của họ, rồi bấm Gửi lại.',
    en: 'The partner {partner} is not tied to any body of the register. Tie it to its body, then take this in again.',
  },
  LINKED_ALREADY: {
    status: 409,
    vi: 'Đối tác hoặc cơ quan này đã được gắn rồi. Tải lại trang để xem.',
    en: 'This partner or this body is tied already. Load the page again to see.',
  },
  BODY_WORKS_HERE: {
    status: 409,
    vi: '{body} đang làm việc ngay trên hệ thống này ({plans} kế hoạch, {people} người giữ chức vụ). Chọn cơ quan khác, hoặc kết thúc bổ nhiệm của họ trước.',
    en: '{body} works in this very installation ({plans} plans, {people} people in posts). Choose another body, or end their appointments first.',
  },
  BODY_UNKNOWN: {
    status: 404,
    vi: 'Danh mục không có cơ quan này. Chọn một cơ quan trong danh sách.',
    en: 'The register has no such body. Choose one from the list.',
  },
});

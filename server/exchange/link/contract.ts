import { errorTable } from '../../platform/contract.ts';

export const linkErrors = errorTable({
  NOT_LINKED: {
    status: 409,
    vi: 'Đối tác {partner} chưa gắn với cơ quan nào trong danh mục. Gắn đối tác với cơ quan của họ, rồi bấm Gửi lại.',
    en: 'The partner {partner} is not tied to any body of the register. Tie it to its body, then take this in again.',
  },
});

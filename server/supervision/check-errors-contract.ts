import { errorTable } from '../platform/contract.ts';

export const checkErrors = errorTable({
  CHECK_CHANGED: {
    status: 409,
    vi: 'Số liệu đã thay đổi nên phát hiện này không còn như trước. Tải lại danh sách rồi xem lại.',
    en: 'The data changed, and this finding is no longer what it was. Load the list again.',
  },
});

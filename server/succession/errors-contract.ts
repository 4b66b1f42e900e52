import { errorTable } from '../platform/contract.ts';

/** What the acts on reorganisations refuse. */
export const successionErrors = errorTable({
  REORGANISATION_STEP: {
    status: 409,
    vi: 'Phương án đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The reorganisation is at another step. Load the page again to see which.',
  },
  REORGANISATION_ACROSS: {
    status: 403,
    vi: 'Phương án chạm tới đơn vị của cơ quan khác. Chuyển quản trị hệ thống của cơ quan cài đặt lập và thực hiện.',
    en: 'The plan touches units of another authority. Ask the administrator of the installation to draft and carry it out.',
  },
  REORGANISATION_UNIT: {
    status: 422,
    vi: 'Phương án nêu đơn vị không có trong danh mục hoặc chưa khai trong phần đơn vị mới: {key}. Chọn lại đơn vị.',
    en: 'The plan names a unit that is neither registered nor among its new ones: {key}. Choose the unit again.',
  },
  REORGANISATION_NOT_READY: {
    status: 422,
    vi: 'Chưa thực hiện được: phương án còn {count} chỗ phải sửa. Xem danh sách và sửa trước.',
    en: 'It cannot be carried out yet: {count} places of the plan must be mended. See the list first.',
  },
  DESTINATION_UNKNOWN: {
    status: 422,
    vi: 'Nơi nhận không thuộc phương án. Chọn một đơn vị của phương án, hoặc giữ lại, hoặc kết thúc.',
    en: 'The destination is no unit of the plan. Choose one of the plan, or let it stay, or end it.',
  },
  THING_NOT_HERE: {
    status: 409,
    vi: 'Có {count} mục không còn ở đơn vị cũ. Tải lại danh sách rồi chọn lại.',
    en: '{count} of the things are no longer at the old unit. Load the list again, then choose.',
  },
  CANNOT_END: {
    status: 422,
    vi: 'Loại này không kết thúc được tại đây. Chọn đơn vị nhận hoặc giữ lại.',
    en: 'Things of this kind cannot be ended here. Choose a unit, or let them stay.',
  },
  UNDO_HINDERED: {
    status: 409,
    vi: 'Chưa hoàn lại được: {count} mục đã thay đổi sau ngày sắp xếp. Xem danh sách; nếu vẫn hoàn lại, các mục đó ở lại nơi mới.',
    en: 'It cannot be put back yet: {count} things were changed since. See the list; if you go on even so, those stay where they are now.',
  },
});

import { errorTable } from '../../platform/contract.ts';

/** What goes wrong between bodies of different installations. */
export const channelErrors = errorTable({
  EXCHANGE_UNNAMED: {
    status: 409,
    vi: 'Cơ quan chưa khai mã định danh và địa chỉ trao đổi. Khai ở thẻ Đối tác rồi làm lại.',
    en: 'This body has no organ code and address for exchange yet. Enter them under Partners first.',
  },
  ORGAN_TAKEN: {
    status: 422,
    vi: 'Mã định danh {organId} đã dùng cho cơ quan khác trên hệ thống này. Kiểm tra lại mã.',
    en: 'The organ code {organId} belongs to another body of this installation. Check the code.',
  },
  ORGAN_IN_USE: {
    status: 409,
    vi: 'Đã có đối tác nên không đổi được mã định danh. Kết thúc các đối tác trước, hoặc giữ mã cũ.',
    en: 'There are partners, so the organ code cannot change. End them first, or keep the code.',
  },
  INVITATION_UNREADABLE: {
    status: 422,
    vi: 'Mã mời chưa đọc được. Sao chép lại toàn bộ mã, từ chữ chidao-moi- đến hết.',
    en: 'The invitation cannot be read. Copy the whole of it again, from chidao-moi- to its end.',
  },
  INVITATION_SHOWN: {
    status: 409,
    vi: 'Mã mời đã được tạo và chỉ hiện một lần. Nếu chưa chép lại, kết thúc lời mời đó rồi tạo mã khác.',
    en: 'The invitation was made already and is shown once only. If it was not copied, end it and make another.',
  },
  INVITATION_OVER: {
    status: 422,
    vi: 'Mã mời đã hết hạn ngày {until}. Nhờ bên mời tạo mã mới.',
    en: 'The invitation ended on {until}. Ask whoever invited for a new one.',
  },
  INVITATION_OWN: {
    status: 422,
    vi: 'Đây là mã mời của chính cơ quan này. Gửi mã cho quản trị của bên kia.',
    en: 'This invitation is our own. Give it to the administrator of the other body.',
  },
  PARTNER_TWICE: {
    status: 409,
    vi: 'Đã có đối tác mang mã định danh {organId}. Mở đối tác đó, hoặc kết thúc rồi mời lại.',
    en: 'There is a partner with the organ code {organId}. Open it, or end it and invite again.',
  },
  FINGERPRINT_CHANGED: {
    status: 409,
    vi: 'Dãy số đối chiếu đã khác với dãy vừa xem. Tải lại trang và đối chiếu lại với quản trị bên kia.',
    en: 'The fingerprint is not the one that was shown. Reload and compare again with their administrator.',
  },
  PARTNER_STATE: {
    status: 409,
    vi: 'Đối tác đang ở trạng thái khác nên không làm được việc này. Tải lại trang để xem.',
    en: 'The partner is in another state now. Reload the page to see it.',
  },
  ADDRESS_NOT_SAFE: {
    status: 422,
    vi: 'Địa chỉ {address} phải là https. Nếu bên kia ở cùng mạng nội bộ, nhờ quản trị máy chủ cho phép tên máy này.',
    en: 'The address {address} must be https. Inside one network, have the operator allow this host.',
  },
  MESSAGE_SETTLED: {
    status: 409,
    vi: 'Thông điệp này không còn chờ xử lý. Tải lại danh sách để xem kết quả.',
    en: 'This message is not waiting for a decision any more. Reload the list.',
  },
});

/** The administration place: its questions, and how each stands. */
export const admin = {
  title: 'Quản trị',
  question: {
    people: 'Người và chức vụ',
    rights: 'Ai làm được gì?',
    whyNot: 'Vì sao người này không thấy?',
    delegations: 'Ai đang thay ai?',
    tokens: 'Đăng nhập, khoá API',
    calendar: 'Lịch nghỉ',
    regimes: 'Chế độ báo cáo',
    reminders: 'Quy tắc nhắc, gia hạn',
    papers: 'Mẫu văn bản',
    access: 'Nhật ký truy cập',
  },
  about: {
    people: 'Bổ nhiệm, miễn nhiệm, giao quyền; chức vụ của từng đơn vị',
    rights: 'Bảng quyền theo vai, và người đang giữ từng chức vụ',
    whyNot: 'Chọn người và địa chỉ, hoặc một việc: quy tắc nào quyết định',
    delegations: 'Ủy quyền đang có hiệu lực, sắp tới và đã hết',
    tokens: 'Khoá của từng người cho phần mềm khác; thu hồi ngay',
    calendar: 'Ngày nghỉ, làm bù; cách đọc hạn',
    regimes: 'Ai báo cáo ai, kỳ nào, hạn nào',
    reminders: 'Nhắc khi nào, gửi ai, gia hạn mấy lần',
    papers: 'Mẫu của cơ quan cho từng loại văn bản',
    access: 'Ai đã xem những gì hạn chế',
  },
};

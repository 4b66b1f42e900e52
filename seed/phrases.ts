/** What made-up officers write, in the manner of real weekly sheets. */
export const STARTED = [
  'Đã phân công chuyên viên, lập đề cương và lịch thực hiện.',
  'Đã họp thống nhất cách làm với các đơn vị phối hợp.',
  'Đã thu thập số liệu hiện trạng, đang lập dự thảo.',
  'Đã có văn bản đề nghị các đơn vị liên quan cung cấp thông tin.',
] as const;

export const UNDER_WAY = [
  'Đã xong dự thảo lần 1, đang lấy ý kiến các đơn vị.',
  'Đã tổng hợp ý kiến, đang chỉnh sửa theo góp ý.',
  'Đã làm việc với đơn vị thực hiện, khối lượng đạt theo lịch.',
  'Đã kiểm tra thực tế tại cơ sở, xử lý được các vướng mắc nhỏ.',
  'Đã nghiệm thu phần việc đợt này, chuyển sang đợt sau.',
  'Đã báo cáo lãnh đạo đơn vị, được đồng ý chủ trương.',
] as const;

export const DIFFICULTIES = [
  'Thiếu nhân sự chuyên trách, một người đang làm nhiều việc.',
  'Chờ văn bản hướng dẫn của cấp trên.',
  'Đơn vị phối hợp trả lời chậm.',
  'Kinh phí chưa được phân bổ đủ.',
  'Thời tiết xấu, thi công phải tạm dừng một tuần.',
] as const;

export const FINISHED = [
  'Đã hoàn thành toàn bộ nội dung được giao, sản phẩm đã trình và được lãnh đạo đơn vị phê duyệt.',
  'Đã hoàn thành theo yêu cầu, đã đưa kết quả vào sử dụng và gửi các đơn vị liên quan.',
  'Đã hoàn thành, kèm báo cáo kết quả và danh mục tài liệu minh chứng.',
] as const;

export const RETURNED = [
  'Chưa có số liệu của các đơn vị phối hợp; bổ sung rồi báo lại.',
  'Sản phẩm chưa đúng yêu cầu nêu trong văn bản; hoàn thiện lại.',
  'Thiếu văn bản nghiệm thu; bổ sung minh chứng.',
] as const;

export const HANDED_BACK = [
  'Nội dung không thuộc chức năng của đơn vị theo quyết định về cơ cấu tổ chức.',
  'Nhiệm vụ trùng với nhiệm vụ đã giao cho đơn vị khác.',
] as const;

export const INSISTED = [
  'Đơn vị vẫn là đầu mối theo chức năng; Văn phòng sẽ hỗ trợ phối hợp.',
  'Đã rà soát, không trùng; đề nghị tiếp tục thực hiện.',
] as const;

/** Verbs that turn a task into the parts a unit gives to those below it. */
export const PARTS = [
  'Khảo sát hiện trạng và lập báo cáo đầu vào cho nhiệm vụ',
  'Soạn thảo sản phẩm và lấy ý kiến cho nhiệm vụ',
] as const;

/** An officer asks the head, in a comment. */
export const ASKED_HEAD = 'xin ý kiến về phạm vi rà soát trước khi gửi các đơn vị.';

/** What the lead asks of a coordinating unit. */
export const ASKED_UNIT = 'Góp ý dự thảo và cung cấp số liệu thuộc phạm vi quản lý.';

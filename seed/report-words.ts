/** What a unit writes under some headings of a monthly report; made up. */
export type Said = Readonly<Record<string, string>>;

/** Ways in which units write, so that reports differ and some say nearly the same. */
export const KINDS_OF_WORDS: readonly Said[] = [
  {
    directing: 'Đơn vị tổ chức giao ban đầu tuần, rà soát từng nhiệm vụ sắp đến hạn.',
    results:
      'Nhiệm vụ trong kỳ được triển khai theo đúng kế hoạch; sản phẩm đã gửi kèm trên hệ thống.',
    difficulties: 'Một số địa phương gửi số liệu chậm.',
    proposals: 'Đề nghị Bộ có văn bản đôn đốc các địa phương gửi số liệu đúng hạn.',
  },
  {
    directing: 'Lãnh đạo đơn vị phân công lại chuyên viên theo dõi các nhiệm vụ quá hạn.',
    results: 'Hoàn thành dự thảo các văn bản được giao, đang lấy ý kiến các đơn vị liên quan.',
    difficulties: 'Việc lấy ý kiến nhiều đơn vị kéo dài hơn dự kiến.',
    next: 'Tập trung hoàn thiện dự thảo, trình đúng hạn.',
  },
  {
    results: 'Đã kiểm tra thực tế tại ba doanh nghiệp và lập biên bản làm việc.',
    difficulties: 'Một số địa phương gửi số liệu còn chậm.',
    proposals: 'Đề nghị bố trí bổ sung kinh phí kiểm tra trong quý tới.',
  },
];

/** Words of the board's own page, beside those that tasks have everywhere. */
export const board = {
  key: { urge: 'Đôn đốc ô đang chọn', demand: 'Yêu cầu giải trình ô đang chọn' },
  rows: 'Xếp theo',
  by: { units: 'Đơn vị', plans: 'Kế hoạch', leaders: 'Lãnh đạo', levels: 'Cấp' },
  rowHead: {
    units: 'Đơn vị',
    plans: 'Kế hoạch',
    leaders: 'Lãnh đạo chỉ đạo',
    levels: 'Cấp của đơn vị chủ trì',
  },
  noLeader: 'Chưa có lãnh đạo chỉ đạo',
  noLeaders:
    'Chưa nhiệm vụ nào có lãnh đạo chỉ đạo. Mở một nhiệm vụ, chọn Người tham gia, thêm Lãnh đạo chỉ đạo; việc con theo lãnh đạo của việc lớn.',
  openTasks: 'Mở danh sách nhiệm vụ',
  captionField: '{{row}} theo lĩnh vực: số việc quá hạn trên số việc đến hạn',
  captionStatus: '{{row}} theo tình trạng: số nhiệm vụ',
  look: 'Cách xem',
  given: 'Giao {{count}}',
  rate: 'xong {{rate}} việc đến hạn ({{done}}/{{due}})',
  tile: {
    doneOnTime: 'Đúng hạn',
    doneLate: 'Xong, quá hạn',
    openWithin: 'Trong hạn',
    openOverdue: 'Quá hạn',
  },
  export: 'Tải Excel',
};

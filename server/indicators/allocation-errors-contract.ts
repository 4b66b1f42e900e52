import { errorTable } from '../platform/contract.ts';

export const allocationErrors = errorTable({
  NOT_AN_AMOUNT: {
    status: 422,
    vi: 'Chỉ phân bổ được mục tiêu là một lượng hoặc một mức có số. Đặt mục tiêu riêng cho từng đơn vị.',
    en: 'Only a target of an amount or a level in figures can be shared out. Set a target for each unit.',
  },
  NO_WEIGHTS: {
    status: 422,
    vi: 'Chưa có số liệu để chia: "{name}" kỳ {period} không có giá trị nào của các đơn vị này. Nhập số liệu đó hoặc chọn cách chia khác.',
    en: 'Nothing to weigh by: "{name}" has no value of these units for {period}. Enter them or choose another way.',
  },
  WEIGHT_MISSING: {
    status: 422,
    vi: 'Chia theo trọng số cần chỉ tiêu và kỳ làm trọng số. Chọn cả hai.',
    en: 'A split by weights needs an indicator and a period to weigh by. Choose both.',
  },
  OVER_GIVEN: {
    status: 409,
    vi: 'Đã phân bổ vượt số được giao: {what}. Bớt lại, hoặc nêu lý do giao vượt.',
    en: 'More is shared out than was given: {what}. Take some off, or say why.',
  },
  WHY_CORRECTED: {
    status: 422,
    vi: 'Có {count} số đã giao bị sửa. Nêu lý do sửa; số cũ vẫn được giữ.',
    en: '{count} figures given before are corrected. Say why; the earlier ones are kept.',
  },
  SHARE_OF_ITSELF: {
    status: 422,
    vi: '{unit} đang phân bổ chính chỉ tiêu của mình nên không nhận phần. Bỏ đơn vị này khỏi bảng.',
    en: '{unit} shares out its own target and takes no share of it. Take it off the table.',
  },
  UNIT_OUTSIDE: {
    status: 422,
    vi: '{unit} không thuộc phạm vi của đơn vị phân bổ, cũng không báo cáo chỉ tiêu này. Bỏ khỏi bảng hoặc thêm vào các đơn vị báo cáo.',
    en: '{unit} stands neither below the unit that shares out nor among those that report. Take it off or add it there.',
  },
  SHARES_SHAPE: {
    status: 422,
    vi: 'Mỗi đơn vị một dòng, đủ {count} năm. Tải lại bảng rồi làm lại.',
    en: 'One line a unit, each of {count} years. Reload the table and try again.',
  },
});

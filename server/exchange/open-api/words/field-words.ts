import type { BothWords } from '../../../organisation/rules/right-words.ts';
import type { JsonSchema } from '../rules/json-schema.ts';

const both = (vi: string, en: string): BothWords => ({ vi, en });

/** Shapes that whoever connects a system meets first, and their fields. */
export const SHAPE_WORDS: Readonly<Record<string, BothWords>> = {
  Id: both('Số của một thứ, viết ở hệ mười', 'The number of a thing, in decimal'),
  DayText: both('Ngày ở Việt Nam, năm-tháng-ngày', 'A day in Vietnam, YYYY-MM-DD'),
  Instant: both('Thời điểm, ISO 8601', 'An instant, ISO 8601'),
  Problem: both(
    'Vì sao không làm được (RFC 9457), bằng hai thứ tiếng',
    'Why it was refused (RFC 9457), in both languages',
  ),
  Difference: both(
    'Chỗ khác nhau khi người khác đã lưu trước (409)',
    'What differs where somebody saved first (409)',
  ),
  UnitRef: both('Đơn vị', 'A unit'),
  TaskRow: both('Nhiệm vụ trong danh sách', 'A task in a list'),
  Task: both(
    'Một nhiệm vụ với đầy đủ lời giao, đơn vị, lịch sử',
    'A task with its words, parties and history',
  ),
  TaskState: both('Trạng thái được lưu', 'The state that is stored'),
  Status: both(
    'Tình trạng tính theo ngày: hoàn thành hay đang thực hiện, đúng hạn hay quá hạn',
    'The official status, computed for a day: done or open, in time or late',
  ),
  Flag: both('Điều cần chú ý, tính theo ngày', 'What wants attention, computed for a day'),
  DeadlineShape: both(
    'Thời hạn với độ chính xác: ngày, tháng, quý, năm, định kỳ',
    'A deadline with its precision: day, month, quarter, year, recurring',
  ),
  PlanRow: both('Kế hoạch trong danh sách', 'A plan in a list'),
  Plan: both('Một kế hoạch đã ban hành', 'An issued plan'),
  DirectiveRow: both('Văn bản trong sổ', 'A document of the register'),
  Directive: both(
    'Một văn bản với đề cương và căn cứ',
    'A document with its outline and citations',
  ),
  Unit: both('Cơ quan, đơn vị và thời gian tồn tại', 'A unit and the time in which it exists'),
  IndicatorRow: both('Chỉ tiêu trong danh sách', 'An indicator in a list'),
  Indicator: both('Một chỉ tiêu', 'An indicator'),
  Observation: both('Một số liệu', 'A value that was seen'),
  ValueEntry: both('Số liệu nhập cho một kỳ', 'A value entered for a period'),
  TargetRow: both('Mục tiêu trong danh sách', 'A target in a list'),
  SubmissionRow: both('Báo cáo trong danh sách', 'A report in a list'),
  Submission: both('Một báo cáo', 'A report'),
  Obligation: both(
    'Nghĩa vụ báo cáo của một đơn vị cho một kỳ',
    'A report that a unit owes for a period',
  ),
  Me: both('Ai đang làm việc, ở chức vụ nào', 'Who is acting, in which post'),
  TwoByTwo: both(
    'Bốn số: hoàn thành, đang làm × đúng hạn, quá hạn',
    'Four counts: done, open × in time, late',
  ),
};

/** Fields of these shapes, and those that mean the same wherever they stand. */
export const FIELD_WORDS: Readonly<Record<string, BothWords>> = {
  'TaskRow.label': both('Số thứ tự trong văn bản', 'How the text numbers it'),
  'TaskRow.title': both('Nội dung nhiệm vụ', 'What is to be done'),
  'TaskRow.unit': both('Đơn vị chủ trì', 'The unit that leads'),
  'TaskRow.daysLate': both('Số ngày quá hạn đến ngày xem', 'Days late on the day that was asked'),
  'TaskRow.dueOn': both(
    'Ngày cuối của thời hạn đang áp dụng',
    'The last day of the deadline in force',
  ),
  'TaskRow.firstDueOn': both('Thời hạn giao lần đầu', 'The first deadline, before extensions'),
  'TaskRow.finishedOn': both(
    'Ngày của báo cáo hoàn thành được nghiệm thu',
    'The day of the accepted report',
  ),
  'TaskRow.percent': both('Tiến độ tự báo cáo, %', 'Progress as reported, per cent'),
  'TaskRow.version': both(
    'Phiên bản: gửi lại khi thay đổi',
    'The version: given back with every change',
  ),
  'TaskRow.isFocus': both('Nhiệm vụ trọng tâm', 'One of the few to watch'),
  'Task.quote': both('Lời văn giao nhiệm vụ', 'The words that order it'),
  'Task.acts': both(
    'Việc làm được lúc này, và vì sao không',
    'What may be done now, and why not otherwise',
  ),
  'Task.progress': both(
    'Ba con số: tự báo, tính từ phần việc, được nghiệm thu',
    'Three figures: reported, derived, accepted',
  ),
  'Problem.code': both('Mã không đổi', 'A code that does not change'),
  'Problem.title': both('Câu nói rõ cần làm gì', 'A sentence that says what to do'),
  'Problem.details': both(
    'Các trường cần sửa, hoặc chỗ khác nhau',
    'The fields at fault, or the difference',
  ),
  'Difference.fields': both('Từng trường: bên gửi và đã lưu', 'Field by field: sent and saved'),
  'UnitRef.shortName': both('Tên viết tắt', 'The short name'),
  'PlanRow.number': both('Số và ký hiệu', 'Number and symbol'),
  'DirectiveRow.number': both('Số và ký hiệu', 'Number and symbol'),
  'DirectiveRow.issuedOn': both('Ngày ban hành', 'The day of issue'),
};

/** The components with what is known of them and of their fields; what has words already keeps them. */
export function describeFields(
  components: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, described(name, schema)]),
  );
}

function described(name: string, schema: JsonSchema): JsonSchema {
  const own = SHAPE_WORDS[name];
  const properties = schema.properties && {
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([field, part]) => {
        const words = FIELD_WORDS[`${name}.${field}`];
        return [field, words ? { description: words.en, ...part } : part];
      }),
    ),
  };
  return { ...(own ? { description: own.en } : {}), ...schema, ...properties };
}

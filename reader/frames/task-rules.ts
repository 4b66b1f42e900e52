/** What is no task: closing formulas, definitions, money, praise; and what is a duty to report. */

const CLOSING =
  /^(?:tren day la|trong qua trinh (?:to chuc |trien khai )?(?:to chuc |trien khai )?(?:thuc hien|thi hanh|trien khai)|(?:neu|truong hop) (?:co|phat sinh|gap|can thiet)|qua trinh (?:to chuc |trien khai )*thuc hien|(?:quyet dinh|nghi quyet|chi thi|ke hoach|thong tu|nghi dinh|quy che|quy dinh|chuong trinh|huong dan|van ban) nay|bai bo|cac (?:noi dung|quy dinh) (?:khac|truoc day)|(?:xin )?tran trong|can cu (?:luat|nghi dinh|quyet dinh|nghi quyet|thong tu|vao luat)|moi (?:thac mac|vuong mac)|noi nhan|ghi chu|\(chi tiet|chi tiet tai|phu luc|danh sach|(?:thay the|bai bo) (?:quyet dinh|nghi quyet|khoan|diem|cum tu)|sua doi (?:diem|khoan|chi tieu)|bo sung (?:diem|khoan))/;
const EXECUTION =
  /chi?u trach nhiem (?:thi hanh|to chuc thi hanh)(?=[^a-z]*$)|thong bao (?:den|de) [^.;]{3,60} biet\b|chiu trach nhiem (?:thi hanh|to chuc thuc hien|thuc hien) (?:quyet dinh|nghi quyet|chi thi|ke hoach|thong tu) nay|co hieu luc (?:thi hanh )?(?:ke )?tu|can cu quyet dinh (?:nay )?thi hanh|giu nguyen hieu luc|het hieu luc/;
const MONEY = /^(?:kinh phi|nguon (?:von|kinh phi)|ngan sach|tong (?:kinh phi|muc|von)|du toan \d)/;
const STATEMENT =
  /^(?:ty le |ti le |\d+([.,]\d+)? ?%|100 ?%|(?:tu|tren|it nhat|toi thieu|khoang|hon) \d[\d.,]* ?%|so (?:luong|ho|nguoi) )/;

/** True for sentences that assign nothing: closings, force clauses, legal effect. */
export function isClosing(folded: string): boolean {
  return CLOSING.test(folded) || EXECUTION.test(folded);
}

/** True for a sentence about money. */
export function isMoneyStatement(folded: string): boolean {
  return MONEY.test(folded);
}

/** True for an item that states a level to reach, not work to do. */
export function isTargetStatement(folded: string): boolean {
  return STATEMENT.test(folded);
}

/** What may stand before "báo cáo"; each part ends in at most one space, so that it is read in one way. */
const REPORT_VERB =
  /^ ?(?:(?:co trach nhiem|chu dong|kip thoi|thuc hien(?: nghiem)?(?: che do)?|dinh ky(?: (?:6 thang|hang (?:ngay|tuan|thang|quy|nam)|quy|nam|thang))?|hang (?:ngay|tuan|thang|quy|nam)|truoc ngay [^,()]{1,30}|\([^()]{1,60}\)|gui|nop|tong hop ket qua|,|va|lap|danh gia|ket qua thuc hien|hoac dot xuat|dot xuat|nhanh|phai) ?){0,8}bao cao\b/;

/** "Định kỳ hằng năm tổng hợp, đánh giá kết quả …, báo cáo Ủy ban". */
const PERIODIC_REPORT =
  /^ ?(?:,? ?(?:dinh ky|hang (?:thang|quy|nam|tuan)|6 thang|quy|nam|va) ?,? ?){1,5}(?:tong hop|danh gia)(?:, ?(?:tong hop|danh gia))?(?: (?!to chuc|huong dan|kiem tra|don doc|theo doi)[a-z]+){0,8}, bao cao\b/;

/** True where the words from the verb on are a duty to report and nothing else. */
export function isReportDuty(fromVerb: string): boolean {
  if (PERIODIC_REPORT.test(fromVerb)) return true;
  const verb = REPORT_VERB.exec(fromVerb);
  if (verb === null) return false;
  const rest = fromVerb.slice(verb[0].length);
  return (
    !/\b(?:tham muu|xay dung|to chuc|trien khai|huong dan|kiem tra|don doc|theo doi|ra soat|chu tri|de xuat phuong an|phuong an|xu ly|giai quyet)\b/.test(
      rest.slice(0, 160),
    ) || /\b(?:truoc ngay|hang (?:thang|quy|tuan|nam)|dinh ky|cham nhat)\b/.test(rest.slice(0, 120))
  );
}

import { errorTable } from '../../platform/contract.ts';

export const articleErrors = errorTable({
  ARTICLE_STEP: {
    status: 409,
    vi: 'Tin bài đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The article is at another step. Load the page again to see which.',
  },
  PLAN_NOT_PUBLIC: {
    status: 422,
    vi: 'Kế hoạch này chưa công bố, hoặc bản công bố đã chọn không còn. Công bố kế hoạch trước, rồi soạn tin.',
    en: 'The plan is not published, or the chosen edition is gone. Publish the plan first, then write about it.',
  },
  EDITIONS_ORDER: {
    status: 422,
    vi: 'Kỳ so sánh phải trước kỳ của tin. Chọn lại hai bản công bố.',
    en: 'The edition to compare with must be the earlier one. Choose the two editions again.',
  },
  ARTICLE_INCOMPLETE: {
    status: 422,
    vi: 'Tin bài còn thiếu {count} chỗ nên chưa trình được. Xem các chỗ được đánh dấu, điền rồi trình lại.',
    en: '{count} things are missing, so the article cannot be proposed yet. See the marked places, fill them in, then propose.',
  },
  MOVE_WORDS: {
    status: 422,
    vi: 'Việc này cần lý do, ít nhất 5 chữ cái. Ghi lý do rồi làm lại.',
    en: 'This needs a reason of at least 5 letters. Write it, then try again.',
  },
  ARTICLE_FILE_UNKNOWN: {
    status: 422,
    vi: 'Một tệp không thuộc tin bài này. Bỏ tệp đó rồi tải lên lại.',
    en: 'A file does not belong to this article. Take it out and upload it again.',
  },
  PICTURE_KIND: {
    status: 422,
    vi: 'Ảnh {name} là loại WebP, chưa bỏ được nơi chụp ghi trong ảnh. Lưu thành .jpg hoặc .png rồi gửi lại.',
    en: 'Picture {name} is WebP, from which the place where it was taken cannot be removed. Save it as .jpg or .png and send it again.',
  },
  PICTURE_LARGE: {
    status: 422,
    vi: 'Ảnh {name} lớn hơn 2 MB, người đọc bằng điện thoại tải chậm. Thu nhỏ ảnh rồi gửi lại.',
    en: 'Picture {name} is over 2 MB, slow on a phone. Make it smaller and send it again.',
  },
});

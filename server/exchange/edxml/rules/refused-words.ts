import type { EdxmlFault } from './edxml-package.ts';
import type { Refused } from './guard-xml.ts';

const WORDS: Readonly<Record<Refused, readonly [vi: string, en: string]>> = {
  EMPTY: [
    'Tệp không có phần tử XML nào. Chọn tệp .edxml khác.',
    'The file holds no XML element. Choose another .edxml file.',
  ],
  TOO_LONG: [
    'Gói tin dài quá mức nhận được. Đề nghị bên gửi chia văn bản và tệp đính kèm thành nhiều gói.',
    'The package is longer than is taken. Ask the sender to split the document and its attachments.',
  ],
  DOCTYPE: [
    'Gói tin khai báo kiểu tài liệu hoặc thực thể (DOCTYPE, ENTITY); khai báo này không được mở ra. Đề nghị bên gửi bỏ phần khai báo.',
    'The package declares a document type or entities (DOCTYPE, ENTITY); none is ever expanded. Ask the sender to leave the declaration out.',
  ],
  TOO_DEEP: [
    'Các phần tử lồng nhau sâu hơn 40 lớp. Đề nghị bên gửi xuất lại gói tin.',
    'Elements are nested more than 40 deep. Ask the sender to make the package anew.',
  ],
  TOO_MANY_ELEMENTS: [
    'Gói tin có hơn 20.000 phần tử. Đề nghị bên gửi xuất lại gói tin.',
    'The package has more than 20,000 elements. Ask the sender to make it anew.',
  ],
  TOO_MANY_ATTRIBUTES: [
    'Một phần tử có hơn 64 thuộc tính. Đề nghị bên gửi xuất lại gói tin.',
    'An element has more than 64 attributes. Ask the sender to make the package anew.',
  ],
  TAG_TOO_LONG: [
    'Một thẻ dài hơn 20.000 ký tự. Đề nghị bên gửi xuất lại gói tin.',
    'A tag is longer than 20,000 characters. Ask the sender to make the package anew.',
  ],
  TEXT_TOO_LONG: [
    'Phần chữ trong gói tin dài hơn mức nhận được, mà không phải tệp mã hoá base64. Chuyển nội dung dài vào tệp đính kèm.',
    'A text of the package is longer than is taken and is no file in base64. Put long content into an attachment.',
  ],
  NOT_CLOSED: [
    'Gói tin bị cắt giữa chừng: một thẻ hoặc chú thích chưa đóng. Tải lại tệp từ nơi gửi.',
    'The package breaks off: a tag or comment is not closed. Fetch the file again from where it came.',
  ],
};

/** Why a text was not parsed, as a fault with its sentence. */
export function refusedFault(refused: Refused): EdxmlFault {
  const [vi, en] = WORDS[refused];
  return { place: 'XML', blocks: true, vi, en };
}

/** The XML itself is broken. */
export function brokenFault(line: number, reason: string): EdxmlFault {
  return {
    place: `XML:${line}`,
    blocks: true,
    vi: `XML lỗi ở dòng ${line} (${reason}). Tải lại tệp từ nơi gửi, hoặc đề nghị bên gửi xuất lại.`,
    en: `The XML is broken in line ${line} (${reason}). Fetch the file again, or ask the sender to make it anew.`,
  };
}

/** What is missing without which nothing can be registered. */
export function missingFault(place: string): EdxmlFault {
  return {
    place,
    blocks: true,
    vi: `Thiếu ${place}: không đủ để vào sổ. Đề nghị bên gửi bổ sung.`,
    en: `${place} is missing: too little to register. Ask the sender to add it.`,
  };
}

/** A value that means nothing that the standard knows; it is left out, and shown. */
export function oddFault(place: string, written: string, accepted: string): EdxmlFault {
  const shown = written.slice(0, 60);
  return {
    place,
    blocks: false,
    vi: `“${shown}” không phải giá trị của ${place} (nhận: ${accepted}); để trống.`,
    en: `“${shown}” is no value of ${place} (accepted: ${accepted}); left empty.`,
  };
}

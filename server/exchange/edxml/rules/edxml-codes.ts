/*
 * The code lists of an edXML message (QCVN 102:2016/BTTTT), with their words.
 */

interface Words {
  readonly vi: string;
  readonly en: string;
}
const words = (vi: string, en: string): Words => ({ vi, en });

/** SteeringType: what a document is to the work that it orders. Some senders write 0 for 1. */
export const STEERING_TYPES = [0, 1, 2, 3] as const;
export type SteeringType = (typeof STEERING_TYPES)[number];
export const STEERING_WORDS: Readonly<Record<SteeringType, Words>> = {
  0: words('không nói', 'not said'),
  1: words('không phải văn bản chỉ đạo', 'not a directive'),
  2: words('văn bản chỉ đạo', 'directive'),
  3: words('báo cáo thực hiện chỉ đạo', 'report on a directive'),
};

/** Priority: độ khẩn. */
export const PRIORITIES = [0, 1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];
export const PRIORITY_WORDS: Readonly<Record<Priority, Words>> = {
  0: words('thường', 'ordinary'),
  1: words('khẩn', 'urgent'),
  2: words('thượng khẩn', 'very urgent'),
  3: words('hỏa tốc', 'express'),
  4: words('hỏa tốc hẹn giờ', 'express by the hour'),
};

/** BussinessDocType (so spelt by everybody): what a package does to an earlier one. */
export const PACKAGE_KINDS = ['new', 'recall', 'update', 'replace'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];
export const KIND_WORDS: Readonly<Record<PackageKind, Words>> = {
  new: words('văn bản mới', 'new document'),
  recall: words('thu hồi', 'recall'),
  update: words('cập nhật', 'update'),
  replace: words('thay thế', 'replacement'),
};

/** What a status message says of a document (StatusCode). */
export const STATUS_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type StatusCode = (typeof STATUS_CODES)[number];
export const STATUS_WORDS: Readonly<Record<StatusCode, Words>> = {
  '01': words('đã đến', 'arrived'),
  '02': words('từ chối tiếp nhận', 'refused'),
  '03': words('đã tiếp nhận', 'accepted'),
  '04': words('phân công xử lý', 'assigned'),
  '05': words('đang xử lý', 'in process'),
  '06': words('hoàn thành', 'finished'),
  '13': words('lấy lại', 'taken back'),
  '15': words('đồng ý lấy lại, cập nhật', 'change agreed to'),
  '16': words('từ chối lấy lại, cập nhật', 'change refused'),
};

/** How far a package has come; an outgoing one first waits to be fetched. */
export const PACKAGE_STATES = [
  ...['waiting', 'sent', 'arrived', 'refused', 'accepted', 'assigned', 'processing'],
  ...['finished', 'recall_asked', 'recalled', 'recall_refused'],
] as const;
export type PackageState =
  | 'waiting'
  | 'sent'
  | 'arrived'
  | 'refused'
  | 'accepted'
  | 'assigned'
  | 'processing'
  | 'finished'
  | 'recall_asked'
  | 'recalled'
  | 'recall_refused';

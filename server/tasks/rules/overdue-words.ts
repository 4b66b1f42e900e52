/** Words for exported lists of extensions and explanations; the page says the same in its own file. */
export const EXTENSION_WORDS = {
  waiting: 'Chờ quyết định',
  granted: 'Đồng ý',
  shortened: 'Đồng ý đến ngày sớm hơn',
  refused: 'Không đồng ý',
  withdrawn: 'Thôi xét, nhiệm vụ đã xong',
} as const;

export const EXPLANATION_WORDS = {
  waiting: 'Chờ quyết định',
  accepted: 'Chấp nhận',
  excused: 'Trễ khách quan',
  not_enough: 'Chưa đạt',
  superseded: 'Đã giải trình lại',
} as const;

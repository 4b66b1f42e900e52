const inVietnam = new Intl.DateTimeFormat('vi-VN', {
  ...{ hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' },
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** A moment for whoever has to wait: the whole minute that comes after it, `14:02 22/11/2026`. */
export function waitUntil(at: Date): string {
  const minute = 60_000;
  return inVietnam.format(new Date(Math.ceil(at.getTime() / minute) * minute));
}

import type { ObligationStanding } from './standing.ts';

/** `Đã nộp`, `Nộp muộn 2 ngày`, `Chờ duyệt`, `Chưa nộp`, `Quá hạn 3 ngày`, `Đã khoá`, or the same in English. */
export function sayStanding(standing: ObligationStanding, language: 'vi' | 'en'): string {
  const vi = language === 'vi';
  const { kind, lateDays, onTime } = standing;
  const days = vi ? `${lateDays} ngày` : `${lateDays} ${lateDays === 1 ? 'day' : 'days'}`;
  switch (kind) {
    case 'accepted':
      if (onTime !== false) return vi ? 'Đã nộp' : 'Handed in';
      if (lateDays === 0) return vi ? 'Nộp muộn giờ' : 'Late by hours';
      return vi ? `Nộp muộn ${days}` : `Late by ${days}`;
    case 'submitted': {
      const waits = vi ? 'Chờ duyệt' : 'Waits for review';
      if (onTime !== false) return waits;
      if (lateDays === 0) return `${waits}, ${vi ? 'muộn giờ' : 'late by hours'}`;
      return `${waits}, ${vi ? 'muộn' : 'late by'} ${days}`;
    }
    case 'returned': {
      const back = vi ? 'Trả lại' : 'Returned';
      return lateDays > 0 ? `${back}, ${vi ? 'quá' : 'overdue'} ${days}` : back;
    }
    case 'overdue':
      return vi ? `Quá hạn ${days}` : `Overdue ${days}`;
    case 'locked':
      return vi ? 'Đã khoá' : 'Locked';
    case 'waiting':
      return vi ? 'Chưa nộp' : 'Not in yet';
    case 'ahead':
      return vi ? 'Chưa đến kỳ' : 'Not due yet';
  }
}

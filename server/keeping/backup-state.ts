import type { StateOfQuestion } from '../organisation/admin-states.ts';
import { isBackupOld, lastMade } from './rules/backup-age.ts';
import { backupRuns } from './store/backup-record.ts';

/** How the question of backups stands in the administration place. */
export const BACKUP_STATE: StateOfQuestion = {
  key: 'backups',
  right: 'keeping.read',
  async ask(db, _authorityId, { at }) {
    const last = lastMade(await backupRuns(db));
    if (last === null) {
      const vi = 'Chưa có bản sao lưu nào';
      return { vi, en: 'There is no backup yet', wantsLook: true };
    }
    const hours = Math.floor((at.getTime() - new Date(last.at).getTime()) / 3_600_000);
    const wantsLook = isBackupOld(last, at);
    if (hours < 1) return { vi: 'Bản gần nhất: vừa xong', en: 'Last: just now', wantsLook };
    return { vi: `Bản gần nhất: ${hours} giờ trước`, en: `Last: ${hours} h ago`, wantsLook };
  },
};

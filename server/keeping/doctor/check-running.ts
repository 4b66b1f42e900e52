import { isBackupOld, lastMade } from '../rules/backup-age.ts';
import { backupRuns } from '../store/backup-record.ts';
import { databaseTime, letterCounts, stuckJobs, stuckOrders } from '../store/doctor-store.ts';
import { type Check, found } from './finding.ts';

const HOUR_MS = 3_600_000;

/** Letters go out, or somebody has decided about them. */
export const checkLetters: Check = async ({ platform: { db, clock } }) => {
  const { late, undecided } = await letterCounts(db, new Date(clock().getTime() - HOUR_MS));
  return [
    ...found(late, {
      ...{ check: 'letters', level: 'warning' },
      vi: 'Thư đã quá giờ gửi hơn một tiếng. Kiểm tra CHIDAO_SMTP_URL và máy chủ thư.',
      en: 'Letters are more than an hour late. Check CHIDAO_SMTP_URL and the mail server.',
    }),
    ...found(undecided, {
      ...{ check: 'letters', level: 'warning' },
      vi: 'Thư chưa rõ đã đến hay đã bị từ chối. Mở Quản trị, mục Nhắc việc, rồi gửi lại hoặc bỏ.',
      en: 'Letters of which nobody knows whether they arrived, or that were refused. Open Administration, Reminders, and send them again or let them be.',
    }),
  ];
};

/** Background work is taken up, and none has been given up. */
export const checkJobs: Check = async ({ platform: { db, clock } }) => {
  const before = new Date(clock().getTime() - HOUR_MS);
  const { failed, waiting } = await stuckJobs(db, before);
  const orders = await stuckOrders(db, before);
  return [
    ...found(
      failed.length,
      {
        ...{ check: 'jobs', level: 'warning' },
        vi: 'Việc nền đã thử hết số lần mà chưa xong. Xem nguyên nhân trong nhật ký máy chủ theo tên việc.',
        en: 'Jobs were tried as often as they may be and never ended. Look for their names in the log of the server.',
      },
      failed,
    ),
    ...found(
      waiting.length,
      {
        ...{ check: 'jobs', level: 'warning' },
        vi: 'Việc nền chờ hơn một tiếng. Kiểm tra có tiến trình nào chạy với CHIDAO_WORKERS lớn hơn 0.',
        en: 'Jobs have waited for more than an hour. See that a process runs with CHIDAO_WORKERS above 0.',
      },
      waiting,
    ),
    ...found(orders, {
      ...{ check: 'jobs', level: 'warning' },
      vi: 'Lệnh ban hành lớn hoặc tệp dài chờ hơn một tiếng. Khởi động lại một máy chủ; việc sẽ tiếp tục từ chỗ dừng.',
      en: 'A large issue or a long paper has waited for more than an hour. Start a server again: it goes on where it stopped.',
    }),
  ];
};

/** This machine, the database, and what was written agree on the time. */
export const checkClock: Check = async ({ platform: { db, clock } }) => {
  const asked = clock().getTime();
  const { now, newest } = await databaseTime(db);
  const apart = Math.abs(now.getTime() - (asked + clock().getTime()) / 2);
  const ahead = newest === null ? 0 : newest.getTime() - clock().getTime();
  const seconds = (ms: number) => String(Math.round(ms / 1000));
  return [
    ...found(apart > 5_000 ? 1 : 0, {
      ...{ check: 'clock', level: 'warning' },
      vi: `Đồng hồ máy này lệch ${seconds(apart)} giây so với máy cơ sở dữ liệu. Bật đồng bộ giờ (NTP) trên cả hai.`,
      en: `This machine and the database are ${seconds(apart)} seconds apart. Turn on time synchronisation (NTP) on both.`,
    }),
    ...found(ahead > 60_000 ? 1 : 0, {
      ...{ check: 'clock', level: 'broken' },
      vi: `Nhật ký có mục ghi trước giờ hiện tại ${seconds(ahead)} giây: đồng hồ đã chạy sai. Chỉnh giờ; các mục cũ giữ nguyên, lập biên bản về khoảng giờ sai.`,
      en: `The journal has an entry ${seconds(ahead)} seconds ahead of now: the clock was wrong. Set it right; entries stay as they are, put the time of the error on record.`,
    }),
  ];
};

/** Somebody could restore yesterday. */
export const checkBackups: Check = async ({ platform: { db, clock } }) => {
  const last = lastMade(await backupRuns(db));
  return found(isBackupOld(last, clock()) ? 1 : 0, {
    ...{ check: 'backups', level: 'warning' },
    vi: `${last === null ? 'Chưa có bản sao lưu nào' : `Bản sao lưu gần nhất từ ${last.at}`}. Chạy "chidao backup --to THƯ_MỤC" và đặt lịch hằng đêm (docs/keeping.md).`,
    en: `${last === null ? 'There is no backup' : `The last backup is of ${last.at}`}. Run "chidao backup --to FOLDER" and schedule it for every night (docs/keeping.md).`,
  });
};

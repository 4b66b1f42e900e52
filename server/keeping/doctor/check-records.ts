import { loadAuthority } from '../../organisation/store/authority-store.ts';
import { knownMigrations } from '../../platform/database/migrate.ts';
import { authoritiesWithEntries } from '../../platform/journal/journal-store.ts';
import { verifyJournal } from '../../platform/journal/verify-journal.ts';
import { ledgerAuthorities } from '../../tasks/rebuild-ledger.ts';
import { verifyLedger } from '../../tasks/verify-ledger.ts';
import { referencesAmong } from '../rules/references.ts';
import { lateSeals, migrationsOf } from '../store/doctor-store.ts';
import { columnsOf, orphansOf } from '../store/reference-store.ts';
import { type Check, type Finding, found } from './finding.ts';

/** Every migration of this program has been run, and none of a later one. */
export const checkMigrations: Check = async ({ platform, migrationsFolder }) => {
  const known = await knownMigrations(migrationsFolder);
  const applied = await migrationsOf(platform.db);
  const missing = known.filter((name) => !applied.includes(name));
  const later = applied.filter((name) => !known.includes(name));
  return [
    ...found(
      missing.length,
      {
        ...{ check: 'migrations', level: 'broken' },
        vi: 'Cơ sở dữ liệu chưa nâng cấp đủ. Khởi động lại máy chủ để nâng cấp.',
        en: 'The database lacks migrations. Start the server again: it brings them.',
      },
      missing,
    ),
    ...found(
      later.length,
      {
        ...{ check: 'migrations', level: 'broken' },
        vi: 'Cơ sở dữ liệu thuộc bản Chỉ Đạo mới hơn. Cài bản mới hơn; đừng ghi bằng bản này.',
        en: 'The database belongs to a later Chỉ Đạo. Install that version; do not write with this one.',
      },
      later,
    ),
  ];
};

/** Entries older than this wait for no sealer: it works every minute. In milliseconds. */
const SEALED_WITHIN_MS = 10 * 60_000;

/** The chain of every authority is whole, and what is done is sealed. */
export const checkJournal: Check = async ({ platform }) => {
  const { db, journalKey, clock } = platform;
  const broken: string[] = [];
  for (const id of await authoritiesWithEntries(db)) {
    const { whole, firstBroken } = await verifyJournal(db, id, journalKey);
    const name = (await loadAuthority(db, id))?.name ?? 'Hệ thống (installation)';
    if (!whole) broken.push(`${name}: ${firstBroken?.position} (${firstBroken?.why})`);
  }
  const late = await lateSeals(db, new Date(clock().getTime() - SEALED_WITHIN_MS));
  return [
    ...found(
      broken.length,
      {
        ...{ check: 'journal', level: 'broken' },
        vi: 'Chuỗi nhật ký bị đứt: có mục bị sửa, xoá hoặc chèn ngoài chương trình. Giữ nguyên hiện trạng, lập biên bản, so với bản sao lưu gần nhất.',
        en: 'A chain of the journal is broken: an entry was changed, removed or put in past the program. Leave everything as it is, put it on record, and compare with the last backup.',
      },
      broken,
    ),
    ...found(late, {
      ...{ check: 'journal', level: 'warning' },
      vi: 'Có mục nhật ký chưa được nối chuỗi. Chạy "chidao journal seal"; nếu còn gặp, xem việc nền có chạy không.',
      en: 'Entries of the journal are not chained yet. Run "chidao journal seal"; if it persists, see whether jobs run.',
    }),
  ];
};

/** The ledger says of every authority what its tasks say. */
export const checkLedger: Check = async ({ platform: { db } }) => {
  const wrong: string[] = [];
  let count = 0;
  for (const id of await ledgerAuthorities(db)) {
    const { differences } = await verifyLedger(db, id);
    count += differences;
    const name = (await loadAuthority(db, id))?.name ?? id;
    if (differences > 0) wrong.push(`${name}: ${differences}`);
  }
  return found(
    count,
    {
      ...{ check: 'ledger', level: 'broken' },
      vi: 'Sổ cái lệch so với nhiệm vụ nên số đếm trên bảng có thể sai. Chạy "chidao counters rebuild".',
      en: 'The ledger differs from the tasks, so that counts of boards may be wrong. Run "chidao counters rebuild".',
    },
    wrong,
  );
};

/** Every number of another row leads to one, although the schema does not enforce it. */
export const checkReferences: Check = async ({ platform: { db } }) => {
  const { references, undeclared } = referencesAmong(await columnsOf(db));
  const orphans: Finding[] = [];
  for (const reference of references) {
    const { count, first } = await orphansOf(db, reference);
    const from = `${reference.table}.${reference.column}`;
    const to = reference.to[0]?.table ?? '?';
    orphans.push(
      ...found(
        count,
        {
          ...{ check: 'references', level: 'broken' },
          vi: `${from} dẫn đến dòng không có trong ${to}. Giữ nguyên hiện trạng và gửi kết quả này cho nơi hỗ trợ; so với bản sao lưu gần nhất.`,
          en: `${from} names rows that are not in ${to}. Leave everything as it is, send this report to whoever supports you, and compare with the last backup.`,
        },
        first === null ? [] : [first],
      ),
    );
  }
  return [
    ...orphans,
    ...found(
      undeclared.length,
      {
        ...{ check: 'references', level: 'warning' },
        vi: 'Có cột chưa khai là dẫn đến bảng nào nên chưa kiểm. Báo cho nơi phát triển.',
        en: 'Columns that nobody declared were not examined. Tell the developers.',
      },
      undeclared,
    ),
  ];
};

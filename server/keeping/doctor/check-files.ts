import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedFile } from '../backup/checked-file.ts';
import { fileEntryName } from '../backup/manifest.ts';
import { namedFilesOf } from '../store/kept-files.ts';
import { type Check, found } from './finding.ts';

/** A file is kept before the act that names it: a younger one may still be on its way. In milliseconds. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** Files that rows name are there and are what they were; files that nobody names are counted. */
export const checkFiles: Check = async ({ platform: { db, clock }, config }) => {
  const folder = join(config.varDir, 'files');
  const named = new Set<string>();
  const missing: string[] = [];
  const altered: string[] = [];
  for (const file of await namedFilesOf(db)) {
    const name = fileEntryName(file).slice('files/'.length);
    named.add(name);
    const path = join(folder, name);
    if (await checkedFile(path, file.hash)) continue;
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    (isThere ? altered : missing).push(name);
  }
  const { files: unnamed, bytes } = await unnamedIn(folder, named, clock().getTime());
  const size = (bytes / 1e6).toFixed(1).replace('.', ',');
  return [
    ...found(
      missing.length,
      {
        ...{ check: 'files', level: 'broken' },
        vi: `Tệp đính kèm đã mất khỏi ${folder}. Lấy lại các tệp này từ bản sao lưu gần nhất.`,
        en: `Attached files are gone from ${folder}. Fetch them from the last backup.`,
      },
      missing,
    ),
    ...found(
      altered.length,
      {
        ...{ check: 'files', level: 'broken' },
        vi: `Tệp trong ${folder} không còn như khi gửi lên. Kiểm tra ổ đĩa và lấy lại từ bản sao lưu.`,
        en: `Files in ${folder} are not what was sent in. Examine the disk and fetch them from a backup.`,
      },
      altered,
    ),
    ...found(
      unnamed.length,
      {
        ...{ check: 'files', level: 'warning' },
        vi: `Tệp không dòng nào dẫn đến (${size} MB), còn lại từ lần gửi bị ngắt. Có thể xoá sau khi đã sao lưu.`,
        en: `Files that no row names (${(bytes / 1e6).toFixed(1)} MB), left by uploads that were cut off. They may be removed once a backup has been made.`,
      },
      unnamed,
    ),
  ];
};

async function unnamedIn(folder: string, named: ReadonlySet<string>, now: number) {
  const files: string[] = [];
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    const found = await stat(path).catch(() => null);
    if (found === null || named.has(name) || now - found.mtimeMs < SETTLED_AFTER_MS) continue;
    files.push(name);
    bytes += found.size;
  }
  return { files, bytes };
}

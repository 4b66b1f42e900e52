import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { secretsIn } from '../backup/secrets.ts';
import { type Check, found } from './finding.ts';

const LITTLE_BYTES = 2e9;
const NOTHING_BYTES = 2e8;

/** There is room for what comes. Of a database elsewhere its own machine has to be asked. */
export const checkSpace: Check = async ({ config: { varDir } }) => {
  const { bavail, bsize } = await statfs(varDir);
  const free = bavail * bsize;
  const gigabytes = (free / 1e9).toFixed(1);
  return found(free < LITTLE_BYTES ? 1 : 0, {
    ...{ check: 'space', level: free < NOTHING_BYTES ? 'broken' : 'warning' },
    vi: `Ổ đĩa của ${varDir} chỉ còn ${gigabytes.replace('.', ',')} GB. Giải phóng chỗ hoặc chuyển bản sao lưu sang ổ khác.`,
    en: `The disk of ${varDir} has ${gigabytes} GB left. Free some space or keep backups on another disk.`,
  });
};

/** Secret files are there and only their owner reads them. */
export const checkKeys: Check = async ({ config: { varDir } }) => {
  const open: string[] = [];
  for (const name of Object.keys(secretsIn(varDir))) {
    const { mode } = await stat(join(varDir, name));
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) open.push(name);
  }
  return found(
    open.length,
    {
      ...{ check: 'keys', level: 'warning' },
      vi: `Tài khoản khác trên máy đọc được tệp khoá trong ${varDir}. Chạy chmod 600 cho các tệp này.`,
      en: `Other accounts of this machine can read key files in ${varDir}. Run chmod 600 on them.`,
    },
    open,
  );
};

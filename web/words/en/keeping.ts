import type { Answers } from '../shape.ts';
import type { keeping as vi } from '../vi/keeping.ts';

/** Backups of the installation. */
export const keeping: Answers<typeof vi> = {
  title: 'Backups',
  none: 'There is no backup yet. On the server run: chidao backup --to FOLDER --keep 14, and schedule it for every night.',
  old: 'The last backup is older than a day and a half. Check the schedule on the server.',
  fine: 'Last backup: {{at}}, read back whole.',
  restored: 'This installation was restored at {{at}} from a backup of {{takenAt}}.',
  list: 'Recent backups',
  made: 'Read back whole',
  failed: 'No backup was made',
  rows_one: '{{count}} row',
  rows: '{{count}} rows',
  files_one: '{{count}} file',
  files: '{{count}} files',
  damaged_one: '{{count}} file was gone or damaged before: run chidao doctor on the server',
  damaged: '{{count}} files were gone or damaged before: run chidao doctor on the server',
  seconds: '{{count}} s',
};

import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

/** Puts a file system of so many megabytes over a folder, which only root may do. True where it is there. */
export function tryMount(folder: string, size: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const args = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder];
    execFileSync('mount', args, { stdio: 'ignore' });
    chmodSync(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}

/** Takes it away, also while a process that is ending still holds it. */
export function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
}

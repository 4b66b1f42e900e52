/** `chidao read FILE… [--json] [--explain]`: the reader on the command line. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { summaryOf } from './summary.ts';

export interface CommandIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const USAGE = `chidao read TỆP… [--json] [--explain]
  Đọc văn bản chỉ đạo (.txt, .docx, .html, .pdf, .xlsx) và in điều đọc được.
  --json      in JSON; nhiều tệp thì mỗi dòng một kết quả, có khóa "file"
  --explain   in thêm quy tắc và độ tin cậy của từng giá trị`;

/** Runs the command; the promise gives the exit code: 0 done, 1 a file could not be read, 2 wrong use. */
export async function runReadCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const flags = new Set(argv.filter((arg) => arg.startsWith('--')));
  const files = argv.filter((arg) => !arg.startsWith('--'));
  const unknown = [...flags].find((flag) => flag !== '--json' && flag !== '--explain');
  if (files.length === 0 || unknown !== undefined) {
    io.err(unknown === undefined ? USAGE : `Không có lựa chọn ${unknown}.\n${USAGE}`);
    return 2;
  }
  let failed = false;
  for (const file of files) {
    try {
      const { text, warnings } = await textOf(file);
      for (const warning of warnings) io.err(`${basename(file)}: ${warning}`);
      const reading = read(text);
      if (flags.has('--json')) io.out(JSON.stringify(jsonOf(basename(file), reading)));
      else io.out(summaryOf(basename(file), reading, flags.has('--explain')));
    } catch (error) {
      failed = true;
      io.err(
        `${basename(file)}: không mở được tệp (${error instanceof Error ? error.message : String(error)}). Kiểm tra đường dẫn và quyền đọc.`,
      );
    }
  }
  return failed ? 1 : 0;
}

async function textOf(file: string): Promise<{ text: string; warnings: readonly string[] }> {
  const bytes = await readFile(file);
  if (/\.txt$/i.test(file)) return { text: decodeText(bytes), warnings: [] };
  const { extractText } = await import('./inputs/index.ts');
  return extractText(bytes, basename(file));
}

/** UTF-8 or UTF-16 by its mark; nothing is normalised, so that offsets are those of the file's text. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The reading with the file's name first. */
function jsonOf(file: string, reading: Reading): Reading & { readonly file: string } {
  return { file, ...reading };
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './rows.ts';

/** The rows of one scale. */
export interface Grown {
  readonly scale: string;
  readonly tasks: number;
  readonly rows: readonly BenchRow[];
}

/** Measures scales one after another, each in a process of its own, so that none inherits another's memory. */
export async function measureApart(scales: readonly string[]): Promise<Grown[]> {
  const measured: Grown[] = [];
  for (const scale of scales) measured.push(JSON.parse(await runApart(scale)));
  return measured;
}

function runApart(scale: string): Promise<string> {
  const run = fileURLToPath(new URL('./run.ts', import.meta.url));
  const args = [...process.execArgv, run, '--scale', scale, '--json', '--alone'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`the bench of ${scale} ended with ${code}`)),
    );
  });
}

/** Figures of several scales side by side, as Markdown: what grows with the tasks and what does not. */
export function printGrowth(scales: readonly Grown[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const names = scales.at(-1)?.rows.map(({ name }) => name) ?? [];
  const cell = (name: string, { rows }: Grown) => {
    const row = rows.find((each) => each.name === name);
    if (!row) return '';
    const ratio = row.ratio === null ? '' : ` (${row.ratio.toFixed(2)})`;
    return `${number(row.value)} ${row.unit}${ratio}`;
  };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['figure (ratio)', ...scales.map(({ tasks }) => `${tasks} tasks`)]),
    line(['---', ...scales.map(() => '---')]),
    ...names.map((name) => line([name, ...scales.map((scale) => cell(name, scale))])),
  ].join('\n');
}

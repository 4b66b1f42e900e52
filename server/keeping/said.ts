/** One line to the terminal. */
export type Said = (line: string) => void;

/** `--to FOLDER` → FOLDER; null where it is not given. */
export function optionOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

export function flagOf(args: readonly string[], name: string): boolean {
  return args.includes(name);
}

/** The first argument that is neither a flag nor the value of one. */
export function fileOf(args: readonly string[], flags: readonly string[]): string | null {
  return (
    args.find((arg, at) => !arg.startsWith('--') && !isValue(args[at - 1] ?? '', flags)) ?? null
  );
}

function isValue(before: string, flags: readonly string[]): boolean {
  return before.startsWith('--') && !flags.includes(before);
}

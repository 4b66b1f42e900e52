/** Which keys act now. The page lays its keys below; a sheet or a dialog opened above silences them. */

export interface KeyBinding {
  /** Names as {@link keyReader} gives them; the first is the one shown. */
  readonly keys: readonly string[];
  /** What it does, for the sheet of keys. Left out for keys that everybody knows. */
  readonly label?: string;
  readonly run: () => unknown;
}

interface Layer {
  readonly depth: number;
  readonly bindings: () => readonly KeyBinding[];
}

let layers: readonly Layer[] = [];
let depths: readonly number[] = [0];

/** Adds keys; the answer takes them away. Later keys win over earlier ones. */
export function addLayer(layer: Layer): () => void {
  layers = [...layers, layer];
  return () => {
    layers = layers.filter((each) => each !== layer);
  };
}

/** Marks a dialog of this depth as open; the answer closes it. */
export function openDepth(depth: number): () => void {
  depths = [...depths, depth];
  return () => {
    const at = depths.lastIndexOf(depth);
    depths = depths.filter((_each, index) => index !== at);
  };
}

export function topDepth(): number {
  return Math.max(...depths);
}

/** The keys that act now, the latest first. */
export function liveBindings(): KeyBinding[] {
  const top = topDepth();
  return layers
    .filter((layer) => layer.depth === top)
    .toReversed()
    .flatMap((layer) => layer.bindings());
}

/** True for single printable keys, which a person may turn off and which never act inside a field. */
export function isLetterKey(name: string): boolean {
  const bare = name.replace(/^Shift\+/, '');
  return [...bare].length === 1;
}

/** Keys that belong to a field while the cursor stands in it. */
export function belongsToField(name: string): boolean {
  return (
    isLetterKey(name) ||
    /^(?:Shift\+)?(?:Space|Enter|Backspace|Delete|Tab|Home|End|Arrow\w+|Page\w+)$/.test(name) ||
    /^Ctrl\+(?:Shift\+)?[ACVXYZ]$/.test(name)
  );
}

/** The keys of the page itself that have words, whatever dialog stands above it: for the sheet of keys. */
export function pageBindings(): KeyBinding[] {
  return layers
    .filter((layer) => layer.depth === 0)
    .flatMap((layer) => layer.bindings())
    .filter((binding) => binding.label !== undefined);
}

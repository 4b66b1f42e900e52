/** Ruled lines of a PDF page, in points from its lower left corner. */

/** A straight line drawn across (`from`–`to` are x) or down (`from`–`to` are y) the page. */
export interface Ruling {
  readonly across: boolean;
  /** y of a line across, x of a line down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What pdf.js drew: codes and arguments of its operators. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Codes of pdf.js's operators (its OPS table) that move or draw straight lines. */
export interface DrawingCodes {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fill: number;
  readonly eoFill: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** A filled shape thinner than this is a line. */
const THIN = 2.5;
/** Shorter ones are underlines of a letter, ticks, dots. */
const SHORT = 6;
/** A map or a chart has tens of thousands; a table of one page has hundreds. */
const MOST_RULINGS = 8_000;
const DEEPEST = 200;

/** The straight lines of a page. A page with more than a table can have gives none. */
export function rulingsOf({ fnArray, argsArray }: Drawing, codes: DrawingCodes): Ruling[] {
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (let i = 0; i < fnArray.length; i += 1) {
    const code = fnArray[i];
    const args = argsArray[i];
    if (code === codes.save && stack.length < DEEPEST) stack.push(matrix);
    else if (code === codes.restore) matrix = stack.pop() ?? matrix;
    else if (code === codes.transform) matrix = product(matrix, numbersOf(args));
    else if (code === codes.constructPath && Array.isArray(args)) {
      const [paint, [path] = [null]] = args;
      const stroked = paint === codes.stroke || paint === codes.closeStroke;
      const filled = [codes.fill, codes.eoFill, codes.fillStroke, codes.eoFillStroke].includes(
        paint,
      );
      if (stroked || filled) addPath(rulings, numbersOf(path), matrix, stroked);
      if (rulings.length > MOST_RULINGS) return [];
    }
  }
  return rulings;
}

function numbersOf(values: unknown): number[] {
  if (values instanceof Float32Array || Array.isArray(values)) return Array.from(values, Number);
  return [];
}

function product(m: Matrix, n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = n;
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path as pdf.js packs it: 0 move, 1 line, 2 curve, 3 flat curve, 4 close, each with its points. */
function addPath(
  rulings: Ruling[],
  path: readonly number[],
  matrix: Matrix,
  stroked: boolean,
): void {
  const place = (at: number): Point => {
    const [x, y] = [path[at] ?? 0, path[at + 1] ?? 0];
    return {
      x: matrix[0] * x + matrix[2] * y + matrix[4],
      y: matrix[1] * x + matrix[3] * y + matrix[5],
    };
  };
  let shape: Point[] = [];
  const finish = (): void => {
    if (!stroked) addShape(rulings, shape);
    shape = [];
  };
  for (let i = 0; i < path.length; ) {
    const kind = path[i];
    if (kind === 0 || kind === 1) {
      const point = place(i + 1);
      const before = shape.at(-1);
      if (kind === 0) finish();
      else if (stroked && before) addLine(rulings, before, point);
      shape.push(point);
      i += 3;
    } else if (kind === 4) {
      const [first, last] = [shape[0], shape.at(-1)];
      if (stroked && first && last) addLine(rulings, last, first);
      i += 1;
    } else if (kind === 2 || kind === 3) {
      // Rounded corners: the curve is passed over to its end.
      const length = kind === 2 ? 7 : 5;
      shape.push(place(i + length - 2));
      i += length;
    } else return;
  }
  finish();
}

/** A filled shape that is thin in one direction. */
function addShape(rulings: Ruling[], shape: readonly Point[]): void {
  if (shape.length < 3 || shape.length > 6) return;
  const xs = shape.map(({ x }) => x);
  const ys = shape.map(({ y }) => y);
  const [left, right, bottom, top] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ];
  if (top - bottom <= THIN && right - left >= SHORT)
    rulings.push({ across: true, at: (top + bottom) / 2, from: left, to: right });
  else if (right - left <= THIN && top - bottom >= SHORT)
    rulings.push({ across: false, at: (left + right) / 2, from: bottom, to: top });
}

function addLine(rulings: Ruling[], one: Point, other: Point): void {
  if (Math.abs(one.y - other.y) < 1 && Math.abs(one.x - other.x) >= SHORT)
    rulings.push({
      across: true,
      at: (one.y + other.y) / 2,
      from: Math.min(one.x, other.x),
      to: Math.max(one.x, other.x),
    });
  else if (Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) >= SHORT)
    rulings.push({
      across: false,
      at: (one.x + other.x) / 2,
      from: Math.min(one.y, other.y),
      to: Math.max(one.y, other.y),
    });
}

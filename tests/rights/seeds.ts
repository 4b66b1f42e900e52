/** The seeds of the worlds of a run: one by default, as many as `CHIDAO_WORLDS` says, the same ones each time. */
export function worldSeeds(): number[] {
  const asked = process.env.CHIDAO_PROPERTY_SEED ?? '1';
  const first = asked === 'random' ? Date.now() % 1_000_000 : Number(asked);
  const count = Number(process.env.CHIDAO_WORLDS ?? '1');
  return Array.from({ length: count }, (_, at) => first + at);
}

/** How many posts try each way of asking: a few in every run of the suite, more when leaks are looked for. */
export const POSTS = Number(process.env.CHIDAO_RIGHTS_POSTS ?? '2');

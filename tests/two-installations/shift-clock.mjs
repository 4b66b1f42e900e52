// Loaded before a server: its machine's clock goes wrong by so many minutes.
const shift = Number(process.env.CHIDAO_TEST_CLOCK_MINUTES ?? '0') * 60_000;
if (shift !== 0) {
  const { now } = Date;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...args) {
      if (args.length === 0) super(now() + shift);
      else super(...args);
    }
    static now() {
      return now() + shift;
    }
  };
}

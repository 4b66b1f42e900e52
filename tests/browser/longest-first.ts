import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, from the longest on: begun last, one of them would run on alone. */
const LONG = ['main-job', 'main-job-real', 'screens', 'life', 'plan-page', 'bad-input', 'together'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at === -1 ? LONG.length : at;
}

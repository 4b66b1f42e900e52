import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys that take longest, longest first: one that began last would run on alone. */
const LONGEST = [
  'main-job',
  'screens',
  'bad-input',
  'life',
  'plan-page',
  'large-issue',
  'main-job-real',
  'together',
  'report-month',
  'habits',
];

/** The long journeys begin first, the others as vitest would have them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(basename(moduleId, '.test.ts'));
      return at < 0 ? LONGEST.length : at;
    };
    return usual.toSorted((a, b) => place(a) - place(b));
  }
}

import { test } from 'vitest';
import { describeMainJob } from './main-job.ts';
import { REAL_TEXTS } from './texts.ts';

if (REAL_TEXTS.length > 0) describeMainJob(REAL_TEXTS, 'plan');
else test.skip('the real pages do not stand beside this checkout', () => {});

import { test } from 'vitest';
import { describeMainJob } from './main-job.ts';
import { REAL_TEXTS } from './texts.ts';

/*
 * The real pages, where they stand beside this checkout and are asked for (`CHIDAO_REAL_TEXTS=1`): what the product
 * itself needs is proven by texts of its own in main-job.test.ts.
 */
if (process.env.CHIDAO_REAL_TEXTS && REAL_TEXTS.length > 0) describeMainJob(REAL_TEXTS, 'plan');
else test.skip('the real pages do not stand beside this checkout, or were not asked for', () => {});

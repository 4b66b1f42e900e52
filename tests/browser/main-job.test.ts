import { describeMainJob } from './main-job.ts';
import { OWN_TEXTS } from './texts.ts';

describeMainJob(OWN_TEXTS);

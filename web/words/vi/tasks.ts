/** Words of the pages under web/tasks/. */
export const tasks = {} as const;

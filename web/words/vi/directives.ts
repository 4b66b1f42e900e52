/** Words of the pages under web/directives/. */
export const directives = {} as const;

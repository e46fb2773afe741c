/** How large a search may be. Beyond a limit the rest is ignored and named, never refused. */

/** The longest title we store is shorter; a pasted title is found whole. */
export const longestWords = 200;

/** Each word costs one look into the index; a title of 200 characters has about 30 words, few of them rare. */
export const mostWords = 16;

/** More alternatives in one filter than the register of target groups has entries are nobody's question. */
export const mostValues = 30;

/** Every parameter of the widest search with a dozen values each; more is an attack or a mistake. */
export const mostParameters = 200;

/** The longest slug (100) with `not-` room to spare: longer values exist in no register. */
export const longestValue = 120;

/** 100,000 projects, the size we design for, at 20 a page. */
export const lastPage = 5_000;

/** Ten thousand million euro: the largest amount the schema of a project holds. */
export const largestEuro = 10_000_000_000;

/** Notices that a page lists; further ones are counted. */
export const mostNotices = 12;

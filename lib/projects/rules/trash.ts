/** How long the trash keeps a project. Pure; screens say the figure and the nightly job keeps to it. */

/** A year: every deadline of a programme comes once in it, and with it somebody who looks for what is missing. */
export const projectTrashDays = 365;

/** What somebody typed and put aside can be taken back for a week. */
export const discardedDays = 7;

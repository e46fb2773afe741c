/** Who works at the command line of the site's own machine, beside those who sign in. */

/** The operator, who may do everything; the log has no person for it. */
export const operator = Symbol('operator');

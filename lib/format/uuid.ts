/** Whether a text of an address or a form can be an identifier at all. Never says that something is called so. */

/** A UUID as the database writes it: in small letters. The columns of its type refuse any other text with an error. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

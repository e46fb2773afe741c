/** What is printed where nobody has an account yet. */

/** How somebody gets in where nobody is yet. */
export const firstAccount =
  'Nobody has an account yet. Make the first one with: npm run staff -- invite "NAME" E-MAIL --role administrator';

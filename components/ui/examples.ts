import { examples as abbreviation } from './abbreviation.examples.tsx';
import { examples as breadcrumb } from './breadcrumb.examples.tsx';
import { examples as button } from './button.examples.tsx';
import { examples as chip } from './chip.examples.tsx';
import { examples as disclosure } from './disclosure.examples.tsx';
import { examples as emptyState } from './empty-state.examples.tsx';
import { examples as errorSummary } from './error-summary.examples.tsx';
import type { Example } from './example.ts';
import { examples as factList } from './fact-list.examples.tsx';
import { examples as field } from './field.examples.tsx';
import { examples as figure } from './figure.examples.tsx';
import { examples as heading } from './heading.examples.tsx';
import { examples as highlight } from './highlight.examples.tsx';
import { examples as ledger } from './ledger.examples.tsx';
import { examples as link } from './link.examples.tsx';
import { examples as linkList } from './link-list.examples.tsx';
import { examples as localized } from './localized.examples.tsx';
import { examples as menu } from './menu.examples.tsx';
import { examples as notice } from './notice.examples.tsx';
import { examples as numeral } from './numeral.examples.tsx';
import { examples as pageHeader } from './page-header.examples.tsx';
import { examples as pagination } from './pagination.examples.tsx';
import { examples as quote } from './quote.examples.tsx';
import { examples as skipLink } from './skip-link.examples.tsx';
import { examples as sourceMark } from './source-mark.examples.tsx';
import { examples as statusMark } from './status-mark.examples.tsx';
import { examples as table } from './table.examples.tsx';
import { examples as verdictMark } from './verdict-mark.examples.tsx';
import { examples as visuallyHidden } from './visually-hidden.examples.tsx';

/** Every component of the design system with its drawn states; a component without an entry fails a test. */
export const examples: Record<string, Example[]> = {
  abbreviation,
  breadcrumb,
  button,
  chip,
  disclosure,
  'empty-state': emptyState,
  'error-summary': errorSummary,
  'fact-list': factList,
  field,
  figure,
  heading,
  highlight,
  ledger,
  'link-list': linkList,
  link,
  localized,
  menu,
  notice,
  numeral,
  'page-header': pageHeader,
  pagination,
  quote,
  'skip-link': skipLink,
  'source-mark': sourceMark,
  'status-mark': statusMark,
  table,
  'verdict-mark': verdictMark,
  'visually-hidden': visuallyHidden,
};

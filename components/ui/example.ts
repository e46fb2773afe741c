import type { ReactNode } from 'react';

/** One drawn state of a component: shown on the examples page, checked there by the browser tests. */
export interface Example {
  name: string;
  render: () => ReactNode;
}

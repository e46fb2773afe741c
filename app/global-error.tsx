'use client';

import '#app/globals.css';
import { FailurePage } from '#components/layout/failure-page.tsx';

/** When rendering failed and nothing closer to the page caught it. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <FailurePage />
      </body>
    </html>
  );
}

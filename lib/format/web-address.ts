/** Addresses that a page may lead to. A link runs what it names: nothing but pages of the web may stand in one. */
import { z } from 'zod';

/** An address of the web, whole: `https://example.org/page`. Never `javascript:`, `data:` or any other scheme. */
export const webAddress = z.url({ protocol: /^https?$/ });

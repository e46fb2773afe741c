/** Whether this process serves a demonstration: every page of it says so. */
import { isDemo } from '#lib/env.ts';

/** True only where `npm start -- --demo` began it. */
export const isDemoSite = (): boolean => isDemo(process.env);

import type { Example } from '#components/ui/example.ts';
import { examples as moneyDistribution } from './money-distribution.examples.tsx';
import { examples as pairedBar } from './paired-bar.examples.tsx';
import { examples as periodBar } from './period-bar.examples.tsx';
import { examples as proportionBars } from './proportion-bars.examples.tsx';

/** Every chart with its drawn states. */
export const examples: Record<string, Example[]> = {
  'money-distribution': moneyDistribution,
  'paired-bar': pairedBar,
  'period-bar': periodBar,
  'proportion-bars': proportionBars,
};

import type { Example } from '#components/ui/example.ts';
import { PairedBar } from './paired-bar.tsx';

export const examples: Example[] = [
  {
    name: 'Short of it, met, beyond it, none',
    render: () => (
      <div className="grid max-w-md gap-4">
        <PairedBar expected={120} achieved={108} />
        <PairedBar expected={90} achieved={90} />
        <PairedBar expected={90} achieved={180} />
        <PairedBar expected={34} achieved={0} />
      </div>
    ),
  },
];

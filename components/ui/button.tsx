import type { ReactNode } from 'react';

const shape =
  'inline-flex min-h-11 items-center justify-center border px-5 py-2 text-center font-semibold no-underline';
const tones = {
  firm: 'border-accent bg-accent text-paper hover:border-accent-deep hover:bg-accent-deep hover:text-paper print:text-ink',
  plain: 'border-rule-firm bg-paper text-accent hover:border-accent hover:text-accent-deep',
} as const;

interface ButtonLook {
  children: ReactNode;
  /** `firm` for the one thing a form is for; `plain` for the rest. */
  tone?: keyof typeof tones | undefined;
}

/** Sends the form it stands in. */
export function Button({
  children,
  tone = 'firm',
  name,
  value,
}: ButtonLook & { name?: string; value?: string }) {
  return (
    <button type="submit" name={name} value={value} className={`${shape} ${tones[tone]} cursor-pointer`}>
      {children}
    </button>
  );
}

/** A link where the next step of a reader deserves the weight of a button. */
export function LinkButton({ href, children, tone = 'plain' }: ButtonLook & { href: string }) {
  return (
    <a href={href} className={`${shape} ${tones[tone]}`}>
      {children}
    </a>
  );
}

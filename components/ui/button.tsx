import type { ReactNode } from 'react';

const shape =
  'inline-flex min-h-11 items-center justify-center border px-5 py-2 text-center font-semibold no-underline print:hidden';
const tones = {
  firm: 'forced-color-adjust-none border-accent bg-accent text-paper hover:border-accent-deep hover:bg-accent-deep hover:text-paper',
  plain: 'border-rule-firm bg-paper text-accent hover:border-accent hover:text-accent-deep',
  grave: 'forced-color-adjust-none border-missed bg-paper text-missed hover:bg-missed hover:text-paper',
} as const;

interface ButtonLook {
  children: ReactNode;
  /** `firm` for the one thing a form is for; `plain` for the rest; `grave` for what takes something away from people. */
  tone?: keyof typeof tones | undefined;
}

export interface ButtonProps extends ButtonLook {
  name?: string | undefined;
  value?: string | undefined;
  type?: 'submit' | 'button' | undefined;
  /** Address that this button sends its form to, where it is another than the form's. */
  formAction?: string | undefined;
  onClick?: (() => void) | undefined;
}

/** Sends the form it stands in, unless it is of the type `button`. */
export function Button({ children, tone = 'firm', type, ...button }: ButtonProps) {
  const className = `${shape} ${tones[tone]} cursor-pointer`;
  return type === 'button' ? (
    <button type="button" className={className} {...button}>
      {children}
    </button>
  ) : (
    <button type="submit" className={className} {...button}>
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

/** A bracketed number that leads to the source of the value before it; large enough to be hit. */
export function SourceMark({ href, number, label }: { href: string; number: number; label: string }) {
  return (
    <a
      href={href}
      aria-label={label}
      className="quiet-link inline-block min-h-6 min-w-6 text-center text-caption tabular-nums leading-6"
    >
      [{number}]
    </a>
  );
}

/** A short form with its long one written out beside it the first time, not hidden in a tooltip. */
export function Abbreviation({ short, long }: { short: string; long: string }) {
  return (
    <>
      {long} (<abbr>{short}</abbr>)
    </>
  );
}

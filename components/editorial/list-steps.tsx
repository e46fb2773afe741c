/** The ways from one page of a list back to its first and on to its next, where there are such. */
export function ListSteps({
  path,
  query,
  first,
  next,
}: {
  path: string;
  /** Conditions of the list, which every page of it keeps. */
  query?: Readonly<Record<string, string>>;
  /** Absent on the first page. */
  first?: { label: string } | undefined;
  /** Absent on the last page; `query` says where the next begins. */
  next?: { label: string; query: Readonly<Record<string, string>> } | undefined;
}) {
  if (!first && !next) return null;
  const hrefOf = (values: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams(values);
    return search.size === 0 ? path : `${path}?${search}`;
  };
  return (
    <p className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
      {first && <a href={hrefOf({ ...query })}>{first.label}</a>}
      {next && <a href={hrefOf({ ...query, ...next.query })}>{next.label}</a>}
    </p>
  );
}

import { type FocusField, focusField, focusFields } from '#lib/media/rules.ts';

/** Which of nine parts of a photo must stay in view: nine buttons as they lie on it. Works without a script. */
export function FocusChoice({
  legend,
  hint,
  labels,
  value,
}: {
  legend: string;
  hint: string;
  labels: Readonly<Record<FocusField, string>>;
  /** `x y` as posted. */
  value: string;
}) {
  const [x = 500, y = 500] = value.split(' ').map(Number);
  const taken = focusField({ x, y });
  return (
    <fieldset id="focus" aria-describedby="focus-hint" tabIndex={-1}>
      <legend className="mb-1 font-semibold text-small">{legend}</legend>
      <p id="focus-hint" className="mb-2 text-caption text-ink-soft">
        {hint}
      </p>
      <div className="inline-grid grid-cols-3 border border-rule-firm">
        {focusFields.map((each) => (
          <label
            key={each.field}
            className="grid size-12 cursor-pointer place-items-center border border-rule hover:bg-paper-deep"
          >
            <input
              type="radio"
              name="focus"
              value={`${each.x} ${each.y}`}
              defaultChecked={each.field === taken}
              className="size-6 accent-accent"
            />
            <span className="sr-only">{labels[each.field]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

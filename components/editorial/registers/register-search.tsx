import { Button } from '#components/ui/button.tsx';
import { Checkbox, SelectField, TextField } from '#components/ui/field.tsx';

/** The search of a register: a plain form whose answer has an address of its own. */
export function RegisterSearch({
  action,
  text,
  kind,
  tick,
  button,
}: {
  action: string;
  text: { label: string; value: string };
  kind: { label: string; value: string; options: readonly { value: string; label: string }[] };
  tick?: { name: string; label: string; isTicked: boolean } | undefined;
  button: string;
}) {
  return (
    <form
      method="get"
      action={action}
      data-screen
      className="mb-8 grid gap-x-6 gap-y-4 mid:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto] mid:items-end"
    >
      <TextField id="q" name="q" type="search" label={text.label} defaultValue={text.value} />
      <SelectField
        id="kind"
        name="kind"
        label={kind.label}
        options={kind.options}
        defaultValue={kind.value}
      />
      {tick && (
        <div className="mid:order-last mid:col-span-3">
          <Checkbox
            id={tick.name}
            name={tick.name}
            value="yes"
            label={tick.label}
            defaultChecked={tick.isTicked}
          />
        </div>
      )}
      <div>
        <Button tone="plain">{button}</Button>
      </div>
    </form>
  );
}

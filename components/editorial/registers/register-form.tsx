import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffSelect, StaffTextArea } from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/field.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface RegisterField {
  name: string;
  label: string;
  hint?: string | undefined;
  /** A line unless said otherwise. */
  kind?: 'line' | 'text' | 'tick' | 'choice' | undefined;
  lang?: string | undefined;
  options?: readonly { value: string; label: string }[] | undefined;
}

export interface RegisterFormProps {
  frame: FormFrame;
  action: string;
  hidden: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  fields: readonly RegisterField[];
  /** True for an entry that somebody else may have changed meanwhile. */
  mayReplace: boolean;
}

/** The form of one entry of a register. Shown again, it has what was posted; a new one has no fingerprint. */
export function RegisterForm({ frame, action, hidden, values, fields, mayReplace }: RegisterFormProps) {
  const t = staffMessages(frame.locale, 'registers');
  const posted = frame.returned?.values['form'] === 'entry' ? postedValues(frame, 'entry') : null;
  const valueOf = (name: string) => (posted === null ? (values[name] ?? '') : (posted[name] ?? ''));
  return (
    <ActionForm frame={frame} name="entry" action={action} fields={{ ...hidden, was: valueOf('was') }}>
      {fields.map((field) => (
        <OneField key={field.name} {...field} value={valueOf(field.name)} />
      ))}
      {mayReplace && (
        <Checkbox id="overwrite" name="overwrite" value="yes" label={t('overwrite')} defaultChecked={false} />
      )}
      <div>
        <Button>{t('save')}</Button>
      </div>
    </ActionForm>
  );
}

function OneField({
  name,
  label,
  hint,
  kind = 'line',
  lang,
  options,
  value,
}: RegisterField & { value: string }) {
  const shared = { id: name, name, label, hint, defaultValue: value };
  if (kind === 'tick')
    return <Checkbox id={name} name={name} value="yes" label={label} defaultChecked={value !== ''} />;
  if (kind === 'choice') return <StaffSelect {...shared} options={options ?? []} />;
  if (kind === 'text') return <StaffTextArea {...shared} lang={lang} />;
  return <StaffField {...shared} {...(lang !== undefined && { lang })} />;
}

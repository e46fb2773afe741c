import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { StaffFile } from '#components/editorial/staff-field.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

/** A form that takes one file, in the field `file`. */
export function UploadForm({
  label,
  hint,
  accept,
  submit,
  tone,
  ...form
}: {
  frame: FormFrame;
  /** Tells the forms of a page apart. */
  name: string;
  action: string;
  fields?: Readonly<Record<string, string>>;
  /** True where sending it twice must do it once. */
  isOnce?: boolean;
  label: string;
  hint: string;
  /** What browsers offer in their chooser; what comes is judged by its bytes. */
  accept: string;
  submit: string;
  tone?: ButtonProps['tone'];
}) {
  return (
    <ActionForm {...form} hasFiles>
      <StaffFile id="file" name="file" label={label} hint={hint} accept={accept} required />
      <div>
        <Button tone={tone}>{submit}</Button>
      </div>
    </ActionForm>
  );
}

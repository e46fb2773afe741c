import { StaffField } from '#components/editorial/staff-field.tsx';

/** Where somebody chooses a password; programs that keep passwords offer one. */
export function NewPasswordField({ label, hint }: { label: string; hint: string }) {
  return (
    <StaffField
      id="password"
      name="password"
      type="password"
      label={label}
      hint={hint}
      autoComplete="new-password"
    />
  );
}

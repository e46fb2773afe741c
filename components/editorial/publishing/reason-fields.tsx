import { StaffTextArea } from '#components/editorial/staff-field.tsx';

/** The reason that the public reads, in both languages. */
export function ReasonFields({
  labelEn,
  labelBg,
  hint,
  posted,
  prefix,
}: {
  labelEn: string;
  labelBg: string;
  hint?: string | undefined;
  posted: Readonly<Record<string, string>>;
  /** Tells the fields of several forms of a page apart. */
  prefix?: string | undefined;
}) {
  const own = (name: string) => (prefix === undefined ? name : `${prefix}-${name}`);
  return (
    <>
      <StaffTextArea
        id={own('reasonEn')}
        name="reasonEn"
        lang="en"
        label={labelEn}
        hint={hint}
        defaultValue={posted['reasonEn'] ?? ''}
        rows={2}
      />
      <StaffTextArea
        id={own('reasonBg')}
        name="reasonBg"
        lang="bg"
        label={labelBg}
        defaultValue={posted['reasonBg'] ?? ''}
        rows={2}
      />
    </>
  );
}

'use client';

import { useStandingText } from '#components/editorial/long-text.tsx';
import { useFieldError } from '#components/editorial/staff-form/enhanced-form.tsx';
import {
  CheckboxGroup,
  type ChoiceProps,
  FileField,
  type FileFieldProps,
  RadioGroup,
  SelectField,
  type SelectFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from '#components/ui/field.tsx';

/** Fields that show what the form around them was told to mend; each is found by its name. */

export function StaffField(props: TextFieldProps) {
  return <TextField {...props} error={useFieldError(props.name) ?? props.error} />;
}

export function StaffTextArea(props: TextAreaProps) {
  const defaultValue = useStandingText(props.id, props.defaultValue);
  return <TextArea {...props} defaultValue={defaultValue} error={useFieldError(props.name) ?? props.error} />;
}

export function StaffSelect(props: SelectFieldProps) {
  return <SelectField {...props} error={useFieldError(props.name) ?? props.error} />;
}

export function StaffFile(props: FileFieldProps) {
  return <FileField {...props} error={useFieldError(props.name) ?? props.error} />;
}

export function StaffRadios(props: ChoiceProps & { defaultValue?: string | undefined }) {
  return <RadioGroup {...props} error={useFieldError(props.name) ?? props.error} />;
}

export function StaffCheckboxes(props: ChoiceProps & { defaultValues?: readonly string[] | undefined }) {
  return <CheckboxGroup {...props} error={useFieldError(props.name) ?? props.error} />;
}

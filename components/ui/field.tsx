import type { ReactNode } from 'react';

/** The look of every control that is written into. */
export const control =
  'block min-h-11 w-full border border-rule-firm bg-paper px-3 py-2 text-ink placeholder:text-ink-soft hover:border-ink aria-invalid:border-missed aria-invalid:border-l-4';

interface FieldFrame {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

export interface TextFieldProps extends FieldFrame {
  name: string;
  type?: 'text' | 'search' | 'date' | 'number' | 'email' | 'password' | 'url' | 'tel' | 'datetime-local';
  defaultValue?: string | number | undefined;
  inputMode?: 'text' | 'search' | 'decimal' | 'numeric';
  /** What browsers and password keepers may fill in; off when absent. */
  autoComplete?: string;
  required?: boolean;
  readOnly?: boolean;
  lang?: string;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
}

/** A labelled line to write in. */
export function TextField({ id, label, hint, error, type = 'text', ...input }: TextFieldProps) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type={type}
        autoComplete="off"
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={control}
        {...input}
      />
    </Frame>
  );
}

export interface SelectFieldProps extends FieldFrame {
  name: string;
  options: readonly { value: string; label: string }[];
  defaultValue?: string | undefined;
}

/** A labelled choice of one from a short list. */
export function SelectField({ id, label, hint, error, name, options, defaultValue }: SelectFieldProps) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={control}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface TextAreaProps extends FieldFrame {
  name: string;
  rows?: number;
  defaultValue?: string | undefined;
  lang?: string | undefined;
  maxLength?: number;
  required?: boolean;
  readOnly?: boolean;
}

/** A labelled place for several lines; it grows with its text where the browser can. */
export function TextArea({ id, label, hint, error, rows = 4, ...input }: TextAreaProps) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        rows={rows}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={`${control} field-sizing-content min-h-28 max-h-screen resize-y`}
        {...input}
      />
    </Frame>
  );
}

export interface FileFieldProps extends FieldFrame {
  name: string;
  /** Kinds of files as the browser's chooser takes them: `image/jpeg,image/png`. */
  accept?: string;
  multiple?: boolean;
  required?: boolean;
}

/** A labelled choice of files from the reader's machine. */
export function FileField({ id, label, hint, error, ...input }: FileFieldProps) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="file"
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={`${control} file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-accent`}
        {...input}
      />
    </Frame>
  );
}

export interface ChoiceProps {
  id: string;
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
}

/** One of a few, all of them in sight. */
export function RadioGroup({ defaultValue, ...choice }: ChoiceProps & { defaultValue?: string | undefined }) {
  return <Choice type="radio" {...choice} isTaken={(value) => value === defaultValue} />;
}

/** Any of a few. */
export function CheckboxGroup({
  defaultValues,
  ...choice
}: ChoiceProps & { defaultValues?: readonly string[] | undefined }) {
  return <Choice type="checkbox" {...choice} isTaken={(value) => defaultValues?.includes(value) === true} />;
}

function Choice({
  type,
  id,
  name,
  legend,
  hint,
  error,
  options,
  isTaken,
}: ChoiceProps & { type: 'radio' | 'checkbox'; isTaken: (value: string) => boolean }) {
  return (
    <fieldset id={id} aria-describedby={describedBy(id, hint, error)} tabIndex={-1}>
      <legend className="mb-1 font-semibold text-small">{legend}</legend>
      <Remarks id={id} hint={hint} error={error} />
      {options.map((option, index) => {
        const own = `${id}-${index}`;
        return (
          <div key={option.value} className="flex items-start gap-3 py-1">
            <input
              type={type}
              id={own}
              name={name}
              value={option.value}
              defaultChecked={isTaken(option.value)}
              aria-describedby={option.hint ? `${own}-hint` : undefined}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <div className="min-w-0">
              <label htmlFor={own} className="cursor-pointer">
                {option.label}
              </label>
              {option.hint && (
                <p id={`${own}-hint`} className="text-caption text-ink-soft">
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

export interface CheckboxProps {
  id: string;
  name: string;
  value: string;
  label: ReactNode;
  defaultChecked?: boolean;
}

/** One thing that may be ticked. */
export function Checkbox({ id, name, value, label, defaultChecked }: CheckboxProps) {
  return (
    <div className="flex items-start gap-3 py-1">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <label htmlFor={id} className="min-w-0 cursor-pointer">
        {label}
      </label>
    </div>
  );
}

function Frame({ id, label, hint, error, children }: FieldFrame & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold text-small">
        {label}
      </label>
      <Remarks id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

function Remarks({ id, hint, error }: Omit<FieldFrame, 'label'>) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 whitespace-pre-line text-caption text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-semibold text-missed text-small">
          {error}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

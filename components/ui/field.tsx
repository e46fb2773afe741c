import type { ReactNode } from 'react';

const control =
  'block min-h-11 w-full border border-rule-firm bg-paper px-3 py-2 text-ink placeholder:text-ink-soft hover:border-ink';

interface FieldFrame {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

export interface TextFieldProps extends FieldFrame {
  name: string;
  type?: 'text' | 'search' | 'date' | 'number';
  defaultValue?: string | number | undefined;
  inputMode?: 'text' | 'search' | 'decimal' | 'numeric';
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
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-caption text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-semibold text-missed text-small">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

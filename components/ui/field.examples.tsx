import type { Example } from './example.ts';
import {
  Checkbox,
  CheckboxGroup,
  FileField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './field.tsx';

export const examples: Example[] = [
  {
    name: 'A line to write in',
    render: () => (
      <TextField
        id="example-q"
        name="q"
        type="search"
        label="Search"
        hint="A town, a group of people, a word"
      />
    ),
  },
  {
    name: 'With an error',
    render: () => (
      <TextField
        id="example-amount"
        name="amount-min"
        inputMode="decimal"
        label="Grant of at least, in euro"
        defaultValue="much"
        error="Write an amount in figures, such as 50000."
      />
    ),
  },
  {
    name: 'A choice',
    render: () => (
      <SelectField
        id="example-sort"
        name="sort"
        label="Order"
        options={[
          { value: 'newest', label: 'Newest first' },
          { value: 'amount-desc', label: 'Largest grant first' },
        ]}
      />
    ),
  },
  {
    name: 'Ticks',
    render: () => (
      <fieldset>
        <legend className="mb-1 font-semibold text-small">Наличие</legend>
        <Checkbox
          id="example-has-1"
          name="has"
          value="results"
          label="Публикувани резултати"
          defaultChecked
        />
        <Checkbox id="example-has-2" name="has" value="documents" label="Документи и други продукти" />
      </fieldset>
    ),
  },
  {
    name: 'Several lines',
    render: () => (
      <TextArea
        id="example-goal"
        name="goal"
        label="Цел на проекта"
        lang="bg"
        hint="Едно или две изречения."
        defaultValue="Деца и младежи да останат в училище."
      />
    ),
  },
  {
    name: 'Several lines with an error',
    render: () => (
      <TextArea
        id="example-reason"
        name="reason"
        label="Reason"
        rows={2}
        error="Say why, so that the author knows what to change."
      />
    ),
  },
  {
    name: 'One of a few',
    render: () => (
      <RadioGroup
        id="example-alt"
        name="alt"
        legend="What the picture is for"
        defaultValue="informative"
        options={[
          { value: 'informative', label: 'It shows something', hint: 'Then it needs a description.' },
          { value: 'decorative', label: 'It is decorative' },
        ]}
      />
    ),
  },
  {
    name: 'Any of a few, with an error',
    render: () => (
      <CheckboxGroup
        id="example-roles"
        name="roles"
        legend="Roles"
        error="Choose at least one role."
        options={[
          { value: 'officer', label: 'Officer' },
          { value: 'approver', label: 'Approver' },
        ]}
      />
    ),
  },
  {
    name: 'Files',
    render: () => (
      <FileField id="example-file" name="file" label="Снимка" hint="JPEG, PNG или WebP до 10 MB." />
    ),
  },
];

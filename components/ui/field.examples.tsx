import type { Example } from './example.ts';
import { Checkbox, SelectField, TextField } from './field.tsx';

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
];

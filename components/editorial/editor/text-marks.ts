/** What the buttons above a narrative do to its text: pure, from text and selection to text and selection. */

export interface Selected {
  text: string;
  from: number;
  to: number;
}

export const textMarks = ['bold', 'italic', 'heading', 'list', 'numbers', 'link'] as const;
export type TextMark = (typeof textMarks)[number];

/** The text after a button was pressed, with what is then selected. */
export function withMark(selected: Selected, mark: TextMark): Selected {
  switch (mark) {
    case 'bold':
      return around(selected, '**', '**');
    case 'italic':
      return around(selected, '*', '*');
    case 'link': {
      const linked = around(selected, '[', '](https://)');
      const at = linked.to + 2;
      return { ...linked, from: at, to: at + 'https://'.length };
    }
    case 'heading':
      return lines(selected, () => '## ');
    case 'list':
      return lines(selected, () => '- ');
    case 'numbers':
      return lines(selected, (index) => `${index + 1}. `);
  }
}

function around({ text, from, to }: Selected, before: string, after: string): Selected {
  const inner = text.slice(from, to);
  const isMarked = text.slice(0, from).endsWith(before) && text.slice(to).startsWith(after);
  if (isMarked)
    return {
      text: text.slice(0, from - before.length) + inner + text.slice(to + after.length),
      from: from - before.length,
      to: to - before.length,
    };
  return {
    text: text.slice(0, from) + before + inner + after + text.slice(to),
    from: from + before.length,
    to: to + before.length,
  };
}

const sign = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] )/;

function lines({ text, from, to }: Selected, signOf: (index: number) => string): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const stop = end === -1 ? text.length : end;
  const old = text.slice(start, stop).split('\n');
  const isMarked = old.every((line, index) => line.startsWith(signOf(index)));
  const made = old.map((line, index) => (isMarked ? '' : signOf(index)) + line.replace(sign, '')).join('\n');
  return { text: text.slice(0, start) + made + text.slice(stop), from: start, to: start + made.length };
}

import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';

/** What the Markdown of the portfolio may become; images and raw HTML are dropped, their words stay. */
const allowed = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'a',
  'blockquote',
  'br',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'code',
];

/** Running text; says so when it is not in the reader's language. */
export function Markdown({ text, locale }: { text: LocalizedText; locale: Locale }) {
  const found = pick(text, locale);
  const isForeign = found.locale !== locale;
  return (
    <>
      {isForeign && (
        <p className="text-ink-soft text-small italic">
          {messages(locale, 'language')('onlyIn', { language: found.locale })}
        </p>
      )}
      <div className="prose" lang={isForeign ? found.locale : undefined}>
        <ReactMarkdown remarkPlugins={[remarkGfm]} allowedElements={allowed} unwrapDisallowed skipHtml>
          {found.text}
        </ReactMarkdown>
      </div>
    </>
  );
}

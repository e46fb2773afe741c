import { LocalText } from '#components/sections/local-text.tsx';
import { Section } from '#components/sections/section.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectPath } from '#lib/paths.ts';
import { type OutputKind, outputKinds } from '#lib/projects/schema.ts';

export interface LibraryOutput {
  id: string;
  kind: string;
  title: LocalizedText;
  describedByUs: boolean;
  languages: readonly string[];
  url: string | null;
  bilateral: boolean;
  project: { slug: string; title: LocalizedText };
}

/** Everything that projects made, by kind. */
export function OutputLibrary({ outputs, locale }: { outputs: readonly LibraryOutput[]; locale: Locale }) {
  const t = messages(locale, 'outputs');
  if (outputs.length === 0) return <EmptyState title={t('empty')} />;
  const kinds = outputKinds.filter((kind) => outputs.some((output) => output.kind === kind));
  return kinds.map((kind) => (
    <Shelf
      key={kind}
      kind={kind}
      outputs={outputs.filter((output) => output.kind === kind)}
      locale={locale}
    />
  ));
}

function Shelf({
  kind,
  outputs,
  locale,
}: {
  kind: OutputKind;
  outputs: readonly LibraryOutput[];
  locale: Locale;
}) {
  return (
    <Section id={kind} title={messages(locale, 'outputs')(`shelf.${kind}`)}>
      <ul className="max-w-measure" data-print-address>
        {outputs.map((output) => (
          <li key={`${output.project.slug} ${output.id}`} className="border-rule border-b py-3 first:pt-0">
            <Title output={output} locale={locale} />
            <Details output={output} locale={locale} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Title({ output, locale }: { output: LibraryOutput; locale: Locale }) {
  const title = <LocalText text={output.title} locale={locale} />;
  if (output.url === null) return <p className="font-serif">{title}</p>;
  return (
    <p className="font-serif">
      <Link href={output.url} rel="external">
        {title}
      </Link>
    </p>
  );
}

function Details({ output, locale }: { output: LibraryOutput; locale: Locale }) {
  const t = messages(locale, 'outputs');
  const languageNames = new Intl.DisplayNames([locale], { type: 'language' });
  const remarks = [
    ...output.languages.map((language) => languageNames.of(language) ?? language),
    ...(output.bilateral ? [t('bilateral')] : []),
    ...(output.describedByUs ? [t('describedByUs')] : []),
    ...(output.url === null ? [t('noFile')] : []),
  ];
  return (
    <p className="text-ink-soft text-small">
      {t('from')}{' '}
      <Link href={projectPath(locale, output.project.slug)}>
        <LocalText text={output.project.title} locale={locale} />
      </Link>
      {remarks.length > 0 && ` · ${remarks.join(' · ')}`}
    </p>
  );
}

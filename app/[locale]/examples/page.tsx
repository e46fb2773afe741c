import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { examples as charts } from '#components/charts/examples.ts';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { examples as elements } from '#components/ui/examples.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { examplesAreShown } from '#lib/web/examples-gate.ts';
import { pageLocale } from '#lib/web/page-locale.ts';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  return {
    title: messages(locale, 'states')('examplesTitle'),
    robots: { index: false, follow: false },
  };
}

/** Every component in every state, for those who build and for the browser tests. */
export default async function ExamplesPage({ params }: Props) {
  const locale = await pageLocale(params);
  if (!examplesAreShown()) notFound();
  return (
    <PageFrame locale={locale} path={`/${locale}/examples`} crumbs={[]}>
      <PageHeader title={messages(locale, 'states')('examplesTitle')} />
      {Object.entries({ ...elements, ...charts }).map(([component, states]) => (
        <Section key={component} id={`component-${component}`} title={component}>
          <div lang="en" className="grid gap-8">
            {states.map(({ name, render }) => (
              <div key={name} data-example={`${component}: ${name}`}>
                <p className="mb-2 text-caption text-ink-soft">{name}</p>
                <div className="relative">{render()}</div>
              </div>
            ))}
          </div>
        </Section>
      ))}
    </PageFrame>
  );
}

import type { ReactNode } from 'react';
import { Contact } from '#components/projects/profile/contact.tsx';
import { KeyFacts } from '#components/projects/profile/key-facts.tsx';
import { BilateralResults, Narrative } from '#components/projects/profile/narrative.tsx';
import { Outputs } from '#components/projects/profile/outputs.tsx';
import { type PhotoAddress, Photos } from '#components/projects/profile/photos.tsx';
import { type MappedProjectPlace, ProjectMap } from '#components/projects/profile/project-map.tsx';
import { PromiseAndDelivery } from '#components/projects/profile/promise-and-delivery.tsx';
import { Related, type RelatedReason } from '#components/projects/profile/related.tsx';
import { Differences, Sources } from '#components/projects/profile/sources.tsx';
import { Markdown } from '#components/sections/markdown.tsx';
import { Section } from '#components/sections/section.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ProfilePart } from '#lib/projects/facts.ts';
import { contactVisibility } from '#lib/projects/rules.ts';
import type { Named, ProjectCard, ProjectProfile } from '#lib/projects/schema.ts';

export interface ProfileBodyProps {
  profile: ProjectProfile;
  places: Record<string, MappedProjectPlace>;
  targetGroups: Record<string, Named>;
  organisations: Record<string, Named>;
  programme: Named | null;
  related: readonly { card: ProjectCard; reasons: readonly RelatedReason[] }[];
  locale: Locale;
  today: string;
  /** Where the files of photos are, where not in public. */
  photoAddress?: PhotoAddress;
}

type BodyPart = Exclude<ProfilePart, 'header' | 'answer'> | 'related';

/** Everything below the header of a profile, part by part; parts without content are left out. */
export function ProfileBody(props: ProfileBodyProps) {
  const { profile, locale, today } = props;
  const names = {
    places: props.places,
    targetGroups: props.targetGroups,
    organisations: props.organisations,
    programme: props.programme,
  };
  const t = messages(locale, 'profile');
  const part = (id: BodyPart, isThere: boolean, content: ReactNode, wide = false) =>
    isThere && (
      <Section id={id} title={t(`parts.${id}`)} wide={wide}>
        {content}
      </Section>
    );
  return (
    <>
      <div className="margin-grid">
        {part(
          'key-facts',
          true,
          <KeyFacts profile={profile} names={names} locale={locale} today={today} />,
          true,
        )}
        <div className="min-w-0">
          {part(
            'goal',
            profile.goal !== undefined,
            profile.goal && <Markdown text={profile.goal} locale={locale} />,
            true,
          )}
          {part(
            'results',
            profile.results.length > 0,
            <PromiseAndDelivery profile={profile} locale={locale} />,
            true,
          )}
          {part(
            'narrative',
            profile.sections.length > 0,
            <Narrative profile={profile} locale={locale} />,
            true,
          )}
          {part(
            'bilateral',
            profile.bilateral.length > 0,
            <BilateralResults profile={profile} organisations={props.organisations} locale={locale} />,
            true,
          )}
        </div>
      </div>
      {part(
        'map',
        profile.places.length > 0,
        <ProjectMap profile={profile} places={props.places} locale={locale} />,
        true,
      )}
      {part(
        'photos',
        profile.photos.length > 0,
        <Photos profile={profile} locale={locale} addressOf={props.photoAddress} />,
      )}
      {part('outputs', profile.outputs.length > 0, <Outputs profile={profile} locale={locale} />)}
      {part(
        'sources',
        true,
        <>
          <p className="mb-4 max-w-measure">{t('sources.intro', { count: profile.sources.length })}</p>
          <Sources profile={profile} locale={locale} />
          <Differences profile={profile} locale={locale} />
        </>,
      )}
      {part(
        'contact',
        contactVisibility(profile, today) !== 'none',
        <Contact profile={profile} locale={locale} today={today} />,
      )}
      {part('related', props.related.length > 0, <Related related={props.related} locale={locale} />)}
    </>
  );
}

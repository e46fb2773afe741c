import { Figure } from '#components/ui/figure.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { pictureSources, publicFilePath } from '#lib/media/rules.ts';
import { isUploaded } from '#lib/projects/rules/uploads.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

type Photo = ProjectProfile['photos'][number];

/** Half the page beside another, the whole width of a phone. */
const shownWide = '(min-width: 40rem) 32rem, 100vw';

/** Where a file of an uploaded photo is found. */
export type PhotoAddress = (photo: Pick<Photo, 'id' | 'file'>, name: string) => string;

const publicAddress: PhotoAddress = ({ file }, name) => publicFilePath(file, name);

/** The photos with their credits; a decorative one has no words. */
export function Photos({
  profile,
  locale,
  addressOf = publicAddress,
}: {
  profile: ProjectProfile;
  locale: Locale;
  /** Elsewhere than in public. */
  addressOf?: PhotoAddress | undefined;
}) {
  return (
    <div className="grid gap-8 mid:grid-cols-2">
      {profile.photos.map((photo) => (
        <Figure key={photo.id} caption={photo.credit}>
          <Picture photo={photo} locale={locale} addressOf={addressOf} />
        </Figure>
      ))}
    </div>
  );
}

function Picture({ photo, locale, addressOf }: { photo: Photo; locale: Locale; addressOf: PhotoAddress }) {
  const isOurs = isUploaded(photo.file);
  const words = wordsFor(photo, locale);
  const { sources, src } = isOurs
    ? pictureSources(photo.width, (name) => addressOf(photo, name))
    : { sources: [], src: `/photos/${photo.file}` };
  return (
    <picture>
      {sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={shownWide} />
      ))}
      <img
        src={src}
        width={photo.width}
        height={photo.height}
        alt={words.alt}
        lang={words.lang}
        loading="lazy"
        className="h-auto w-full"
      />
    </picture>
  );
}

/** What is said instead of the picture, in the language it is really in. */
function wordsFor({ decorative, alt }: Photo, locale: Locale): { alt: string; lang?: Locale } {
  if (decorative || alt === undefined) return { alt: '' };
  const words = pick(alt, locale);
  return { alt: words.text, ...(words.locale !== locale && { lang: words.locale }) };
}

import { Figure } from '#components/ui/figure.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** The photos with their credits; a decorative one has no words. */
export function Photos({ profile, locale }: { profile: ProjectProfile; locale: Locale }) {
  return (
    <div className="grid gap-8 mid:grid-cols-2">
      {profile.photos.map((photo) => (
        <Figure key={photo.id} caption={photo.credit}>
          <img
            src={`/photos/${photo.file}`}
            width={photo.width}
            height={photo.height}
            alt={photo.decorative || photo.alt === undefined ? '' : pick(photo.alt, locale).text}
            loading="lazy"
            className="h-auto w-full"
          />
        </Figure>
      ))}
    </div>
  );
}

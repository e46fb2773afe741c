import { ActionForm, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffTextArea } from '#components/editorial/staff-field.tsx';
import { FocusChoice } from '#components/media/focus-choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { getStaffMessages, staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Asset } from '#lib/media/schema.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What a photo shows, in both languages, who took it and what must stay in view. */
export function WordsForm({ screen, asset }: { screen: Screen; asset: Asset }) {
  const t = staffMessages(screen.locale, 'media');
  const posted = postedValues(screen, 'words');
  const isPosted = posted['form'] !== undefined;
  const isReady = asset.decorative || (asset.alt?.en !== undefined && asset.alt.bg !== undefined);
  return (
    <ActionForm frame={screen} name="words" action={`/staff/api/media/${asset.id}`}>
      {!isReady && <Notice tone="warning">{t('words.missing')}</Notice>}
      <p className="text-ink-soft">{t('words.hint')}</p>
      <StaffTextArea
        id="altEn"
        name="altEn"
        label={t('words.en')}
        lang="en"
        rows={2}
        defaultValue={posted['altEn'] ?? asset.alt?.en}
      />
      <StaffTextArea
        id="altBg"
        name="altBg"
        label={t('words.bg')}
        lang="bg"
        rows={2}
        defaultValue={posted['altBg'] ?? asset.alt?.bg}
      />
      <Checkbox
        id="decorative"
        name="decorative"
        value="yes"
        label={t('words.decorative')}
        defaultChecked={isPosted ? posted['decorative'] === 'yes' : asset.decorative}
      />
      <StaffField
        id="credit"
        name="credit"
        label={t('words.credit')}
        hint={t('words.creditHint')}
        defaultValue={posted['credit'] ?? asset.credit}
      />
      <FocusChoice
        legend={t('words.focus')}
        hint={t('words.focusHint')}
        labels={getStaffMessages(screen.locale).media.focus}
        value={posted['focus'] ?? `${asset.focus.x} ${asset.focus.y}`}
      />
      <div>
        <Button>{t('words.save')}</Button>
      </div>
    </ActionForm>
  );
}

import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { ReasonFields } from '#components/editorial/publishing/reason-fields.tsx';
import { StaffCheckboxes, StaffField } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { projectPath, staffPath } from '#lib/paths.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';

export interface ManageSectionsProps {
  project: { projectId: string; slug: string; state: EntryState };
  /** Addresses that lead to it. */
  earlier: readonly string[];
  wasPublic: boolean;
  may: { withdraw: boolean; rename: boolean; trash: boolean };
  mayImport: boolean;
  frame: FormFrame;
}

/** What can be done with a project as a whole, the gentlest first; what the actor may not do is not there. */
export function ManageSections(props: ManageSectionsProps) {
  const { project, may, mayImport, wasPublic } = props;
  const { state } = project;
  const isOut = state === 'withdrawn' || state === 'gone';
  return (
    <>
      {state !== 'trashed' && state !== 'merged' && <Address {...props} />}
      {mayImport && state !== 'trashed' && state !== 'merged' && state !== 'gone' && <Import {...props} />}
      {may.withdraw && isOut && wasPublic && <Return {...props} />}
      {may.withdraw && (state === 'published' || state === 'gone') && <TakeBack {...props} kind="withdraw" />}
      {may.withdraw && (state === 'published' || state === 'withdrawn') && (
        <TakeBack {...props} kind="gone" />
      )}
      {may.withdraw && state !== 'trashed' && state !== 'gone' && <Merge {...props} />}
      {may.trash && state !== 'merged' && <Trash {...props} />}
    </>
  );
}

function Import({ project, frame: { locale } }: ManageSectionsProps) {
  const t = staffMessages(locale, 'import');
  return (
    <Section id="import" title={t('intoProject.title')}>
      <p className="mb-3 max-w-measure">{t('intoProject.lede')}</p>
      <a href={`${staffPath(locale, 'import')}?into=${project.projectId}`}>{t('intoProject.open')}</a>
    </Section>
  );
}

function Merge({ project, frame: { locale } }: ManageSectionsProps) {
  const t = staffMessages(locale, 'merge');
  return (
    <Section id="merge" title={t('title')}>
      <p className="mb-3 max-w-measure">{t('lede')}</p>
      <a href={staffPath(locale, 'projects', project.projectId, 'merge')}>{t('title')}</a>
    </Section>
  );
}

function Address({ project, earlier, may, frame }: ManageSectionsProps) {
  const { locale } = frame;
  const t = staffMessages(locale, 'publishing');
  return (
    <Section id="address" title={t('rename')}>
      <p className="mb-4 break-words">
        {t('currentAddress', { address: projectPath(locale, project.slug) })}
      </p>
      {earlier.length > 0 && (
        <div className="mb-6">
          <p className="text-ink-soft text-small">{t('earlier')}</p>
          <ul className="text-small">
            {earlier.map((slug) => (
              <li key={slug}>{slug}</li>
            ))}
          </ul>
        </div>
      )}
      {may.rename && (
        <ActionForm
          frame={frame}
          name="rename"
          action={`/staff/api/projects/${project.projectId}/rename`}
          isOnce
        >
          <p>{t('renameText')}</p>
          <StaffField
            id="slug"
            name="slug"
            label={t('slug')}
            hint={t('slugHint')}
            maxLength={100}
            defaultValue={postedValues(frame, 'rename')['slug'] ?? project.slug}
          />
          <div>
            <Button tone="plain">{t('renameButton')}</Button>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}

/** Opens by itself when its form came back, so that what was typed is in sight. */
function TakeBack({ project, frame, kind }: ManageSectionsProps & { kind: 'withdraw' | 'gone' }) {
  const t = staffMessages(frame.locale, 'publishing');
  const posted = postedValues(frame, kind);
  return (
    <Section id={kind} title={t(kind)}>
      <p className="mb-2 max-w-measure">{t(`${kind}Text`)}</p>
      <Disclosure summary={t(`${kind}Open`)} open={posted['form'] !== undefined}>
        <ActionForm
          frame={frame}
          name={kind}
          action={`/staff/api/projects/${project.projectId}/${kind}`}
          isOnce
          prefix={kind}
          fieldNames={['reasonEn', 'reasonBg']}
        >
          <ReasonFields
            labelEn={t('withdrawReasonEn')}
            labelBg={t('withdrawReasonBg')}
            posted={posted}
            prefix={kind}
          />
          {kind === 'gone' && (
            <StaffCheckboxes
              id="confirm"
              name="confirm"
              legend={t('confirmLegend')}
              options={[{ value: 'yes', label: t('confirm') }]}
              defaultValues={posted['confirm'] === undefined ? [] : [posted['confirm']]}
            />
          )}
          <div>
            <Button tone="grave">{t(`${kind}Button`)}</Button>
          </div>
        </ActionForm>
      </Disclosure>
    </Section>
  );
}

function Return({ project, frame }: ManageSectionsProps) {
  const t = staffMessages(frame.locale, 'publishing');
  return (
    <Section id="republish" title={t('republish')}>
      <ActionForm
        frame={frame}
        name="republish"
        action={`/staff/api/projects/${project.projectId}/republish`}
        prefix="republish"
        fieldNames={['reasonEn', 'reasonBg']}
      >
        <p>{t('republishText')}</p>
        <ReasonFields
          labelEn={t('withdrawReasonEn')}
          labelBg={t('withdrawReasonBg')}
          hint={t('republishHint')}
          posted={postedValues(frame, 'republish')}
          prefix="republish"
        />
        <div>
          <Button>{t('republishButton')}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}

function Trash({ project, frame }: ManageSectionsProps) {
  const t = staffMessages(frame.locale, 'publishing');
  const isTrashed = project.state === 'trashed';
  const deed = isTrashed ? 'restore' : 'trash';
  return (
    <Section id="trash" title={t('trash')}>
      {project.state === 'published' ? (
        <p className="max-w-measure">{t('trashTextPublic')}</p>
      ) : (
        <ActionForm frame={frame} name={deed} action={`/staff/api/projects/${project.projectId}/${deed}`}>
          {!isTrashed && <p>{t('trashText')}</p>}
          <div>
            <Button tone={isTrashed ? 'plain' : 'grave'}>
              {t(isTrashed ? 'restoreButton' : 'trashButton')}
            </Button>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}

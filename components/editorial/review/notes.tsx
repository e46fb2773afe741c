import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import { StaffSelect, StaffTextArea } from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

interface ShownNote {
  id: string;
  path: string;
  text: string;
  /** Name of the field; null: the whole edition. */
  field: string | null;
  by: string;
  at: Date;
  resolvedAt: Date | null;
}

interface NotesProps {
  notes: readonly ShownNote[];
  /** What a note can be about. */
  fields: readonly { value: string; label: string }[];
  editionId: string;
  mayNote: boolean;
  frame: FormFrame;
}

/** Remarks on fields of an edition, open ones first in the order of their writing, and a form for one more. */
export function Notes({ notes, fields, editionId, mayNote, frame }: NotesProps) {
  const { locale } = frame;
  const t = staffMessages(locale, 'review');
  const open = notes.filter(({ resolvedAt }) => resolvedAt === null);
  const done = notes.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <div className="grid gap-6">
      {notes.length === 0 && <p className="text-ink-soft">{t('noNotes')}</p>}
      {open.length > 0 && (
        <ul className="border-rule border-t">
          {open.map((note) => (
            <li key={note.id} className="border-rule border-b py-3">
              <NoteText note={note} locale={locale} />
              {mayNote && (
                <ActionForm
                  frame={frame}
                  name={`resolve-${note.id}`}
                  action={`/staff/api/editions/${editionId}/notes/resolve`}
                  fields={{ noteId: note.id }}
                  className="mt-2"
                >
                  <Button tone="plain">{t('resolve')}</Button>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Disclosure summary={t('resolvedNotes', { count: done.length })}>
          <ul className="border-rule border-t">
            {done.map((note) => (
              <li key={note.id} className="border-rule border-b py-3">
                <NoteText note={note} locale={locale} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {mayNote && <NewNote fields={fields} editionId={editionId} frame={frame} />}
    </div>
  );
}

function NoteText({ note, locale }: { note: ShownNote; locale: Locale }) {
  const t = staffMessages(locale, 'review');
  return (
    <>
      <p className="text-caption text-ink-soft">
        {note.field === null ? t('noteOnAll') : <a href={`#${anchorOf(note.path)}`}>{note.field}</a>}
        {` · ${note.by}, ${formatInstant(note.at, locale)}`}
        {note.resolvedAt !== null && ` · ${t('resolved')}`}
      </p>
      <p className="max-w-measure whitespace-pre-wrap font-serif">{note.text}</p>
    </>
  );
}

/** The form for one note more. */
function NewNote({ fields, editionId, frame }: Pick<NotesProps, 'fields' | 'editionId' | 'frame'>) {
  const t = staffMessages(frame.locale, 'review');
  const posted = postedValues(frame, 'note');
  return (
    <div data-screen>
      <ActionForm
        frame={frame}
        name="note"
        action={`/staff/api/editions/${editionId}/notes`}
        isOnce
        prefix="note"
        fieldNames={['path', 'text']}
      >
        <StaffSelect
          id="note-path"
          name="path"
          label={t('noteField')}
          options={[{ value: '', label: t('noteOnAll') }, ...fields]}
          defaultValue={posted['path'] ?? ''}
        />
        <StaffTextArea
          id="note-text"
          name="text"
          label={t('noteText')}
          hint={t('noteHint')}
          defaultValue={posted['text'] ?? ''}
          rows={3}
        />
        <div>
          <Button tone="plain">{t('addNote')}</Button>
        </div>
      </ActionForm>
    </div>
  );
}

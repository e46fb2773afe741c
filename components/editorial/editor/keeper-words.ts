/** The sentences of the editor that a script says, in one language; those with a place to fill keep `{…}` in them. */
import type { Locale } from '#lib/format/localized.ts';
import { getStaffMessages } from '#lib/i18n/staff-messages.ts';

type Saving = Record<
  | 'opened'
  | 'saved'
  | 'saving'
  | 'kept'
  | 'typing'
  | 'waiting'
  | 'waitingNowhere'
  | 'signedOut'
  | 'signedOutNowhere'
  | 'otherPerson'
  | 'refused'
  | 'refusedNowhere',
  string
>;

export interface KeeperWords {
  locale: Locale;
  saving: Saving;
  /** Why the server does not have the text, by status of its answer; `0` for none, `other` for any other. */
  why: Readonly<Record<string, string>>;
  beforeTitle: string;
  beforeNone: string;
  guardTitle: string;
  removed: string;
  undo: string;
  otherTab: string;
  compare: string;
  othersSaved: string;
  newVersion: string;
  reload: string;
  nul: string;
  nearLimit: string;
  download: string;
  hereRefused: string;
  hereFull: string;
  signInAgain: string;
  unsavedTitle: string;
  wallPreview: string;
}

/** For the page, which hands them to the script. */
export function keeperWords(locale: Locale): KeeperWords {
  const { editor, saving } = getStaffMessages(locale);
  const { why, ...lines } = saving;
  return {
    locale,
    saving: lines,
    why,
    beforeTitle: editor.before.title,
    beforeNone: editor.before.none,
    guardTitle: editor.before.guard,
    removed: editor.row.removed,
    undo: editor.row.undo,
    otherTab: editor.otherTab.text,
    compare: editor.otherTab.compare,
    othersSaved: editor.othersSaved,
    newVersion: editor.newVersion.text,
    reload: editor.newVersion.reload,
    nul: editor.nul,
    nearLimit: editor.nearLimit,
    download: editor.download,
    hereRefused: editor.hereRefused,
    hereFull: editor.hereFull,
    signInAgain: editor.signInAgain,
    unsavedTitle: editor.unsaved.title,
    wallPreview: editor.wall.preview,
  };
}

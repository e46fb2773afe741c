/** What is said about people of the staff: their roles, what they type to sign in, and what others see of them. */
import { z } from 'zod';
import { staffRoles } from '#lib/auth/actor.ts';

/** Names are shown in lists and letters; no person's is longer. */
const longestName = 120;
/** RFC 5321, 4.5.3.1. */
const longestEmail = 254;
const longestSecret = 1000;

export const personName = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(longestName));

/** An address as it is kept: in small letters, so that one person is one row. */
export const emailAddress = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(longestEmail));

export const staffLocale = z.enum(['en', 'bg']);

export const membership = z.strictObject({
  role: z.enum(staffRoles),
  /** Slug; null means all programmes. */
  programme: z.string().min(1).max(200).nullable(),
});

/** Roles of one person, without repeats. */
export const memberships = z
  .array(membership)
  .max(100)
  .transform((all) => [
    ...new Map(all.map((each) => [`${each.role} ${each.programme ?? ''}`, each])).values(),
  ]);

/** What somebody types at sign-in; nothing is said about its shape, so that nothing can be learnt from an answer. */
export const signInInput = z.strictObject({
  email: z.string().max(longestSecret),
  password: z.string().max(longestSecret),
});

export const newPassword = z.string().max(longestSecret);

export const inviteInput = z.strictObject({
  name: personName,
  email: emailAddress,
  locale: staffLocale,
  roles: memberships.refine((all) => all.length > 0),
});

export const acceptInput = z.strictObject({
  token: z.string().max(longestSecret),
  name: personName,
  password: newPassword,
});
export const resetInput = z.strictObject({ token: z.string().max(longestSecret), password: newPassword });
export const profileInput = z.strictObject({ name: personName, locale: staffLocale });
export const passwordInput = z.strictObject({
  present: z.string().max(longestSecret),
  password: newPassword,
});
export const personInput = z.strictObject({ personId: z.string().min(1).max(100) });
export const rolesInput = personInput.extend({ roles: memberships });
export const codeInput = z.strictObject({ code: z.string().max(longestSecret) });
export const passkeyNameInput = z.strictObject({ passkeyId: z.string().min(1).max(100), name: personName });
export const passkeyInput = z.strictObject({ passkeyId: z.string().min(1).max(100) });

/** Longer than any key, signature or attestation of a device that is asked for none. */
const deviceBytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
const deviceAnswer = {
  id: deviceBytes,
  rawId: deviceBytes,
  type: z.literal('public-key'),
  // None is asked for.
  clientExtensionResults: z.unknown().transform(() => ({})),
};
/** What a device says that made a passkey, or showed one (Web Authentication, 5.1); the library judges whether it is true. */
export const madePasskey = z.object({
  ...deviceAnswer,
  response: z.object({
    clientDataJSON: deviceBytes,
    attestationObject: deviceBytes,
    transports: z
      .array(z.string().regex(/^[\w-]{1,40}$/))
      .max(20)
      .optional(),
  }),
});
export const shownPasskey = z.object({
  ...deviceAnswer,
  response: z.object({
    clientDataJSON: deviceBytes,
    authenticatorData: deviceBytes,
    signature: deviceBytes,
  }),
});
export const sessionInput = z.strictObject({ sessionId: z.string().min(1).max(100) });
export const invitationInput = z.strictObject({ invitationId: z.uuid() });
export const fourEyesInput = z.strictObject({ programme: z.string().min(1).max(200), fourEyes: z.boolean() });

/** Letters about work on projects; whoever has an account gets them unless they said otherwise. */
export const workLetterKinds = [
  'review-asked',
  'changes-asked',
  'approved',
  'published',
  'publication-failed',
] as const;
export type WorkLetterKind = (typeof workLetterKinds)[number];

/** The letters somebody wants; the others stay away. */
export const lettersInput = z.strictObject({ wanted: z.array(z.enum(workLetterKinds)).max(20) });

export type StaffMembership = z.output<typeof membership>;

/** A person as the list of people shows them. */
export interface PersonSummary {
  id: string;
  name: string;
  email: string;
  locale: 'en' | 'bg';
  memberships: StaffMembership[];
  state: 'active' | 'disabled' | 'erased';
  hasSecondFactor: boolean;
  passkeys: number;
  sessions: number;
  lastSeenAt: Date | null;
  createdAt: Date;
}

/** A link that was sent and not used yet. */
export interface OpenInvitation {
  id: string;
  name: string;
  email: string;
  roles: StaffMembership[];
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** What somebody sees of their own account. */
export interface AccountOverview {
  name: string;
  email: string;
  locale: 'en' | 'bg';
  hasPassword: boolean;
  hasAuthenticator: boolean;
  backupCodesLeft: number;
  /** Letters about work that the person gets. */
  letters: WorkLetterKind[];
  sessions: { id: string; isThisOne: boolean; userAgent: string | null; createdAt: Date; usedAt: Date }[];
  passkeys: { id: string; name: string | null; createdAt: Date | null }[];
}

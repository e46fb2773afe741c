/** Single facts that a promoter is asked for by a link of their own, and what comes back. */
import { z } from 'zod';
import { mostAskedPaths } from '#lib/projects/rules/askable.ts';

const path = z.string().max(300);

export const askPromoterInput = z.strictObject({
  /** Made with the form: sent twice it is one question. */
  questionId: z.uuid(),
  projectId: z.string().max(64),
  email: z.email({ error: 'email-needed' }).max(200, { error: 'email-needed' }),
  locale: z.enum(['en', 'bg']),
  paths: z.array(path).min(1, { error: 'paths-needed' }).max(mostAskedPaths, { error: 'too-many-paths' }),
  message: z.string().trim().max(2000, { error: 'too-long' }),
  days: z.coerce.number().int().min(1).max(60),
});

export const answerPromoterInput = z.strictObject({
  token: z.string().max(100),
  answers: z.record(path, z.string().max(20_000, { error: 'too-long' })),
});

export const decideAnswerInput = z.strictObject({
  questionId: z.uuid(),
  /** Answers that go into the draft; none puts them aside. */
  accepted: z.array(path).max(mostAskedPaths),
  operationId: z.uuid(),
});

export const revokeQuestionInput = z.strictObject({ questionId: z.uuid() });

/** A question as staff see it. */
export interface PromoterQuestion {
  id: string;
  projectId: string;
  paths: string[];
  message: string;
  askedBy: { id: string; name: string | null };
  askedAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  /** Path → text, until it is decided. */
  answer: Record<string, string> | null;
  state: 'waiting' | 'expired' | 'answered' | 'accepted' | 'dismissed' | 'revoked';
}

/** A question as the promoter sees it: what is asked, and what stands there now. */
export interface OpenQuestion {
  title: { en: string; bg: string };
  message: string;
  expiresAt: Date;
  answeredAt: Date | null;
  fields: { path: string; now: string; answer: string }[];
  /** Names of the items that the paths speak of. */
  draft: Record<string, string>;
}

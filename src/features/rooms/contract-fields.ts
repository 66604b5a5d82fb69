import { z } from 'zod'
import { country, day, id, instant, lang, line, optionalLine, prose } from '../../shared/fields.ts'
import { itemSteps, steps } from './rules/steps.ts'

export const step = z.enum(steps)
export const itemStep = z.enum(itemSteps)
export const roomState = z.enum(['open', 'ended'])

/** A file that was sent with this form. */
export const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) })

export const ndaTerms = {
  kind: z.enum(['mutual', 'one-way']),
  /** For a one-way agreement: the place of the side that shows. */
  discloser: z.number().int().min(1).max(20).nullable().optional(),
  purpose: prose(1_000),
  law: country,
  confidentialityYears: z.number().int().min(1).max(20).default(5),
  validUntil: day,
}

/** A side as the reader may know it: without name before it has shown itself. */
export const sideLine = z.object({
  position: z.number(),
  mine: z.boolean(),
  name: z.string().nullable(),
  slug: z.string().nullable(),
  country: z.string().nullable(),
  agreed: step,
  closedAt: instant.nullable(),
  showsUntil: day.nullable(),
})

export const versionLine = z.object({
  /** Of another side, counted from the first version that was shown. */
  number: z.number(),
  /** The number under which others and the ledger know it; null while nobody does. */
  shownAs: z.number().nullable(),
  createdAt: instant,
  fileName: z.string().nullable(),
  size: z.number().nullable(),
  preview: z.boolean(),
  /** Of one's own: why this version cannot carry a watermark, once that was found. */
  markFault: z.string().nullable(),
})

export const itemLine = z.object({
  id,
  step: itemStep,
  kind: z.enum(['text', 'file']),
  title: z.string(),
  side: z.number(),
  mine: z.boolean(),
  /** For one's own: whether another side may read it at this moment. */
  shown: z.boolean(),
  withdrawnAt: instant.nullable(),
  /** Others get only copies with their name, the moment and the entry of the ledger on each page. */
  marked: z.boolean(),
  /** Whether a file of this kind can carry that. */
  markable: z.boolean(),
  versions: z.array(versionLine),
})

export const ndaLine = z.object({
  id,
  state: z.enum(['proposed', 'signed']),
  kind: z.enum(['mutual', 'one-way']),
  discloser: z.number().nullable(),
  purpose: z.string(),
  law: z.string(),
  confidentialityYears: z.number(),
  validUntil: day,
  proposedBy: z.number(),
  proposedAt: instant,
  /** The uploaded agreement; null where the template is used. */
  fileName: z.string().nullable(),
  signedAt: instant.nullable(),
  hasPdf: z.boolean(),
  termsHash: z.string(),
  acceptances: z.array(
    z.object({ side: z.number(), fullName: z.string(), capacity: z.string(), acceptedAt: instant }),
  ),
})

export const roomFields = { title: line(120), lang: lang.default('en') }
export const reason = optionalLine(500)

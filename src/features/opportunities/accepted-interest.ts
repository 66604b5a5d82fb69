import type { Context } from '../../shared/context.ts'
import { findInterest, findInterestSubject } from './queries-interests.ts'
import { readSentVersion } from './queries-sent.ts'

/** What follows from an accepted interest: whose it is on both sides, and what a text about it begins with. */
export interface AcceptedInterest {
  id: string
  /** Of the opportunity, then of who is interested; the name each has been told of the other. */
  organisationIds: readonly [string, string]
  title: string
  summary: string
  lang: string
}

/**
 * An interest that was accepted between two organisations of the house, for who sent it and for those who answer for the
 * opportunity; null for everybody else, and while no name has been told.
 */
export async function findAcceptedInterest(ctx: Context, id: string): Promise<AcceptedInterest | null> {
  const it = await findInterestSubject(ctx.db, ctx.viewer, id)
  if (it === null || !(it.isSender || (it.isReceived && it.isOwner))) return null
  const interest = await findInterest(ctx.db, id)
  if (interest === undefined || interest.state !== 'accepted' || interest.organisation_id === null)
    return null
  const row = await readSentVersion(ctx, interest)
  if (row === null || row.ownerId === null || row.ownerId === interest.organisation_id) return null
  return {
    id,
    organisationIds: [row.ownerId, interest.organisation_id],
    title: row.title,
    summary: row.summary,
    lang: row.lang,
  }
}

/** Whether the viewer finds this interest, as its sender or as somebody who answers for it. */
export async function findsInterest(ctx: Context, id: string): Promise<boolean> {
  const it = await findInterestSubject(ctx.db, ctx.viewer, id)
  return it !== null && (it.isSender || it.isReceived)
}

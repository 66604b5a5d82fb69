import { readSheet } from '../../server/sheets/read-sheet.ts'
import { SheetRefusal, type SheetRow } from '../../server/sheets/sheet-types.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { cellsByField } from '../directory/rules/map-columns.ts'
import { loadActor } from './load-actor.ts'
import { findPerson } from './queries.ts'
import * as queries from './queries-import.ts'
import { readKept, readMapping } from './request-imports.ts'
import { requestMeeting } from './request-meeting.ts'
import { findParticipant, type NamedParticipant } from './rules/find-participant.ts'
import { readWish } from './rules/read-wish.ts'

interface Problem {
  code: string
  values: Record<string, unknown>
}

type Outcome = 'created' | 'unchanged' | Problem

/**
 * Imports a sheet of requests, each row a transaction of its own. A row that was imported before is unchanged, so that
 * a job that runs again after a crash, or the same sheet sent twice, asks nobody twice.
 */
export async function importRequests(ctx: JobContext, payload: { importId: string }): Promise<unknown> {
  const row = await queries.findImport(ctx.db, payload.importId)
  if (row === undefined || row.mission_id === null) return null
  const missionId = row.mission_id
  const mapping = readMapping(row.mapping)
  const person = await findPerson(ctx.db, row.created_by)
  const viewer = {
    ...systemViewer(),
    personId: row.created_by,
    name: `${person?.given_name ?? ''} ${person?.family_name ?? ''}`.trim(),
    lang: person?.lang ?? 'en',
  }
  const participants = await queries.listNamedParticipants(ctx.db, missionId)
  const counts: queries.ImportCounts = { read: 0, created: 0, unchanged: 0, rejected: 0 }
  await queries.clearProblems(ctx.db, row.id)
  const take = async (rows: SheetRow[]) => {
    for (const sheetRow of rows) {
      if (ctx.isCancelled()) throw new Stopped()
      const outcome = await importRow(
        { ...ctx, viewer },
        missionId,
        cellsByField(mapping, sheetRow.cells),
        participants,
      )
      counts.read++
      if (typeof outcome === 'string') counts[outcome]++
      else {
        counts.rejected++
        await queries.insertProblem(ctx.db, {
          importId: row.id,
          row: sheetRow.number,
          cells: sheetRow.cells,
          ...outcome,
        })
      }
    }
    await queries.saveImportState(ctx.db, row.id, 'running', counts)
    await ctx.progress({ ...counts })
  }
  const { encoding } = readKept(row.options)
  try {
    await readSheet(
      await ctx.files.local(row.file_hash),
      {
        name: row.file_name,
        batchSize: 50,
        ...(row.sheet === null ? {} : { sheet: row.sheet }),
        ...(encoding === null ? {} : { encoding }),
      },
      take,
    )
  } catch (error) {
    if (error instanceof SheetRefusal) {
      await queries.saveImportState(ctx.db, row.id, 'failed', counts, {
        failure: error.message,
        finishedAt: ctx.now(),
      })
      return counts
    }
    if (!(error instanceof Stopped)) throw error
    return counts
  }
  await queries.saveImportState(ctx.db, row.id, 'done', counts, { finishedAt: ctx.now() })
  return counts
}

class Stopped extends Error {}

async function importRow(
  ctx: JobContext & Pick<Context, 'viewer'>,
  missionId: string,
  cells: Partial<Record<string, string>>,
  participants: readonly NamedParticipant[],
): Promise<Outcome> {
  const from = findParticipant(participants, { organisation: cells.from, person: cells.fromPerson })
  if ('problem' in from)
    return { code: `from-${from.problem}`, values: { text: cells.fromPerson || cells.from || '' } }
  const to = findParticipant(participants, { organisation: cells.to, person: cells.toPerson })
  if ('problem' in to) return { code: `to-${to.problem}`, values: { text: cells.toPerson || cells.to || '' } }
  const wish = readWish(cells.wish)
  if (wish === null) return { code: 'wish-unknown', values: { text: cells.wish ?? '' } }
  const message = (cells.message ?? '').trim()
  if (message.length > 2000) return { code: 'message-too-long', values: { length: message.length } }
  const lang = /^[a-z]{2,3}$/.test(cells.lang ?? '') ? cells.lang : undefined
  const externalId = cells.externalId?.trim().slice(0, 100)
  try {
    await ctx.db.transaction().execute(async db => {
      const one = { ...ctx, db }
      const subject = await loadActor(one, missionId, from.participantId)
      await requestMeeting(
        one,
        {
          mission: missionId,
          from: from.participantId,
          organisation: to.organisationId,
          participant: to.isPerson ? to.participantId : undefined,
          wish,
          message,
          lang,
          externalId: externalId === '' ? undefined : externalId,
        },
        subject,
      )
    })
    return 'created'
  } catch (error) {
    const refusal = error
    if (!(refusal instanceof Refusal)) throw error
    return refusal.code === 'already-exists' ? 'unchanged' : { code: refusal.code, values: refusal.values }
  }
}

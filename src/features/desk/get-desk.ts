import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { listSearchNews } from '../directory/index.ts'
import { listBelowTarget, listCauses } from '../indicators/index.ts'
import { listOpportunityNews, readOpportunityDesk } from '../opportunities/index.ts'
import { listWaiting } from '../rooms/index.ts'
import type { getDesk as call } from './contract.ts'
import { listMyClusters } from './list-my-clusters.ts'
import { listPartnershipsDue } from './list-partnerships-due.ts'
import { listPlannedLines } from './list-planned.ts'
import { countInstallation, listMyMissions, listRunMissions } from './queries.ts'

/** What needs this person today; the number of statements does not grow with what they answer for. */
export async function getDesk(ctx: Context): Promise<AnswerOf<typeof call>> {
  const now = ctx.now()
  const run = await listRunMissions(ctx.db, ctx.viewer, now)
  const mine = await listMyMissions(ctx.db, ctx.viewer, now)
  const planned = await listPlannedLines(ctx)
  const partnerships = await listPartnershipsDue(ctx, planned)
  const coordinated = new Set(partnerships.map(({ slug }) => slug))
  const behind = await listBelowTarget(ctx)
  const causes = await listCauses(
    ctx.db,
    behind.map(({ id }) => id),
  )
  return {
    missions: run.map(({ draft, published, ...mission }) => ({
      ...mission,
      schedule: published ? (draft ? 'published-with-draft' : 'published') : draft ? 'draft' : 'none',
    })),
    mine: mine.map(
      ({ nextStartsAt, nextEndsAt, place, counterpart, counterpartOtherScript, ...mission }) => ({
        ...mission,
        next:
          nextStartsAt === null || nextEndsAt === null
            ? null
            : {
                startsAt: nextStartsAt,
                endsAt: nextEndsAt,
                place: place ?? '',
                counterpart: counterpart ?? '',
                counterpartOtherScript,
              },
      }),
    ),
    partnerships,
    clusters: await listMyClusters(ctx, planned),
    figures: behind.map(({ code: _, computedAt: __, expected, ...one }) => ({
      ...one,
      expected: expected ?? 0,
      // The records behind a cause are those of all partners, which a manager of one does not read.
      cause: coordinated.has(one.slug) ? (causes.get(one.id) ?? null) : null,
    })),
    news: [
      ...(await listSearchNews(ctx)).map(one => ({ ...one, of: 'organisations' as const })),
      ...(await listOpportunityNews(ctx)).map(one => ({ ...one, of: 'opportunities' as const })),
    ],
    rooms: (await listWaiting(ctx)).items,
    opportunities: await readOpportunityDesk(ctx),
    administration: isAdministrator(ctx.viewer)
      ? { ...(await countInstallation(ctx.db)), smtp: ctx.smtpUrl !== undefined }
      : null,
  }
}

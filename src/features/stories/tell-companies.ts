import type { Context } from '../../shared/context.ts'
import { sendMail } from '../notifications/index.ts'
import { listSpeakers, type StoryRow } from './queries.ts'

/** Asks those who speak for either company, but for whoever wrote it: one mail for each person. */
export async function tellCompanies(
  ctx: Context,
  story: { id: string; slug: string; title: string; fromId: string; toId: string },
): Promise<void> {
  const told = new Set([ctx.viewer.personId])
  for (const organisationId of [story.fromId, story.toId])
    for (const { personId, address, lang, name } of await listSpeakers(ctx.db, organisationId)) {
      if (address === null || told.has(personId)) continue
      told.add(personId)
      await sendMail(
        ctx,
        { personId, address, name },
        {
          kind: 'story-to-approve',
          lang,
          values: { title: story.title, name, from: ctx.viewer.name },
          link: `${ctx.baseUrl}/stories/${story.slug}`,
        },
        story.id,
      )
    }
}

/** Tells whoever drafted it what a company said. */
export async function tellDrafter(
  ctx: Context,
  row: StoryRow,
  answer: { agreed: boolean; name: string },
): Promise<void> {
  const drafter = await ctx.db
    .selectFrom('success_story')
    .innerJoin('person', 'person.id', 'success_story.drafted_by')
    .select(['person.id', 'person.email', 'person.lang', 'person.given_name as givenName'])
    .where('success_story.id', '=', row.id)
    .executeTakeFirst()
  if (drafter === undefined || drafter.email === null || drafter.id === ctx.viewer.personId) return
  await sendMail(
    ctx,
    { personId: drafter.id, address: drafter.email, name: drafter.givenName },
    {
      kind: answer.agreed ? 'story-agreed' : 'story-refused',
      lang: drafter.lang,
      values: { title: row.title, name: drafter.givenName, organisation: answer.name },
      link: `${ctx.baseUrl}/stories/${row.slug}`,
    },
    row.id,
  )
}

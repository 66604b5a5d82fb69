import { acceptInvitation } from '../accounts/contract-invitations.ts'
import { addProfileItem } from '../directory/contract-profile.ts'
import { saveSearch } from '../directory/contract-searches.ts'
import { catchUpWithDirectory, tellNews, watchSearch } from '../directory/index.ts'
import { tellIntroductions } from '../matching/index.ts'
import { tellOpportunityNews } from '../opportunities/index.ts'
import { asInterfaceLanguage } from './play-directory.ts'
import type { Player } from './player.ts'
import { findOpenInvitation, makeIntroductionsDue, makeSearchesDue } from './queries.ts'

/**
 * Searches that coordinators and managers keep; the first finds something new soon after. It is one word, since what most of
 * a sentence is depends on how rare its words are, which the news themselves would change.
 */
const kept = [
  { name: 'Visual fields', rhythm: 'at-once', q: 'perimetry' },
  { name: 'Fast and fine', rhythm: 'weekly', q: 'resolution ≤ 10 µm, within 3 weeks' },
] as const

/** What organisations then add to their profiles. */
const news = [
  {
    kind: 'service',
    title: 'Perimetry at home',
    body: 'Perimetry with a headset for people who cannot come to the clinic, read by two graders.',
  },
  {
    kind: 'product',
    title: 'Headset for perimetry',
    body: 'A headset that measures the visual field of both eyes in ten minutes, for clinics and opticians.',
  },
] as const

/**
 * Saves searches and lets two profiles come to answer one of them, so that there is something to tell. What the sample wrote
 * before is no news: the searches are watched once the index has taken it in, and told of once it has the two.
 */
export async function playSearches(player: Player): Promise<void> {
  const readers = listReaders(player)
  await player.begin('searches', readers.length * kept.length + news.length)
  await catchUpWithDirectory(player.ctx.db)
  for (const person of readers) {
    await signUp(player, person)
    for (const search of kept) {
      const { id } = await player.play(saveSearch, search, { person })
      await watchSearch(player.ctx, { searchId: id })
      await player.advance()
    }
  }
  const listed = player.data.organisations.filter(({ active, lang }) => active && lang === 'en')
  for (const [index, item] of news.entries()) {
    const organisation = player.idOf((listed[index] ?? player.data.organisations[index])?.key ?? '')
    await player.play(addProfileItem, { organisation, side: 'offer', lang: 'en', ...item })
    await player.advance()
  }
  await catchUpWithDirectory(player.ctx.db)
  await makeSearchesDue(player.ctx.db, readers, player.ctx.now())
  await makeIntroductionsDue(player.ctx.db, readers, player.ctx.now())
  for (const personId of readers) {
    await tellNews(player.ctx, { personId })
    await tellOpportunityNews.run({ ...player.ctx, progress: async () => undefined }, { personId })
    await tellIntroductions.run({ ...player.ctx, progress: async () => undefined }, { personId })
  }
}

/** Those who keep searches: the first coordinators and managers. */
export function listReaders(player: Player): string[] {
  const roles = player.data.roles.filter(({ role }) => /coordinator|manager/.test(role))
  return [...new Set(roles.map(({ person }) => player.idOf(person)))].slice(0, 3)
}

/** Takes up the invitation that was mailed to somebody: only who has an account is written to about news. */
async function signUp(player: Player, personId: string): Promise<void> {
  const invited = await findOpenInvitation(player.ctx.db, personId)
  const token = /\/join\/([\w-]+)/.exec(invited?.words ?? '')?.[1]
  if (invited === undefined || token === undefined) return
  const { givenName, familyName, lang } = invited
  await player.play(acceptInvitation, { token, givenName, familyName, lang: asInterfaceLanguage(lang) })
}

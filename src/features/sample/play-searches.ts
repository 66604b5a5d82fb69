import { addProfileItem } from '../directory/contract-profile.ts'
import { saveSearch } from '../directory/contract-searches.ts'
import { tellNews, watchSearch } from '../directory/index.ts'
import type { Player } from './player.ts'

/** Searches that coordinators and managers keep; the first finds something new soon after. */
const kept = [
  { name: 'OCT partners', rhythm: 'at-once', q: 'optical coherence tomography for the retina' },
  { name: 'Fast and fine', rhythm: 'weekly', q: 'resolution ≤ 10 µm, within 3 weeks' },
] as const

/** What organisations then add to their profiles. */
const news = [
  {
    kind: 'service',
    title: 'Retinal layer thickness by OCT',
    body: 'Optical coherence tomography of the retina as a service for trials, read by two graders.',
  },
  {
    kind: 'product',
    title: 'OCT engine for the retina',
    body: 'A swept-source engine for optical coherence tomography of the retina, ready to be built in.',
  },
] as const

/** Saves searches and lets two profiles come to answer one of them, so that there is something to tell. */
export async function playSearches(player: Player): Promise<void> {
  const roles = player.data.roles.filter(({ role }) => /coordinator|manager/.test(role))
  const readers = [...new Set(roles.map(({ person }) => player.idOf(person)))].slice(0, 3)
  await player.begin('searches', readers.length * kept.length + news.length)
  for (const person of readers)
    for (const search of kept) {
      const { id } = await player.play(saveSearch, search, { person })
      await beginWatching(player, id)
      await player.advance()
    }
  const listed = player.data.organisations.filter(({ active, lang }) => active && lang === 'en')
  for (const [index, item] of news.entries()) {
    const organisation = player.idOf((listed[index] ?? player.data.organisations[index])?.key ?? '')
    await player.play(addProfileItem, { organisation, side: 'offer', lang: 'en', ...item })
    await player.advance()
  }
  for (const personId of readers) await tellNews(player.ctx, { personId })
}

/** What was there before is no news; the index may still be taking in what the sample has just written. */
async function beginWatching(player: Player, searchId: string): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    if ((await watchSearch(player.ctx, { searchId })).known !== null) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

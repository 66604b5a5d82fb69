import type { Db } from '../../../shared/context.ts'
import type { Follower } from '../../../shared/route.ts'
import { keepShippedBridges } from '../bridges/queries-bridges.ts'
import { directoryChannel } from './channel.ts'
import { OrganisationIndex } from './organisation-index.ts'

/** How often a process looks for changes of others, should a wake-up be lost. */
const pollMs = 1_000
const indexes = new WeakMap<Db, OrganisationIndex>()

/** The index that this process keeps for its database, if it keeps one. */
export function organisationIndexOf(db: Db): OrganisationIndex | null {
  return indexes.get(db) ?? null
}

/**
 * Takes into this process's index all that was announced so far, however much it is: for work that has just written a lot and
 * goes on with what a search then finds. A process without an index has nothing to wait for.
 */
export async function catchUpWithDirectory(db: Db): Promise<void> {
  const index = organisationIndexOf(db)
  // A turn that was on its way may have looked before the last of it was written; the next one has not.
  await index?.keepUp()
  await index?.keepUp()
}

/** Keeps the directory's search index of this process in step with the database from its start to its end. */
export const followDirectory: Follower = {
  name: 'directory.search-index',
  start: async ({ db, log, listen, folder }) => {
    const index = new OrganisationIndex(db, log, folder === undefined ? undefined : { folder })
    indexes.set(db, index)
    let isStopped = false
    let wake = () => {}
    let isAwake = false
    const end = await listen(directoryChannel, () => {
      isAwake = true
      wake()
    })
    const pause = () =>
      new Promise<void>(resolve => {
        const timer = setTimeout(resolve, isAwake || isStopped ? 0 : pollMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    const loop = async () => {
      await keepShippedBridges(db).catch(error =>
        log.error({ err: error }, 'the shipped bridges could not be kept'),
      )
      while (!isStopped) {
        isAwake = false
        try {
          await index.keepUp()
          if (!isStopped) await index.keepWhenDue()
        } catch (error) {
          if (!isStopped) log.error({ err: error }, 'the search index of the directory could not be kept up')
        }
        if (!isStopped) await pause()
      }
    }
    const running = loop()
    return async () => {
      isStopped = true
      index.stop()
      indexes.delete(db)
      wake()
      await end().catch(() => undefined)
      await running
      await index.keep()
    }
  },
}

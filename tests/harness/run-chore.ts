import { rooms } from '../../src/server/rooms.ts'
import { systemViewer } from '../../src/shared/viewer.ts'
import type { TestHouse } from './house.ts'

/** Runs a chore of the house once, as the clock would. */
export async function chore(t: TestHouse, name: string): Promise<void> {
  const found = rooms.flatMap(room => room.chores ?? []).find(one => one.name === name)
  if (found === undefined) throw new Error(`no chore is called ${name}`)
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  await found.run({
    ...context,
    db: t.house.database.db,
    afterCommit: () => undefined,
    jobId: '',
    progress: async () => undefined,
    isCancelled: () => false,
    call: () => Promise.reject(new Error('no calls here')),
  })
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open-database.ts'
import { makeSetUpLink } from '../features/accounts/index.ts'
import { systemViewer } from '../shared/viewer.ts'
import { buildHouse, type House } from './house.ts'
import { createHttpServer } from './http.ts'
import { openLog } from './log.ts'
import type { Options } from './options.ts'

export interface RunningServer {
  house: House
  address: string
  /** Printed once at the start of an installation without an administrator. */
  setUpLink: string | null
  close: () => Promise<void>
}

/** Opens the database, migrates, starts the jobs and listens. `close` ends everything in order. */
export async function startServer(options: Options): Promise<RunningServer> {
  const log = openLog(process.env.LOG_LEVEL ?? 'warn')
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const database = await openDatabase({ url: options.databaseUrl, folder: options.dataFolder, log })
  await migrate(database, {
    // What lies in a bucket is in no backup of ours.
    filesFolder: options.s3 === undefined ? join(options.dataFolder, 'files') : undefined,
    backupFolder: join(options.dataFolder, 'backups'),
    log,
  })
  const house = buildHouse({ options, database, log })
  await house.checkFiles()
  const app = await createHttpServer(house)
  await app.listen({ host: options.host, port: options.port })
  house.jobs.start()
  await house.follow()
  const context = house.makeContext({
    viewer: systemViewer(),
    requestId: 'start',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const setUpLink = await makeSetUpLink({ ...context, db: database.db, afterCommit: effect => effect() })
  return {
    house,
    address: options.baseUrl,
    setUpLink,
    close: async () => {
      await app.close()
      await house.close()
    },
  }
}

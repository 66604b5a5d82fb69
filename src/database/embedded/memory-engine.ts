import { MemoryFS, PGlite } from '@electric-sql/pglite'
import { ENGINE_SETTINGS, type Engine } from './engine.ts'
import { exchange } from './exchange.ts'
import { extensions } from './extensions.ts'

/** Opens a database in memory and in this thread, for tests; `template` is a dumped data folder to begin with. */
export async function openMemoryEngine(template?: Uint8Array<ArrayBuffer>): Promise<Engine> {
  const postgres = await PGlite.create({
    fs: new MemoryFS(),
    extensions,
    startParams: [...PGlite.defaultStartParams, ...ENGINE_SETTINGS.flatMap(setting => ['-c', setting])],
    ...(template ? { loadDataDir: new Blob([template]) } : {}),
  })
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    await postgres.close()
  }
  return {
    send: async batch => exchange(postgres, batch),
    countFsyncs: async () => 0,
    dump: async () => new Uint8Array(await (await postgres.dumpDataDir('gzip')).arrayBuffer()),
    close,
    terminate: close,
    onDeath: () => {},
  }
}

/**
 * Takes the lock of a folder at a given moment and keeps it; prints `held` or `refused`:
 * `locker.ts <folder> <milliseconds since 1970>`.
 */
import { lockFolder } from '../../src/database/embedded/lock.ts'
import { isDatabaseFault } from '../../src/database/faults.ts'

const [, , folder = '', moment = '0'] = process.argv
while (Date.now() < Number(moment)) {
  // Waiting without yielding, so that all racers start in the same instant.
}
try {
  await lockFolder(folder)
  process.stdout.write('held\n')
} catch (error) {
  if (!isDatabaseFault(error, 'locked')) throw error
  process.stdout.write(`refused ${error.message}\n`)
}
setInterval(() => {}, 60_000)

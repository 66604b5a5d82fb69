// `npm run -s kontor -- <command>`: the command line, installed on first use.
import { ensureInstalled, run } from './prepare.mjs'

ensureInstalled()
process.exit(await run('node', ['src/cli/kontor.ts', ...process.argv.slice(2)]))

// `npm run build`: builds the screens and the database template when their sources have changed.
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
await ensureBuilt()

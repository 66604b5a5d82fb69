// `npm start`: installs and builds what is missing, then runs the server until it is asked to end.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, toolEnvironment } from './prepare.mjs'

ensureInstalled()
await ensureBuilt()
const server = spawn('node', ['src/server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment({
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    // What was compiled is kept for the next start, which is then about a fifth cheaper.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist/compile-cache'),
  }),
  shell: process.platform === 'win32',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', code => process.exit(code ?? 1))

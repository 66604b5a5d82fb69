import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The browser bundle (dist/web/client) and, with `--ssr`, the renderer the server imports (dist/web/server). */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  publicDir: isSsrBuild ? false : 'src/web/public',
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/web/server',
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'render.js' } },
        minify: false,
      }
    : {
        outDir: 'dist/web/client',
        emptyOutDir: true,
        manifest: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rollupOptions: { input: ['src/web/browser.tsx', 'src/web/worker.ts'] },
      },
  ssr: { noExternal: true, external: ['react', 'react-dom', 'zod', 'i18next'] },
}))

/**
 * The client build. It makes the script and the style of the pages; tools/prerender writes the
 * pages themselves afterwards. Served from the root of a host; BASE=/course/ moves it.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { devRoutes } from './tools/devRoutes.ts'
import { checked } from './tools/vite/checked.ts'
import { chunks } from './tools/vite/chunks.ts'
import { withoutClaims } from './tools/vite/claims.ts'
import { className } from './tools/vite/className.ts'
import { land } from './tools/vite/land.ts'
import { listings } from './tools/vite/listings.ts'
import { smaller } from './tools/vite/smaller.ts'

export default defineConfig({
  base: process.env.BASE ?? '/',
  plugins: [listings(), land(), checked(), react(), devRoutes(), chunks(), withoutClaims(), smaller()],
  // The thread that makes long runs is a build of its own: scenes without their pictures.
  worker: { format: 'es', plugins: () => [listings(), withoutClaims()] },
  css: { modules: { generateScopedName: className } },
  build: {
    target: 'es2022',
    manifest: true,
    // Small files stay files: a font or a picture inlined into script would weigh on every page.
    assetsInlineLimit: 0,
    // One style sheet: it is on the page before any part that comes later, and no script has to load styles.
    cssCodeSplit: false,
    // The pages say themselves what is needed (tools/prerender).
    modulePreload: false,
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      checks: { pluginTimings: false },
      // Reading a property of ours or of our packages does nothing else.
      treeshake: { propertyReadSideEffects: false },
    },
  },
})

/**
 * The client build. It makes the script and the style of the pages; tools/prerender writes the
 * pages themselves afterwards. Served from the root of a host; BASE=/course/ moves it.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { devRoutes } from './tools/devRoutes.ts'
import { land } from './tools/vite/land.ts'
import { listings } from './tools/vite/listings.ts'

export default defineConfig({
  base: process.env.BASE ?? '/',
  plugins: [listings(), land(), react(), devRoutes()],
  build: {
    target: 'es2022',
    manifest: true,
    // Small files stay files: a font or a picture inlined into script would weigh on every page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'embed.html'], checks: { pluginTimings: false } },
  },
})

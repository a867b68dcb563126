/**
 * The routes of the course while developing: every scene page is index.html, every embed is
 * embed.html, and the closing page is made when it is asked for, from runs of all scenes. In production each route is a file of
 * its own, written by tools/prerender.
 */
import { readFile } from 'node:fs/promises'
import type { Plugin, ViteDevServer } from 'vite'

export function devRoutes(): Plugin {
  return {
    name: 'cdn:dev-routes',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? ''
        const route = /^\/([se])\/[^/.]*\/?(?=\?|$)/.exec(url)
        if (route) request.url = `/${route[1] === 's' ? 'index' : 'embed'}.html${url.slice(route[0].length)}`
        if (!/^\/what-you-can-now-do\/?(?=\?|$)/.test(url)) return next()
        closingText(server).then((text) => response.setHeader('Content-Type', 'text/html;charset=utf-8').end(text), next)
      })
    },
  }
}

/** Loaded through the server, so that listings are compiled as they are in the browser. */
async function closingText(server: ViteDevServer): Promise<string> {
  const { renderClosingPage } = (await server.ssrLoadModule('/src/app/static/renderPages.tsx')) as typeof import('../src/app/static/renderPages.tsx')
  const { documentText } = (await server.ssrLoadModule('/tools/lib/pageFiles.ts')) as typeof import('./lib/pageFiles.ts')
  const [page, template] = await Promise.all([renderClosingPage(), readFile(`${server.config.root}/index.html`, 'utf8')])
  return documentText(template, page, page.styles)
}

/**
 * The routes of the course while developing: every scene page is index.html, every embed is
 * embed.html, and documents (the closing page, handouts, notes for teachers) are made when they are asked for; the script of the SDK is its source. In production each
 * route is a file of its own, written by tools/prerender and tools/buildSdk.
 */
import type { Plugin } from 'vite'
import { closingHref } from '../src/app/closing.ts'
import type { SceneDocument } from '../src/app/static/renderPages.tsx'

export function devRoutes(): Plugin {
  return {
    name: 'cdn:dev-routes',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? ''
        const route = /^\/([se])\/[^/.]*\/?(?=\?|$)/.exec(url)
        if (route) request.url = `/${route[1] === 's' ? 'index' : 'embed'}.html${url.slice(route[0].length)}`
        const path = url.split('?')[0]!.replace(/\/?$/, '/')
        if (path === '/embed/v1.js/') request.url = '/src/sdk/script.ts'
        const [, kind, slug] = /^\/(handout|notes)\/([^/]+)\/$/.exec(path) ?? []
        if (path !== closingHref('/') && slug === undefined) return next()
        const loaded = server.ssrLoadModule('/tools/devDocuments.ts') as Promise<typeof import('./devDocuments.ts')>
        loaded
          .then(({ documentOf }) => documentOf(server.config.root, slug === undefined ? undefined : { kind: kind as SceneDocument, slug }))
          .then((text) => (text === undefined ? next() : response.setHeader('Content-Type', 'text/html;charset=utf-8').end(text)), next)
      })
    },
  }
}

/**
 * The routes of the course while developing: every scene page is index.html, every embed is
 * embed.html, and the closing page is made when it is asked for. In production each route is a file of its own, written by
 * tools/prerender.
 */
import type { Plugin } from 'vite'
import { closingHref } from '../src/app/closing.ts'

export function devRoutes(): Plugin {
  return {
    name: 'cdn:dev-routes',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? ''
        const route = /^\/([se])\/[^/.]*\/?(?=\?|$)/.exec(url)
        if (route) request.url = `/${route[1] === 's' ? 'index' : 'embed'}.html${url.slice(route[0].length)}`
        if (url.split('?')[0]!.replace(/\/?$/, '/') !== closingHref('/')) return next()
        const loaded = server.ssrLoadModule('/tools/devClosing.ts') as Promise<typeof import('./devClosing.ts')>
        loaded
          .then(({ closingText }) => closingText(server.config.root))
          .then((text) => response.setHeader('Content-Type', 'text/html;charset=utf-8').end(text), next)
      })
    },
  }
}

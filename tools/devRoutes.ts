/**
 * The routes of the course while developing: every scene page is index.html, every embed is
 * embed.html. In production each route is a file of its own, written by tools/prerender.
 */
import type { Plugin } from 'vite'

export function devRoutes(): Plugin {
  return {
    name: 'cdn:dev-routes',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const route = /^\/([se])\/[^/.]*\/?(?=\?|$)/.exec(request.url ?? '')
        if (route) request.url = `/${route[1] === 's' ? 'index' : 'embed'}.html${request.url!.slice(route[0].length)}`
        next()
      })
    },
  }
}

/**
 * Serves the production build as a plain host of files would: a folder is its index.html, an
 * unknown path is 404.html with status 404. It does not build anything.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { preview } from 'vite'
import { ROOT } from './project.mjs'

/**
 * @param {{ port: number, dist?: string, base?: string }} options The next free port is taken when this one is busy.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveDist({ port, dist = join(ROOT, 'dist'), base = process.env.BASE ?? '/' }) {
  const server = await preview({
    root: ROOT,
    configFile: false,
    base,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: dist },
    preview: { port, open: false },
    plugins: [hostPages(dist, base)],
  })
  const address = server.httpServer.address()
  if (!address || typeof address === 'string') throw new Error('the server has no port')
  return { url: `http://localhost:${address.port}${base}`, close: () => server.close() }
}

/**
 * @param {string} dist
 * @param {string} base
 * @returns {import('vite').Plugin}
 */
function hostPages(dist, base) {
  /** @param {string | undefined} url */
  const parts = (url) => new URL(url ?? '/', 'http://host')
  return {
    name: 'cdn:host-pages',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname, search } = parts(request.url)
        const page = join(dist, pathname.slice(base.length - 1), 'index.html')
        if (pathname.endsWith('/') || !pathname.startsWith(base) || !existsSync(page)) return next()
        // Relative addresses in the page only hold behind the slash.
        response.writeHead(301, { location: `${pathname}/${search}` }).end()
      })
      return () => {
        // Vite has put the file's name into the address by now if there is a file.
        server.middlewares.use((request, response, next) => {
          const missing = join(dist, '404.html')
          if (existsSync(join(dist, parts(request.url).pathname)) || !existsSync(missing)) return next()
          response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(missing))
        })
      }
    },
  }
}

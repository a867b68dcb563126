/**
 * What a careful host of files answers. A folder is its index.html; an unknown path is 404.html with status 404. A file whose
 * name carries a hash of its content is kept for a year and never asked for again; everything else is asked for each time,
 * and answered with 304 while it is the same. What tools/compress.ts has compressed goes out compressed.
 */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import sirv from 'sirv'
import { ASK_FIRST, cacheControlOf } from './cacheRules.mjs'

/**
 * @param {string} dist Folder of the build.
 * @param {string} base Path that it is served below; begins and ends with a slash.
 * @returns {import('node:http').RequestListener}
 */
export function hostOf(dist, base) {
  // `dev` looks files up at each request: a build that is made meanwhile is served as it is.
  const send = sirv(dist, { dev: true, extensions: [], brotli: true, gzip: true })
  return (request, response) => {
    // A sandboxed frame has no origin of its own: for it every module and font comes from another one.
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    const { pathname, search } = new URL(request.url ?? '/', 'http://host')
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : null
    const name = path?.replace(/(^|\/)$/, '$1index.html')
    const file = name === undefined ? null : fileAt(dist, name)
    if (name !== undefined && file) {
      describe(response, name, file)
      if (isSame(request.headers['if-none-match'], response.getHeader('ETag'))) return void response.writeHead(304).end()
      request.url = `/${name}`
      return send(request, response)
    }
    // Relative addresses in a page only hold behind the slash.
    if (path && fileAt(dist, `${path}/index.html`)) return void response.writeHead(301, { Location: `${pathname}/${search}` }).end()
    sendMissing(response, dist)
  }
}

/**
 * The fields that a 200 and a 304 share (RFC 9110 §15.4.5). Compressed or not, a file is the same to whoever keeps it, so
 * that its tag is one, and a weak one (§8.8.1).
 * @param {import('node:http').ServerResponse} response
 * @param {string} name
 * @param {string} file
 */
function describe(response, name, file) {
  const hash = createHash('sha256').update(readFileSync(file)).digest('base64url')
  response.setHeader('ETag', `W/"${hash.slice(0, 22)}"`)
  response.setHeader('Cache-Control', cacheControlOf(name))
  response.setHeader('Vary', 'Accept-Encoding')
}

/**
 * Weak comparison with each tag of a list (RFC 9110 §13.1.2).
 * @param {string | undefined} tags
 * @param {unknown} tag
 */
function isSame(tags, tag) {
  if (tags === undefined) return false
  return tags.trim() === '*' || tags.split(',').some((one) => `W/${one.trim().replace(/^W\//, '')}` === tag)
}

/**
 * @param {string} dist
 * @param {string} name
 * @returns {string | null} Null where there is no such file in the build.
 */
function fileAt(dist, name) {
  try {
    const file = resolve(dist, decodeURI(name))
    return file.startsWith(resolve(dist) + sep) && statSync(file).isFile() ? file : null
  } catch {
    // No text that an address may have, or no file: the host has nothing at this path either way.
    return null
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} dist
 */
function sendMissing(response, dist) {
  const page = fileAt(dist, '404.html')
  response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': ASK_FIRST })
  response.end(page && readFileSync(page))
}

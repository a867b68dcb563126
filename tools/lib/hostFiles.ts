/**
 * What a host is told of a build beside its pages: `_headers` (read by Netlify, Cloudflare Pages and others) and, where the address of the course is known
 * (SITE_URL), sitemap, robots.txt and a record for embeds (oEmbed) for each scene.
 */
import { embedSnippet, escapeAttribute } from '../../src/app/share.ts'
import { POSTER, posterFile } from '../../src/app/static/Poster.tsx'
import type { RenderedDocument, RenderedPage } from '../../src/app/static/renderPages.tsx'
import { ASK_FIRST, FOR_A_WHILE, FOR_EVER } from './cacheRules.mjs'

/** Rules by path; `files` are those that are neither in assets/ nor in embed/. No two of them say the same field of one file, because hosts differ in what they make of that. */
export function headersFile(base: string, files: readonly string[]): string {
  const paths = files.map((file) => `${base}${file.replace(/(^|\/)index\.html$/, '$1')}`)
  const rules: readonly (readonly [path: string, fields: readonly string[]])[] = [
    [`${base}*`, ['Access-Control-Allow-Origin: *', 'X-Content-Type-Options: nosniff', 'Referrer-Policy: strict-origin-when-cross-origin']],
    [`${base}assets/*`, [`Cache-Control: ${FOR_EVER}`]],
    [`${base}embed/*`, [`Cache-Control: ${FOR_A_WHILE}`]],
    ...paths.toSorted().map((path) => [path, [`Cache-Control: ${ASK_FIRST}`]] as const),
  ]
  return rules.map(([path, fields]) => `${path}\n${fields.map((field) => `  ${field}\n`).join('')}`).join('')
}

/** Absolute address of a page. */
export function addressOf(url: string, file: string): string {
  return new URL(file.replace(/(^|\/)index\.html$/, '$1'), url).href
}

/** The address of the course from what was asked for, with its last slash; undefined where nothing was. Throws a sentence where it is none. */
export function siteUrl(asked: string | undefined, base: string): string | undefined {
  if (asked === undefined || asked === '') return undefined
  const url = URL.canParse(asked) ? new URL(asked) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) throw new Error(`SITE_URL is the address of the course, like https://cdn.example/course/, not "${asked}"`)
  const href = url.href.endsWith('/') ? url.href : `${url.href}/`
  if (new URL(href).pathname !== base) throw new Error(`SITE_URL and BASE say different things: the path of ${href} is not ${base}`)
  return href
}

export function sitemap(url: string, pages: readonly Pick<RenderedPage | RenderedDocument, 'file'>[]): string {
  const found = pages.filter(({ file }) => !file.startsWith('e/') && file !== '404.html').map(({ file }) => `  <url><loc>${escapeAttribute(addressOf(url, file))}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${found.join('\n')}\n</urlset>\n`
}

export const robots = (url: string): string => `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', url).href}\n`

/** Size that an embed asks for where it may choose (px). */
const SIZE = { width: 800, height: 500 }

/** What https://oembed.com calls rich: a page that knows the address of a scene shows its embed. */
export function oEmbed(url: string, slug: string, title: string): object {
  return {
    version: '1.0', type: 'rich', provider_name: 'Build a CDN', provider_url: url, title, ...SIZE, cache_age: 86_400,
    thumbnail_url: new URL(posterFile(slug), url).href, thumbnail_width: POSTER.width, thumbnail_height: POSTER.height,
    html: embedSnippet({ src: new URL(`e/${slug}/`, url).href, sceneTitle: title, link: '', settings: {} }),
  }
}

export const oEmbedFile = (slug: string): string => `e/${slug}/oembed.json`

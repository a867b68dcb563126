/**
 * From a rendered page and the built template to the text of an HTML file: title, description, styles, markup, and the
 * script that fetches everything else once the page has been painted. Pure text.
 */
import { escapeAttribute } from '../../src/app/share.ts'
import { POSTER } from '../../src/app/static/Poster.tsx'
import type { RenderedDocument, RenderedPage } from '../../src/app/static/renderPages.tsx'
import { addressOf, oEmbedFile } from './hostFiles.ts'

export interface ManifestChunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly assets?: readonly string[]
}
export type Manifest = Readonly<Record<string, ManifestChunk>>

export interface Site {
  readonly base: string
  readonly manifest: Manifest
  /** The text of the one style sheet. */
  readonly styles: string
  /** Address of the course, with its last slash, where it is known. */
  readonly url?: string | undefined
}

const SHEET = /[ \t]*<link rel="stylesheet"[^>]*>\n?/
const ENTRY = /[ \t]*<script type="module"[^>]* src="([^"]+)"><\/script>\n?/
const SCRIPTS = /[ \t]*<script>.*?<\/script>\n?/gs
/** Faces that come as files; those of the system, which stand in for them, have a local source. */
const FACE = /@font-face\s*{[^}]*url\([^}]*}/g

export function pageText(template: string, page: RenderedPage, site: Site): string {
  const entry = ENTRY.exec(template)?.[1]
  if (entry === undefined) throw new Error('the built template has no entry script')
  const faces = site.styles.match(FACE) ?? []
  const styles = [
    `<style>${site.styles.replace(FACE, '')}${page.style ?? ''}</style>`,
    `<style id="faces" media="not all">${faces.join('')}</style>`,
    `<noscript><style>${faces.join('')}</style></noscript>`,
  ]
  return filled(template, page, site.url, styles)
    .replace('<div id="app">', () => (page.path === undefined ? '<div id="app">' : `<div id="app" data-path="${escapeAttribute(page.path)}">`))
    .replace('</body>', () => `  ${afterPaint(entry, scriptsOf(page, site).filter((file) => file !== entry), firstFaces(faces))}\n  </body>`)
}

/**
 * Of the template's scripts only the first one stays, which sets the theme. The page's styles name faces where the sources have
 * them; what is written names those of `sheet`, where the build has put them. `script`: the text of the page's own.
 */
export function documentText(template: string, page: RenderedDocument, { styles: sheet, url }: Pick<Site, 'styles' | 'url'>, script: string): string {
  const [theme, ...ofTheApp] = template.match(SCRIPTS) ?? []
  if (theme === undefined) throw new Error('the template has no script that sets the theme')
  const faces = sheet.match(FACE) ?? []
  const styles = `<style>${page.withSheet ? sheet.replace(FACE, '') : ''}${page.styles.replace(FACE, '')}${faces.join('')}</style>`
  return filled(ofTheApp.reduce((text, script) => text.replace(script, ''), template), page, url, [styles])
    .replace('</body>', () => `  <script>${script}</script>\n  </body>`)
}

/** The template without what the build has put into it, with the page's words. */
function filled(template: string, page: RenderedPage | RenderedDocument, url: string | undefined, styles: readonly string[]): string {
  return template
    .replace(SHEET, '')
    .replace(ENTRY, '')
    .replace(/<title>.*?<\/title>/s, () => `<title>${escapeAttribute(page.title)}</title>`)
    .replace('<!--head-->', () => [meta(page), ...(url === undefined ? [] : addresses(page, url)), ...styles].join('\n    '))
    .replace('<!--page-->', () => page.markup)
}

function meta({ title, description }: RenderedPage | RenderedDocument): string {
  return [
    `<meta name="description" content="${escapeAttribute(description)}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:site_name" content="Build a CDN" />`,
    `<meta property="og:title" content="${escapeAttribute(title)}" />`,
    `<meta property="og:description" content="${escapeAttribute(description)}" />`,
  ].join('\n    ')
}

/** Where the page is, and where its record for embeds: programs that look for one read the beginning of a page only. */
function addresses(page: RenderedPage | RenderedDocument, url: string): string[] {
  const { file } = page
  if (file === '404.html') return []
  const slug = /^[es]\/([^/]+)\//.exec(file)?.[1]
  const address = addressOf(url, slug === undefined ? file : `s/${slug}/`)
  return [
    `<link rel="canonical" href="${escapeAttribute(address)}" />`,
    `<meta property="og:url" content="${escapeAttribute(address)}" />`,
    ...(page.poster ? posterMarks(new URL(page.poster.file, url).href) : []),
    ...(slug === undefined ? [] : [`<link rel="alternate" type="application/json+oembed" href="${escapeAttribute(new URL(oEmbedFile(slug), url).href)}" title="${escapeAttribute(page.title)}" />`]),
  ]
}

/** A picture of the page, for those who show an address by one. */
function posterMarks(address: string): string[] {
  const { width, height } = POSTER
  return [
    `<meta property="og:image" content="${escapeAttribute(address)}" />`,
    `<meta property="og:image:width" content="${width}" />`,
    `<meta property="og:image:height" content="${height}" />`,
    `<meta name="twitter:card" content="summary_large_image" />`,
  ]
}

/**
 * Faces and scripts are asked for when the page can be seen: until then they would share the line with it. A page that is in
 * no window is not painted, and does not wait for that; nor does a browser that does not tell. The faces are put to use together, because each change of a face lays
 * the whole page out anew.
 */
function afterPaint(entry: string, scripts: readonly string[], faces: readonly string[]): string {
  const begin = [
    `const add=(marks)=>new Promise((done)=>document.head.append(Object.assign(document.createElement('link'),marks,{crossOrigin:'',onload:done,onerror:done})))`,
    `for(const href of ${JSON.stringify(scripts)})add({rel:'modulepreload',href})`,
    `Promise.all(${JSON.stringify(faces)}.map((href)=>add({rel:'preload',as:'font',type:'font/woff2',href}))).then(()=>{document.getElementById('faces').media='all'})`,
    startOf(entry),
  ].join(';')
  const painted = `new PerformanceObserver((list,it)=>{if(list.getEntriesByName('first-contentful-paint').length){it.disconnect();begin()}}).observe({type:'paint',buffered:true})`
  return `<script type="module">const begin=()=>{${begin}};if(document.hidden||!PerformanceObserver.supportedEntryTypes.includes('paint'))begin();else ${painted}</script>`
}

/** Script that begins the app. Without it there is all that a page says without scripts, its styles too. */
export function startOf(entry: string): string {
  return `import(${JSON.stringify(entry)}).catch(()=>{for(const text of document.querySelectorAll('#app noscript'))text.outerHTML=text.textContent})`
}

/** The files of the faces that every page begins with: upright, in the weight of running text. */
function firstFaces(faces: readonly string[]): string[] {
  return faces.flatMap((face) => {
    const [from = 0, to = from] = (/font-weight: *([\d ]+)/.exec(face)?.[1] ?? '400').trim().split(' ').map(Number)
    const file = /url\(["']?([^"')]+)/.exec(face)?.[1]
    return file !== undefined && from <= 400 && to >= 400 && !face.includes('italic') ? [file] : []
  })
}

/** The files that the page loads after its entry, and all that these import at once. */
function scriptsOf({ modules }: RenderedPage, { manifest, base }: Site): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (!manifest[name] || seen.has(name)) return
    seen.add(name)
    manifest[name].imports?.forEach(visit)
  }
  modules.forEach(visit)
  return [...new Set([...seen].map((name) => base + manifest[name]!.file))]
}

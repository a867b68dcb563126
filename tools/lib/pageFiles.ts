/**
 * From a rendered page and the built template to the text of an HTML file: title, description,
 * preloads of what the page will need, markup. Pure text.
 */
import { escapeAttribute } from '../../src/app/share.ts'
import type { RenderedPage } from '../../src/app/static/renderPages.tsx'

export interface ManifestChunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly assets?: readonly string[]
}
export type Manifest = Readonly<Record<string, ManifestChunk>>

export interface Site {
  readonly base: string
  readonly manifest: Manifest
  /** Fonts that the first screen needs, as source paths that the manifest knows. */
  readonly fonts: readonly string[]
}

export function pageText(template: string, page: RenderedPage, site: Site): string {
  const head = [meta(page), ...preloads(template, page, site)].join('\n    ')
  return template
    .replace(/<title>.*?<\/title>/s, () => `<title>${escapeAttribute(page.title)}</title>`)
    .replace('<!--head-->', () => head)
    .replace('<!--page-->', () => page.markup)
}

function meta({ title, description }: RenderedPage): string {
  return [
    `<meta name="description" content="${escapeAttribute(description)}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:site_name" content="Build a CDN" />`,
    `<meta property="og:title" content="${escapeAttribute(title)}" />`,
    `<meta property="og:description" content="${escapeAttribute(description)}" />`,
  ].join('\n    ')
}

function preloads(template: string, page: RenderedPage, { base, manifest, fonts }: Site): string[] {
  const missing = (file: string): boolean => !template.includes(file)
  const scripts = closure(page.modules, manifest).filter(missing)
  return [
    ...fonts.map((file) => `<link rel="preload" href="${base}${file}" as="font" type="font/woff2" crossorigin />`),
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}" />`),
  ]
}

/** The files of these modules and of all that they import at once. */
function closure(names: readonly string[], manifest: Manifest): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (!manifest[name] || seen.has(name)) return
    seen.add(name)
    manifest[name].imports?.forEach(visit)
  }
  names.forEach(visit)
  return [...new Set([...seen].map((name) => manifest[name]!.file))]
}

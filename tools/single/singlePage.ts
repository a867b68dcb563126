/**
 * A page of the published build as one file: styles, faces and scripts stand in it, so it opens from a disk and in a frame that may load nothing. Pure text.
 */
import { withPolicy } from '../lib/policy.ts'
import { type SingleFile, single } from './loader.mjs'

export interface SinglePage {
  readonly files: Readonly<Record<string, SingleFile>>
  /** Name of the script that begins the page. */
  readonly entry: string
  /** A face's file as a data: address. */
  readonly faceOf: (name: string) => string
}

const START = /<script type="module">const begin=.*?<\/script>/s
const FACES = '<style id="faces" media="not all">'
const FACE = /url\(["']?[^"')]*?([\w.-]+\.woff2)["']?\)/g
/** Names the scripts that stood in the page; others stand there now. */
const POLICY = /\n *<meta http-equiv="Content-Security-Policy"[^>]*>/
/** What is written was taken over as it stands; here the app draws the page anew. */
const TAKEN_OVER = / data-path="[^"]*"/
const ICON = /\n *<link rel="icon"[^>]*>/
/** Nothing is fetched from anywhere. */
const RULES = { 'script-src': "blob: 'wasm-unsafe-eval'", 'worker-src': 'blob:', 'img-src': 'data: blob:', 'font-src': 'data:', 'connect-src': "'none'" }

/** Throws where the page is no page of ours. */
export function singlePage(html: string, { files, entry, faceOf }: SinglePage): string {
  if (!START.test(html)) throw new Error('the page has no script that begins it')
  const begin = `(${single})(JSON.parse(document.getElementById('files').textContent),document.documentElement.dataset.page??location.href);import(window.single.url(${JSON.stringify(entry)}))`
  const page = html
    .replace(POLICY, '')
    .replace(TAKEN_OVER, '')
    .replace(ICON, '')
    .replace(FACES, '<style id="faces">')
    .replace(/<noscript><style>@font-face.*?<\/style><\/noscript>/s, '')
    .replaceAll(FACE, (_, name: string) => `url(${faceOf(name)})`)
    .replace(START, () => `<script type="application/json" id="files">${JSON.stringify(files).replaceAll('<', '\\u003c')}</script>\n    <script type="module">${begin.replaceAll('</', '<\\/')}</script>`)
  return withPolicy(page, RULES)
}

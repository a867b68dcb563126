/**
 * A page of the published build, for a folder that nobody knows: all its addresses begin at the page itself, and name files, because an LMS
 * need not answer a folder with its index.html. Pure text.
 */
import { startOf } from '../lib/pageFiles.ts'
import { withPolicy } from '../lib/policy.ts'

export interface RelativePage {
  /** Path of the page in the folder. */
  readonly file: string
  /** Entry script of the build for any folder, by that of the published one; both without a slash in front. */
  readonly entryOf: (published: string) => string
}

const START = /<script type="module">const begin=.*?import\("\/([^"]+)"\)\.catch.*?<\/script>/s
const FACES = '<style id="faces" media="not all">'
const ADDRESS = / (href|src)="\/(?!\/)([^"#?]*)/g
const OF_STYLES = /url\(\/(?!\/)/g
/** Names the scripts that stood in the page; others stand there now. */
const POLICY = /\n *<meta http-equiv="Content-Security-Policy"[^>]*>/
/** What is written was taken over as it stands; here the app draws the page anew. */
const TAKEN_OVER = / data-path="[^"]*"/

export function relativePage(html: string, { file, entryOf }: RelativePage): string {
  const up = '../'.repeat(file.split('/').length - 1) || './'
  const page = html
    .replace(POLICY, '')
    .replace(TAKEN_OVER, '')
    .replace(FACES, '<style id="faces">')
    .replace(START, (_, entry: string) => `<script type="module">${startOf(up + entryOf(entry))}</script>`)
    .replaceAll(ADDRESS, (_, name: string, path: string) => ` ${name}="${up}${path === '' || path.endsWith('/') ? `${path}index.html` : path}`)
    .replaceAll(OF_STYLES, `url(${up}`)
  return withPolicy(page)
}

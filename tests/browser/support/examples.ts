/**
 * The example pages of examples/, as their authors would publish them: built where they need that, with the address of the course under test in
 * the place of YOUR-HOST.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mdx from '@mdx-js/rollup'
import react from '@vitejs/plugin-react'
import { mystParse } from 'myst-parser'
import { mystToHtml } from 'myst-to-html'
import type { Page } from 'playwright-core'
import { type Plugin, build } from 'vite'
import { ROOT } from '../../../tools/lib/project.mjs'

const PLACE = 'https://YOUR-HOST/'

/** By path below the folder of the example. */
export type Files = ReadonlyMap<string, string>

/** A page that is served as it is. */
export function plainExample(name: string, course: string): Files {
  return new Map([['index.html', readFileSync(join(ROOT, 'examples', name, 'index.html'), 'utf8').replaceAll(PLACE, course)]])
}

type Handlers = NonNullable<NonNullable<NonNullable<Parameters<typeof mystToHtml>[1]>['hast']>['handlers']>

/** A source in MyST, read by its own parser. Its themes come from a host of theirs, so the frame is written here as the theme of books writes it. */
export function mystExample(name: string, course: string): Files {
  const source = readFileSync(join(ROOT, 'examples', name, 'lesson.md'), 'utf8').replaceAll(PLACE, course)
  const iframe: Handlers[string] = (_, { src, title }: { src: string; title?: string }) => ({
    type: 'element', tagName: 'div', properties: { style: 'position: relative; padding-bottom: 60%' },
    children: [{ type: 'element', tagName: 'iframe', properties: { src, title, width: '100%', height: '100%', allowFullScreen: true, style: 'position: absolute; top: 0; left: 0; border: none' }, children: [] }],
  })
  return new Map([['index.html', `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><main>${mystToHtml(mystParse(source), { hast: { handlers: { iframe } } })}</main></html>`]])
}

/** A page that is built by Vite; our package is taken from its sources. */
export async function builtExample(name: string, course: string): Promise<Files> {
  const result = await build({
    root: join(ROOT, 'examples', name),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [placed(course), { enforce: 'pre', ...mdx() }, react()],
    resolve: { alias: [{ find: /^@build-a-cdn\/embed$/, replacement: join(ROOT, 'src/sdk/index.ts') }, { find: /^@build-a-cdn\/embed\//, replacement: join(ROOT, 'src/sdk/') }] },
    build: { write: false },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(outputs.map((one) => [one.fileName, one.type === 'chunk' ? one.code : String(one.source)]))
}

/** Before anything else reads a file of the example. */
function placed(course: string): Plugin {
  return {
    name: 'placed', enforce: 'pre',
    transform: (code, id) => (id.includes('/examples/') ? code.replaceAll(PLACE, course) : null),
  }
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** Opens an example in a page, as if it lay at this address. */
export async function openExample(page: Page, files: Files, home: string): Promise<void> {
  // What a test gives an address for lies nowhere, and so not on this machine, where the course is.
  await page.context().grantPermissions(['local-network-access'], { origin: new URL(home).origin })
  await page.route(`${home}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(new URL(home).pathname.length) || 'index.html'
    const body = files.get(path)
    return body === undefined ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ body, contentType: TYPES[path.split('.').at(-1)!] ?? 'text/plain' })
  })
  await page.goto(home)
}

/**
 * The budget check on small made-up builds: a light one passes, and each way to be too heavy or
 * to reach for another host fails.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { ENGINE_BYTES, FIRST_PAGE_BYTES, LAST_SCENE_BYTES, SCENE_BYTES, SEEN_BYTES, SIDE_BYTES, THREAD_BYTES, weigh } from '../../tools/checkWeight.ts'

const CONTRIBUTING = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')

it('has the limits that the guide for contributors names', () => {
  const [row] = CONTRIBUTING.split('\n').filter((line) => line.startsWith('| weight |'))
  for (const bytes of [FIRST_PAGE_BYTES, SCENE_BYTES, LAST_SCENE_BYTES, ENGINE_BYTES, SIDE_BYTES, SEEN_BYTES, THREAD_BYTES]) expect(row).toContain(bytes.toLocaleString('en'))
})

const MANIFEST = {
  'index.html': { file: 'assets/index.js', imports: ['_react.js'] },
  '_react.js': { file: 'assets/react.js' },
  'src/app/scene/openScene.tsx': { file: 'assets/page.js', imports: ['index.html', '_stage.js'] },
  '_stage.js': { file: 'assets/stage.js' },
  'scenes/01-one/scene.ts': { file: 'assets/one.js', imports: ['_shared.js'] },
  'scenes/02-two/scene.ts': { file: 'assets/two.js', imports: ['_shared.js', '_own.js'] },
  '_shared.js': { file: 'assets/shared.js' },
  '_own.js': { file: 'assets/own.js' },
}
/** What is told of all pages together. */
const ALL = ['code and levers beside the stage, at most', 'the page itself, at most']
const PAGE = '<script type="module" src="/assets/index.js"></script>'

/** A build in which some files are replaced. */
function buildOf(files: Readonly<Record<string, string>>): string {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }))
  const scripts = Object.fromEntries(Object.values(MANIFEST).map(({ file }) => [file, 'export {}']))
  const pages = { 's/one/index.html': PAGE, 's/two/index.html': PAGE, '.vite/manifest.json': JSON.stringify(MANIFEST) }
  for (const [file, text] of Object.entries({ ...scripts, ...pages, ...files })) {
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    writeFileSync(join(dist, file), text)
  }
  return dist
}

/** Text that does not compress: about as many bytes as asked for. */
function noise(bytes: number): string {
  let state = 1
  const letters = Array.from({ length: Math.ceil((bytes * 8) / 6) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[state >>> 26]
  })
  return `export const noise = '${letters.join('')}'`
}

it('passes a light build', () => {
  const { rows, faults } = weigh(buildOf({ 'assets/react.js': noise(FIRST_PAGE_BYTES - 10_000), 'assets/own.js': noise(SCENE_BYTES - 1_000) }))
  expect(faults).toEqual([])
  expect(rows.map(({ what }) => what)).toEqual(['first page /s/one/', 'scene 2 two', ...ALL])
})

it.each(['assets/index.js', 'assets/react.js', 'assets/page.js', 'assets/stage.js', 'assets/one.js', 'assets/shared.js'])(
  'counts %s into the first page',
  (file) => {
    expect(weigh(buildOf({ [file]: noise(FIRST_PAGE_BYTES + 2_000) })).faults).toEqual([expect.stringMatching(/^first page \/s\/one\/ is \d+ bytes over/)])
  },
)

it.each(['assets/two.js', 'assets/own.js'])('counts %s into the second scene', (file) => {
  expect(weigh(buildOf({ [file]: noise(SCENE_BYTES + 1_000) })).faults).toEqual([expect.stringMatching(/^scene 2 two is \d+ bytes over/)])
})

it('lets the last scene of the course weigh more', () => {
  const manifest = { ...MANIFEST, 'scenes/13-your-cdn/scene.ts': { file: 'assets/last.js', imports: ['_shared.js'] } }
  const buildWith = (bytes: number): string => buildOf({ '.vite/manifest.json': JSON.stringify(manifest), 's/your-cdn/index.html': PAGE, 'assets/last.js': noise(bytes) })
  expect(weigh(buildWith(LAST_SCENE_BYTES - 1_000)).faults).toEqual([])
  expect(weigh(buildWith(LAST_SCENE_BYTES + 1_000)).faults).toEqual([expect.stringMatching(/^scene 13 your-cdn is \d+ bytes over/)])
})

it.each(['src/app/scene/SidePart.tsx', 'src/screen/HeaderLeverPart.tsx', 'src/screen/CodeLeverPart.tsx', 'src/panels/levers/OrderControl.tsx', 'src/panels/levers/ActButtons.tsx'])('counts %s into what a wide window shows', (chunk) => {
  const manifest = { ...MANIFEST, [chunk]: { file: 'assets/side.js', imports: ['_shared.js'] } }
  const files = { '.vite/manifest.json': JSON.stringify(manifest), 'assets/side.js': noise(15_000), 'assets/shared.js': noise(20_000) }
  expect(weigh(buildOf(files)).faults).toEqual([expect.stringMatching(/^code and levers beside the stage, at most is \d+ bytes over/)])
})

it('counts what is needed to see a page', () => {
  const page = `${PAGE}<style>/*${noise(SEEN_BYTES)}*/</style>`
  expect(weigh(buildOf({ 's/two/index.html': page })).faults).toEqual([expect.stringMatching(/^the page itself, at most is \d+ bytes over/)])
})

it('counts what several further scenes share in each that uses it', () => {
  const manifest = { ...MANIFEST, 'scenes/03-three/scene.ts': { file: 'assets/three.js', imports: ['_own.js'] } }
  const files = { '.vite/manifest.json': JSON.stringify(manifest), 's/three/index.html': PAGE, 'assets/three.js': noise(9_000), 'assets/own.js': noise(SCENE_BYTES - 8_000) }
  const { rows, faults } = weigh(buildOf(files))
  expect(rows.map(({ what }) => what)).toEqual(['first page /s/one/', 'scene 2 two', 'scene 3 three', ...ALL])
  expect(rows[1]!.bytes).toBeGreaterThan(SCENE_BYTES - 8_000)
  expect(faults).toEqual([expect.stringMatching(/^scene 3 three is \d+ bytes over/)])
})

it('counts the engine and the script that opens it by themselves, where a scene has functions', () => {
  const manifest = {
    ...MANIFEST,
    'scenes/02-two/scene.ts': { ...MANIFEST['scenes/02-two/scene.ts'], dynamicImports: ['src/cdn/isolate/openIsolates.ts'] },
    'src/cdn/isolate/openIsolates.ts': { file: 'assets/open.js', imports: ['_shared.js'] },
  }
  const built = (bytes: number) => weigh(buildOf({ '.vite/manifest.json': JSON.stringify(manifest), 'assets/open.js': noise(10_000), 'assets/engine.wasm': noise(bytes) }))
  expect(built(ENGINE_BYTES - 15_000).faults).toEqual([])
  expect(built(ENGINE_BYTES - 15_000).rows.map(({ what }) => what)).toEqual(['first page /s/one/', 'scene 2 two', 'engine with script', ...ALL])
  expect(built(ENGINE_BYTES - 5_000).faults).toEqual([expect.stringMatching(/^engine with script is \d+ bytes over/)])
})

it('counts what a page preloads', () => {
  const preloading = `${PAGE}<link rel="modulepreload" href="/assets/own.js">`
  const { faults } = weigh(buildOf({ 's/one/index.html': preloading, 'assets/own.js': noise(FIRST_PAGE_BYTES + 2_000) }))
  expect(faults).toEqual([expect.stringContaining('first page')])
})

it.each([
  ['assets/own.js', 'class ShikiError extends Error {}', 'shiki'],
  ['assets/own.js', 'for (var a = arcs[i < 0 ? ~i : i], k = 0; k < n; ++k) read(a[k])', 'topojson'],
  ['assets/own.js', 'node.__data__ = 1', 'd3 as a whole'],
  ['assets/own.js', 'const keys = ["whileInView"]', 'framer-motion as a whole'],
  ['assets/own.js', 'fetch("https://example.org/a.json")', 'fetches from elsewhere'],
  ['assets/own.css', '@import "https://example.org/font.css"', 'fetches from elsewhere'],
  ['assets/own.css', 'a { background: url(//example.org/a.png) }', 'fetches from elsewhere'],
  ['s/two/index.html', '<script src="https://example.org/a.js"></script>', 'fetches from elsewhere'],
])('finds in %s what does not belong there: %s', (file, text, fault) => {
  expect(weigh(buildOf({ [file]: text })).faults).toEqual([expect.stringContaining(fault)])
})

it('lets readers follow links to elsewhere', () => {
  const page = `${PAGE}<link rel="canonical" href="https://example.org/"><a href="https://example.org/">source</a>`
  expect(weigh(buildOf({ 's/two/index.html': page })).faults).toEqual([])
})

it('does not take a build without scenes for a light one', () => {
  expect(weigh(buildOf({ '.vite/manifest.json': '{}' })).faults).toHaveLength(1)
})

it('names a scene whose page was not written', () => {
  const dist = buildOf({})
  rmSync(join(dist, 's', 'two'), { recursive: true })
  expect(() => weigh(dist)).toThrow('s/two/index.html was not written')
})

import { expect, test } from 'vitest'
import { documentText, pageText, type Site } from '../../tools/lib/pageFiles.ts'
import type { RenderedPage } from '../../src/app/static/renderPages'

const TEMPLATE = `<!doctype html><head><title>Old</title>
    <!--head-->
    <script type="module" crossorigin src="/b/assets/entry.js"></script>
    <link rel="stylesheet" crossorigin href="/b/assets/style.css">
  </head>
<body><div id="app"><!--page--></div></body>`

const page: RenderedPage = {
  file: 's/x/index.html',
  template: 'index.html',
  title: 'Hits & "misses"',
  description: 'Who <asks>?',
  markup: '<p>$& $1 stays</p>',
  modules: ['page.tsx'],
  path: '/b/s/x/',
  style: '.first{display:none}',
}

const face = (name: string, marks: string): string => `@font-face{font-family:${name};${marks};src:url(/b/assets/${name}.woff2)format("woff2")}`
const FACES = [
  face('serif', 'font-style:normal;font-weight:200 900'),
  face('serif-italic', 'font-style:italic;font-weight:200 900'),
  face('mono', 'font-style:normal;font-weight:400'),
  face('mono-bold', 'font-style:normal;font-weight:600'),
]
const STAND_IN = '@font-face{font-family:"Times as ours";src:local("Times New Roman");size-adjust:117%}'

const site: Site = {
  base: '/b/',
  styles: `a{color:red}${FACES.join('')}${STAND_IN}b{color:$&}`,
  manifest: {
    'page.tsx': { file: 'assets/page.js', imports: ['_base.js', '_entry.js'] },
    '_base.js': { file: 'assets/base.js', imports: ['page.tsx'] },
    '_entry.js': { file: 'assets/entry.js' },
    'other.tsx': { file: 'assets/other.js' },
  },
}

const text = pageText(TEMPLATE, page, site)
/** What runs at once, and what it puts into the page or imports. */
const [script = ''] = /<script type="module">.*<\/script>/.exec(text) ?? []

test('words are escaped where they are attributes and markup is kept as it is', () => {
  expect(text).toContain('<title>Hits &amp; &quot;misses&quot;</title>')
  expect(text).toContain('content="Who &lt;asks&gt;?"')
  expect(text).toContain('<div id="app" data-path="/b/s/x/"><p>$& $1 stays</p></div>')
  expect(text).not.toContain('Old')
})

test('nothing that comes as a file holds up the first paint', () => {
  const outside = text.replace(script, '').replaceAll(/<style.*?<\/style>/g, '')
  expect(outside).not.toMatch(/<script[^>]* src=|rel="(stylesheet|preload|modulepreload)"|\.js|\.woff2/)
  expect(text).toContain(`<style>a{color:red}${STAND_IN}b{color:$&}.first{display:none}</style>`)
  expect(text).toContain(`<style id="faces" media="not all">${FACES.join('')}</style>`)
})

test('without scripts there are the faces, too', () => {
  expect(text).toContain(`<noscript><style>${FACES.join('')}</style></noscript>`)
})

test('after it come the entry, what it will import, and the faces of running text', () => {
  expect(script).toContain('import("/b/assets/entry.js")')
  expect(script).toContain('["/b/assets/page.js","/b/assets/base.js"]')
  expect(script).toContain('["/b/assets/serif.woff2","/b/assets/mono.woff2"]')
  expect(script).not.toContain('other.js')
})

test('a template without an entry is no template', () => {
  expect(() => pageText('<html></html>', page, site)).toThrow('no entry script')
})

test('a document has its own styles and script, the faces where the build has put them, and no part of the app', () => {
  const template = TEMPLATE.replace('    <!--head-->', '    <script>theme()</script>\n    <script>keep()</script>\n    <!--head-->')
  const source = '@font-face{font-family:serif;src:url(/sources/serif.woff2)}'
  const { file, title, description, markup } = page
  const written = documentText(template, { file, title, description, markup, styles: `${source}i{color:blue}`, script: '' }, site, `say('$&')`)
  expect(written).toContain('<title>Hits &amp; &quot;misses&quot;</title>')
  expect(written).toContain('<div id="app"><p>$& $1 stays</p></div>')
  expect(written.match(/<style.*<\/style>/g)).toEqual([`<style>i{color:blue}${FACES.join('')}</style>`])
  expect(written.match(/<script.*<\/script>/g)).toEqual(['<script>theme()</script>', `<script>say('$&')</script>`])
  expect(written).not.toMatch(/<link|entry\.js|sources/)
  expect(() => documentText(TEMPLATE, { file, title, description, markup, styles: '', script: '' }, { styles: '' }, '')).toThrow('sets the theme')
})

test('a page says where it is, and where its record for embeds is, where the address of the course is known', () => {
  const written = pageText(TEMPLATE, page, { ...site, url: 'https://cdn.example/b/' })
  expect(written).toContain('<link rel="canonical" href="https://cdn.example/b/s/x/" />')
  expect(written).toContain('<link rel="alternate" type="application/json+oembed" href="https://cdn.example/b/e/x/oembed.json"')
  const embed = pageText(TEMPLATE, { ...page, file: 'e/x/index.html' }, { ...site, url: 'https://cdn.example/b/' })
  expect(embed).toContain('<link rel="canonical" href="https://cdn.example/b/s/x/" />')
  expect(pageText(TEMPLATE, page, site)).not.toMatch(/canonical|oembed/)
  expect(pageText(TEMPLATE, { ...page, file: '404.html' }, { ...site, url: 'https://cdn.example/b/' })).not.toContain('canonical')
})

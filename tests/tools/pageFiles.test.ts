import { expect, test } from 'vitest'
import { pageText, type Site } from '../../tools/lib/pageFiles.ts'
import type { RenderedPage } from '../../src/app/static/renderPages'

const TEMPLATE = `<!doctype html><head><title>Old</title><script src="/b/assets/entry.js"></script><!--head--></head>
<body><div id="app"><!--page--></div></body>`

const page: RenderedPage = {
  file: 's/x/index.html',
  template: 'index.html',
  title: 'Hits & "misses"',
  description: 'Who <asks>?',
  markup: '<p>$& $1 stays</p>',
  modules: ['page.tsx'],
}

const site: Site = {
  base: '/b/',
  fonts: ['assets/serif.woff2'],
  manifest: {
    'page.tsx': { file: 'assets/page.js', imports: ['_base.js', '_entry.js'] },
    '_base.js': { file: 'assets/base.js', imports: ['page.tsx'] },
    '_entry.js': { file: 'assets/entry.js' },
    'other.tsx': { file: 'assets/other.js' },
  },
}

const text = pageText(TEMPLATE, page, site)

test('words are escaped where they are attributes and markup is kept as it is', () => {
  expect(text).toContain('<title>Hits &amp; &quot;misses&quot;</title>')
  expect(text).toContain('content="Who &lt;asks&gt;?"')
  expect(text).toContain('<div id="app"><p>$& $1 stays</p></div>')
  expect(text).not.toContain('Old')
})

test('preloads what the page will import and its template does not load', () => {
  const found = [...text.matchAll(/rel="(\w+)" (?:crossorigin )?href="\/b\/assets\/([\w.]+)"/g)].map(([, rel, file]) => `${rel} ${file}`)
  expect(found).toEqual(['preload serif.woff2', 'modulepreload page.js', 'modulepreload base.js'])
})

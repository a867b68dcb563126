import { expect, test } from 'vitest'
import { pageText, type Site } from '../../tools/lib/pageFiles.ts'
import type { RenderedPage } from '../../src/app/static/renderPages'

const TEMPLATE = `<!doctype html><head><title>Old</title><link rel="stylesheet" href="/b/assets/entry.css"><!--head--></head>
<body><div id="app"><!--page--></div></body>`

const page: RenderedPage = {
  file: 's/x/index.html',
  template: 'index.html',
  title: 'Hits & "misses"',
  description: 'Who <asks>?',
  markup: '<p>$& $1 stays</p>',
  modules: ['page.tsx'],
  styles: ['pictures.tsx'],
}

const site: Site = {
  base: '/b/',
  fonts: ['assets/serif.woff2'],
  manifest: {
    'page.tsx': { file: 'assets/page.js', css: ['assets/page.css'], imports: ['_base.js'] },
    '_base.js': { file: 'assets/base.js', css: ['assets/base.css', 'assets/entry.css'] },
    'pictures.tsx': { file: 'assets/pictures.js', css: ['assets/pictures.css'], imports: ['_base.js'] },
  },
}

const text = pageText(TEMPLATE, page, site)

test('words are escaped where they are attributes and markup is kept as it is', () => {
  expect(text).toContain('<title>Hits &amp; &quot;misses&quot;</title>')
  expect(text).toContain('content="Who &lt;asks&gt;?"')
  expect(text).toContain('<div id="app"><p>$& $1 stays</p></div>')
  expect(text).not.toContain('Old')
})

test('scripts of the page are preloaded, of mere pictures only the styles', () => {
  const found = [...text.matchAll(/href="\/b\/assets\/([\w.]+)"/g)].map((match) => match[1])
  expect(found).toEqual(['entry.css', 'serif.woff2', 'base.css', 'page.css', 'pictures.css', 'base.js', 'page.js'])
})

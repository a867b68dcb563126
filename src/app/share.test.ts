import fc from 'fast-check'
import { expect, test } from 'vitest'
import { embedSnippet, embedUrl, escapeAttribute, momentUrl } from './share'

const src = 'https://host.example/e/stale-on-purpose/'

test('a link to a moment replaces the fragment', () => {
  expect(momentUrl('https://host.example/s/a/#old', 'step=x')).toBe('https://host.example/s/a/#step=x')
  expect(momentUrl('https://host.example/s/a/', '#step=x')).toBe('https://host.example/s/a/#step=x')
  expect(momentUrl('https://host.example/s/a/', '')).toBe('https://host.example/s/a/')
})

test('the embed address carries only what was chosen', () => {
  expect(embedUrl({ src, link: '', settings: { theme: 'auto' } })).toBe(src)
  expect(embedUrl({ src, link: 'step=the-fix', settings: { theme: 'dark' } })).toBe(`${src}?step=the-fix&theme=dark`)
})

test('the snippet is one iframe with a title and needs no script', () => {
  expect(embedSnippet({ src, sceneTitle: 'Stale on purpose', settings: { theme: 'light' }, link: 'step=a' })).toBe(
    `<iframe src="${src}?step=a&amp;theme=light" title="Build a CDN: Stale on purpose (interactive)" ` +
      'width="800" height="500" loading="lazy" allowfullscreen></iframe>',
  )
})

test('no title can break out of its attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeAttribute(text)).not.toMatch(/["<>]/)
    }),
  )
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { policyOf, withPolicy } from '../../tools/lib/policy'

const PAGE = '<html><head>\n    <meta charset="utf-8" />\n<script>one()</script><script type="module" src="/x.js"></script></head><body><script type="module">two("<b>")</script><script>one()</script></body></html>'
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('a page lets in files of its own host and each script that stands in it, once', () => {
  const script = policyOf(PAGE).split(';').find((one) => one.startsWith('script-src'))!
  expect(script.split(' ')).toEqual(['script-src', "'self'", "'wasm-unsafe-eval'", hash('one()'), hash('two("<b>")')])
})

test('what has no rule of its own is let in from nowhere', () => {
  expect(policyOf(PAGE)).toMatch(/^default-src 'none';/)
  for (const word of ['unsafe-eval', 'https:', '*']) expect(policyOf(PAGE).replaceAll("'wasm-unsafe-eval'", ''), word).not.toContain(word)
})

test('the policy stands in front of all that it is about', () => {
  const html = withPolicy(PAGE)
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
  expect(() => withPolicy('<html></html>')).toThrow('charset')
})

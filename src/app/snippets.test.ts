import { compile } from '@mdx-js/mdx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLACES, type PastedOptions, type PlaceName } from './snippets'

const ROOT = 'https://host.example/course/'
const src = `${ROOT}e/stale-on-purpose/`
const NAMES = Object.keys(PLACES) as PlaceName[]

const options: fc.Arbitrary<PastedOptions> = fc.record({
  course: fc.constant(ROOT),
  slug: fc.constant('stale-on-purpose'),
  src: fc.constant(src),
  sceneTitle: fc.constantFrom('Stale on purpose', 'Hits & "misses"', '{braces} <b>'),
  link: fc.constantFrom('', 'step=a', 'step=a&t=12.5&lever.cacheControl=public,+max-age=4', 'acts=a@0:caches=off~b@3:do=kill:origin'),
  settings: fc.record({ theme: fc.constantFrom('auto', 'dark'), show: fc.constantFrom('stage', 'levers') }),
})

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The address that a frame gets in each place, read off what is pasted there. */
const READ: Readonly<Record<PlaceName, (text: string) => string>> = {
  html: frame, canvas: frame, mdx: frame,
  myst: (text) => /^:::\{iframe\} (\S+)\n:width: 100%\n:title: .+\n:placeholder: \S+\/poster\.png\n.+\n:::$/.exec(text)?.[1] ?? '',
  address: (text) => text,
  element: (text) => {
    const [, base = '', scene = '', , params] = /<cdn-scene base="([^"]*)" scene="([^"]*)"( params="([^"]*)")?>/.exec(text) ?? []
    return `${unescaped(base)}e/${scene}/${params === undefined ? '' : `?${unescaped(params)}`}`
  },
}

function frame(text: string): string {
  return unescaped(/^<iframe src="([^"]*)" title="[^"]*" width="(?:800|100%)" height="500" loading="lazy" (?:allowfullscreen><\/iframe>|allowFullScreen \/>)$/.exec(text)?.[1] ?? '')
}

test.each(NAMES)('what is pasted for %s leads to the same moment, in the same look', (name) => {
  fc.assert(
    fc.property(options, (given) => {
      const query = new URL(READ[name](PLACES[name].write(given, 'fixed'))).searchParams
      const expected = new URLSearchParams(given.link)
      for (const [key, value] of Object.entries(given.settings)) if (value !== 'auto' && value !== 'stage') expected.set(key, value)
      if (name === 'canvas') expected.set('resize', 'canvas')
      if (name === 'address') expected.set('resize', 'embedly')
      expect([...query].toSorted()).toEqual([...expected].toSorted())
    }),
  )
})

test('what is pasted into MDX compiles there', async () => {
  for (const given of fc.sample(options, 20)) expect(String(await compile(`# A lesson\n\n${PLACES.mdx.write(given, 'wide')}\n`))).toContain('allowFullScreen: true')
})

test('each place has a name of its own', () => {
  expect(new Set(NAMES.map((name) => PLACES[name].label)).size).toBe(NAMES.length)
})

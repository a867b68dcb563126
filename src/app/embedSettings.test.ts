import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMBED_PARAMS, type EmbedParam, type EmbedSetting, type EmbedSettings, readEmbedSettings, writeEmbedSettings } from './embedSettings'

const ALL = Object.entries(EMBED_PARAMS) as [EmbedSetting, EmbedParam][]
const any = fc.record(Object.fromEntries(ALL.map(([name, { values }]) => [name, fc.constantFrom(...values)]))) as fc.Arbitrary<EmbedSettings>

test('what is written is read again, with nothing to say of it', () => {
  fc.assert(
    fc.property(any, (settings) => {
      const read = readEmbedSettings(`?${writeEmbedSettings(settings)}`)
      expect([read.settings, read.problems, read.rest.toString()]).toEqual([settings, [], ''])
    }),
  )
})

test('what is so by itself is not written', () => {
  expect(writeEmbedSettings({})).toBe('')
  expect(writeEmbedSettings(readEmbedSettings('').settings)).toBe('')
})

test('what else stands in an address is left where it is', () => {
  expect(readEmbedSettings('?a=1&theme=dark&b=2&a=3').rest.toString()).toBe('a=1&b=2&a=3')
})

describe.each(ALL)('%s', (name, { values, initial, open }) => {
  test('begins as one of its values, or as nothing where they are not listed', () => expect(open ? '' : values).toContain(initial))
  test('takes each of its values, and no other', () => {
    const wrong = ['', 'unheard-of', ` ${values[0]}`, `${values[0]}/`, `${values[0]}:443`, 'https://school.999', 'HTTPS://school.example', 'null', [...values, ''].join(',')]
    expect([...values, ...wrong].map((value) => readEmbedSettings(`?${new URLSearchParams({ [name]: value }).toString()}`).settings[name])).toEqual([...values, ...wrong.map(() => initial)])
  })
  test.each(['', 'unheard-of', ` ${values[0]}`, 'null'])('is said to be wrong with "%s", and stays as it is', (value) => {
    const { settings, problems } = readEmbedSettings(`?${new URLSearchParams({ [name]: value }).toString()}`)
    expect(settings[name]).toBe(initial)
    expect(problems).toEqual([`"${name}" is ${open?.words ?? `one of ${values.join(', ')}`}, not "${value}"`])
  })
  test('is asked for once', () => {
    const { settings, problems } = readEmbedSettings(`?${name}=${values.at(-1)}&${name}=${values[0]}`)
    expect(settings[name]).toBe(values.at(-1))
    expect(problems).toEqual([`"${name}" is asked for 2 times; the first one counts`])
  })
})

test('no address makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readEmbedSettings(text)
    }),
    { numRuns: 1_000 },
  )
})

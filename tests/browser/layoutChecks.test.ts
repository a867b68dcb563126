/**
 * The checker of the layout suite against pages with one planted fault each, and with the things
 * that look like a fault and are none: a check that cannot fail proves nothing.
 */
import { beforeAll, expect, it } from 'vitest'
import { openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'
import type { LayoutRules } from './support/layoutChecks'
import { layoutProblems } from './support/layoutProblems'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/layoutChecks.ts', 'layoutChecks')
})

type ProblemsOf = (body: string, rules?: LayoutRules) => Promise<string[]>

/** One page that shows one document after the other. */
async function openDesk(): Promise<ProblemsOf> {
  const { page } = await open('about:blank')
  return async (body, rules) => {
    await page.setContent(`<!doctype html><style>body { margin: 20px; font: 16px/1.4 sans-serif }</style>${body}`)
    return layoutProblems(page, script, rules)
  }
}

const svg = (inside: string, attributes = 'width="300" height="120" viewBox="0 0 300 120"'): string =>
  `<svg ${attributes} font-size="14">${inside}</svg>`

const FAULTS: readonly (readonly [what: string, found: RegExp, body: string])[] = [
  ['text on text', /^overlap: "Frankfurt" and "Sydney"/, '<p>Frankfurt</p><p style="margin-top: -30px">Sydney</p>'],
  ['lines that run into each other', /^overlap: "Hagy" and "Hagy"/, '<p style="line-height: 11px">Hagy<br>Hagy</p>'],
  [
    'an absolute label on a line of text',
    /^overlap: "a line of text" and "label"/,
    '<p>a line of text</p><span style="position: absolute; left: 40px; top: 24px">label</span>',
  ],
  ['text on text in a picture', /^overlap: "us-east" and "user"/, svg('<text x="20" y="40">us-east</text><text x="60" y="44">user</text>')],
  [
    'turned text on a label',
    /^overlap: "a turned label" and "user"/,
    svg('<text transform="translate(20 20) rotate(30)">a turned label</text><text x="70" y="50">user</text>'),
  ],
  [
    'a label of the page on one of a picture',
    /^overlap: "São Paulo" and "MISS"/,
    `<div style="position: relative">${svg('<text x="20" y="40">São Paulo</text>')}<b style="position: absolute; left: 40px; top: 26px">MISS</b></div>`,
  ],
  ['a card over a label', /^painted over: "Frankfurt" lies under .*rect/, svg('<text x="20" y="40">Frankfurt</text><rect x="60" y="20" width="80" height="40" fill="#fff"/>')],
  [
    'a button over a label',
    /^painted over: "ms" lies under .*button/,
    `<div style="position: relative">${svg('<text x="20" y="40">ms</text>')}<button style="position: absolute; left: 25px; top: 20px; width: 40px; height: 30px"></button></div>`,
  ],
  ['text that a narrow box cuts', /^cut off: "requests in a second" loses/, '<p style="width: 60px; overflow: hidden; white-space: nowrap">requests in a second</p>'],
  ['text with an ellipsis', /^cut off: "requests in a second" loses/, '<p style="width: 60px; overflow: clip; white-space: nowrap; text-overflow: ellipsis">requests in a second</p>'],
  ['text that a low box cuts', /^cut off: "one two three four" loses/, '<p style="width: 60px; height: 40px; overflow: hidden">one two three four</p>'],
  ['text that a box farther out cuts', /^cut off: "requests" loses/, '<div style="width: 40px; overflow: hidden"><p><b>requests</b></p></div>'],
  ['text past the edge of its picture', /^cut off: "Frankfurt" loses/, svg('<text x="270" y="40">Frankfurt</text>')],
  ['text past the upper edge of its picture', /^cut off: "Frankfurt" loses/, svg('<text x="20" y="5">Frankfurt</text>')],
  ['text past the edge of the window', /^cut off: "beyond" loses/, '<p style="position: fixed; left: -30px; top: 60px">beyond</p>'],
  ['small text', /^too small: "fine print" is 10 px/, '<p style="font-size: 10px">fine print</p>'],
  [
    'text that is small because its picture is',
    /^too small: "label" is 7 px/,
    svg('<text x="20" y="40">label</text>', 'width="150" height="60" viewBox="0 0 300 120"'),
  ],
  ['a page that scrolls sideways', /^scrolls sideways: /, '<div style="width: 3000px; height: 20px"></div>'],
]

const INNOCENT: readonly (readonly [what: string, body: string])[] = [
  ['words in one line', '<p>one <b>bold</b> <em>leaning</em> <code>code</code> end</p>'],
  ['lines set close', '<p style="line-height: 1.05">Hagy<br>Hagy</p>'],
  ['words that are only said', '<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">said</p><p>seen</p>'],
  ['hidden text', '<p>seen</p><p style="visibility: hidden; margin-top: -30px">unseen</p><p style="opacity: 0; margin-top: -30px">unseen</p>'],
  ['text that is scrolled out of sight', '<div style="height: 30px; overflow: auto"><p>one</p><p>two</p><p>three</p></div><p>below</p>'],
  [
    'a turned label whose box only touches another',
    svg('<text transform="translate(20 20) rotate(35)">a long turned label</text><text x="110" y="25">user</text>'),
  ],
  ['a card under its own label', svg('<rect x="10" y="20" width="80" height="40" fill="#fff"/><text x="20" y="45">card</text>')],
  ['an outline over a label', svg('<text x="20" y="40">card</text><rect x="10" y="20" width="80" height="40" fill="none" stroke="#000"/>')],
  [
    'a label over a box',
    '<div style="position: absolute; left: 10px; top: 10px; width: 90px; height: 40px; background: #fff"></div><p style="position: relative">label</p>',
  ],
  [
    'a clear layer over a label',
    `<div style="position: relative">${svg('<text x="20" y="40">label</text>')}<div style="position: absolute; inset: 0; background: rgb(0 0 0 / 10%)"></div></div>`,
  ],
  ['a bar that stays over the page', '<p style="position: sticky; top: 0">bar</p><p style="margin-top: -35px">page</p>'],
  [
    'a sheet over the page',
    '<p>page</p><div style="position: absolute; left: 10px; top: 10px; width: 300px; height: 200px; background: #fff">sheet</div>',
  ],
  ['a closed popover', '<p>seen</p><p popover style="position: absolute; top: 20px; left: 20px">closed</p>'],
]

it('finds each planted fault', async () => {
  const problemsOf = await openDesk()
  for (const [what, found, body] of FAULTS) {
    expect.soft(await problemsOf(body), what).toContainEqual(expect.stringMatching(found))
  }
})

it('finds what scrolls where nothing may', async () => {
  const problemsOf = await openDesk()
  const box = '<div style="height: 40px; overflow: auto"><p>one</p><p>two</p></div>'
  expect(await problemsOf(box, { nothingScrolls: true })).toContainEqual(expect.stringMatching(/^scrolls: .*div holds/))
  expect(await problemsOf('<p style="height: 3000px">tall</p>', { nothingScrolls: true })).toContainEqual(expect.stringMatching(/^scrolls: html/))
})

it('lets pass what only looks like a fault', async () => {
  const problemsOf = await openDesk()
  for (const [what, body] of INNOCENT) expect.soft(await problemsOf(body), what).toEqual([])
})

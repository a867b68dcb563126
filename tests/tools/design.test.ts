/** `npm run design`: what it says, its exit codes, and files that are wrong. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDesign, wholeDesign as whole, writeDesign } from '../../scenes/13-your-cdn/designFile'
import { SOLUTIONS } from '../../scenes/13-your-cdn/solutions'
import { main } from '../../tools/design'
import { type Called, calledTool } from '../support/calledTool'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'design-')) })
afterAll(() => rm(folder, { recursive: true }))

const called = (...argv: readonly string[]): Promise<Called> => calledTool(main, argv)

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'design.json')
  await writeFile(file, text)
  return file
}

describe('npm run design', () => {
  it('says what fails, with the moment, and exits with 1', async () => {
    const { code, out } = await called('--workload', 'shop')
    expect(code).toBe(1)
    expect(out).toMatch(/FAILS {2}answers to strangers: \d+, promised 0 {2}\(at .*\sms, request \d+\)/)
    expect(out).toMatch(/a month costs: \$/)
  })

  it('tries the design of a file, and exits with 0 when it keeps the contract', async () => {
    const file = await fileOf(writeDesign(whole(SOLUTIONS.live)))
    const { code, out } = await called('--file', file, '--json')
    expect(code).toBe(0)
    const told = JSON.parse(out) as { workload: string; clauses: { id: string; holds: boolean }[]; cost: { total: number }; pricesRead: string }
    expect(told.workload).toBe('live')
    expect(told.clauses.map(({ id, holds }) => `${id} ${holds}`)).toEqual(['availability true', 'p95 true', 'staleness true', 'leaks true', 'origin true', 'budget true'])
    expect(told.cost.total).toBeGreaterThan(0)
  })

  it.each<[string, readonly string[], RegExp]>([
    ['no workload', [], /name a workload/],
    ['a workload that is not there', ['--workload', 'blog'], /no workload "blog"/],
    ['a target that is not there', ['--workload', 'shop', '--target', 'squid'], /no target "squid"/],
    ['a place that is not there', ['--workload', 'shop', '--target', 'vcl', '--place', 'moon'], /no place "moon"/],
    ['an option that is not there', ['--workload', 'shop', '--loud'], /loud/],
    ['a file that is not there', ['--file', '/nowhere/design.json'], /cannot be read/],
    ['something beside', ['shop'], /"shop" is asked for by no option/],
  ])('answers %s with a sentence and 2', async (_, argv, words) => {
    const { code, err } = await called(...argv)
    expect(code).toBe(2)
    expect(err).toMatch(words)
    expect(err).toContain('Usage: npm run -s design')
  })

  it.each(['headers', 'vcl', 'nginx', 'curl'])('writes %s of a design, and what is not in it', async (target) => {
    const file = await fileOf(writeDesign(whole({ ...SOLUTIONS.video, queue: '20' })))
    const { code, out } = await called('--file', file, '--target', target)
    expect(code).toBe(0)
    expect(out).toContain('# Not in this file: The queue of the origin, 20 long: it is the origin’s.')
    expect(out).toContain('# Not in this file: The second CDN with 40 % of the users: players know both names.')
    const told = JSON.parse((await called('--file', file, '--target', target, '--json')).out) as { text: string; missing: string[]; plan: { shield: boolean } }
    expect(told.plan.shield).toBe(true)
    expect(out.startsWith(told.text.trimEnd())).toBe(true)
    expect(told.missing.some((one) => one.startsWith('The queue'))).toBe(true)
  })

  it('writes the shield of a design that has one', async () => {
    const file = await fileOf(writeDesign(whole(SOLUTIONS.shop)))
    const edge = await called('--file', file, '--target', 'vcl')
    const shield = await called('--file', file, '--target', 'vcl', '--place', 'shield')
    // The shield stands before the origin, the edge before the shield.
    expect([edge, shield].map(({ out }) => out.includes('.port = "8080"'))).toEqual([false, true])
    expect(await called('--workload', 'shop', '--target', 'vcl', '--place', 'shield')).toMatchObject({ code: 2, err: expect.stringContaining('this design has no shield') })
  })

  it('does not try a file for another workload', async () => {
    const { code, err } = await called('--workload', 'shop', '--file', await fileOf(writeDesign(whole(SOLUTIONS.live))))
    expect([code, err]).toEqual([2, expect.stringContaining('for the workload "live", not for "shop"')])
  })
})

describe('a design file', () => {
  it('opens as the design that it was made of', () => {
    for (const design of Object.values(SOLUTIONS)) {
      const read = readDesign(writeDesign(whole(design)))
      expect('design' in read && whole(read.design)).toEqual(whole(design))
    }
  })

  const good = { format: 'build-a-cdn/design', version: 1, workload: 'shop', levers: {} }
  it.each<[string, string, readonly RegExp[]]>([
    ['no JSON', '{', [/no JSON/]],
    ['a list', '[]', [/no object/]],
    ['another format', JSON.stringify({ ...good, format: 'x' }), [/format: expected "build-a-cdn\/design", not "x"/]],
    ['a version to come', JSON.stringify({ ...good, version: 2 }), [/version: this reads version 1, not 2/]],
    ['no levers', JSON.stringify({ ...good, levers: undefined }), [/levers: expected an object/]],
    ['a field too many', JSON.stringify({ ...good, note: '' }), [/note: expected nothing of this name/]],
    ['several faults', JSON.stringify({ ...good, workload: 'blog', levers: { pops: 7, shield: 'yes', loud: 1, workload: 'shop', __proto__x: 1 } }),
      [/workload: expected one of static/, /levers.pops: expected a number from 0 to 6/, /levers.shield: expected on or off, not "yes"/, /levers.loud: expected nothing/, /levers.workload: expected nothing/, /levers.__proto__x/]],
    ['a lever of another kind', JSON.stringify({ ...good, levers: { pops: null, pagesTtl: { value: '60' } } }), [/levers.pops/, /levers.pagesTtl/]],
  ])('is refused with each reason: %s', (_, text, reasons) => {
    const read = readDesign(text)
    expect('problems' in read && read.problems).toEqual(reasons.map((reason) => expect.stringMatching(reason)))
  })
})

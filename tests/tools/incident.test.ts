/** `npm run incident`: a dashboard, whether a lever heals it, and calls that are wrong. */
import { describe, expect, it } from 'vitest'
import { incidentOf } from '../../scenes/13-your-cdn/incidents/incidents'
import { main } from '../../tools/incident'
import { type Called, calledTool } from '../support/calledTool'

const called = (...argv: readonly string[]): Promise<Called> => calledTool(main, argv)

/** The first seed of the incident, and its healing lever as one writes it. */
function drawn(id: string): { seed: string; heals: string; title: string } {
  const seed = Array.from({ length: 300 }, (_, n) => n).find((n) => incidentOf(n).id === id)!
  const { heals: { lever, value }, named } = incidentOf(seed)
  return { seed: String(seed), heals: `${lever}=${value === true ? 'on' : value === false ? 'off' : String(value)}`, title: named.title }
}

describe('npm run incident', () => {
  it('shows the dashboard of a sick system, does not tell what it is, and exits with 1', async () => {
    const { seed, title } = drawn('upper-tier')
    const { code, out } = await called('--seed', seed)
    expect(code).toBe(1)
    expect(out).toMatch(/FAILS {2}answered without an error/)
    expect(out).toMatch(/^tokyo +\d/m)
    expect(out).toMatch(/statuses: 200 [\d,]+, 503 [\d,]+/)
    expect(out).toMatch(/users-\S+ GET \/\S+ 503 /)
    expect(out).not.toContain(title.slice(0, 10))
  })

  it('tells what it was when a lever heals it, and exits with 0', async () => {
    const { seed, heals, title } = drawn('upper-tier')
    const { code, out } = await called('--seed', seed, '--try', heals)
    expect([code, out.split('\n').at(-1)]).toEqual([0, expect.stringContaining(`Healthy. ${title}`)])
  })

  it('has all figures as JSON, and the name only when it is solved', async () => {
    const { seed, heals, title } = drawn('no-grace')
    const sick = await called('--seed', seed, '--json', '--try', 'pops=5')
    const told = JSON.parse(sick.out) as { tried: object; named: null; checks: { holds: boolean }[]; dashboard: { total: { requests: number }; bins: object[] } }
    expect([sick.code, told.named, told.tried]).toEqual([1, null, { pops: 5 }])
    expect(told.dashboard.total.requests).toBeGreaterThan(100)
    expect(told.dashboard.bins.length).toBeGreaterThan(10)
    expect(sick.out).not.toContain(title)
    const healed = await called('--seed', seed, '--json', '--try', heals)
    expect([healed.code, (JSON.parse(healed.out) as { named: { title: string } }).named.title]).toEqual([0, title])
  })

  it.each<[string, readonly string[], RegExp]>([
    ['a seed that is no number', ['--seed', 'x'], /"x" is no seed/],
    ['a seed below 0', ['--seed=-1'], /"-1" is no seed/],
    ['a lever that is not there', ['--try', 'loud=1'], /--try loud=1: name one of the levers pops, shield/],
    ['another workload', ['--try', 'workload=shop'], /name one of the levers/],
    ['another case than the seed’s', ['--try', 'caseNumber=3'], /name one of the levers/],
    ['a lever without a value', ['--try', 'shield'], /name one of the levers/],
    ['a value that it does not have', ['--try', 'shield=maybe'], /--try shield=maybe: expected on or off/],
    ['an empty number', ['--try', 'pops='], /--try pops=: expected a number from 0 to 6/],
    ['an option that is not there', ['--loud'], /loud/],
    ['something beside', ['3'], /"3" is asked for by no option/],
  ])('answers %s with a sentence and 2', async (_, argv, words) => {
    const { code, err } = await called(...argv)
    expect(code).toBe(2)
    expect(err).toMatch(words)
    expect(err).toContain('Usage: npm run -s incident')
  })
})

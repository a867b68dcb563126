import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE, purgeScene } from '../../tests/support/purgeScene'
import { RunReport } from '../reading/report'
import { hashOf } from '../run/run'
import { readRun } from '../../tests/support/readRun'
import type { Act, Deed } from '../run/run.types'
import type { Scene } from '../scene/types'
import { createPlayer, linkOf } from './createPlayer'
import { linkedActs } from './linkedActs'
import type { Ticker } from './ticker'
import { formatLink, parseLink } from './urlState'

const ticker: Ticker = { start: () => undefined, stop: () => undefined }
const scene = purgeScene()
const open = (hash: string, of: Scene = scene) => createPlayer({ scene: of, link: parseLink(of, hash).link, reducedMotion: true, ticker })
const withActs = (...acts: readonly Act[]) => readRun(scene, { seed: 1, levers: {}, acts })
const shown = (played: ReturnType<typeof readRun>): string[] => new RunReport(played).of({ url: PAGE }).map(({ content }) => content)

describe('acts that a scene declares', () => {
  it('run at their time, beside the step that is on', () => {
    const untouched = readRun(scene)
    const [, two] = untouched.steps
    expect(shown(untouched)).toEqual(['v1', 'v1', 'v1', 'v1'])
    const deployed = { atUs: two!.startUs + 200_000, kind: 'do' as const, name: 'deploy' }
    expect(shown(withActs(deployed))).toEqual(['v1', 'v1', 'v1', 'v1'])
    expect(shown(withActs(deployed, { ...deployed, atUs: deployed.atUs + 1000, name: 'purge' }))).toEqual(['v1', 'v1', 'v1', 'v2'])
  })

  it('are refused by name when the scene has none of that name', () => {
    expect(() => withActs({ atUs: 1, kind: 'do', name: 'explode' })).toThrow('it has no act "explode"')
  })

  it('make a branch, a mark on the timeline, and the other run of a comparison has them, too', () => {
    const player = open('')
    player.commands.seek(300_000)
    player.commands.act('purge')
    player.commands.act('nothing of the kind')
    const { branch, run: shownRun } = player.store.getState()
    expect(branch.label).toBe('Purge the edge at 300\u00a0ms'.replace('\u00a0', ' '))
    expect(player.timeline().acts.map(({ label }) => label)).toEqual(['Purge the edge'])
    expect(shownRun.inputs.acts).toEqual([{ atUs: 300_001, kind: 'do', name: 'purge' }])
    player.commands.compareLever('slow', true)
    expect(player.store.getState().comparison?.run.inputs.acts).toEqual(shownRun.inputs.acts)
  })
})

describe('an act that is done with one of its options', () => {
  const slow = (choice?: string): Act => ({ atUs: 1, kind: 'do', name: 'slow', ...(choice === undefined ? {} : { choice }) })

  it('is done with what was chosen, and nothing else', () => {
    const waits = (...acts: readonly Act[]): readonly number[] => new RunReport(withActs(...acts)).waits()
    const [edge, origin, none] = [waits(slow('edge')), waits(slow('us-east')), waits()]
    expect([edge, origin]).not.toContainEqual(none)
    expect(edge).not.toEqual(origin)
    expect(() => withActs(slow('anna'))).toThrow('act slow cannot be done with "anna"')
    expect(() => withActs(slow())).toThrow('act slow cannot be done with ""')
    expect(() => withActs({ atUs: 1, kind: 'do', name: 'purge', choice: 'edge' })).toThrow('act purge cannot be done with "edge"')
  })

  it('is said with what was chosen, and a choice that there is not does nothing', () => {
    const player = open('')
    player.commands.act('slow', 'anna')
    player.commands.act('slow')
    expect(player.timeline().acts).toEqual([])
    player.commands.act('slow', 'us-east')
    expect(player.timeline().acts.map(({ label }) => label)).toEqual(['Slow down: the origin'])
    expect(formatLink(scene, linkOf(player))).toContain(':do=slow:us-east&')
  })

  it.each([
    ['do=slow:anna', 'act slow is done with one of edge, us-east, not with "anna"'],
    ['do=slow', 'act slow is done with one of edge, us-east'],
    ['do=purge:edge', 'act purge is done with nothing, not with "edge"'],
    ['do=purge:', 'act purge is done with nothing, not with ""'],
  ])('is left out of a link with a sentence: %s', (deed, sentence) => {
    expect(parseLink(scene, `#acts=one@5:${deed}`)).toMatchObject({ link: { acts: [] }, problems: [sentence] })
  })

  it('comes back from a link whatever its value looks like: property', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const acts = { odd: { label: 'Odd', options: [{ value, label: 'Odd' }, { value: `${value}.`, label: 'Other' }], play: () => undefined } }
        const linked = [{ step: 'one', sinceUs: 5000, kind: 'do', name: 'odd', choice: value }] as const
        const { link } = parseLink({ ...scene, acts }, formatLink({ ...scene, acts }, { levers: {}, acts: linked }))
        expect(link.acts).toEqual(linked)
      }),
    )
  })
})

describe('links with acts', () => {
  const deed = fc.constantFrom<Deed>(
    { kind: 'do', name: 'purge' }, { kind: 'do', name: 'deploy' }, { kind: 'send', client: 'anna' },
    { kind: 'do', name: 'slow', choice: 'edge' }, { kind: 'do', name: 'slow', choice: 'us-east' },
    { kind: 'lever', name: 'slow', value: true }, { kind: 'lever', name: 'slow', value: false },
  )
  const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: 2_500_000 }), deed), { maxLength: 6 }).map((all) =>
    all.map(([atUs, one]): Act => ({ ...one, atUs })).toSorted((a, b) => a.atUs - b.atUs),
  )

  it('come back to the same run: property', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 2_500_000 }), (some, timeUs) => {
        const made = createPlayer({ scene, link: { timeUs, levers: {}, acts: linkedActs(withActs(...some)) }, reducedMotion: true, ticker })
        expect(made.store.getState().branch.inputs.acts).toEqual(some)
        const again = open(formatLink(scene, linkOf(made))).store.getState()
        expect(hashOf(again.run)).toBe(hashOf(made.store.getState().run))
        expect(again.notice).toBeNull()
      }),
      { numRuns: 100 },
    )
  })

  it('of earlier versions, with times since the run began, make the same run as ever', () => {
    const old = open('#t=900&acts=300:do=deploy~301.5:do=purge~1200:slow=on~1300:send=anna')
    expect(old.store.getState().branch.inputs.acts).toEqual([
      { atUs: 300_000, kind: 'do', name: 'deploy' }, { atUs: 301_500, kind: 'do', name: 'purge' },
      { atUs: 1_200_000, kind: 'lever', name: 'slow', value: true }, { atUs: 1_300_000, kind: 'send', client: 'anna' },
    ])
    expect(old.store.getState().notice).toBeNull()
  })

  it('keep an act in its place when an earlier step was edited, and say that the run is another one', () => {
    const player = open('#step=two&acts=two@40:send=anna')
    player.commands.seek(player.store.getState().run.steps[1]!.startUs + 400_000)
    const hash = formatLink(scene, linkOf(player))
    expect(hash).toMatch(/acts=two@40:send=anna&saw=[0-9a-f]{8}$/)
    const edited = open(hash, purgeScene(800)).store.getState()
    expect(edited.branch.inputs.acts[0]!.atUs - edited.run.steps[1]!.startUs).toBe(40_000)
    expect(edited.notice).toContain('not the run that the link was made for')
    expect(open(hash).store.getState().notice).toBeNull()
  })

  it('say nothing when only what comes later was edited', () => {
    const player = open('#acts=one@40:send=anna')
    player.commands.seek(200_000)
    const later = { ...scene, steps: [scene.steps[0]!, { ...scene.steps[1]!, restMs: 900 }] }
    expect(open(formatLink(scene, linkOf(player)), later).store.getState().notice).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../src/player/createPlayer'
import { dilationOf } from '../../src/frame/dilation'
import { Playhead } from '../../src/player/playhead'
import { formatLink, parseLink } from '../../src/player/urlState'
import { SCENES } from '../scenes/scenes'
import { leverEnds } from '../support/leverEnds'
import { linkedMomentsOf } from '../support/moments'
import { runOf } from '../support/runOf'
import { smallScene } from '../support/smallScene'

const ticker = { start: () => {}, stop: () => {} }
const [{ scene }] = SCENES as [(typeof SCENES)[number]]

describe.each(SCENES)('$folder', ({ scene }) => {
  // A thousand records of one instant leave less than a ns before the first of them.
  it('has links to the ends of its steps that reach them', () => {
    const ends = linkedMomentsOf(scene).filter(({ part }) => part === 'end')
    const reached = ends.map(({ link }) => {
      const { frame } = createPlayer({ scene, link: parseLink(scene, `#${link}`).link, reducedMotion: false, ticker }).store.getState()
      return [scene.steps[frame.step]!.id, Math.ceil(frame.position)]
    })
    expect(reached).toEqual(runOf(scene).steps.map(({ id, endUs }) => [id, endUs]))
  })
})

describe.each(SCENES)('$folder', ({ scene }) => {
  it('lead to the very moment that they were copied at: property', () => {
    const run = runOf(scene)
    const played = { run, dilation: dilationOf(run) }
    const { dilation } = played
    const linked = ({ position }: Playhead): number => parseLink(scene, `#${formatLink(scene, { timeUs: position, levers: {}, acts: [] })}`).link.timeUs!
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), (pictures, share) => {
        const playhead = new Playhead(played, dilation.toPosition(share * dilation.totalMs))
        const stops = [playhead.position, linked(playhead)]
        for (const elapsedMs of pictures) {
          playhead.advance(elapsedMs)
          stops.push(playhead.position, linked(playhead))
        }
        const again = new Playhead(played, linked(playhead))
        expect(stops.filter((_, i) => i % 2 === 0)).toEqual(stops.filter((_, i) => i % 2 === 1))
        expect(again.position).toBe(playhead.position)
      }),
    )
  })
})

describe.each(SCENES)('$folder', ({ scene }) => {
  it('has links to every end of its levers', () => {
    for (const [name, lever] of Object.entries(scene.levers)) {
      for (const value of leverEnds(lever)) {
        const state = { levers: { [name]: value }, acts: [] }
        expect(parseLink(scene, `#${formatLink(scene, state)}`)).toEqual({ link: state, problems: [] })
      }
    }
  })
})

describe('links that nobody should have written', () => {
  it.each([
    ['#step=nowhere', 'there is no step "nowhere"'],
    ['#step=99', 'there is no step "99"'],
    ['#t=soon', 'the time "soon"'],
    ['#t=1e99', 'the time "1e99"'],
    ['#seed=-1', 'the seed "-1"'],
    ['#seed=99999999999', 'the seed "99999999999"'],
    ['#lever.nothing=1', 'has no lever "nothing"; it has users'],
    ['#lever.__proto__=1', 'has no lever "__proto__"'],
    ['#lever.users=1e9', 'lever users takes a number from 1 to 200'],
    ['#acts=x', 'the act "x"'],
    ['#acts=12:send=atlantis', 'nobody called "atlantis"'],
    ['#acts=12:users=many', 'lever users takes'],
    ['#acts=12:do=nothing', 'has no act "nothing"; it has none'],
    ['#acts=nowhere@12:send=sydney', 'there is no step "nowhere"'],
    ['#saw=yesterday', 'is not the hash of a run'],
    ['#colour=red', 'means nothing here'],
  ])('%s is answered with a sentence', (hash, sentence) => {
    const { problems } = parseLink(scene, hash)
    expect(problems.join(' ')).toContain(sentence)
    expect(problems).toHaveLength(1)
  })

  it('start at a step by its number', () => expect(parseLink(scene, '?step=2').link.step).toBe(scene.steps[1]!.id))

  it('never throw and always give a player: property', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('step=', 't=', 'seed=', 'lever.users=', 'lever.clients=', 'acts=', 'saw=', '@', 'do=', '&', '~', ':', '=', '%', 'anna', 'ben', '1e3', '-', '%E0%A4%A'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { link } = parseLink(smallScene, `#${pieces.join('')}`)
        expect(createPlayer({ scene: smallScene, link, reducedMotion: false, ticker }).store.getState().frame.step).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })
})

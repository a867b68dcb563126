import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { Frame, OriginFrame, WaitFrame } from '../frame/types'
import type { Run } from '../run/run.types'
import type { Scene } from '../scene/types'
import { ActButtons } from './levers/ActButtons'
import { ChallengeCard } from './story/ChallengeCard'
import { compareFrames } from './comparison/compareFrames'
import { EventTable } from './inspector/EventTable'
import { HitRatio } from './instruments/HitRatio'
import { LeverPanel } from './levers/LeverPanel'
import { OriginGauge } from './instruments/OriginGauge'
import { PredictCard } from './story/PredictCard'
import { Prose } from './story/Prose'
import { Quiz } from './story/Quiz'
import { StepList } from './story/StepList'
import { WaitStrips } from './instruments/WaitStrips'
import { Waterfall } from './instruments/Waterfall'

const nothing = vi.fn<() => void>()
const run = { nodes: [{ name: 'Sydney' }, { name: 'Frankfurt' }], requests: [] } as unknown as Run
const origin: OriginFrame = { rps: 3, peakRps: 3, requests: 1284, conditional: 0, queued: 0, contentBytes: 0, headBytes: 0 }
const quiet: WaitFrame = {
  client: 0, active: true, floorMs: 156, marks: [], count: 0, p50Ms: null, p95Ms: null, pendingMs: null, pendingTone: 'plain',
}
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('Prose', () => {
  const text = 'It took \ue000204 ms\ue0011000\ue002 at the [[edge]].'

  it('shows a number from the moment the run knows it', () => {
    expect(render(<Prose text={text} positionUs={1000} />)).toContain('204 ms')
    const before = render(<Prose text={text} positionUs={999} />)
    expect(before).toContain('not measured yet')
    expect(before).toMatch(/aria-hidden="true">204 ms</)
  })

  it('opens a definition only where there is one', () => {
    const known = render(<Prose text={text} positionUs={0} findTerm={() => 'A server near users.'} />)
    expect(known).toMatch(/<button[^>]*popoverTarget="([^"]+)"[^>]*>edge<\/button><span id="\1" popover="auto"/i)
    expect(render(<Prose text={text} positionUs={0} />)).not.toContain('<button')
  })
})

describe('instruments', () => {
  it('gauge: says the number, the total, and when it is past the dial', () => {
    const html = render(<OriginGauge origin={origin} max={12} reducedMotion={false} />)
    expect(html).toContain('role="meter"')
    expect(html).toContain('1\u202f284 requests so far')
    expect(render(<OriginGauge origin={{ ...origin, rps: 40 }} max={12} reducedMotion />)).toContain('past the dial: above 12')
  })

  it('waits: every mark is a named button, one tab stop a strip', () => {
    const marks = [{ request: 7, ms: 204, outcome: 'miss' as const }, { request: 9, ms: 8.6, outcome: 'hit' as const }]
    const html = render(<WaitStrips run={run} waits={[{ ...quiet, marks, count: 2 }]} maxMs={100} onSelect={nothing} />)
    expect(html).toContain('aria-label="MISS, 204\u00a0ms"')
    expect(html).toContain('aria-label="HIT, 8.6\u00a0ms"')
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
    // 204 ms does not fit the scene's 100 ms: the axis grows and the mark stays on it.
    expect(html).toContain('left:81.6%')
  })

  it('waits: leaves out inactive regions and tells what is still waiting', () => {
    const waits = [{ ...quiet, pendingMs: 74.2, pendingTone: 'miss' as const }, { ...quiet, client: 1, active: false }]
    const html = render(<WaitStrips run={run} waits={waits} maxMs={250} onSelect={nothing} />)
    expect(html).toContain('74\u00a0ms so far')
    expect(html).not.toContain('Frankfurt')
  })

  it('waits: gives crowds their quantiles', () => {
    const crowd = { ...quiet, count: 240, p50Ms: 112, p95Ms: 240.4 }
    const html = words(render(<WaitStrips run={run} waits={[crowd]} maxMs={250} onSelect={nothing} />))
    expect(html).toContain('p50 112 p95 240')
  })

  it('ratio: has a dash while nothing was answered', () => {
    expect(words(render(<HitRatio hits={3} answered={6} />))).toContain('50 % 3 of 6 requests')
    expect(words(render(<HitRatio hits={0} answered={0} />))).toContain('–')
  })

  it('waterfall: has a row a part and the total', () => {
    const bar = { phase: 'dns', from: 0, to: 1, startMs: 0, endMs: 30, tone: 'plain', behind: false } as const
    const html = words(render(<Waterfall run={run} bars={[bar, { ...bar, phase: 'tcp', startMs: 30, endMs: 75 }]} />))
    expect(html).toContain('75 ms in all')
    expect(html).toMatch(/DNS Sydney → Frankfurt 30 ms TCP Sydney → Frankfurt 45 ms/)
    expect(render(<Waterfall run={run} bars={[]} />)).toContain('No request yet.')
  })

  it('waterfall: does not count what runs behind the answer', () => {
    const bar = { phase: 'request', from: 0, to: 1, startMs: 0, endMs: 30, tone: 'stale', behind: false } as const
    const html = words(render(<Waterfall run={run} bars={[bar, { ...bar, startMs: 30, endMs: 230, behind: true }]} />))
    expect(html).toContain('30 ms in all')
    expect(html).toMatch(/behind 200 ms/)
  })
})

describe('story cards', () => {
  const card = { question: 'How many?', options: ['1', '12'], onChoose: nothing }

  it('predict: keeps the answer until the step was played', () => {
    expect(words(render(<PredictCard {...card} chosen={0} outcome={null} />))).not.toContain('right')
    const told = words(render(<PredictCard {...card} chosen={0} outcome={{ answer: 1, because: 'Every edge asks.', isElsewhere: false }} />))
    expect(told).toContain('12 (right)')
    expect(told).toContain('1 (not right)')
    expect(told).toContain('The run says otherwise. Every edge asks.')
    expect(told).not.toContain('without your changes')
    const elsewhere = { answer: 1, because: 'Every edge asks.', isElsewhere: true }
    expect(words(render(<PredictCard {...card} chosen={0} outcome={elsewhere} />))).toContain('without your changes')
  })

  it('challenge: says whether it is done', () => {
    expect(words(render(<ChallengeCard text="Do it." now="2 of 3" met={false} positionUs={0} />))).toContain('Not yet. 2 of 3')
    expect(words(render(<ChallengeCard text="Do it." now="3 of 3" met positionUs={0} />))).toContain('Done. 3 of 3')
  })

  it('quiz: explains only the right answer', () => {
    const quiz = { question: 'Q', options: ['a', 'b'], answer: 1, why: 'Because.', onChoose: nothing }
    expect(render(<Quiz {...quiz} chosen={0} />)).not.toContain('Because.')
    expect(render(<Quiz {...quiz} chosen={1} />)).toContain('Because.')
  })

  it('steps: mark the current and the played ones', () => {
    const steps = ['one', 'two', 'three'].map((id) => ({ id, title: id }))
    const html = render(<StepList steps={steps} current={1} onStep={nothing} />)
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(words(html)).toContain('one (played)')
  })
})

it('levers: name every control, mark what was set, offer to compare', () => {
  const levers = { caches: { kind: 'toggle', label: 'Edge caches', help: 'Keep copies.', initial: true } }
  const scene = { levers } as unknown as Scene
  const calls = { onChange: nothing, onCompare: nothing, onEndComparison: nothing, onReset: nothing, HeaderPart: () => null }
  const html = render(<LeverPanel scene={scene} levers={{ caches: false }} pinned={['caches']} comparison={{ caches: true }} {...calls} />)
  expect(html).toContain('Edge caches: Stop comparing with on')
  expect(html).toContain('(set by you)')
  expect(html).toContain('Reset')
  expect(html).toMatch(/aria-labelledby="([^"]+)" aria-describedby="[^"]+"/)
})

it('acts: a named button each, with what it does', () => {
  const acts = { purge: { label: 'Purge the edge', help: 'Drops every copy.', play: () => {} } }
  const html = render(<ActButtons acts={acts} onAct={nothing} />)
  expect(html).toMatch(/<button aria-describedby="([^"]+)"[^>]*>Purge the edge<\/button><span id="\1"/)
  expect(html).toContain('Drops every copy.')
})

it('events: rows of a request open it', () => {
  const rows = [
    { atMs: 0, request: -1, tone: 'plain' as const, text: 'Step 1' },
    { atMs: 12, request: 3, tone: 'miss' as const, text: 'MISS at Sydney' },
  ]
  const html = render(<EventTable rows={rows} onSelect={nothing} />)
  expect(html.match(/<button/g)).toHaveLength(1)
  expect(html).toContain('<caption')
})

describe('compareFrames', () => {
  const frame = (requests: number, elapsedMs: number | null, p50Ms: number | null = null) =>
    ({
      origin: { ...origin, requests },
      spotlight: elapsedMs === null ? null : { elapsedMs },
      waits: [{ ...quiet, p50Ms }],
    }) as unknown as Frame

  it('speaks of the first measure that differs', () => {
    expect(compareFrames(frame(12, null), frame(1, null))).toMatchObject({ order: 1, sentence: '12 against 1 origin request.' })
    expect(compareFrames(frame(1, 106), frame(1, 136)).sentence).toBe('106\u00a0ms against 136\u00a0ms: 30\u00a0ms less.')
    expect(compareFrames(frame(1, null, 80), frame(1, null, 20))).toMatchObject({ order: 1, values: ['80', '20'] })
    expect(compareFrames(frame(1, 5, 8), frame(1, 5, 8)).sentence).toBe('No difference so far.')
  })
})

/**
 * What the panels of instruments say, as markup.
 */
import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { OriginFrame, WaitFrame } from '../../frame/types'
import type { Reading } from '../../reading/reading'
import { OriginGauge } from './gauge/OriginGauge'
import { HitRatio } from './ratio/HitRatio'
import { WaitStrips } from './waits/WaitStrips'
import { Waterfall } from './waterfall/Waterfall'

const run = { nodes: [{ name: 'Sydney' }, { name: 'Frankfurt' }], requests: [] } as unknown as Reading
const common = { run, compact: false, reducedMotion: false, onSelect: vi.fn<() => void>() }
const origin: OriginFrame = { rps: 3, peakRps: 3, requests: 1284, conditional: 0, queued: 0, capacityRps: 500, contentBytes: 0, headBytes: 0, pushedBytes: 0 }
const quiet: WaitFrame = { client: 0, floorMs: 156, marks: [], isOfMany: false, past: 0, oneIn: 1, count: 0, p50Ms: null, p95Ms: null, pendingMs: null, pendingTone: 'plain' }
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('panels of instruments', () => {
  it('gauge: marks what the origin can answer and the most that the step has seen', () => {
    const busy = { ...origin, rps: 157, peakRps: 600, requests: 1184 }
    const html = render(<OriginGauge {...common} reading={busy} options={{ kind: 'gauge', max: 800 }} />)
    expect(words(html)).toContain('500')
    expect(words(html)).toContain('1 184 in this step, peak 600')
    // What texts tell of the step, beside its mark.
    expect(html).toMatch(/<path d="M0 -81[^>]*><\/path><text[^>]*>600<\/text>/)
    // 480 and 500 would meet.
    const near = render(<OriginGauge {...common} reading={{ ...busy, peakRps: 480 }} options={{ kind: 'gauge', max: 800 }} />)
    expect(near).toMatch(/>480<\/text>/)
    expect(near).not.toMatch(/>500<\/text>/)
    const small = render(<OriginGauge {...common} reading={busy} options={{ kind: 'gauge', max: 12 }} />)
    expect(words(small)).not.toContain('500')
  })

  it('gauge: says the number, the total, and when it is past the dial', () => {
    const html = render(<OriginGauge {...common} options={{ kind: 'gauge', max: 12 }} reading={origin} />)
    expect(html).toContain('role="meter"')
    expect(html).toContain('1\u202f284 requests in this step')
    expect(render(<OriginGauge {...common} options={{ kind: 'gauge', max: 12 }} reading={{ ...origin, rps: 40 }} reducedMotion />)).toContain('past the dial: above 12')
  })

  it('waits: every mark is a named button, one tab stop a strip', () => {
    const marks = [{ request: 7, ms: 204, outcome: 'miss' as const }, { request: 9, ms: 8.6, outcome: 'hit' as const }]
    const html = render(<WaitStrips {...common} options={{ kind: 'waits', maxMs: 100 }} reading={[{ ...quiet, marks, count: 2 }]} />)
    expect(html).toContain('aria-label="MISS, 204\u00a0ms"')
    expect(html).toContain('aria-label="HIT, 8.6\u00a0ms"')
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
    // 204 ms does not fit the scene's 100 ms: the axis grows and the mark stays on it.
    expect(html).toContain('left:81.6%')
  })

  it('waits: tells marks of steps before from those of this one, and what was thinned out', () => {
    const marks = [{ request: 7, ms: 204, outcome: 'miss' as const }, { request: 9, ms: 8.6, outcome: 'hit' as const }]
    const html = render(<WaitStrips {...common} options={{ kind: 'waits', maxMs: 250 }} reading={[{ ...quiet, marks, past: 1, count: 1 }, quiet]} />)
    expect(words(html)).toContain('in this step; each mark is one request; pale: steps before')
    expect(html).toContain('aria-label="MISS, 204\u00a0ms, in a step before"')
    expect(html).toContain('aria-label="HIT, 8.6\u00a0ms"')
    const crowd = { ...quiet, marks, oneIn: 8, count: 400 }
    expect(words(render(<WaitStrips {...common} options={{ kind: 'waits', maxMs: 250 }} reading={[crowd, quiet]} />))).toContain('in this step; a mark for one request in 8; bars are p50 and p95')
  })

  it('waits: tells what is still waiting', () => {
    const waits = [{ ...quiet, pendingMs: 74.2, pendingTone: 'miss' as const }]
    const html = render(<WaitStrips {...common} options={{ kind: 'waits', maxMs: 250 }} reading={waits} />)
    expect(html).toContain('74\u00a0ms so far')
  })

  it('waits: gives crowds their quantiles', () => {
    const crowd = { ...quiet, count: 240, p50Ms: 112, p95Ms: 240.4 }
    const html = words(render(<WaitStrips {...common} options={{ kind: 'waits', maxMs: 250 }} reading={[crowd]} />))
    expect(html).toContain('p50 112 p95 240')
  })

  it('ratio: has a dash while nothing was answered', () => {
    expect(words(render(<HitRatio {...common} options={{ kind: 'ratio' }} reading={{ hits: 3, answered: 6 }} />))).toContain('50 % 3 of 6 in this step')
    expect(words(render(<HitRatio {...common} options={{ kind: 'ratio' }} reading={{ hits: 0, answered: 0 }} />))).toContain('–')
  })

  it('waterfall: has a row a part and the total', () => {
    const bar = { phase: 'dns', from: 0, to: 1, startMs: 0, endMs: 30, tone: 'plain', behind: false } as const
    const html = words(render(<Waterfall run={run} bars={[bar, { ...bar, phase: 'tcp', startMs: 30, endMs: 75 }]} />))
    expect(html).toContain('75 ms in all')
    expect(html).toMatch(/DNS Sydney → Frankfurt to Frankfurt 30 ms TCP Sydney → Frankfurt to Frankfurt 45 ms/)
    expect(render(<Waterfall run={run} bars={[]} />)).toContain('No request yet.')
  })

  it('waterfall: does not count what runs behind the answer', () => {
    const bar = { phase: 'request', from: 0, to: 1, startMs: 0, endMs: 30, tone: 'stale', behind: false } as const
    const html = words(render(<Waterfall run={run} bars={[bar, { ...bar, startMs: 30, endMs: 230, behind: true }]} />))
    expect(html).toContain('30 ms in all')
    expect(html).toMatch(/behind 200 ms/)
  })

  it('gauge and ratio: on a phone the number alone', () => {
    const gauge = render(<OriginGauge {...common} compact options={{ kind: 'gauge', max: 12 }} reading={origin} />)
    expect(words(gauge)).toBe(' Origin load 3 req/s ')
    const ratio = render(<HitRatio {...common} compact options={{ kind: 'ratio' }} reading={{ hits: 3, answered: 6 }} />)
    expect(words(ratio)).toBe(' Hit ratio 50 % ')
  })
})

import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { runOf } from '../../../../tests/support/runOf'
import { scene } from '../../../../scenes/05-how-long-to-trust-a-copy/scene'
import { scene as stale } from '../../../../scenes/06-stale-on-purpose/scene'
import { frameAt } from '../../../frame/frameAt'
import { instantOf } from '../../../frame/instant'
import { failedInStep, sentInStep, sentIndex } from '../../../frame/sentAnswers'
import type { OriginFrame } from '../../../frame/types'
import { NO_BREAK_SPACE } from '../../../words/format'
import { SentAnswers } from './SentAnswers'
import { answerText, barsNote, bytesText } from './bytesText'

const origin: OriginFrame = { rps: 0, peakRps: 0, requests: 3, conditional: 1, queued: 0, capacityRps: 500, contentBytes: 24_000, headBytes: 600, pushedBytes: 0 }
const nbsp = (text: string): string => text.replaceAll('_', NO_BREAK_SPACE)

describe('bytesText', () => {
  it('sums up content and heads, and counts requests', () => {
    expect(bytesText({ ...origin, sent: 3, failed: 0 })).toEqual({ value: ['25', 'kB'], requests: nbsp('3_requests, 1_conditional') })
    expect(bytesText({ ...origin, requests: 1, conditional: 0, sent: 1, failed: 0 }).requests).toBe(nbsp('1_request'))
  })

  it('tells answers from requests that found the origin down', () => {
    const run = runOf(stale)
    const { endUs } = run.steps.find(({ id }) => id === 'origin-fails')!
    const instant = instantOf(run, frameAt(run, endUs - 1))
    const [sent, failed] = [sentInStep(instant, sentIndex(run)), failedInStep(instant, sentIndex(run))]
    expect([sent, failed > 10]).toEqual([1, true])
    expect(bytesText({ ...instant.frame.origin, sent, failed }).requests).toBe(nbsp(`1_answer, ${failed}_requests failed`))
  })

  it('says an answer to those who cannot see its bar', () => {
    expect(answerText({ record: 1, status: 304, bytes: 90, past: true })).toBe(nbsp('304, 90_B, in a step before'))
  })

  it('tells which answers have bars', () => {
    const bar = (record: number, past = false) => ({ record, status: 200, bytes: 1, past })
    expect(barsNote([], 0)).toBe('in this step; each bar is one answer')
    expect(barsNote([bar(1), bar(2)], 2)).toBe('in this step; each bar is one answer')
    expect(barsNote([bar(8), bar(9)], 9)).toBe('in this step; bars: the last 2 of 9 answers')
    expect(barsNote([bar(1, true)], 0)).toBe('in this step; each bar is one answer; outlines: steps before')
  })
})

describe('SentAnswers', () => {
  const props = { run: runOf(scene), options: { kind: 'bytes' }, reducedMotion: false, onSelect: () => undefined } as const
  const answers = [{ record: 1, status: 200, bytes: 24_000, past: true }, { record: 2, status: 304, bytes: 96, past: false }]

  it('draws a 304 beside a file as high as its bytes', () => {
    const wide = render(<SentAnswers {...props} reading={{ ...origin, answers, sent: 1, failed: 0 }} compact={false} />)
    expect([...wide.matchAll(/block-size:([\d.]+)%/g)].map(([, height]) => Number(height))).toEqual([100, 0.4])
    expect(wide.match(/data-past/g)).toHaveLength(1)
    expect(wide).toContain('in this step; each bar is one answer; outlines: steps before')
  })

  it('is a number on a phone, and says so where nothing has left', () => {
    expect(render(<SentAnswers {...props} reading={{ ...origin, answers, sent: 1, failed: 0 }} compact />)).not.toContain('block-size')
    expect(render(<SentAnswers {...props} reading={{ ...origin, answers: [], sent: 0, failed: 0 }} compact={false} />)).toContain('nothing yet')
  })
})

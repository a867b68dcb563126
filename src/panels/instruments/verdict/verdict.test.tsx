/** The table of a contract: its clauses in words, what is pressed in it, and steps without one. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { runOf } from '../../../../tests/support/runOf'
import { scene } from '../../../../tests/course/95-board-in-small/scene'
import { RunReport } from '../../../reading/report'
import { OUTCOME_WORDS } from '../../../words/outcomeWords'
import { dilate } from '../../../frame/dilation'
import { frameAt } from '../../../frame/frameAt'
import type { SceneLinkProps } from '../instrumentModule'
import { verdictInstrument } from './verdictInstrument'

const run = runOf(scene)
const instrument = scene.instruments.find(({ kind }) => kind === 'verdict')!
const SceneLink = ({ number }: SceneLinkProps) => <a href={`/${number}`}>scene {number}</a>
const step = scene.steps.findIndex(({ id }) => id === 'promised')
const { startUs, endUs } = run.steps[step]!

function shown(position: number, doing: object = { onSeek: () => undefined, SceneLink }): string {
  return renderToStaticMarkup(<verdictInstrument.Shown run={run} frame={frameAt(run, position)} instrument={instrument} compact={false} reducedMotion onSelect={() => undefined} {...doing} />)
}
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a contract as a table', () => {
  it('has promise, value and verdict of each clause, the moment that decided, and the scene that explains it', () => {
    expect(words(shown(endUs - 1))).toMatch(/Availability at least 98% \d\d\.\d% ✕ broken at 0:\d\d scene 99 p95 wait at most 420 ms .* ✓ holds/)
    expect(shown(endUs - 1)).toMatch(/<button[^>]*aria-label="Availability: open the request that decided, at 0:\d\d"/)
    expect(shown(endUs - 1)).toMatch(/<button[^>]*aria-label="Origin: go to the moment that decided, at 0:\d\d"/)
  })

  it('tells nothing before the first bin is over, and the small print when its numbers are known', () => {
    const early = words(shown(startUs + 1))
    expect(early).toContain('Availability at least 98% – – not yet –')
    expect(early).not.toContain('requests in all')
    expect(words(shown(dilate(run).steps[step]!.end))).toContain('requests in all')
  })

  it('has no dead buttons and no column of links where there are none', () => {
    const html = shown(endUs - 1, {})
    expect(html).not.toContain('Explained')
    expect(html).not.toContain('go to the moment')
  })

  it('counts what became of the requests where nothing is promised', () => {
    expect(words(shown(0))).toContain('Requests in this step 0 so far')
    const other = run.steps.findLastIndex(({ id }) => !(id in (instrument.kind === 'verdict' ? instrument.boards : {})))
    const requests = new RunReport(run).of({ step: run.steps[other]!.id })
    const html = words(shown(run.steps[other]!.endUs - 1))
    expect(html).toContain(`Requests in this step ${requests.length} so far`)
    for (const { outcome } of requests) expect(html).toMatch(new RegExp(`${OUTCOME_WORDS[outcome!]} [\\d.]+% ${requests.filter((one) => one.outcome === outcome).length} `))
  })
})

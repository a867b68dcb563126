import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { ActButtons } from './levers/ActButtons'
import { ChallengeCard, type TaskState } from './story/ChallengeCard'
import { EventTable } from './inspector/EventTable'
import { LogPanel } from './log/LogPanel'
import { linesOf } from './log/logLines'
import { Missing } from './story/Missing'
import { PredictCard } from './story/PredictCard'
import { Prose } from './story/Prose'
import { Quiz } from './story/Quiz'
import { StepList } from './story/StepList'

const nothing = vi.fn<() => void>()
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('Prose', () => {
  const text = 'It took \ue000204 ms\ue0011000\ue002 at the [[edge]].'

  const untold = (positionUs: number, source = text) => /class="[^"]*untold[^"]*"[^>]*>(.*)<\/span>$/.exec(render(<Prose text={source} positionUs={positionUs} />))?.[1]?.replaceAll(/<[^>]+>/g, '')

  it('tells a sentence from the moment the run knows its numbers', () => {
    expect(render(<Prose text={text} positionUs={1000} />)).toContain('204 ms')
    expect(untold(1000)).toBeUndefined()
    expect(untold(999)).toBe('It took 204 ms at the edge.')
    expect(render(<Prose text={text} positionUs={999} />)).toContain('told as it plays')
  })

  it('keeps back what follows, and nothing before', () => {
    const source = `Sydney asks. Its [[edge]] is empty; *so \ue0009 ms\ue001500\ue002*. ${text} Nobody waits.`
    expect(untold(499, source)).toBe('Its edge is empty; so 9 ms. It took 204 ms at the edge. Nobody waits.')
    expect(untold(500, source)).toBe('It took 204 ms at the edge. Nobody waits.')
    expect(untold(1000, source)).toBeUndefined()
  })

  it('opens a definition only where there is one', () => {
    const known = render(<Prose text={text} positionUs={0} findTerm={() => 'A server near users.'} />)
    expect(known).toMatch(/<button[^>]*popoverTarget="([^"]+)"[^>]*>edge<\/button><span id="\1" popover="auto"/i)
    expect(render(<Prose text={text} positionUs={0} />)).not.toContain('<button')
  })
})

describe('story cards', () => {
  const card = { question: 'How many?', options: ['1', '12'], waits: true, onChoose: nothing }

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

  it('predict: says before that a choice begins the step, and not after', () => {
    const outcome = { answer: 1, because: 'Every edge asks.', isElsewhere: false }
    const open = render(<PredictCard {...card} chosen={null} outcome={null} />)
    const [, id] = /<fieldset[^>]*aria-describedby="([^"]+)"/.exec(open)!
    expect(open).toContain(`<p id="${id}"`)
    expect(words(open)).toContain('your choice starts the step')
    const begun = { chosen: null, waits: false, outcome: null }
    for (const later of [begun, { chosen: 0, outcome: null }, { chosen: 0, outcome }]) expect(words(render(<PredictCard {...card} {...later} />))).not.toContain('starts the step')
  })

  it('challenge: says whether it is done', () => {
    const said = (state: TaskState, reached = false) => words(render(<ChallengeCard text="Do it." now="2 of 3" state={state} reached={reached} positionUs={0} />))
    expect(said('open')).toContain('Not yet. 2 of 3')
    expect(said('done')).toContain('Done. 2 of 3')
    expect(said('open', true)).toContain('Done before. This time: 2 of 3')
    expect(said('waiting')).toContain('press Play')
    for (const state of ['waiting', 'playing', 'again'] as const) {
      for (const reached of [true, false]) expect(said(state, reached)).not.toMatch(/2 of 3|Not yet/)
      expect(said(state, true)).toContain('Done before.')
    }
  })

  it('challenge: a case is watched first, and that another one was solved says nothing of it', () => {
    const said = (state: TaskState) => words(render(<ChallengeCard text="Heal it." now="sick" state={state} reached isCase positionUs={0} />))
    expect(said('waiting')).toMatch(/Press Play and watch; then set your lever/)
    for (const state of ['waiting', 'playing', 'again', 'open'] as const) expect(said(state)).not.toContain('Done')
    expect(said('done')).toContain('Done. sick')
  })

  it('quiz: says why the chosen answer is right or wrong, and nothing of the others', () => {
    const quiz = { question: 'Q', options: [{ text: 'a', why: 'Against a.' }, { text: 'b', why: 'For b.' }], answer: 1, onChoose: nothing }
    expect(words(render(<Quiz {...quiz} chosen={null} />))).not.toMatch(/Against|For/)
    expect(words(render(<Quiz {...quiz} chosen={0} />))).toContain('Not so. Against a. Try another.')
    expect(words(render(<Quiz {...quiz} chosen={0} />))).not.toContain('For b.')
    expect(words(render(<Quiz {...quiz} chosen={1} />))).toMatch(/Right\. For b\. $/)
  })

  it('steps: mark the current one, and those that were seen to their end, wherever the playhead is', () => {
    const steps = ['one', 'two', 'three'].map((id) => ({ id, title: id }))
    const html = render(<StepList steps={steps} current={1} seen={['three']} solved={[]} onStep={nothing} />)
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(words(html).match(/\w+ \(seen\)/g)).toEqual(['three (seen)'])
  })

  it('marks a step whose task is still to do otherwise than one that is solved, in words too', () => {
    const steps = ['seen', 'open', 'solved', 'ahead'].map((id) => ({ id, title: id, ...(id === 'seen' ? {} : { challenge: {} }) }))
    const html = render(<StepList steps={steps} current={0} seen={['seen', 'open', 'solved']} solved={['solved']} onStep={nothing} />)
    expect(words(html).trim()).toBe('seen (seen) open (seen, not solved) solved (seen) 4 ahead')
    expect(html.match(/<svg/g)).toHaveLength(2)
  })

  it('missing: at the end of the scene, a way to each step that was not seen to its end', () => {
    const steps = ['one', 'two', 'three'].map((id) => ({ id, title: id }))
    expect(words(render(<Missing steps={steps} seen={['two']} onStep={nothing} />))).toContain('Not seen to the end: 1 3')
    expect(render(<Missing steps={steps} seen={['one', 'two', 'three']} onStep={nothing} />)).toBe('')
  })
})

it('acts: a named button each, with what it does', () => {
  const acts = { purge: { label: 'Purge the edge', help: 'Drops every copy.', play: () => {} } }
  const html = render(<ActButtons acts={acts} step="cold" onAct={nothing} />)
  expect(html).toMatch(/<button aria-describedby="([^"]+)"[^>]*>Purge the edge<\/button><span id="\1"/)
  expect(html).toContain('Drops every copy.')
})

it('acts: those of the step that is on', () => {
  const acts = { purge: { label: 'Purge', play: () => {} }, kill: { label: 'Kill', during: ['warm'], play: () => {} } }
  expect(render(<ActButtons acts={acts} step="cold" onAct={nothing} />)).not.toContain('Kill')
  expect(render(<ActButtons acts={acts} step="warm" onAct={nothing} />)).toContain('Kill')
  expect(render(<ActButtons acts={{ kill: acts.kill }} step="cold" onAct={nothing} />)).toBe('')
})

it('acts: a menu beside the button of one that is done with a choice', () => {
  const options = [{ value: 'edge', label: 'the edge' }, { value: 'origin', label: 'the origin' }]
  const html = render(<ActButtons acts={{ kill: { label: 'Take down', options, play: () => {} } }} step="cold" onAct={nothing} />)
  expect(html).toMatch(/<button[^>]*>Take down<\/button><select aria-label="Take down: with what"/)
  expect(html.match(/<option /g)).toHaveLength(2)
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

describe('LogPanel', () => {
  const entries = Array.from({ length: 3000 }, (_, request) => ({
    request, atMs: request, outcome: 'hit', status: 200, method: 'GET', url: `/${request}`, waitMs: 1, cacheStatus: 'POP; hit', tags: { region: request % 2 ? 'Tokyo' : 'Paris' },
  }) as const)
  const at = (nowMs: number): string => words(render(<LogPanel lines={linesOf(entries)} picks={[{ name: 'region', label: 'Region' }]} nowMs={nowMs} onSelect={nothing} />))

  it('draws the newest of what has been written, and says how much there is', () => {
    const text = at(1999.5)
    expect(text).toContain('2 000 of 2 000 lines, 1 to 40 shown')
    expect(text).toContain('GET /1999 Tokyo')
    expect(text).toContain('GET /1960 ')
    expect(text).not.toContain('GET /1959 ')
    expect(text).not.toContain('GET /2000 ')
  })

  it('says that nothing has been written yet', () => {
    expect(at(-1)).toContain('Nothing has been written yet.')
    expect(at(0)).toContain('1 of 1 line ')
  })
})

/**
 * Where an attacker asks, what she has spoilt is called forged wherever it is shown: in the inspector of each request that got it
 * and of each place that holds it, and in the table of events.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { eventsAt } from '../../src/frame/events'
import { frameAt } from '../../src/frame/frameAt'
import { inspectRequest } from '../../src/frame/inspect'
import { SlotInspector } from '../../src/panels/inspector/SlotInspector'
import { RunReport } from '../../src/reading/report'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

const ATTACKED = SCENES.map(({ folder, scene }) => ({ folder, run: runOf(scene) })).filter(({ run }) => run.nodes.some(({ plants }) => plants !== undefined))

it('has scenes to look at', () => {
  expect(ATTACKED.map(({ folder }) => folder)).toContain('07-same-url-different-answer')
})

it.each(ATTACKED)('$folder marks every answer that an attacker made, and no other', ({ run }) => {
  const planted = run.nodes.flatMap(({ plants }) => plants ?? [])
  const answers = new RunReport(run).of()
  const spoilt = answers.filter(({ content }) => planted.some((text) => content.includes(text)))
  expect(spoilt.length).toBeGreaterThan(1)
  for (const { id, content } of answers) {
    const detail = inspectRequest(run, id, run.endUs)!
    const forged = planted.some((text) => content.includes(text))
    expect([id, detail.forged, detail.sentence.includes('forged by an attacker')]).toEqual([id, forged, forged])
  }
})

it.each(ATTACKED)('$folder says at the end of each step which places hold what an attacker made', ({ run }) => {
  const planted = run.nodes.flatMap(({ plants }) => plants ?? [])
  let held = 0
  for (const { endUs } of run.steps) {
    const frame = frameAt(run, endUs - 1)
    for (const { index, slots } of frame.nodes) {
      for (const slot of slots) {
        const forged = planted.some((text) => slot.life?.content.includes(text))
        const markup = renderToStaticMarkup(<SlotInspector run={run} node={run.nodes[index]!} slot={slot} whyEmpty="" onSelectRequest={() => undefined} onClose={() => undefined} />)
        expect(markup.includes('Forged: an attacker')).toBe(forged)
        if (forged) held++
      }
    }
  }
  expect(held).toBeGreaterThan(0)
})

it.each(ATTACKED)('$folder tells in the table of events who attacks and what is forged', ({ run }) => {
  const texts = eventsAt(run, run.endUs, run.trace.length).map(({ text }) => text)
  const planted = run.nodes.flatMap(({ plants }) => plants ?? [])
  const shown = texts.filter((text) => planted.some((one) => text.includes(`sees scripts of ${one}`) || text.includes(`copy of scripts of ${one}`)))
  expect(shown.length).toBeGreaterThan(1)
  for (const text of shown) expect(text).toContain('forged')
  for (const { name } of run.nodes.filter(({ plants }) => plants !== undefined)) expect(texts.some((text) => text.startsWith(`${name}, an attacker, asks`))).toBe(true)
})


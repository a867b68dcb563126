/**
 * No word of the trade stands in a story before a scene has said what it means: acronyms, names of header fields and a list of
 * others. A word is known from the step on that introduces a term, if it is the term or stands in its explanation.
 */
import { describe, expect, it } from 'vitest'
import { messageNames } from '../../src/cdn/net/handshake'
import { parseProse, proseText } from '../../src/panels/story/parseProse'
import { RunReport } from '../../src/reading/report'
import { sayFor } from '../../src/scene/say'
import type { Scene } from '../../src/scene/types'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** Whoever reads a course on the web knows these. */
const EVERYBODY_KNOWS = ['HTTP', 'URL', 'MB']
const ACRONYM = /(?<![\w-])[A-Z][A-Z0-9]+(?:-[A-Z]+)*(?=s?(?![\w-]))/g
const FIELD = /(?<![\w-])[A-Z][a-z]+(?:-[A-Z][a-z]+)+(?![\w-])/g
const LISTED = /(?<![\w-])(?:Vary|br|gzip|s-maxage|resolver|ClientHello|ServerHello|Finished)(?![\w-])/g
/** What the ladders of handshakes are labelled with. */
const PICTURED = (['1.2', '1.3', 'resumed', '0-rtt'] as const).flatMap((tls) =>
  (['h2', 'h3'] as const).flatMap((http) =>
    (['textbook', 'wire'] as const).flatMap((accounting) => {
      const { opening, request, response } = messageNames({ tls, http, accounting })
      return [...opening, request, response].flatMap((name) => name.match(/[A-Z][\w-]+/g) ?? [])
    }),
  ),
)

const jargonIn = (text: string): readonly string[] => [ACRONYM, FIELD, LISTED].flatMap((pattern) => text.match(pattern) ?? [])

/** Of each step: all that is said in it, and the terms that it introduces. */
function said(scene: Scene): readonly { readonly step: string; readonly text: string; readonly terms: readonly string[] }[] {
  const report = new RunReport(runOf(scene))
  return scene.steps.map((step, index) => {
    const say = sayFor(report, index)
    const { title, predict, challenge } = step
    const asked = predict ? [predict.question, ...predict.options, predict.because(report, say)] : []
    const nodes = [title, ...step.prose(report, say), step.line(report, say), ...asked, ...(challenge ? [challenge.text(say)] : [])].map(parseProse)
    const terms = nodes.flat().flatMap((node) => (node.kind === 'term' ? [node.term] : []))
    return { step: step.id, text: nodes.map(proseText).join('\n'), terms }
  })
}

describe('words of the trade', () => {
  const course = SCENES.toSorted((a, b) => a.scene.number - b.scene.number)
  const known = new Set(EVERYBODY_KNOWS)
  const unexplained = course.flatMap(({ folder, scene }) =>
    said(scene).flatMap(({ step, text, terms }) => {
      for (const { term, text: means } of scene.terms.filter((one) => terms.includes(one.term))) for (const word of `${term} ${means}`.match(/[\w-]+/g) ?? []) known.add(word)
      return [...new Set(jargonIn(text))].filter((word) => !known.has(word)).map((word) => `${folder} ${step}: ${word}`)
    }),
  )

  it('are explained where they first appear, or before', () => {
    expect(unexplained).toEqual([])
  })

  it('that only pictures say are explained, too', () => {
    const explained = new Set(course.flatMap(({ scene }) => scene.terms.flatMap(({ text }) => text.match(/[\w-]+/g) ?? [])))
    expect(PICTURED).toContain('ClientHello')
    expect([...new Set(PICTURED)].filter((word) => !explained.has(word))).toEqual([])
  })

  it('are found by how they are written', () => {
    expect(jargonIn('Two POPs, a Vary on User-Agent: gzip in 12 ms, TCP’s ACK, SYN-ACK.')).toEqual(['POP', 'TCP', 'ACK', 'SYN-ACK', 'User-Agent', 'Vary', 'gzip'])
  })
})

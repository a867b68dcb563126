/** Orders in the table of events: given, lost, done, acknowledged. */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/11-making-the-world-forget/scene'
import { runOf } from '../../tests/support/runOf'
import { Kind } from '../trace/traceKinds'
import { indexOf } from '../reading/traceIndex'
import { eventText } from './events'

const run = runOf(scene)
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const texts = (kind: Kind): string[] => Array.from(indexOf(run).ofKind(kind), (i) => plain(eventText(run, i)))

describe('an order in the table of events', () => {
  it('is given at a place, and says what it names', () => {
    expect(texts(Kind.Purge).slice(0, 3)).toEqual([
      'An order is given at the edge Frankfurt: purge of the URL /shoes/7.', 'An order is given at the edge Frankfurt: purge of the URL /shoes/7.', 'An order is given at the edge Frankfurt: purge of the tag shoe-7.',
    ])
    expect(texts(Kind.Purge)).toContain('An order is given at the edge Frankfurt: soft purge of everything.')
  })

  it('is done by each, where it was given without having been told', () => {
    expect(texts(Kind.PurgeDone)[0]).toBe('The edge Frankfurt does what it was told: 1 copy meant.')
    expect(texts(Kind.PurgeDone)).toContain('The edge Sydney does what it was told by the edge Frankfurt: 2 copies meant.')
  })

  it('is acknowledged, or lost on one of its ways', () => {
    expect(texts(Kind.PurgeAcked)).toContain('The edge Frankfurt hears after 250 ms that the edge Sydney has done it.')
    for (const text of texts(Kind.PurgeLost)) expect(text).toMatch(/^(An order to forget|The word that an order was done|An order that was to be passed on) is lost between \S.* and \S.*\.$/)
  })
})

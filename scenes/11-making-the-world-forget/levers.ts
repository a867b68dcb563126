/**
 * What a learner can move in scene 11: what is to be forgotten and how, how the order gets around, and whether there is anything to forget.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { behind, dropped, eachDropped, files, lastMs, late, leftOver, lost, old, priced, refilled, thin, told, waited } from './measures'
import { PAGES } from './pages'
import { INGRESSES, POPS } from './places'

export const levers = defineLevers({
  kind: {
    kind: 'choice', label: 'Purge', leads: 'wrong', group: 'The order', initial: 'url',
    help: 'What the order names: one page, all pages with a tag, all below a path, everything. Versioned URLs need no order.',
    options: [
      { value: 'url', label: 'a URL' }, { value: 'tag', label: 'a tag' }, { value: 'prefix', label: 'a prefix' }, { value: 'zone', label: 'the zone' },
      { value: 'versions', label: 'nothing: versioned URLs' },
    ],
    claims: [
      { value: 'tag', text: 'a tag leaves no old page behind the front', holds: (run) => behind(run, 'one-url').length === 0 && eachDropped(run, 'one-url', 2) },
      { value: 'prefix', text: 'a prefix takes more pages than a URL', holds: (run, base) => dropped(run, 'one-url')[0]! > dropped(base, 'one-url')[0]! },
      { value: 'zone', text: 'the zone is all pages, again for every POP', holds: (run) => run.origin('one-url').requests === PAGES.length * POPS.length },
      { value: 'versions', text: 'with versioned URLs nobody is told, and nothing that is asked for afterwards is old', holds: (run) => told(run, 'one-url') === 0 && behind(run, 'one-url').length === 0 && old(run, 'one-url').length < 12 },
      { value: 'tag', text: 'of the reasons for old answers in the last step it takes the first away', holds: (run, base) => leftOver(base).page > 0 && leftOver(run).page === 0 },
    ],
  },
  soft: {
    kind: 'toggle', label: 'Soft', leads: 'waits', group: 'The order', initial: false,
    help: 'On: copies stay, are stale at once, and are refreshed behind the next answer.',
    claims: [
      { value: true, text: 'softly nobody waits, and the origin is asked whether something has changed', holds: (run) => waited(run, 'zone') === 0 && thin(run, 'zone') > 0 },
    ],
  },
  ingress: {
    kind: 'choice', label: 'Given at', leads: 'wrong', group: 'The order', initial: 'frankfurt',
    help: 'The POP where the order is given; all others hear of it from there.',
    options: INGRESSES.map((value) => ({ value, label: { frankfurt: 'Frankfurt', ashburn: 'Ashburn', sydney: 'Sydney' }[value] })),
    claims: [
      { value: 'ashburn', text: 'from the middle of things it is sooner everywhere', holds: (run, base) => lastMs(run, 'one-url') < lastMs(base, 'one-url') },
      { value: 'sydney', text: 'from far away it takes longer', holds: (run, base) => lastMs(run, 'one-url') > lastMs(base, 'one-url') },
    ],
  },
  loss: {
    kind: 'slider', label: 'Lost messages', leads: 'wrong', group: 'How it gets around', initial: 0, min: 0, max: 60, step: 10, unit: '%',
    help: 'How many messages about orders are lost on the way.',
    claims: [
      { value: 60, text: 'more is lost, also where nothing was', holds: (run, base) => lost(run, 'one-url') > 0 && lost(run, 'lost') > lost(base, 'lost') },
      { value: 0, text: 'where nothing is lost nobody is late', holds: (run) => lost(run, 'lost') === 0 && late(run, 'lost') === 0 },
    ],
  },
  retries: {
    kind: 'slider', label: 'Retries', leads: 'wrong', group: 'How it gets around', initial: 2, min: 0, max: 4, step: 1,
    help: 'How often a cache that has not answered is told again.',
    claims: [
      { value: 0, text: 'by gossip alone more of them are late by a second', holds: (run, base) => late(run, 'lost', 1000) > late(base, 'lost', 1000) },
      { value: 4, text: 'of the reasons for old answers in the last step it takes the second away', holds: (run, base) => leftOver(base).message > 0 && leftOver(run).message === 0 },
    ],
  },
  gossip: {
    kind: 'toggle', label: 'Gossip', leads: 'wrong', group: 'How it gets around', initial: true,
    help: 'Each cache asks another one now and then which orders it has heard.',
    claims: [
      { value: false, text: 'whom no try has reached goes on with the old price', holds: (run) => told(run, 'lost') < POPS.length },
      { value: true, text: 'of the reasons for old answers in the last step it leaves less of the second', holds: (run, base) => leftOver(run).message < leftOver(base).message },
    ],
  },
  shield: {
    kind: 'toggle', label: 'Shield', group: 'Behind the POPs', initial: false,
    help: 'On: POPs ask a shield, and the shield asks the origin.',
    claims: [
      { value: true, text: 'with a shield the origin gets each page once', holds: (run) => run.origin('zone').requests === PAGES.length },
    ],
  },
  first: {
    kind: 'choice', label: 'Told first', leads: 'wrong', group: 'Behind the POPs', initial: 'edges',
    help: 'Who is told to forget first; the others when these have answered.',
    options: [{ value: 'edges', label: 'the POPs' }, { value: 'shield', label: 'the shield' }],
    claims: [
      { value: 'shield', text: 'told first, the shield gives no old page again', holds: (run) => refilled(run, 'race').length === 0 && told(run, 'race') === POPS.length },
      { value: 'shield', text: 'of the reasons for old answers in the last step it takes the third away', holds: (run, base) => leftOver(base).shield > 0 && leftOver(run).shield === 0 },
    ],
  },
  asked: {
    kind: 'toggle', label: 'Pages asked about', leads: 'wrong', group: 'Versioned URLs', initial: true,
    help: 'On: caches ask the origin about pages with the price each time. Off: they keep them as others.',
    claims: [
      { value: false, text: 'a page that nobody asks about names the old file', holds: (run) => thin(run, 'versions') === 0 && priced(run, 'versions').filter(({ content, expectedContent }) => content !== expectedContent).length > 20 },
    ],
  },
  stay: {
    kind: 'toggle', label: 'Old files stay', leads: 'wrong', group: 'Versioned URLs', initial: true,
    help: 'Whether the origin still has a file when there is a newer one.',
    claims: [
      { value: false, text: 'who has the old page finds no file', holds: (run) => files(run, 'versions').some(({ status }) => status === 404) },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

export const conditions: LeverConditions<Values> = {
  first: { when: ({ shield }) => shield, why: 'There is no shield.' },
  asked: { when: ({ kind }) => kind === 'versions', why: 'Pages name no versioned file.' },
  stay: { when: ({ kind }) => kind === 'versions', why: 'Pages name no versioned file.' },
}

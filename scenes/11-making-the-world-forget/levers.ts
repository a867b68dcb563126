/**
 * What a learner can move in scene 11: what is to be forgotten and how, how the order gets around, and whether there is anything to forget.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { INGRESSES } from './places'

export const levers = defineLevers({
  kind: {
    kind: 'choice', label: 'Purge', group: 'The order', initial: 'url',
    help: 'What the order names: one page, all pages with a tag, all below a path, everything. Versioned URLs need no order.',
    options: [
      { value: 'url', label: 'a URL' }, { value: 'tag', label: 'a tag' }, { value: 'prefix', label: 'a prefix' }, { value: 'zone', label: 'the zone' },
      { value: 'versions', label: 'nothing: versioned URLs' },
    ],
  },
  soft: {
    kind: 'toggle', label: 'Soft', group: 'The order', initial: false,
    help: 'On: copies stay, are stale at once, and are refreshed behind the next answer.',
  },
  ingress: {
    kind: 'choice', label: 'Given at', group: 'The order', initial: 'frankfurt',
    help: 'The POP where the order is given; all others hear of it from there.',
    options: INGRESSES.map((value) => ({ value, label: { frankfurt: 'Frankfurt', ashburn: 'Ashburn', sydney: 'Sydney' }[value] })),
  },
  loss: {
    kind: 'slider', label: 'Lost messages', group: 'How it gets around', initial: 0, min: 0, max: 60, step: 10, unit: '%',
    help: 'How many messages about orders are lost on the way.',
  },
  retries: {
    kind: 'slider', label: 'Retries', group: 'How it gets around', initial: 2, min: 0, max: 4, step: 1,
    help: 'How often a cache that has not answered is told again.',
  },
  gossip: {
    kind: 'toggle', label: 'Gossip', group: 'How it gets around', initial: true,
    help: 'Each cache asks another one now and then which orders it has heard.',
  },
  shield: {
    kind: 'toggle', label: 'Shield', group: 'Behind the POPs', initial: false,
    help: 'On: POPs ask a shield, and the shield asks the origin.',
  },
  first: {
    kind: 'choice', label: 'Told first', group: 'Behind the POPs', initial: 'edges',
    help: 'Who is told to forget first; the others when these have answered.',
    options: [{ value: 'edges', label: 'the POPs' }, { value: 'shield', label: 'the shield' }],
  },
  asked: {
    kind: 'toggle', label: 'Pages asked about', group: 'Versioned URLs', initial: true,
    help: 'On: caches ask the origin about a page each time. Off: they keep it as other pages.',
  },
  stay: {
    kind: 'toggle', label: 'Old files stay', group: 'Versioned URLs', initial: true,
    help: 'Whether the origin still has a file when there is a newer one.',
  },
})
export type Values = ValuesOf<typeof levers>

export const conditions: LeverConditions<Values> = {
  first: { when: ({ shield }) => shield, why: 'There is no shield.' },
  asked: { when: ({ kind }) => kind === 'versions', why: 'The price stands on the pages.' },
  stay: { when: ({ kind }) => kind === 'versions', why: 'There is no such file.' },
}

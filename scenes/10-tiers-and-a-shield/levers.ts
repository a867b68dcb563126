/**
 * The levers of scene 10: how many caches there are and in which tiers, which of them coalesce, and what they hold and tell.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { asked, ended, lastAgeS } from './ageCounts'
import { atOrigin, atParents, atShield, popsAsking, waitedAtShield } from './counts'
import { millionOf } from './millionCounts'
import { NEWS_MAX_AGE_S } from './pages'
import { FEW_POPS, MOST_PARENTS, MOST_POPS } from './places'

const COALESCING = 'Coalescing'
const SIZES = 'What is kept'

export const levers = defineLevers({
  pops: {
    kind: 'slider', label: 'POPs', initial: FEW_POPS, min: FEW_POPS, max: MOST_POPS, step: 4,
    claims: [{ value: MOST_POPS, text: 'each POP more is a fetch more', holds: (run) => atOrigin(run, 'ttl-ends') === MOST_POPS }],
  },
  parents: {
    kind: 'slider', label: 'Parents', initial: 0, min: 0, max: MOST_PARENTS, step: 1,
    help: 'Regional caches: a POP asks the nearest. Without any it asks the shield, or the origin.',
    claims: [
      { value: MOST_PARENTS, text: 'with them no more than one request for each goes on', holds: (run) => atOrigin(run, 'ttl-ends') <= MOST_PARENTS && atParents(run, 'ttl-ends') === popsAsking(run, 'ttl-ends') },
      { value: 0, text: 'without them every POP asks the shield itself', holds: (run) => atShield(run, 'two-hundred') === popsAsking(run, 'two-hundred') },
    ],
  },
  shield: {
    kind: 'toggle', label: 'Shield', initial: false,
    help: 'One cache beside the origin, through which all requests go.',
    claims: [
      { value: true, text: 'twelve POPs that miss together cost one fetch', holds: (run) => atOrigin(run, 'ttl-ends') === 1 },
      { value: false, text: 'without it the shield’s step costs as many as the one before', holds: (run) => atOrigin(run, 'meets') === popsAsking(run, 'meets') },
    ],
  },
  atEdges: {
    kind: 'toggle', group: COALESCING, label: 'POPs coalesce', initial: true,
    help: 'On: of all that miss the same page in one cache one goes, and the others wait.',
    claims: [{ value: false, text: 'without it every user’s request goes on', holds: (run, base) => atOrigin(run, 'ttl-ends') >= 2 * atOrigin(base, 'ttl-ends') }],
  },
  atParents: {
    kind: 'toggle', group: COALESCING, label: 'Parents coalesce', initial: true,
    claims: [{ value: false, text: 'without it parents pass on all they get', holds: (run) => atShield(run, 'two-hundred') === popsAsking(run, 'two-hundred') }],
  },
  atShield: {
    kind: 'toggle', group: COALESCING, label: 'The shield coalesces', initial: true,
    claims: [
      { value: false, text: 'without it nobody waits in the shield, and all go on', holds: (run) => waitedAtShield(run, 'meets') === 0 && atOrigin(run, 'meets') === popsAsking(run, 'meets') },
      { value: true, text: 'with it a shield passes on one', holds: (run) => atOrigin(run, 'shield') === 1 },
    ],
  },
  connections: {
    kind: 'choice', label: 'Connections', initial: 'open',
    options: [{ value: 'open', label: 'all kept open' }, { value: 'origin', label: 'POPs to the origin: new' }, { value: 'all', label: 'all new' }],
    help: 'A new one takes two round trips before it carries a request.',
    claims: [
      { value: 'origin', text: 'a miss that goes straight takes longer', holds: (run, base) => run.p95({ step: 'ttl-ends' }) > base.p95({ step: 'ttl-ends' }) },
      { value: 'all', text: 'a miss by the shield takes longer, too', holds: (run, base) => run.p95({ step: 'meets' }) > base.p95({ step: 'meets' }) },
    ],
  },
  passesAge: {
    kind: 'toggle', group: SIZES, label: 'Age is passed on', initial: true,
    help: 'Off: parents and the shield do not say how old their copies are.',
    claims: [
      { value: false, text: 'copies that came apart end apart', holds: (run) => ended(run, 'first') < asked(run, 'first') / 2 },
      { value: true, text: 'nothing is served that is older than it may be', holds: (run) => lastAgeS(run) <= NEWS_MAX_AGE_S + 2 },
    ],
  },
  room: {
    kind: 'slider', group: SIZES, label: 'Room of a parent, or the shield', initial: 385, min: 10, max: 2000, step: 5, unit: 'objects',
    claims: [
      { value: 10, text: 'a small parent catches little', holds: (run) => millionOf(run, 'million').nextShare < 0.1 },
      { value: 2000, text: 'a large one catches much, even of a long tail', holds: (run, base) => millionOf(run, 'long-tail').nextShare > 3 * millionOf(base, 'long-tail').nextShare },
    ],
  },
  tail: {
    kind: 'choice', group: SIZES, label: 'Catalogue', initial: 'short',
    options: [{ value: 'short', label: 'short tail' }, { value: 'long', label: 'long tail' }],
    help: 'Long: ten times as many objects, and the rare ones are asked for more.',
    claims: [
      { value: 'long', text: 'of a long tail less is answered', holds: (run, base) => millionOf(run, 'million').origin > 10 * millionOf(base, 'million').origin },
      { value: 'short', text: 'of a short one the same parent catches much', holds: (run) => millionOf(run, 'long-tail').nextShare > 0.5 },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

export const conditions: LeverConditions<Values> = {
  atParents: { when: ({ parents }) => parents > 0, why: 'There are no parents.' },
  atShield: { when: ({ shield }) => shield, why: 'There is no shield.' },
}

/**
 * The ring in words.
 */
import type { PopFrame } from '../../frame/popFrame'
import type { RingFrame } from '../../frame/ringFrame'
import type { Reading } from '../../reading/reading'
import { HEALTH_WORDS } from '../../cdn/nodeKinds'
import type { HealthName } from '../../trace/traceKinds'
import { formatPercent } from '../../words/format'
import { plural } from '../draw/text'

const PLACEMENTS: Readonly<Record<RingFrame['placement']['kind'], string>> = {
  random: 'any server gets any request',
  modulo: 'the hash of a URL, modulo the servers, says which one gets it',
  ring: 'a URL belongs to the next point on the ring',
}

export function popSentence(run: Reading, { ring, copies }: PopFrame): string {
  const servers = ring.servers.map(({ id, node, health, share, passedOn }, k) => {
    const name = run.nodes[node]?.name ?? id
    const owns = share > 0 ? `, ${formatPercent(share, 1)} of the ring` : ''
    const passed = passedOn > 0 ? `, ${plural(passedOn, 'request')} passed on` : ''
    return `${[name, unwell(health)].filter(Boolean).join(' ')}: ${plural(copies.filter(({ server }) => server === k).length, 'copy', 'copies')}${owns}${passed}`
  })
  return `A POP, asked by ${run.nodes.filter(({ kind }) => kind === 'client').map(({ name }) => name).join(', ')}: ${PLACEMENTS[ring.placement.kind]}. ${servers.join('; ')}.`
}

/** "is down"; nothing of a server that is well. */
export const unwell = (health: HealthName): string => (health === 'up' ? '' : HEALTH_WORDS[health].says)

/** What has changed hands, the longest words first; none before anything has. */
export function movedWords({ change }: RingFrame): readonly string[] {
  if (!change || change.moved === null) return []
  const moved = formatPercent(change.moved, 1)
  if (change.byModulo === null) return [`${moved} of the objects have another server`, `${moved} have another server`, `${moved} moved`]
  const modulo = formatPercent(change.byModulo, 1)
  return [`${moved} of the objects have another server; with a modulo ${modulo}`, `${moved} moved; a modulo: ${modulo}`, `${moved} moved`]
}

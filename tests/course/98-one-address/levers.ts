/**
 * The levers of the test scene of routes.
 */
import type { RunView } from '../../../src/scene/runView'
import { type ValuesOf, defineLevers } from '../../../src/scene/levers'
import { Kind } from '../../../src/trace/traceKinds'

const lookups = (run: RunView): number => run.records(Kind.Resolved).filter(({ node }) => node.startsWith('dns-')).length

export const levers = defineLevers({
  ttl: {
    kind: 'slider', label: 'TTL', initial: 20, min: 20, max: 300, step: 20, unit: 's', help: 'For how long an answer of the name server may be kept.',
    claims: [{ value: 300, text: 'resolvers ask less often', holds: (run, base) => lookups(run) < lookups(base) }],
  },
  interval: { kind: 'slider', label: 'A check every', initial: 2, min: 1, max: 10, step: 1, unit: 's' },
  threshold: { kind: 'slider', label: 'Answers that turn a verdict', initial: 3, min: 1, max: 5, step: 1 },
  resolver: {
    kind: 'choice', label: 'Tokyo’s resolver', initial: 'near', options: [{ value: 'near', label: 'in Tokyo' }, { value: 'far', label: 'in Frankfurt' }],
    claims: [{ value: 'far', text: 'an answer for the resolver is wrong for its user', holds: (run) => run.request('tokyo-by-place').path.includes('pop-frankfurt') }],
  },
  subnet: { kind: 'toggle', label: 'Client subnet', initial: false, help: 'Resolvers tell the name server the network of their user.' },
})
export type Values = ValuesOf<typeof levers>

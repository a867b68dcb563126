/** The edge once more, from memory: no layer is there, and what breaks says which are missing. */
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { type Check, REBUILD, TIMES, checksOf } from './closingChecks'
import { LAYERS, type Values } from './levers'
import { CITIES, CRAWLER, ORIGIN, usersOf } from './places'
import { restart } from './restart'
import { ails, changed, later, played, trouble } from './trial'
import { CLOSING } from './views'
import { WORKLOADS } from './workloads'

/** With so much of the shop's traffic (0 to 1), and so many requests a second at each place for what has just changed. */
const [LOAD, WANTED_PER_SECOND] = [0.5, 40]

/** All that layers are told; only the layers are not there. */
const SET = {
  workload: 'shop', pops: 6, pagesTtl: '10', filesTtl: '3600', dataTtl: '10', swrS: 5, sieS: 60, etags: true, query: 'drop', mine: 'bypass', coalesce: true, roomMb: '100',
  purge: 'tag', limit: '5', timeoutMs: '1000', retries: 0, breaker: 'consecutive', layers: [],
} as const satisfies Partial<Values>

/** A page changes, and all want to see it. */
function* everybodyWants(script: Script<Values>): Process<void> {
  const url = WORKLOADS[script.levers().workload].classes[0]!.catalogue.objects[0]!.url
  yield* changed(script, 'pages', url)
  yield* script.traffic({ clients: CITIES.map(usersOf), arrivals: steady, perSecond: WANTED_PER_SECOND, forMs: TIMES.wantedForS * 1000, catalogue: { pick: () => ({ url }) } })
}

/** Of what is missing so many are named. */
const TOLD = 3

const missing = (run: RunView<Values>): readonly Check[] => checksOf(run, REBUILD).filter(({ holds }) => !holds)

/** A layer that is in and does not do it stands where it cannot. */
const lack = ({ lacks, layers }: Check, edge: Values['layers']): string => (layers.every((name) => edge.includes(name)) ? `${lacks} (in, but not where it can)` : lacks)

function told(run: RunView<Values>, say: Say): string {
  const broken = missing(run)
  const all = checksOf(run, REBUILD).length
  const promises = say.counted(all, 'promise')
  return broken.length === 0 ? `All of ${promises} are kept: this is your edge.` : `Kept: ${say.count(all - broken.length)} of ${promises}. Missing: ${broken.slice(0, TOLD).map((one) => lack(one, run.leversIn(REBUILD).layers)).join(', ')}${broken.length > TOLD ? ' and more' : ''}.`
}

export const closingStep: Step<Values> = {
  id: REBUILD,
  title: 'From memory: an edge without layers',
  afresh: true,
  set: SET,
  about: ['layers'],
  view: CLOSING,
  paceMs: 2_500,
  prose: () => [
    'All is as a good design has it, but the edge has no layer: each request goes straight through. Something changes and everybody wants it, a flood comes, the origin goes down.',
    'Put the layers back, outermost first. Something to try: one at a time, and see which promise comes true.',
  ],
  line: () => 'An edge without layers: put them back in their order.',
  *play(script) {
    yield* restart(script)
    yield* played(script, {
      forS: TIMES.forS, load: LOAD, beside: [
        later(script, TIMES.wantedS, everybodyWants(script)),
        later(script, TIMES.floodS, trouble(script, 'flood', TIMES.floodForS)), later(script, TIMES.downS, ails(script, [ORIGIN], { kind: 'down' }, TIMES.downForS * 1000)),
      ],
    })
  },
  claims: [
    { text: 'without layers there is no hit', asPlayed: true, holds: (run) => run.of({ step: REBUILD, outcome: 'hit' }).length === 0 },
    { text: 'users ask', holds: (run) => run.of({ step: REBUILD }).some(({ client }) => client !== CRAWLER) },
  ],
  challenge: {
    text: () => 'Put the layers back until every promise is kept.',
    met: (run) => missing(run).length === 0,
    now: told,
    solution: { levers: { layers: LAYERS } },
  },
}

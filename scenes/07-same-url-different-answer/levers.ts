/**
 * The levers of scene 7, each with what must be true at its other values.
 */
import type { RunView } from '../../src/scene/runView'
import { type LeverClaim, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { DEPENDS_ON, SYDNEY, entries, poisoned, storedKeys, tuples } from './measures'

type Field = (typeof DEPENDS_ON)[number] | 'Cookie'

const covers = (vary: readonly Field[]): boolean => DEPENDS_ON.every((field) => vary.includes(field))

/** Wrong content appears in a mixed crowd exactly when the key leaves out what the page depends on. */
function wrongUnlessCovered(vary: readonly Field[]): LeverClaim<readonly Field[]> {
  const right = covers(vary)
  return {
    value: vary,
    text: `with Vary: ${vary.join(', ')} ${right ? 'nobody gets' : 'somebody gets'} a wrong page`,
    holds: (run) => (run.wrong({ step: 'shatter' }) === 0) === right && entries(run, 'shatter') === tuples(run.of({ step: 'shatter' }), vary),
  }
}

const misses = (run: RunView): number => run.of({ step: 'query', outcome: 'miss' }).length

/** Fewer entries, and the same page for everyone as without it. */
function entriesNotContent<Value extends string>(value: Value, step: string): LeverClaim<Value> {
  return {
    value,
    text: `"${value}" makes fewer entries and changes nobody’s page`,
    holds: (run, base) =>
      entries(run, step) < entries(base, step) &&
      run.of({ step }).every(({ content }, i) => content === base.of({ step })[i]!.content),
  }
}

/** The heading of what an edge does before it looks for a copy; the second POP has the same, or none. */
const RULES = 'Rules of the edge'

export const levers = defineLevers({
  vary: {
    kind: 'set', label: 'The page’s Vary', initial: ['Accept-Encoding'],
    help: 'Which request fields the origin names in Vary.',
    options: [
      { value: 'Accept-Encoding', label: 'Encoding' },
      { value: 'Accept-Language', label: 'Language' },
      { value: 'User-Agent', label: 'User-Agent' },
      { value: 'Cookie', label: 'Cookie' },
    ],
    claims: [
      wrongUnlessCovered(['Accept-Encoding']), wrongUnlessCovered(['Accept-Language']), wrongUnlessCovered(['User-Agent']),
      wrongUnlessCovered(['Accept-Encoding', 'Accept-Language']), wrongUnlessCovered([...DEPENDS_ON, 'Cookie']),
    ],
  },
  normalise: {
    kind: 'choice', group: RULES, label: 'Make alike', initial: 'off',
    help: 'What the edge rewrites before it looks for a copy.',
    options: [
      { value: 'off', label: 'Off' },
      { value: 'encodings', label: 'Encodings' },
      { value: 'devices', label: 'Devices' },
      { value: 'both', label: 'Both' },
    ],
    claims: (['encodings', 'devices', 'both'] as const).map((value) => entriesNotContent(value, 'shatter')),
  },
  sortQuery: {
    kind: 'toggle', group: RULES, label: 'Sort the query', initial: false,
    claims: [
      {
        value: true,
        text: 'the order of the parameters makes no entries any more',
        holds: (run, base) => misses(run) <= misses(base) && run.wrong({ step: 'query' }) === 0,
      },
    ],
  },
  dropUtm: {
    kind: 'toggle', group: RULES, label: 'Drop utm_*', initial: false,
    claims: [
      {
        value: true,
        text: 'marketing tags make no entries any more',
        holds: (run, base) => misses(run) < misses(base) && run.wrong({ step: 'query' }) === 0,
      },
    ],
  },
  forwardedHost: {
    kind: 'choice', group: RULES, label: 'X-Forwarded-Host', initial: 'pass',
    help: 'What the edge does with a field that anyone can send.',
    options: [
      { value: 'pass', label: 'Pass on' },
      { value: 'key', label: 'In the key' },
      { value: 'drop', label: 'Drop' },
    ],
    claims: [
      { value: 'pass', text: 'unkeyed and reflected, it poisons others', holds: (run) => poisoned(run.of({ step: 'unkeyed' })) > 0 },
      ...(['key', 'drop'] as const).map((value) => ({
        value,
        text: `with "${value}" nobody is poisoned in Frankfurt`,
        holds: (run: RunView) => poisoned(run.of({ client: 'frankfurt' })) === 0,
      })),
    ],
  },
  secondPop: {
    kind: 'choice', label: 'Second POP', initial: 'none',
    help: 'Sydney, with the rules above or with none.',
    options: [
      { value: 'none', label: 'None' },
      { value: 'same', label: 'Same rules' },
      { value: 'own', label: 'No rules' },
    ],
    claims: [
      {
        value: 'same',
        text: 'with the same rules both POPs hold the same entries, and neither is poisoned',
        holds: (run) =>
          storedKeys(run, 'two-pops').join() === storedKeys(run, 'two-pops', SYDNEY).join() &&
          poisoned(run.of({ step: 'two-pops' })) === 0,
      },
      { value: 'own', text: 'without rules Sydney is poisoned', holds: (run) => poisoned(run.of({ step: 'two-pops', client: 'sydney' })) > 0 },
    ],
  },
  reflects: {
    kind: 'toggle', label: 'Origin believes it', initial: true,
    help: 'Whether the page repeats X-Forwarded-Host.',
    claims: [
      { value: false, text: 'what is not reflected poisons nobody', holds: (run) => poisoned(run.of()) === 0 },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

/** What can be taken along from the test scene of loads: a file with its levers, which is opened again, and a text of two files. */
import type { LeverValue } from '../../../src/cdn/levers'
import { acceptsValue, describeValues } from '../../../src/scene/leverValues'
import type { Lever } from '../../../src/scene/levers'
import type { TakeAway, TakenBack } from '../../../src/scene/takeAway'
import { type Values, levers } from './levers'

/** A version before this one had other names for levers. */
const VERSION = 2
const LEVERS: Readonly<Record<string, Lever>> = levers

interface LeverFile {
  readonly version: number
  readonly levers: Readonly<Record<string, LeverValue>>
}

function read(text: string): TakenBack<Values> {
  let file: LeverFile
  try {
    file = JSON.parse(text) as LeverFile
  } catch (error) {
    return { problems: [`it is no JSON: ${String(error)}`] }
  }
  if (file?.version !== VERSION) return { problems: [`version: this reads version ${VERSION}, not ${String(file?.version)}`] }
  const problems = Object.entries(file.levers).flatMap(([name, value]) => {
    const lever = LEVERS[name]
    if (!lever) return [`${name}: there is no such lever`]
    return acceptsValue(lever, value) ? [] : [`${name}: expected ${describeValues(lever)}, not ${String(value)}`]
  })
  return problems.length > 0 ? { problems } : { levers: file.levers as Partial<Values> }
}

export const takeAway: TakeAway<Values> = {
  targets: [
    { id: 'json', label: 'JSON', files: (values) => [{ name: 'load.json', text: `${JSON.stringify({ version: VERSION, levers: values }, null, 2)}\n` }] },
    {
      id: 'notes', label: 'Notes',
      files: ({ queue, retries }) => [{ name: 'origin.txt', text: `Queue: ${queue}.\n` }, { name: 'edge.txt', text: `Retries: ${retries}.\n` }],
      missing: ({ budget }) => (budget ? ['The budget for retries.'] : []),
    },
  ],
  read,
}

/**
 * `npm run -s laws [-- --json] [--objects n] [--requests n] [--warm-up n] [--seed n]`: hit ratios of the four eviction policies
 * beside Che's approximation, for figures that a reader of the papers can check.
 */
import { type CheLaw, cheHitRatio } from '../src/cdn/store/che.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'
import { type PolicyName, type Traffic, catalogueOf, triedHitRatio } from './lib/hitRatios.ts'

const USAGE = 'npm run -s laws -- [--json] [--objects n] [--requests n] [--warm-up n] [--seed n]'

const EXPONENTS = [0.64, 0.8, 1]
/** Shares of the catalogue that there is room for. */
const SIZES = [0.01, 0.05, 0.1]
const NAMES: readonly PolicyName[] = ['fifo', 'lru', 'lfu', 'sieve']
const LAWS: readonly CheLaw[] = ['fifo', 'lru']

const TEXT = { type: 'string' } as const
const OPTIONS = { json: { type: 'boolean' }, objects: TEXT, requests: TEXT, 'warm-up': TEXT, seed: TEXT } as const

type Run = Omit<Traffic, 'exponent'>

interface Row {
  readonly exponent: number
  /** Objects that there is room for. */
  readonly room: number
  readonly tried: Readonly<Record<PolicyName, number>>
  readonly che: Readonly<Record<CheLaw, number>>
}

/** Exit code: 0 for figures, 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, () => {
    const { json, run } = readCall(argv)
    if (json) console.log(JSON.stringify({ ...run, rows: [...rows(run)] }, null, 2))
    else print(run)
    return 0
  })
}

function readCall(argv: readonly string[]): { readonly json: boolean; readonly run: Run } {
  const { values, positionals } = parseCall(argv, OPTIONS)
  if (positionals.length > 0) throw new UsageError(`it takes no ${positionals.join(' ')}`)
  const run = {
    objects: whole('objects', values.objects, 10_000, 100),
    requests: whole('requests', values.requests, 500_000, 1),
    warmUp: whole('warm-up', values['warm-up'], 500_000, 0),
    seed: whole('seed', values.seed, 9111, 0),
  }
  return { json: values.json ?? false, run }
}

function whole(name: string, text: string | undefined, initial: number, least: number): number {
  const value = text === undefined ? initial : Number(text)
  if (!/^\d+$/.test(text ?? '0') || value < least || value >= 2 ** 31) throw new UsageError(`--${name} takes a whole number from ${least} to ${2 ** 31 - 1}, not "${text}"`)
  return value
}

function* rows(run: Run): Generator<Row> {
  for (const exponent of EXPONENTS) {
    const traffic = { ...run, exponent }
    const catalogue = catalogueOf(traffic)
    const shares = catalogue.objects.map((_, rank) => catalogue.share(rank))
    for (const size of SIZES) {
      const room = Math.round(size * run.objects)
      const tried = (name: PolicyName): number => triedHitRatio(name, room, traffic)
      yield {
        exponent,
        room,
        tried: { fifo: tried('fifo'), lru: tried('lru'), lfu: tried('lfu'), sieve: tried('sieve') },
        che: { fifo: cheHitRatio('fifo', shares, room), lru: cheHitRatio('lru', shares, room) },
      }
    }
  }
}

function print(run: Run): void {
  const { objects, requests, warmUp, seed } = run
  console.log(`Hit ratios (%) of a cache for a catalogue of ${objects} objects, all of one size. ${requests} requests are counted, after ${warmUp} that fill it; seed ${seed}.`)
  console.log('Every policy sees the same requests. Che: what the approximation says of FIFO and of LRU; the papers are named in src/cdn/store/che.ts.')
  console.log(`\n${cells(['Zipf', 'room', ...NAMES.flatMap((name) => [name.toUpperCase(), ...(isLaw(name) ? ['Che'] : [])])])}`)
  for (const { exponent, room, tried, che } of rows(run)) {
    const ratios = NAMES.flatMap((name) => [percent(tried[name]), ...(isLaw(name) ? [percent(che[name])] : [])])
    console.log(cells([exponent.toFixed(2), String(room), ...ratios]))
  }
}

function isLaw(name: PolicyName): name is PolicyName & CheLaw {
  return LAWS.some((law) => law === name)
}

const percent = (ratio: number): string => (100 * ratio).toFixed(2)
const cells = (texts: readonly string[]): string => texts.map((text) => text.padStart(7)).join('')

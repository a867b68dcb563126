/**
 * What the twin's record has on one scene, as its sheet shows it: scenario by scenario a row for each variant, and the differences
 * by their cause. Pure.
 */
import { type Difference, PRODUCTS, type Product, type RecordedScenario, type TwinRecord } from './twinRecord'

export const PRODUCT_NAMES: Readonly<Record<Product, string>> = { varnish: 'Varnish', nginx: 'nginx' }

export interface CheckedCell {
  readonly product: Product
  /** Absent where the product did not play it. */
  readonly result?: { readonly alike: number; readonly groups: number }
  /** Why it did not. */
  readonly why?: string
}

export interface CheckedRow {
  readonly variant: string
  /** One for each product. */
  readonly cells: readonly CheckedCell[]
}

/** Groups that differ for one reason, in one scenario with one product. */
export interface Cause {
  readonly product: Product
  /** Absent where nobody knows yet. */
  readonly cause: string | undefined
  readonly differences: readonly (Difference & { readonly variant: string })[]
}

export interface CheckedScenario extends RecordedScenario {
  readonly rows: readonly CheckedRow[]
  readonly causes: readonly Cause[]
}

export function checkedOf(record: TwinRecord, scene: number): readonly CheckedScenario[] {
  return record.scenarios.filter(({ scenes }) => scenes.includes(scene)).map((scenario) => ({ ...scenario, rows: rowsOf(record, scenario.name), causes: causesOf(record, scenario.name) }))
}

function rowsOf({ variants, skipped }: TwinRecord, scenario: string): readonly CheckedRow[] {
  const played = variants.filter((one) => one.scenario === scenario)
  const left = skipped.filter((one) => one.scenario === scenario)
  const names = [...new Set([...played, ...left].map(({ variant }) => variant))]
  return names.map((variant) => ({
    variant,
    cells: PRODUCTS.map((product): CheckedCell => {
      const result = played.find((one) => one.variant === variant && one.product === product)
      if (result) return { product, result: { groups: result.groups, alike: result.groups - result.differences.length } }
      const why = left.find((one) => one.variant === variant && one.product === product)?.why
      return { product, ...(why === undefined ? {} : { why }) }
    }),
  }))
}

function causesOf({ variants }: TwinRecord, scenario: string): readonly Cause[] {
  const found = variants
    .filter((one) => one.scenario === scenario)
    .flatMap(({ product, variant, differences }) => differences.map((difference) => ({ product, difference: { ...difference, variant } })))
  const keys = [...new Set(found.map(({ product, difference }) => JSON.stringify([product, difference.cause ?? null])))]
  return keys.map((key) => {
    const [product, cause]: [Product, string | null] = JSON.parse(key)
    const differences = found.filter((one) => one.product === product && (one.difference.cause ?? null) === cause).map(({ difference }) => difference)
    return { product, cause: cause ?? undefined, differences }
  })
}

/** The command that plays these scenarios again, from the folder of the project. */
export function commandFor(scenarios: readonly RecordedScenario[]): string {
  return `npm run -s twin -- ${scenarios.map(({ name }) => `tests/fixtures/twin/${name}.json`).join(' ')}`
}

/**
 * What a month costs: traffic times list prices. Of the first provider the prices of CloudFront's public list by where the POP is, in dollars per
 * GB and per 10,000 requests (aws.amazon.com/cloudfront/pricing, stored copy, read in November 2026); of the second one cent a GB, as at the
 * low end of the market (Bunny). What leaves the origin costs what clouds take for egress. Discounts of large customers are not public.
 */
import type { UserCity } from './places'

export const PRICES_READ = 'November 2026'

/** So many GB at so much each, until a month has had them; the rest at the last price. */
export type Tiers = readonly (readonly [gb: number, dollars: number])[]

const TB = 1_000
const US_AND_EUROPE: Tiers = [[10 * TB, 0.085], [40 * TB, 0.08], [100 * TB, 0.06], [350 * TB, 0.04], [524 * TB, 0.03], [4_000 * TB, 0.025], [Infinity, 0.02]]
/** Further tiers of these are not on record: the first holds. */
const flat = (dollars: number): Tiers => [[Infinity, dollars]]

export const FIRST_PER_GB: Readonly<Record<UserCity, Tiers>> = {
  ashburn: US_AND_EUROPE, frankfurt: US_AND_EUROPE, tokyo: flat(0.114), mumbai: flat(0.109), 'sao-paulo': flat(0.11), sydney: flat(0.114),
}
export const SECOND_PER_GB: Tiers = flat(0.01)
/** Two providers are two contracts: the second one has a least amount a month. Illustrative. */
export const SECOND_AT_LEAST = 1_500
export const PER_10_000_REQUESTS = 0.01
export const ORIGIN_PER_GB: Tiers = [[10 * TB, 0.09], [40 * TB, 0.085], [100 * TB, 0.07], [Infinity, 0.05]]

export function priceOf(gb: number, tiers: Tiers): number {
  let [left, dollars] = [gb, 0]
  for (const [size, price] of tiers) {
    const some = Math.min(left, size)
    dollars += some * price
    left -= some
    if (left <= 0) break
  }
  return dollars
}

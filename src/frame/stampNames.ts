/** Who asks, as cards of the picture of stamps have it. */
import { countryOf, userOf } from '../cdn/code/requestFacts'
import type { Reading } from '../reading/reading'
import type { StampRow } from './stampsFrame'

/** @param placed With the place in which it is asked. */
export function askerOf({ requests, nodes }: Reading, request: number, placed = false): Pick<StampRow, 'who' | 'country' | 'asks'> {
  const { method, url, headers, client } = requests.at(request)!
  const who = [userOf({ headers }), placed ? nodes[client]!.name : ''].filter(Boolean).join(', ')
  return { who: who || 'a user', country: countryOf({ headers }), asks: method === 'GET' ? url : `${method} ${url}` }
}

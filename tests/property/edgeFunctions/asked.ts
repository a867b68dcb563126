/** What the functions of these tests are asked. */
import type { EdgeMoment, EdgeRequest } from '../../../src/cdn/isolate/protocol'

export const REQUEST: EdgeRequest = {
  method: 'GET', url: '/shop/cart?item=7', path: '/shop/cart', query: { item: '7' }, headers: { cookie: 'user=ana', accept: 'text/html' }, cookies: { user: 'ana' }, country: 'DE',
}
export const MOMENT: EdgeMoment = { now: 1_790_000_000_000, pop: 'frankfurt', seed: 7 }

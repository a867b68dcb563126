/**
 * What a cache serves of its own has no Age (nginx): whoever asks, a cache in front of it among them, takes it for as old as its Date says.
 * With neither it is taken for new.
 */
import { type HttpResponse, withoutFields } from '../http/message'
import { statelessLayer } from './layer'

const AGE = new Set(['age'])
const AGE_AND_DATE = new Set(['age', 'date'])

function without(response: HttpResponse, fields: ReadonlySet<string>): HttpResponse {
  return response.withHeaders(withoutFields(response.headers, fields))
}

const withoutAge = (response: HttpResponse): HttpResponse => without(response, AGE)

/** Outermost. */
export const noAge = statelessLayer('no Age', {
  // #region listing noAge
  async handle(_, req, next) {
    const res = await next(req)
    const { fromStore } = req.transaction
    return fromStore ? withoutAge(res) : res
  }
  // #endregion
})

/** Outermost. No Date either, so that the next cache puts its own there: as nginx, which dates what it serves at that moment. */
export const forgetsAge = statelessLayer('forgets Age', {
  async handle(_, req, next) {
    const res = await next(req)
    return req.transaction.fromStore ? without(res, AGE_AND_DATE) : res
  },
})

/**
 * What a cache serves of its own has no Age (nginx): whoever asks, a cache in front of it among them, takes it for new.
 */
import { type HttpResponse, withoutFields } from '../http/message'
import { statelessLayer } from './layer'

const AGE = new Set(['age'])

function withoutAge(response: HttpResponse): HttpResponse {
  return response.withHeaders(withoutFields(response.headers, AGE))
}

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

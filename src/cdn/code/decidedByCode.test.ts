import { describe, expect, it } from 'vitest'
import { Cause, Exchanges } from '../../trace/exchanges'
import { HttpRequest } from '../http/message'
import { DecidedByCode } from './decidedByCode'

const CLIENT = 0
const EDGE = 1

describe('what code has decided', () => {
  const opened = () => {
    const exchanges = new Exchanges()
    const user = exchanges.open(Cause.User, CLIENT, undefined, 0)
    return { exchanges, user, byCode: new DecidedByCode(exchanges), request: new HttpRequest(user, 'GET', '/start', [['Cookie', 'user=Ana']]) }
  }

  it('is nothing for most requests: they are what they were', () => {
    const { byCode, request } = opened()
    expect(byCode.asked(request)).toBe(request)
  })

  it('is an answer of its own, or another URL for the same user, and is forgotten with the answer', () => {
    const { byCode, request, user } = opened()
    byCode.decide(user, null)
    expect(byCode.asked(request)).toBeNull()
    byCode.decide(user, '/start-b')
    expect(byCode.asked(request)).toMatchObject({ url: '/start-b', method: 'GET', headers: request.headers })
    expect(byCode.asked(request)).toBe(request)
  })

  it('counts for the user whatever cache it was behind, and of a part of a page for nobody', () => {
    const { exchanges, byCode, request, user } = opened()
    byCode.decide(exchanges.open(Cause.User, EDGE, user), null)
    expect(byCode.asked(request)).toBeNull()
    const part = exchanges.open(Cause.Fragment, EDGE, user)
    byCode.decide(exchanges.open(Cause.User, EDGE, part), null)
    expect(byCode.asked(request)).toBe(request)
  })
})

import { describe, expect, it } from 'vitest'
import { Cause, Exchanges } from '../trace/exchanges'
import { HttpRequest, HttpResponse } from './http/message'
import { Meant } from './meant'

const [CLIENT, EDGE] = [0, 1]

describe('what a request is meant for', () => {
  function opened() {
    const exchanges = new Exchanges()
    const user = exchanges.open(Cause.User, CLIENT, undefined, 0)
    const meant = new Meant(exchanges)
    const request = new HttpRequest(user, 'GET', '/start', [['Cookie', 'user=Ana']])
    /** The origin says what it was asked, and by whom. */
    const truth = () => meant.truthOf(request, new HttpResponse(200, [], 3, 'own'), ({ url, headers }) => new HttpResponse(200, [], 3, `${url} ${headers[0]![1]}`))
    return { exchanges, user, meant, truth }
  }

  it('is what was asked for, where nobody says otherwise', () => {
    expect(opened().truth()).toBe('/start user=Ana')
  })

  it('is an answer of the edge’s own, or another URL for the same user, and is forgotten with the answer', () => {
    const { meant, truth, user } = opened()
    meant.decide(user, null)
    expect(truth()).toBe('own')
    meant.decide(user, '/start-b')
    expect(truth()).toBe('/start-b user=Ana')
    expect(truth()).toBe('/start user=Ana')
  })

  it('counts for the user whatever cache it was behind, and of a part of a page for nobody', () => {
    const { exchanges, meant, truth, user } = opened()
    meant.decide(exchanges.open(Cause.User, EDGE, user), null)
    expect(truth()).toBe('own')
    const part = exchanges.open(Cause.Fragment, EDGE, user)
    meant.decide(exchanges.open(Cause.User, EDGE, part), null)
    expect(truth()).toBe('/start user=Ana')
  })
})

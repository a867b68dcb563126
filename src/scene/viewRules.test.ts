import { describe, expect, it } from 'vitest'
import { client } from '../cdn/nodes/client'
import type { View } from '../cdn/topology'
import { viewProblems } from './viewRules'

const user = client({ id: 'user', name: 'User', upstream: 'origin', asks: '/' })
const problems = (view: View, boards: readonly string[] = [], hasStack = false) => viewProblems({ view, nodes: [user], links: [] }, { boards, hasStack })

describe('viewProblems', () => {
  it('finds names that are no nodes, whatever the kind of view', () => {
    const views: View[] = [
      { kind: 'lanes', lanes: [['user'], ['nobody']] },
      { kind: 'lifelines', order: ['user', 'nobody'], titles: {}, abreast: {} },
      { kind: 'life', edge: 'nobody', key: 'GET /', windowMs: 1000 },
      { kind: 'grid', edges: ['nobody'] },
    ]
    for (const view of views) expect(problems(view)).toEqual([`the ${view.kind} name "nobody", which is no node`])
    expect(problems({ kind: 'lanes', lanes: [['user']] })).toEqual([])
  })

  it('wants a city of every node on a map', () => {
    expect(problems({ kind: 'map', centre: 0 })).toEqual(['node "user" has no city, and the map cannot place it'])
  })

  it('wants stations in a picture of stamps, each of them once', () => {
    const stamps = (...stations: readonly ('cache' | 'filter')[]): View => ({ kind: 'stamps', users: ['user'], pops: [], origin: 'user', stations })
    expect(problems(stamps('filter', 'cache'))).toEqual([])
    for (const view of [stamps(), stamps('cache', 'cache')]) expect(problems(view)).toEqual(['a picture of stamps needs stations, each of them once'])
    expect(problems({ kind: 'stamps', users: ['nobody'], pops: [], origin: 'user', stations: ['cache'] })).toEqual(['the stamps name "nobody", which is no node'])
  })

  it('wants of a split users with names of their own, and of buckets edges', () => {
    const split = (users: number, nameOf: (user: number) => string): View => ({ kind: 'split', edge: 'user', users, nameOf, split: () => null })
    expect(problems(split(20, String))).toEqual([])
    expect(problems(split(20, (user) => String(user % 15)))).toEqual(['of 20 users 5 have the name of another one'])
    expect(problems(split(10_001, String))).toEqual(['a split is drawn of 1 to 10000 users, not of 10001'])
    expect(problems({ kind: 'buckets', edges: [], limit: () => null })).toEqual(['there are no buckets without edges'])
    expect(problems({ kind: 'buckets', edges: ['nobody'], limit: () => null })).toEqual(['the buckets name "nobody", which is no node'])
  })

  it('wants users who pass layers, and layers that the scene lists', () => {
    expect(problems({ kind: 'layers', users: ['user'] }, [], true)).toEqual([])
    expect(problems({ kind: 'layers', users: [] }, [], true)).toEqual(['nobody passes the layers: the view names no users'])
    expect(problems({ kind: 'layers', users: ['user'] })).toEqual(['the view shows layers, and the scene lists none: it needs a stack(...) among its listings'])
    expect(problems({ kind: 'layers', users: ['nobody'] }, [], true)).toEqual(['the layers name "nobody", which is no node'])
  })

  it('wants a board that the scene has', () => {
    expect(problems({ kind: 'board', board: 'contract' }, ['contract'])).toEqual([])
    expect(problems({ kind: 'board', board: 'contrcat' }, ['contract', 'sick'])).toEqual(['the view shows the board "contrcat"; there are contract, sick'])
    expect(problems({ kind: 'board', board: 'contract' })).toEqual(['the view shows the board "contract"; the scene has none'])
  })
})

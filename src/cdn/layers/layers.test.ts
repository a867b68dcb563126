import { describe, expect, it } from 'vitest'
import type { CacheHost } from '../cache/cacheHost'
import { CacheServer } from '../cache/cacheServer'
import { HttpRequest, HttpResponse, header } from '../http/message'
import { fresh } from './freshLayer'
import { httpLayers, replaced, without, withBefore } from './httpLayers'
import { InstalledLayers } from './installedLayers'
import type { Layer } from './layer'
import { staleWhileRevalidate } from './staleWhileRevalidateLayer'

/** A host with no time and an upstream that answers what it is asked with. */
const HOST: CacheHost = {
  name: 'edge', role: 'shared', reservedKeys: [], nowMs: () => 0, keyRules: () => ({}),
  fetch: ({ headers }) => Promise.resolve(new HttpResponse(200, headers)),
  readCost: () => Promise.resolve(), writeCost: () => Promise.resolve(),
  inBackground: () => {}, decided: () => {}, stored: () => {}, removed: () => {}, filling: () => {}, abandoned: () => {},
}

/** Counts what passes it, for each server anew. */
function counting(name: string): { readonly layer: Layer; readonly installed: CacheServer[] } {
  const installed: CacheServer[] = []
  const install: Layer['install'] = (server) => {
    installed.push(server)
    let passed = 0
    return (req, next) => next(req.withHeaders([...req.headers, [name, String(++passed)]]))
  }
  return { layer: { name, install }, installed }
}

const pass = { name: 'pass', install: () => (req, next) => next(req) } satisfies Layer

async function ask(server: CacheServer, installed: InstalledLayers, layers: readonly Layer[], name: string): Promise<string | undefined> {
  const response = await installed.chain(layers)(server.enter(new HttpRequest(0, 'GET', '/')))
  return header(response.headers, name)
}

describe('the layers of a server', () => {
  it('have a state for each server, which outlives a lever that takes another layer out', async () => {
    const { layer, installed } = counting('Passed')
    const [one, two] = [new CacheServer(HOST), new CacheServer(HOST)]
    const [ofOne, ofTwo] = [new InstalledLayers(one), new InstalledLayers(two)]
    expect(await ask(one, ofOne, [layer, pass], 'Passed')).toBe('1')
    expect(await ask(one, ofOne, [layer], 'Passed')).toBe('2')
    expect(await ask(two, ofTwo, [layer], 'Passed')).toBe('1')
    expect(await ask(one, ofOne, [layer, pass], 'Passed')).toBe('3')
    expect(installed).toEqual([one, two])
  })

  it('are composed once for each list, not with each request', () => {
    const installed = new InstalledLayers(new CacheServer(HOST))
    expect(installed.chain([pass, fresh])).toBe(installed.chain([pass, fresh]))
    expect(installed.chain([fresh, pass])).not.toBe(installed.chain([pass, fresh]))
  })

  it('that are made with each request are an error that names them', () => {
    const installed = new InstalledLayers(new CacheServer(HOST))
    const ask = (): void => {
      for (let i = 0; i < 100; i++) installed.chain([{ ...pass }])
    }
    expect(ask).toThrow('the layer pass is made anew with each request')
  })

  it('may stand in more orders than are remembered', () => {
    const installed = new InstalledLayers(new CacheServer(HOST))
    const rotated = (by: number): readonly Layer[] => [...httpLayers.slice(by), ...httpLayers.slice(0, by)]
    for (let i = 0; i < 200; i++) for (const left of httpLayers) expect(() => installed.chain(rotated(i % httpLayers.length).filter((one) => one !== left))).not.toThrow()
  })

  it('share the rules of their server, and no other’s', () => {
    const server = new CacheServer(HOST)
    new InstalledLayers(server).chain(httpLayers)
    const { rules } = server
    new InstalledLayers(server).chain([fresh])
    expect(server.rules).toBe(rules)
    expect(new CacheServer(HOST).rules).toBeUndefined()
  })
})

describe('a list of layers', () => {
  const names = (layers: readonly Layer[]): string[] => layers.map(({ name }) => name)

  it('loses, gains and changes one', () => {
    expect(names(without(httpLayers, fresh))).toEqual(names(httpLayers).filter((name) => name !== 'fresh'))
    expect(names(withBefore(httpLayers, staleWhileRevalidate, pass)).slice(2, 5)).toEqual(['fresh', 'pass', 'stale-while-revalidate'])
    expect(names(replaced(httpLayers, fresh, pass))[2]).toBe('pass')
  })

  it('says when the layer is not among them', () => {
    expect(() => without([fresh], pass)).toThrow('the layer pass is not among fresh')
  })
})

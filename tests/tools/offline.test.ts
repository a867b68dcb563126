/**
 * The service worker, in a world of its own: a host, caches, pages that listen.
 */
import { describe, expect, it } from 'vitest'
import { type Course, type WorkerEvent, answering, keeping } from '../../tools/offline/worker.mjs'

const HOST = 'https://cdn.example'
const COURSE: Course = { version: 'v2', base: '/course/', files: ['index.html', '404.html', 's/one/index.html', 'assets/a-1.js', 'assets/b-2.js'] }

/** `host`: bodies by path; null where there is no network. */
class World {
  readonly #listeners = new Map<string, (event: WorkerEvent) => void>()
  readonly #caches = new Map<string, Map<string, string>>()
  readonly asked: string[] = []
  readonly told: unknown[] = []
  host: Readonly<Record<string, string>> | null = Object.fromEntries(COURSE.files.map((file) => [`/course/${file}`, `new ${file}`]))

  constructor() {
    const open = async (name: string) => {
      const cache = this.#caches.get(name) ?? new Map<string, string>()
      this.#caches.set(name, cache)
      return { put: async (address: string, response: Response) => void cache.set(address, await response.text()) } as unknown as Cache
    }
    const scope = {
      location: { href: `${HOST}/course/sw.js`, origin: HOST },
      caches: {
        open, keys: async () => [...this.#caches.keys()], delete: async (name: string) => this.#caches.delete(name),
        match: async (address: string | Request) => {
          const body = [...this.#caches.values()].map((cache) => cache.get(String(address))).find((one) => one !== undefined)
          return body === undefined ? undefined : new Response(body)
        },
      },
      clients: { matchAll: async () => [{ postMessage: (message: unknown) => void this.told.push(message) }], claim: async () => undefined },
      fetch: async (asked: string | Request) => {
        const { pathname } = new URL(typeof asked === 'string' ? asked : asked.url)
        this.asked.push(pathname)
        if (!this.host) throw new TypeError('no network')
        const body = this.host[pathname.replace(/\/$/, '/index.html')]
        return new Response(body ?? 'lost', { status: body === undefined ? 404 : 200 })
      },
      addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void this.#listeners.set(type, listener),
    }
    keeping(scope, COURSE)
    answering(scope, COURSE)
  }

  async does(type: 'install' | 'activate'): Promise<void> {
    let work: Promise<unknown> | undefined
    this.#listeners.get(type)!({ waitUntil: (one: Promise<unknown>) => void (work = one) } as WorkerEvent)
    await work
  }

  /** The body of the answer, undefined where the worker leaves it to the browser. */
  async get(path: string, mode: 'navigate' | 'cors' = 'cors', method = 'GET'): Promise<string | undefined> {
    let answer: Promise<Response> | undefined
    this.#listeners.get('fetch')!({ request: { url: new URL(path, HOST).href, method, mode }, respondWith: (one: Promise<Response>) => void (answer = one) } as unknown as WorkerEvent)
    return (await answer)?.text()
  }

  keepBefore(name: string, file: string, body: string): void {
    this.#caches.set(name, new Map([[`${HOST}/course/${file}`, body]]))
  }

  kept(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#caches].map(([name, cache]) => [name, cache.size]))
  }
}

async function keptWorld(): Promise<World> {
  const world = new World()
  await world.does('install')
  await world.does('activate')
  return world
}

describe('the course on a device', () => {
  it('is kept whole, and the page hears how far it is', async () => {
    const world = await keptWorld()
    expect(world.kept()).toEqual({ 'build-a-cdn-v2': COURSE.files.length })
    expect(world.told).toEqual(COURSE.files.map((_, i) => ({ kind: 'keeping', done: i + 1, of: COURSE.files.length })))
  })

  it('is not kept at all where a file is lacking', async () => {
    const world = new World()
    const { '/course/assets/b-2.js': _, ...others } = world.host!
    world.host = others
    await expect(world.does('install')).rejects.toThrow('assets/b-2.js: the host answers 404')
    expect(world.kept()).toEqual({})
  })

  it('takes from the one that was kept before what has not changed, and forgets the rest of it, and nothing of others', async () => {
    const world = new World()
    world.keepBefore('build-a-cdn-v1', 'assets/a-1.js', 'as it was')
    world.keepBefore('somebody-else', 'index.html', 'theirs')
    await world.does('install')
    await world.does('activate')
    expect(world.asked).not.toContain('/course/assets/a-1.js')
    expect(await world.get('/course/assets/a-1.js')).toBe('as it was')
    expect(Object.keys(world.kept()).toSorted()).toEqual(['build-a-cdn-v2', 'somebody-else'])
  })

  it('answers without a network: pages by their folder, the page for what is lost, and no file for another', async () => {
    const world = await keptWorld()
    world.host = null
    expect(await world.get('/course/s/one/', 'navigate')).toBe('new s/one/index.html')
    expect(await world.get('/course/?theme=dark', 'navigate')).toBe('new index.html')
    expect(await world.get('/course/s/two/', 'navigate')).toBe('new 404.html')
    await expect(world.get('/course/twin.json')).rejects.toThrow('no network')
  })

  it('gives way to the host for pages, and not for what carries a hash in its name', async () => {
    const world = await keptWorld()
    world.host = { '/course/index.html': 'newer', '/course/assets/a-1.js': 'never asked for' }
    expect(await world.get('/course/', 'navigate')).toBe('newer')
    expect(await world.get('/course/assets/a-1.js')).toBe('new assets/a-1.js')
  })

  it('leaves embeds, other hosts, other folders and what is no GET to the browser', async () => {
    const world = await keptWorld()
    for (const path of ['/course/e/one/', 'https://other.example/course/', '/other/']) expect(await world.get(path), path).toBeUndefined()
    expect(await world.get('/course/', 'cors', 'POST')).toBeUndefined()
  })
})

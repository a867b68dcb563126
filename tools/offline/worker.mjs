/**
 * The service worker of a course that somebody keeps on a device: all of its files, taken when it is installed, or none. Its two halves
 * are written into sw.js as texts (tools/offline.ts), so they use nothing from outside themselves.
 */

/**
 * @typedef {{
 *   readonly version: string,
 *   readonly base: string,
 *   readonly files: readonly string[],
 * }} Course `version` changes when a file does; `base` is the path of the course, with its last slash; `files` are paths below it.
 */
/** @typedef {{ readonly request: Request, respondWith(answer: Promise<Response>): void, waitUntil(work: Promise<unknown>): void }} WorkerEvent */
/**
 * What is used of a ServiceWorkerGlobalScope.
 * @typedef {{
 *   readonly caches: Pick<CacheStorage, 'open' | 'match' | 'keys' | 'delete'>,
 *   readonly location: { readonly href: string, readonly origin: string },
 *   readonly clients: { matchAll(options: { readonly includeUncontrolled: boolean }): Promise<readonly { postMessage(message: unknown, transfer: Transferable[]): void }[]>, claim(): Promise<void> },
 *   fetch(asked: string | Request, options?: RequestInit): Promise<Response>,
 *   addEventListener(type: string, listener: (event: WorkerEvent) => void): void,
 * }} Scope
 */

/**
 * Takes all files when it is installed, and forgets what was kept of another version when it takes over.
 * @param {Scope} worker
 * @param {Course} course
 */
export function keeping(worker, { version, base, files }) {
  const PREFIX = 'build-a-cdn-'
  const NAME = PREFIX + version
  /** Files that are asked for at a time. */
  const AT_ONCE = 8

  /**
   * What carries a hash in its name is the same in a course that was kept before.
   * @param {string} file
   */
  async function fetched(file) {
    const address = new URL(base + file, worker.location.href).href
    const before = file.startsWith('assets/') ? await worker.caches.match(address, { ignoreVary: true }) : undefined
    const response = before ?? (await worker.fetch(address, { cache: 'no-cache' }))
    if (!response.ok) throw new Error(`${file}: the host answers ${response.status}`)
    await (await worker.caches.open(NAME)).put(address, response)
  }

  async function keep() {
    const waiting = [...files]
    let done = 0
    const take = async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        await fetched(file)
        const message = { kind: 'keeping', done: ++done, of: files.length }
        for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message, [])
      }
    }
    const taken = await Promise.allSettled(Array.from({ length: AT_ONCE }, take))
    const failed = taken.find(({ status }) => status === 'rejected')
    if (!failed) return
    await worker.caches.delete(NAME)
    throw /** @type {PromiseRejectedResult} */ (failed).reason
  }

  async function takeOver() {
    for (const name of await worker.caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await worker.caches.delete(name)
    await worker.clients.claim()
  }

  worker.addEventListener('install', (event) => event.waitUntil(keep()))
  worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
}

/**
 * Answers from what is kept. Pages come from the host while there is one, so that nobody reads an old course without need.
 * @param {Scope} worker
 * @param {Course} course
 */
export function answering(worker, { base }) {
  /**
   * The file that an address means; null where that is not for us: other hosts, and embeds, which stand in pages of others.
   * @param {string} address
   */
  function fileOf(address) {
    const { origin, pathname } = new URL(address)
    if (origin !== worker.location.origin || !pathname.startsWith(base)) return null
    const file = pathname.slice(base.length)
    return file.startsWith('e/') ? null : file.replace(/(^|\/)$/, '$1index.html')
  }

  /** @param {string} file */
  const kept = (file) => worker.caches.match(new URL(base + file, worker.location.href).href, { ignoreVary: true })

  /**
   * @param {Request} request
   * @param {string} file
   */
  async function answer(request, file) {
    if (file.startsWith('assets/')) return (await kept(file)) ?? worker.fetch(request)
    try {
      return await worker.fetch(request)
    } catch (error) {
      const response = (await kept(file)) ?? (request.mode === 'navigate' ? await kept('404.html') : undefined)
      if (response) return response
      throw error
    }
  }

  worker.addEventListener('fetch', (event) => {
    const file = event.request.method === 'GET' ? fileOf(event.request.url) : null
    if (file !== null) event.respondWith(answer(event.request, file))
  })
}

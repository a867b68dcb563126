/**
 * What begins a page that is one file: it gives its scripts addresses of their own (blob:), and answers from the file what they would fetch. A thread
 * begins with it, too. It is written into the file as a text (singlePage.ts), so it uses nothing from outside.
 */

/** @typedef {{ readonly script: string } | { readonly base64: string, readonly type: string }} SingleFile */

/**
 * @param {Readonly<Record<string, SingleFile>>} files By name. Scripts name those that they import as "single:NAME".
 * @param {string} page Address of the page; in a thread that of its page.
 */
export function single(files, page) {
  /** @type {Map<string, string>} */
  const urls = new Map()
  /** @param {string} script */
  const blob = (script) => URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  /** @param {string} name */
  function url(name) {
    const made = urls.get(name)
    if (made !== undefined) return made
    const file = files[name]
    if (!file || !('script' in file)) throw new Error(`This file has one scene of the course, and no ${name}.`)
    const address = blob(file.script.replace(/"single:([^"]+)"/g, (_, imported) => `"${url(imported)}"`))
    urls.set(name, address)
    return address
  }
  /** @param {unknown} address */
  const nameOf = (address) => String(address instanceof Request ? address.url : address).replace(/[?#].*/, '').split('/').at(-1) ?? ''
  /** @param {string} name */
  const at = (name) => new URL(`../../assets/${name}`, page).href
  Object.assign(globalThis, { single: { url, at } })

  const fetchElsewhere = globalThis.fetch
  globalThis.fetch = async (input, options) => {
    const file = files[nameOf(input)]
    if (!file || !('base64' in file)) return fetchElsewhere(input, options)
    return new Response(Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0)), { headers: { 'Content-Type': file.type } })
  }

  // Pages of the course are where this one was taken from, whatever opens a link.
  if (globalThis.document?.documentElement.dataset['page'] !== undefined) {
    for (const way of ['click', 'auxclick']) {
      addEventListener(way, ({ target }) => {
        const link = target instanceof Element ? target.closest('a[href^="/"]') : null
        link?.setAttribute('href', new URL(link.getAttribute('href') ?? '', page).href)
      }, true)
    }
  }

  if (!globalThis.Worker) return
  // Modules run in the order in which they are imported, and a thread hears nothing before they have.
  const begins = () => blob(`(${single})(${JSON.stringify(files)},${JSON.stringify(page)})`)
  globalThis.Worker = class extends Worker {
    /**
     * @param {string | URL} address
     * @param {WorkerOptions} [options]
     */
    constructor(address, options) {
      super(blob(`import "${begins()}";import "${url(nameOf(address))}"`), options)
    }
  }
}

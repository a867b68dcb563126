/**
 * <cdn-scene>: a scene as an element of any page. What stands inside it is shown where scripts do not run, and until the frame is there.
 *
 *     <cdn-scene scene="stale-on-purpose" base="https://cdn.example/" step="2"><a href="https://cdn.example/s/stale-on-purpose/">…</a></cdn-scene>
 *
 * This file defines the class; `define` registers it.
 */
import { type ScenePlayer, TOLD, connect } from './connect'
import { sceneFrame } from './mount'

/** What an address says of a moment: another one takes its place. */
const OF_MOMENT = /^(?:step|t|seed|acts|saw|lever\..+)$/
/** What it says of the look. */
export const SETTINGS: readonly string[] = ['show', 'controls', 'theme', 'speed', 'motion', 'resize', 'origin']
/** As high as the scene wants to be, until it says so itself (px). */
const HEIGHT = '500px'

// Where there is no window there is nothing to extend, and the class is never made.
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement)

export class CdnSceneElement extends Base {
  /** The scene inside, from when the element is in a page. */
  player: ScenePlayer | undefined
  /** Where it stood when it was taken out: a frame that is moved is loaded anew. */
  #link = ''

  connectedCallback(): void {
    const [scene, base] = [this.getAttribute('scene'), this.getAttribute('base')]
    if (scene === null || base === null) {
      this.dispatchEvent(new CustomEvent('error', { detail: { message: 'cdn-scene needs the attributes scene and base' } }))
      return
    }
    const title = this.getAttribute('frame-title')
    const frame = sceneFrame({ base, scene, params: this.#params(), ...(title === null ? {} : { title }) })
    frame.setAttribute('part', 'frame')
    frame.style.cssText = `display:block;border:0;width:100%;height:${this.getAttribute('height') ?? HEIGHT}`
    this.style.display ||= 'block'
    ;(this.shadowRoot ?? this.attachShadow({ mode: 'open' })).replaceChildren(frame)
    const player = connect(frame)
    this.player = player
    for (const type of TOLD) player.on(type, (detail) => this.#tell(type, detail))
    if (!this.hasAttribute('height')) player.on('resize', ({ height }) => (frame.style.height = `${height}px`))
    player.ready.catch((error: Error) => this.#tell('error', { message: error.message }))
  }

  disconnectedCallback(): void {
    this.player?.destroy()
    this.player = undefined
  }

  /** From attributes, and from "params", a query: names of attributes have no capitals, and those of levers have. */
  #params(): Record<string, string> {
    const asked = [...[...this.attributes].map(({ name, value }) => [name, value] as const), ...new URLSearchParams(this.getAttribute('params') ?? '')]
    const isKept = (name: string): boolean => (this.#link === '' && OF_MOMENT.test(name)) || SETTINGS.includes(name)
    return Object.fromEntries([...asked.filter(([name]) => isKept(name)), ...new URLSearchParams(this.#link)])
  }

  #tell(type: string, detail: unknown): void {
    const state = detail as { readonly link?: string; readonly state?: { readonly link: string } }
    this.#link = state.link ?? state.state?.link ?? this.#link
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }
}

/** Registers the element, under this name, where a page has not done so yet; where there is no page it does nothing. */
export function define(name = 'cdn-scene'): void {
  if (typeof customElements !== 'undefined' && !customElements.get(name)) customElements.define(name, CdnSceneElement)
}

/**
 * The frame of a scene: its address, made by hand or by a page's script, and the connection to it.
 */
import { type ConnectOptions, type ScenePlayer, connect } from './connect'

export interface SceneAddress {
  /** Where the course lies: "https://cdn.example/". */
  readonly base: string
  /** Name of a scene as its address has it: "stale-on-purpose". */
  readonly scene: string
  /** What else the address asks for: step, seed, lever.<name>, theme and whatever stands in docs/embedding.md. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** Address of a scene for a frame. Throws TypeError when `base` is no address. */
export function embedUrl({ base, scene, params = {} }: SceneAddress): string {
  const url = new URL(`e/${encodeURIComponent(scene)}/`, base.endsWith('/') ? base : `${base}/`)
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value))
  return url.href
}

export interface FrameOptions extends SceneAddress {
  /** What the frame is called to who cannot see it. */
  readonly title?: string
}

/** A frame with a scene, that loads when it comes near the view. It has no size of its own: width 100% and height 500 px, unless the page says otherwise. */
export function sceneFrame({ title, ...address }: FrameOptions): HTMLIFrameElement {
  const iframe = document.createElement('iframe')
  iframe.title = title ?? `Build a CDN: ${address.scene.replaceAll('-', ' ')} (interactive)`
  iframe.loading = 'lazy'
  iframe.allow = 'fullscreen; clipboard-write'
  iframe.width = '100%'
  iframe.height = '500'
  iframe.style.border = '0'
  iframe.src = embedUrl(address)
  return iframe
}

/**
 * Puts a scene into an element of the page.
 *
 * @example
 * const player = mount(document.querySelector('#scene'), { base: 'https://cdn.example/', scene: 'stale-on-purpose' })
 * player.on('ended', ({ step }) => console.log(`step ${step} was played`))
 */
export function mount(target: Element, { want, timeout, ...frame }: FrameOptions & ConnectOptions): ScenePlayer {
  const iframe = sceneFrame(frame)
  target.append(iframe)
  return connect(iframe, { ...(want === undefined ? {} : { want }), ...(timeout === undefined ? {} : { timeout }) })
}

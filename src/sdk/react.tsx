/**
 * A scene as a React component, from React 18 on. The frame is made once and stays while its address is the same; listeners may change with
 * every render.
 */
import { useEffect, useRef } from 'react'
import { type ScenePlayer, type ScenePlayerEvents, TOLD } from './connect'
import { type SceneAddress, mount } from './mount'

type Listeners = { readonly [N in keyof ScenePlayerEvents as `on${Capitalize<N>}`]?: (data: ScenePlayerEvents[N]) => void }

export interface CdnSceneProps extends SceneAddress, Listeners {
  readonly title?: string
  readonly className?: string
  /** Gets the player from when the frame is in the page, and null when it goes. */
  readonly onPlayer?: (player: ScenePlayer | null) => void
}

export function CdnScene({ base, scene, params = {}, title, className, onPlayer, ...listeners }: CdnSceneProps) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef({ listeners, onPlayer })
  useEffect(() => {
    latest.current = { listeners, onPlayer }
  })
  const address = JSON.stringify({ base, scene, params, title })
  useEffect(() => {
    const player = mount(box.current!, JSON.parse(address) as SceneAddress & { readonly title?: string })
    for (const type of TOLD) player.on(type, (data) => (latest.current.listeners[nameOf(type)] as ((told: typeof data) => void) | undefined)?.(data))
    latest.current.onPlayer?.(player)
    return () => {
      latest.current.onPlayer?.(null)
      player.destroy()
      player.iframe.remove()
    }
  }, [address])
  return <div ref={box} className={className} />
}

const nameOf = <N extends keyof ScenePlayerEvents>(type: N) => `on${type[0]!.toUpperCase()}${type.slice(1)}` as `on${Capitalize<N>}`

/**
 * Moments of a run as pictures of their own, drawn as the stage draws them, under the name of their scene: as SVG, and on a canvas. Each moment is
 * drawn for itself, so the same one is the same picture, however fast the machine is.
 */
import { type ReactNode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { Reading } from '../../reading/reading'
import { POSTER, Poster } from '../static/Poster'
import posterStyles from '../static/poster.css?inline'
import { stillAt } from '../static/still'
import { carriedFaces } from './carriedFaces'
import { carriedStyles } from './carriedStyles'

export interface Pictures {
  /** `position` in µs of virtual time. */
  svg(position: number): Promise<string>
  image(position: number): Promise<HTMLImageElement>
  /** To be called when no more are wanted. */
  close(): void
}

/** Out of sight, in the page's own styles. The views of the run must have been loaded. */
export async function openPictures(run: Reading): Promise<Pictures> {
  const faces = await carriedFaces()
  const room = Object.assign(document.createElement('div'), { inert: true, ariaHidden: 'true' })
  room.style.cssText = 'position:absolute;top:0;left:-9999px;contain:strict'
  const style = Object.assign(document.createElement('style'), { textContent: posterStyles })
  const place = document.createElement('div')
  room.append(style, place)
  document.body.append(room)
  const root = createRoot(place)

  const svg = async (position: number): Promise<string> => {
    const step = run.steps.findLastIndex(({ startUs }) => startUs <= position)
    const { number, title, steps } = run.scene
    const poster = <Poster above={`Scene ${number}, step ${Math.max(0, step) + 1}: ${steps[Math.max(0, step)]!.title}`} title={title} still={stillAt(run, position, 'poster')} />
    await new Promise<void>((done) => root.render(<Drawn done={done}>{poster}</Drawn>))
    return carriedStyles(place.querySelector('svg')!, faces)
  }
  return { svg, image: async (position) => imageOf(await svg(position)), close: () => void (root.unmount(), room.remove()) }
}

/** Tells each time that what is in it has been put into the document. */
function Drawn({ done, children }: { readonly done: () => void; readonly children: ReactNode }) {
  useLayoutEffect(done)
  return children
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = Object.assign(new Image(), { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` })
  await image.decode()
  return image
}

/** With so many points for each px. */
export async function png(image: HTMLImageElement, density: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(POSTER.width * density, POSTER.height * density)
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}

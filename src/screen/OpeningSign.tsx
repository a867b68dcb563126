/**
 * How far the first run of a page is, over that page as the build wrote it. It stands beside the app's root, which does not answer yet.
 */
import { createRoot } from 'react-dom/client'
import type { RunProgress } from '../run/run'
import { ComputingCard } from './ComputingCard'
import styles from './ComputingCard.module.css'

export class OpeningSign {
  readonly #place: HTMLElement
  readonly #root: ReturnType<typeof createRoot>

  constructor(page: HTMLElement) {
    this.#place = page.appendChild(document.createElement('div'))
    this.#place.className = styles.overPage!
    this.#root = createRoot(this.#place)
  }

  tell({ share, requests }: RunProgress): void {
    this.#root.render(<ComputingCard label="the whole scene" share={share} requests={requests} meanwhile="Until it is there, you see how it begins." />)
  }

  remove(): void {
    this.#root.unmount()
    this.#place.remove()
  }
}

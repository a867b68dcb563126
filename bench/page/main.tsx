/**
 * The page of the bench: what Node asks for by `window.bench` is done here or in a worker. It
 * shows the stage of the product while frames are measured.
 */
import { measureCommits } from '../frames/measureCommits.tsx'
import { measureFrames } from '../frames/measureFrames.tsx'
import { measureLong } from '../long/measureLong.ts'
import type { BenchPage } from './benchPage.types.ts'

const bench: BenchPage = {
  round(name, ask) {
    const worker = new Worker(new URL('../roundWorker.ts', import.meta.url), { type: 'module' })
    return new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data))
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage({ name, ask }, [])
    })
  },
  frames: measureFrames,
  commits: measureCommits,
  long: measureLong,
}

window.bench = bench

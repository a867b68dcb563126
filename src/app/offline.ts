/**
 * The course on this device, for when there is no network: a service worker keeps all its files, once the reader has asked for that. Nothing is kept before.
 */
import { IN_ANY_FOLDER, ROOT } from '../ui/root'

export type Kept = { readonly kind: 'no' | 'yes' } | { readonly kind: 'keeping'; readonly done: number; readonly of: number }

/** A frame stands in somebody else's page; packages and single files are on a device already; a page in the making has no list of its files. */
export const canBeKept = (): boolean => !IN_ANY_FOLDER && import.meta.env.PROD && 'serviceWorker' in navigator && window.top === window

export async function isKept(): Promise<boolean> {
  return (await navigator.serviceWorker.getRegistration(ROOT))?.active != null
}

/** Resolves when all of it is there. Throws a sentence where that fails; nothing is kept then. */
export async function keep(told: (kept: Kept) => void): Promise<void> {
  const listen = ({ data }: MessageEvent<Kept>): void => {
    if (data?.kind === 'keeping') told(data)
  }
  navigator.serviceWorker.addEventListener('message', listen)
  navigator.serviceWorker.startMessages()
  try {
    const registration = await navigator.serviceWorker.register(`${ROOT}sw.js`, { scope: ROOT, updateViaCache: 'none' })
    const worker = registration.installing ?? registration.waiting ?? registration.active
    if (!worker) throw new Error('The browser has not begun to keep it.')
    await installed(worker)
  } finally {
    navigator.serviceWorker.removeEventListener('message', listen)
  }
}

function installed(worker: ServiceWorker): Promise<void> {
  return new Promise((done, fail) => {
    const look = (): void => {
      if (worker.state === 'activated') done()
      if (worker.state === 'redundant') fail(new Error('Not all of it could be fetched, so nothing was kept.'))
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** Nothing of the course stays on the device but what the reader's settings are. */
export async function letGo(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration(ROOT))?.unregister()
  for (const name of await caches.keys()) if (name.startsWith('build-a-cdn-')) await caches.delete(name)
}

/**
 * Says over a page that is in view as it was written how far its run is: nothing else on it can tell that it does not answer yet. What draws
 * the sign is loaded with the first news of a run that takes long.
 */
import type { OnProgress } from '../../player/making'
import type { OpeningSign } from '../../screen/OpeningSign'

/** What `make` makes, with a sign in the page from the first time that it tells how far it is. */
export async function withSign<T>(make: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const shown: { sign: Promise<OpeningSign | null> | null } = { sign: null }
  const onProgress: OnProgress = (progress) => {
    shown.sign ??= openSign()
    void shown.sign.then((sign) => sign?.tell(progress))
  }
  try {
    return await make(onProgress)
  } finally {
    void shown.sign?.then((sign) => sign?.remove())
  }
}

/** null where its file does not come: there is no sign then, and the run goes on. */
function openSign(): Promise<OpeningSign | null> {
  return import('../../screen/OpeningSign').then(({ OpeningSign: Sign }) => new Sign(document.body), () => null)
}

/**
 * Says over a page that is in view as it was written how far its run is: nothing else on it can tell that it does not answer yet. What draws
 * the sign is loaded with the first news of a run that takes long.
 */
import type { OnProgress } from '../../player/making'
import type { OpeningSign } from '../../screen/OpeningSign'

/** What `make` makes, with a sign in the page from the first time that it tells how far it is. */
export async function withSign<T>(make: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  let sign: Promise<OpeningSign | null> | null = null
  const onProgress: OnProgress = (progress) => {
    sign ??= import('../../screen/OpeningSign').then(
      ({ OpeningSign: Sign }) => new Sign(document.body),
      // Without its file there is no sign, and the run goes on.
      () => null,
    )
    void sign.then((one) => one?.tell(progress))
  }
  try {
    return await make(onProgress)
  } finally {
    void (sign as Promise<OpeningSign | null> | null)?.then((one) => one?.remove())
  }
}

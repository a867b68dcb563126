/**
 * The page that an LMS opens: the scene in a frame that fills it, and a line above where there is something to say. Without an LMS, or with
 * one that does not answer, the scene plays all the same.
 */
import { connect } from '../sdk/connect'
import { Account } from './account'
import { Cmi5Lms } from './cmi5'
import { follow } from './follow'
import type { LaunchConfig, Lms } from './lms.types'
import { NoLms } from './lms.types'
import { browserOutside } from './outside'
import { SCORM_12 } from './scorm12'
import { SCORM_2004 } from './scorm2004'
import { ScormLms } from './scorm'

/** A scene may come over a slow line; until then nothing is lost. */
const PATIENCE_MS = 120_000

async function start(config: LaunchConfig): Promise<void> {
  const frame = document.querySelector('iframe')!
  const show = (hash: string): void => {
    frame.src = hash === '' ? config.page : `${config.page}#${hash}`
  }
  const lms = lmsOf(config)
  const account = new Account(config.steps)
  try {
    account.restore(await lms.open())
  } catch (error) {
    say(error instanceof NoLms ? error.message : `Your progress is not recorded (${String(error)}).`)
    return show('')
  }
  const { location } = account.progress
  show(location)
  const player = connect(frame, { want: ['learner'], timeout: PATIENCE_MS })
  player.ready.catch(() => say('The scene does not answer: your progress is not recorded.'))
  const back = { text: `Back to “${config.title}”`, act: () => show(account.progress.location) }
  const writeDown = follow({ player, slug: config.slug, account, lms, arrived: (isOurs) => (isOurs ? say('') : say('This is another scene: what you do in it is not recorded here.', back)) })
  if (lms instanceof Cmi5Lms && isPage(lms.returnUrl)) offerWayOut(lms, lms.returnUrl)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) writeDown()
  })
  window.addEventListener('pagehide', () => lms.close())
  // A page that comes back from the browser's memory has said good-bye to its LMS.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload()
  })
}

function lmsOf({ standard }: LaunchConfig): Lms {
  const outside = browserOutside(say)
  if (standard === 'cmi5') return new Cmi5Lms(window.location.search, outside)
  return new ScormLms(standard === 'scorm12' ? SCORM_12 : SCORM_2004, window, outside)
}

/** The address comes from whoever launched this: no script may stand in it. */
const isPage = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/** cmi5 wants a learner who leaves to be led back. */
function offerWayOut(lms: Lms, url: string): void {
  const leave = (): void => {
    lms.close()
    window.location.assign(url)
  }
  document.getElementById('leave')!.append(button('Save and leave', leave))
}

interface Offer {
  readonly text: string
  readonly act: () => void
}

/** '' takes the line away. */
function say(text: string, offer?: Offer): void {
  document.getElementById('notice')!.replaceChildren(text, ...(offer ? [' ', button(offer.text, offer.act)] : []))
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.addEventListener('click', act)
  return element
}

void start(JSON.parse(document.getElementById('scene')!.textContent) as LaunchConfig)
